"""Evidence becomes words a reader may trust.

What comes in: a task and evidence. What goes out: answers, positions, briefings in which every statement is cited and
checked by `verify`, the only maker of citations. May import: domain, prompts; LangChain's core in `llm.py` only.
"""
