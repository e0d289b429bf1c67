"""PDF: words with their places become lines, columns, paragraphs; what no reader sees is left out."""

from ingest.formats.pdf.reader import read

__all__ = ["read"]
