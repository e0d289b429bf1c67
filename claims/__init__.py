"""Who said what, through whom, and who says otherwise.

What comes in: articles with their sentences. What goes out: claims (attribution relations as spans), disputes, relations.
May import: domain, spaCy.
"""
