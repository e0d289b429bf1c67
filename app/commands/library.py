"""Commands that fill a library and look after it."""

from __future__ import annotations

from argparse import Namespace

from app import contract, text
from app.commands.desk import Desk
from app.commands.inputs import filters
from app.commands.interrupt import stop_between_articles
from app.commands.output import Output
from app.commands.progress import ProgressLine
from app.errors import DONE, SOME_REFUSED, STOPPED
from domain.report import Check, Source


def add(desk: Desk, args: Namespace, out: Output) -> int:
    """Takes files, folders, feeds and addresses in; 1 when some were refused, 130 when it was stopped."""
    line = ProgressLine(out.notes)
    with stop_between_articles(out.note) as stopped:
        done = desk.add([Source(location=place) for place in args.source], progress=line, stopped=stopped)
        line.close()
    if out.as_json:
        out.value(contract.report(done))
    else:
        out.text(text.report(done))
    return STOPPED if done.stopped else SOME_REFUSED if done.refused else DONE


def articles(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the articles that fit."""
    found = desk.articles(filters(args, desk, out))
    if out.as_json:
        out.values(contract.article(a) for a in found)
    else:
        out.text(text.articles(found))
    return DONE


def status(desk: Desk, _args: Namespace, out: Output) -> int:
    """Prints how many articles are in each state, and how many await analysis."""
    states, waiting = desk.status(), desk.scope().waiting
    if out.as_json:
        out.value(contract.status(states, waiting, desk.samples))
    else:
        out.text(text.status(states, waiting))
    return DONE


def doctor(desk: Desk, _args: Namespace, out: Output) -> int:
    """Looks whether the library is well; 1 when something is not."""
    return show_checks(desk.doctor(), out)


def reindex(desk: Desk, _args: Namespace, out: Output) -> int:
    """Builds the index anew from the catalogue; 1 when something is not well afterwards."""
    line = ProgressLine(out.notes)
    checks = desk.reindex(line)
    line.close()
    return show_checks(checks, out)


def show_checks(checks: tuple[Check, ...], out: Output) -> int:
    """Prints checks; the exit status is 1 when one failed."""
    if out.as_json:
        out.value(contract.checks(checks))
    else:
        out.text(text.checks(checks))
    return DONE if all(check.ok for check in checks) else SOME_REFUSED
