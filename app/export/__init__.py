"""Files to send or to keep: the same words, citations and cautions as the page shows, with where each one leads.

What comes in: an answer, a briefing, positions, disputes, or claims with their articles. What goes out: the bytes of one
file, the same for the same input. May import: `domain`, `app.contract`, `app.text`, `app.render` for its words and its
safe HTML; python-docx in `word.py` and reportlab in `fonts.py` and `pdf.py`, each only inside a function.
"""
