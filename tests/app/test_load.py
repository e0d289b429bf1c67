"""Several people at once: the short form of `python -m bench load`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.settings import Settings
from app.wiring import open_desk
from bench.load import visited
from tests.app.live import running

pytestmark = pytest.mark.slow


def test_people_at_once_see_nothing_of_one_another(tmp_path: Path) -> None:
    """Three add, ask, brief and save at the same time: every step is done, and no page holds another's text."""
    with closing(open_desk(Settings(library=tmp_path), writer=True)) as desk, running(desk) as port:
        found = visited(port, people=3, seconds=0)

    assert not found.wrong
    assert {what: len(took) for what, took in found.took.items()} == dict.fromkeys(
        ("open", "add", "ask", "source", "positions", "brief", "save"), 3
    )
