"""A file, a feed or an address becomes articles.

What comes in: sources (`domain.report.Source`). What goes out: `Article` values with clean text, sentences, metadata and
the way back to the raw file, or a `Refusal` with its reason. May import: domain, and the libraries of the formats and the
network: trafilatura, lxml, pypdfium2, python-docx, feedparser, httpcore, httpx, certifi, idna.
"""
