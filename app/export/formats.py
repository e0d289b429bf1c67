"""Which kinds of export exist, in which formats, and who writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from app.export.document import Document
from app.export.markdown import markdown
from app.export.page import page
from app.export.pdf import pdf
from app.export.references import bibtex, csl
from app.export.word import word
from domain.article import Article
from domain.errors import UserError

READING: Final[Mapping[str, Callable[[Document], bytes]]] = {"md": markdown, "html": page, "docx": word, "pdf": pdf}
SOURCES: Final[Mapping[str, Callable[[Iterable[Article]], bytes]]] = {"csl": csl, "bibtex": bibtex}
DATA = ("json", "csv")
BRIEFING: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "md": ("text/markdown; charset=utf-8", "briefing.md"),
    "html": ("text/html; charset=utf-8", "briefing.html"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "briefing.docx"),
    "pdf": ("application/pdf", "briefing.pdf"),
    "csl": ("application/json", "sources.json"),
    "bibtex": ("text/plain; charset=utf-8", "sources.bib"),
})  # fmt: skip
"""The forms of a briefing: the media type, and what the file is called."""
CONVERSATION = ("md", "json", "docx", "pdf")
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "briefing": tuple(READING),
    "answer": tuple(READING),
    "positions": (*READING, *DATA),
    "disputes": tuple(READING),
    "sources": tuple(SOURCES),
    "claims": DATA,
    "figures": DATA,
}


def refuse_unknown(kind: str, form: str) -> None:
    """UserError when the kind is not written in that format."""
    if form not in KINDS[kind]:
        raise UserError(f"{kind} is not exported as {form}", f"Its formats are {', '.join(KINDS[kind])}")
