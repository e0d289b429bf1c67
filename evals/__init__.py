"""Quality with a floor under it: questions and claims gold over `corpus/articles`, scorers, and a gate.

What comes in: the JSON that the command line prints (docs/contract.md), never the rooms' own values, so that the evals
measure what a reader gets. What goes out: tables, and an exit status. May import: the standard library only.
"""
