"""What was computed once is kept, and computed by one when many ask at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from app.memory import Memory


def test_many_who_ask_at_once_wait_for_one() -> None:
    """Ten ask together while the answer is being made: it is made once, and all get it."""
    memory, together, made = Memory(), Barrier(10), []

    def make() -> str:
        made.append("made")
        Event().wait(0.2)
        return "positions"

    def ask(_: int) -> str:
        together.wait(10)
        return memory.of("all", make)

    with ThreadPoolExecutor(10) as people:
        assert set(people.map(ask, range(10))) == {"positions"}
    assert made == ["made"]


def test_others_do_not_wait_for_another_key() -> None:
    """Who asks for something else is answered while a long one is being made."""
    memory, begun, go_on = Memory(), Event(), Event()

    def long() -> str:
        begun.set()
        go_on.wait(10)
        return "long"

    with ThreadPoolExecutor(1) as one:
        waits = one.submit(memory.of, "long", long)
        assert begun.wait(10)
        assert memory.of("short", lambda: "short") == "short"
        go_on.set()
        assert waits.result(10) == "long"


def test_what_failed_is_tried_again() -> None:
    """An error reaches who asked, and is not kept."""
    memory = Memory()

    def fail() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.of("a", fail)
    assert memory.of("a", lambda: "now") == "now"
