"""A row of buttons that give the briefing on the page as a file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from app.export.audit import cited_articles
from app.export.formats import READING
from app.export.reading import briefing, briefing_citations
from app.ui.facade import Desk
from domain.article import Filters
from domain.briefing import Briefing

LABELS = {"md": "Markdown", "docx": "Word", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Kept:
    """The briefing that is shown, and the filters it was written under."""

    briefing: Briefing
    filters: Filters


def buttons() -> list[gr.DownloadButton]:
    """One button a format, unseen until there is something to give."""
    with gr.Row(elem_id="downloads"):
        return [gr.DownloadButton(label, visible=False, size="sm", min_width=110) for label in LABELS.values()]


def files(desk: Desk, kept: Kept | None) -> list[gr.DownloadButton]:
    """The buttons with the files of the briefing behind them; unseen again when there is none."""
    if kept is None:
        return [gr.DownloadButton(visible=False) for _ in LABELS]
    cited = cited_articles(desk.article, briefing_citations(kept.briefing))
    made = briefing(kept.briefing, desk.disputes(kept.filters)[0], cited, kept.filters)
    return [gr.DownloadButton(value=_file(READING[form](made), form), visible=True) for form in LABELS]


def _file(content: bytes, form: str) -> str:
    """A file in the server's own folder, which ends with the server; the same words are the same file."""
    folder = Path(os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir()) / hashlib.sha256(content).hexdigest()[:32]
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"briefing.{form}"
    file.write_bytes(content)
    return str(file)
