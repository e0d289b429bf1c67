"""Commands that fill a library: add, try again, read again, and watch feeds."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app import contract, text
from app.commands.desk import Desk
from app.commands.interrupt import StopAsked, stop_between_articles
from app.commands.library import library_state
from app.commands.output import Output
from app.commands.progress import ProgressLine
from app.errors import DONE, SOME_REFUSED, STOPPED
from domain.errors import UserError
from domain.report import AddReport, Source

_LOOK = 0.2  # seconds between two looks at whether to stop, while a watch waits
Task = Callable[[ProgressLine, StopAsked], AddReport]


def add(desk: Desk, args: Namespace, out: Output) -> int:
    """Takes files, folders, feeds and addresses in; 1 when some were refused, 130 when it was stopped."""
    sources = [Source(location=place) for place in args.source]
    return _reported(lambda line, stopped: desk.add(sources, progress=line, stopped=stopped), out)


def retry(desk: Desk, args: Namespace, out: Output) -> int:
    """Tries failed sources again; 1 when some failed again. With --json the library's state is told beside."""
    done = _run(lambda line, stopped: desk.retry(args.id, progress=line, stopped=stopped), out)
    return _told(done, out, library_state(desk) if out.as_json else {})


def reparse(desk: Desk, args: Namespace, out: Output) -> int:
    """Parses originals again; 1 when some could not be."""
    return _reported(lambda line, stopped: desk.reparse(args.id, progress=line, stopped=stopped), out)


def watch(desk: Desk, args: Namespace, out: Output) -> int:
    """One round after another over the feeds that are due, each told as it ends; 130 when it was stopped."""
    if not (args.feed or desk.feeds()):
        raise UserError("no feed is watched yet", "Name the address of one")
    with stop_between_articles(out.note) as stopped:
        status = _round(desk, args.feed, stopped, out)
        while not args.once and status != STOPPED:
            if not _waited(args.every * 60, stopped):
                return STOPPED
            resting = {feed.url for feed in desk.feeds() if feed.failures}  # asked when their own time has come
            status = _round(desk, [address for address in args.feed if address not in resting], stopped, out)
        return status


def _round(desk: Desk, addresses: Sequence[str], stopped: StopAsked, out: Output) -> int:
    return _told(_ran(lambda line: desk.watch(addresses, progress=line, stopped=stopped), out), out)


def _reported(task: Task, out: Output) -> int:
    return _told(_run(task, out), out)


def _run(task: Task, out: Output) -> AddReport:
    with stop_between_articles(out.note) as stopped:
        return _ran(lambda line: task(line, stopped), out)


def _ran(task: Callable[[ProgressLine], AddReport], out: Output) -> AddReport:
    line = ProgressLine(out.notes)
    try:
        return task(line)
    finally:
        line.close()


def _told(done: AddReport, out: Output, beside: Mapping[str, Any] = MappingProxyType({})) -> int:
    if out.as_json:
        out.value(contract.report(done) | dict(beside))
    else:
        out.text(text.report(done))
    return STOPPED if done.stopped else SOME_REFUSED if done.refused else DONE


def _waited(seconds: float, stopped: StopAsked) -> bool:
    """True after so many seconds; False as soon as the person has asked to stop."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if stopped():
            return False
        time.sleep(_LOOK)
    return not stopped()
