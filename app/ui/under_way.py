"""Questions whose answers are on their way, one a session: each answer goes to the conversation that it was asked in."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass, field
from typing import Literal

import gradio as gr

from app.ui.talk import Talk

WAITING, KEEPING = 900.0, 20.0  # seconds until an answer begins, while others have their turn, and until it is kept

_SESSIONS = 10_000  # whose counts are held at most


@dataclass(slots=True, kw_only=True)
class Asked:
    """One question on its way: its conversation as it grows, and the one that its reader looks at, once that is another.

    Only one step of a page at a time changes it: it is asked, then answered, then kept.
    """

    talk: Talk
    stage: Literal["asked", "answering", "answered"] = "asked"
    elsewhere: Talk | None = None
    since: float = field(default_factory=time.monotonic)  # when it was asked, and then when it was answered
    halt: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False  # its conversation was deleted meanwhile
    keeping: bool = False  # somebody sees to it that it is kept

    @property
    def question(self) -> str:
        """What was asked."""
        return self.talk.asked or next((t.content for t in reversed(self.talk.history) if t.role == "user"), "")

    def looked_at(self, now: Talk, before: Talk) -> Talk:
        """What is to be shown after `before` became `now`: this conversation as it has grown, where it is this one.

        A private answer that nobody looks at any more is kept nowhere, so it is ended.
        """
        if self.elsewhere is None and not _another(now, before):
            return before
        if now.id is not None and now.id == self.talk.id:
            self.elsewhere = None
            return self.talk
        self.elsewhere = now
        if self.talk.private:
            self.halt.set()
        return now

    def left(self) -> bool:
        """True when its page was left: no step has come for longer than one takes."""
        patience = {"asked": WAITING, "answering": math.inf, "answered": KEEPING}
        return time.monotonic() - self.since >= patience[self.stage]

    def drop(self, name: str) -> None:
        """End it, and keep nothing of it, when the conversation of this name is its own."""
        if name == self.talk.id:
            self.dropped = True
            self.halt.set()


def _another(now: Talk, before: Talk) -> bool:
    """True when these are two conversations; one that is not kept yet is known by its count."""
    return now.id != before.id or (now.id is None and now.count != before.count)


class UnderWay:
    """The questions of all sessions; a page that was left before its answer was kept keeps nobody waiting for long."""

    def __init__(self) -> None:
        self._asked: dict[str, Asked] = {}
        self._begun: dict[str, int] = {}

    def begin(self, request: gr.Request | None, talk: Talk) -> None:
        """A question was asked in this conversation."""
        if request is not None:
            session = session_of(request)
            self._asked[session] = Asked(talk=talk)
            if len(self._begun) > _SESSIONS:
                self._begun.clear()
            self._begun[session] = self.begun(request) + 1

    def begun(self, request: gr.Request | None) -> int:
        """How many questions this session has asked: more than before means that one came meanwhile."""
        return self._begun.get(session_of(request), 0)

    def of(self, request: gr.Request | None) -> Asked | None:
        """What is on its way for this session, until it is kept."""
        self._asked = {session: one for session, one in self._asked.items() if not one.left()}
        return self._asked.get(session_of(request)) if request is not None else None

    def take(self, request: gr.Request | None, talk: Talk) -> Asked | None:
        """The question that is to be answered now; one that nobody noted is taken from its conversation; None while one is."""
        found = self.of(request)
        if found is None:
            found = Asked(talk=talk)
            if request is not None:
                self._asked[session_of(request)] = found
        elif found.stage != "asked":
            return None
        found.stage = "answering"
        return found

    def answered(self, one: Asked) -> None:
        """It is whole; it waits to be kept."""
        one.stage, one.since = "answered", time.monotonic()

    def end(self, request: gr.Request | None) -> None:
        """It was kept."""
        self._asked.pop(session_of(request), None)


def session_of(request: gr.Request | None) -> str:
    """The session's name; "" without one."""
    return request.session_hash or "" if request else ""
