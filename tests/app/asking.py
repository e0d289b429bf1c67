"""A desk over one small library whose answers come from a scripted server, as the browser and the commands use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.settings import Settings
from app.wiring import Desk, open_desk
from domain.report import Source
from tests.answering.fake_server import FakeServer, Script, serving

TEXT = """Outlet: Harrow Bulletin
Date: 3 March 2031

Shots at the weir

The Ashen Interior Ministry said two of its rangers were wounded at the weir on Monday.
"We did not fire first," Bremian army spokesman Oded Farr told Bremia Press.
The ministry said that the shots came from the Bremian bank of the river.
"""
QUESTION = "Who was wounded at the weir?"


def library_at(folder: Path) -> Path:
    """A library of one article, analysed by the rules."""
    (folder / "weir.txt").write_text(TEXT, encoding="utf-8")
    desk = open_desk(Settings(library=folder / "library"), writer=True)
    desk.add([Source(location=str(folder / "weir.txt"))])
    desk.close()
    return folder / "library"


@contextmanager
def desk_with(script: Script, library: Path, **settings: Any) -> Iterator[tuple[Desk, FakeServer]]:
    """The desk over the library, and the server that writes its answers; replies of earlier tests are gone."""
    shutil.rmtree(library / "answers", ignore_errors=True)
    with serving(script) as server:
        chosen = {"base_url": server.url, "model": "scripted", "engine": "llm", "llm_timeout": 30.0} | settings
        desk = open_desk(Settings(library=library, **chosen), writer=False)
        try:
            yield desk, server
        finally:
            desk.close()


def mark(user: str, words: str) -> str:
    """The number under which the model was shown a sentence, with its brackets."""
    line = next(line for line in user.splitlines() if words in line and line.startswith("["))
    return line[: line.index("]") + 1]


def first_line(user: str) -> str:
    """A line that holds."""
    return f"The Ashen Interior Ministry said two of its rangers were wounded. {mark(user, 'two of its rangers')}\n"


def second_line(user: str) -> str:
    """Another one."""
    return f"Bremian army spokesman Oded Farr said they did not fire first. {mark(user, 'did not fire')}\n"


def good(user: str) -> str:
    """Both lines."""
    return first_line(user) + second_line(user)
