"""The nouns of Sitrep, known to every room.

What comes in: nothing. What goes out: frozen values (articles, spans, passages, claims, disputes, answers, briefings)
and the error tree. May import: the standard library only.
"""
