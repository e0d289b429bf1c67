"""How the raw items of the gold set are made from plain texts, a module for each kind of file; dates and boundaries are fixed."""
