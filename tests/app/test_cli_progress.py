"""Progress: how far, how fast, how long still."""

from __future__ import annotations

import io
from collections.abc import Callable

from app.commands.progress import ProgressLine, in_words
from domain.report import Progress


def a_clock(*times: float) -> Callable[[], float]:
    """A clock that shows these seconds one after another."""
    shown = iter(times)
    return lambda: next(shown)


def test_it_says_done_total_rate_and_time_left() -> None:
    """Long waits are told in minutes and hours."""
    assert in_words(Progress(done=10, total=7210, doing="a.txt"), 10.0) == "10/7210, 1.0/s, 2 h 0 min left: a.txt"
    assert in_words(Progress(done=1, total=None, doing="a.txt"), 2.0) == "1 done, 0.5/s: a.txt"
    assert in_words(Progress(done=0, total=5, doing="a.txt"), 0.0) == "0/5: a.txt"


def test_away_from_a_terminal_it_writes_a_line_now_and_then() -> None:
    """A log is not filled with one line an article."""
    stream = io.StringIO()
    line = ProgressLine(stream, a_clock(0.0, 1.0, 2.5, 3.0))

    for done in (1, 2, 3):
        line(Progress(done=done, total=3, doing="a.txt"))
    line.close()

    assert stream.getvalue() == "2/3, 0.8/s, 1 s left: a.txt\n"


def test_on_a_terminal_it_redraws_one_line_and_clears_it() -> None:
    """Names of files cannot break out of the line."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    line = ProgressLine(stream, a_clock(0.0, 1.0))
    line(Progress(done=1, total=2, doing="a\nb\x1b[2J"))
    line.close()

    assert stream.getvalue() == "\r\x1b[K1/2, 1.0/s, 1 s left: a b[2J\r\x1b[K"
