"""Sitrep for programs: the same five functions from Python, over HTTP and as tools of the Model Context Protocol.

What comes in: a desk, and plain values. What goes out: the contract's objects, or an error with what to do. May import:
`domain`, `app.contract`, `app.text`; FastAPI in `routes.py` and the protocol's library in `tools.py`, each inside a function.
"""
