"""Articles are kept, and become evidence.

What comes in: articles, claims, questions. What goes out: stored articles, hits, evidence. The catalogue (SQL) is the truth;
Chroma is an index that can be thrown away. May import: domain, LangChain's core, Chroma (in `index.py` only), SQLAlchemy.
"""
