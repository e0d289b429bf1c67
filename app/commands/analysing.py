"""The command that finds claims again: by the rules alone, or with a model over them after a word on what it will take."""

from __future__ import annotations

import sys
from argparse import Namespace

from app import contract, text
from app.commands.desk import Desk
from app.commands.interrupt import stop_between_articles
from app.commands.output import Output
from app.commands.progress import ProgressLine
from app.errors import DONE, SOME_REFUSED, STOPPED
from domain.errors import UserError
from domain.report import ModelEstimate, ModelReport


def analyse(desk: Desk, args: Namespace, out: Output) -> int:
    """Finds the claims of articles again; 1 when calls to the model failed, 130 when it was stopped."""
    if args.model or args.estimate:
        return _with_model(desk, args, out)
    line = ProgressLine(out.notes)
    with stop_between_articles(out.note) as stopped:
        done = desk.analyse(args.id, progress=line, stopped=stopped)
    line.close()
    if out.as_json:
        out.value({"analysed": done})
    else:
        out.text(f"The rules have read {done} articles again.")
    return STOPPED if stopped() else DONE


def _with_model(desk: Desk, args: Namespace, out: Output) -> int:
    expected = desk.estimate(args.id)
    if args.estimate:
        return _told_estimate(expected, out)
    if expected.calls and not args.yes:
        _ask_leave(expected, out)
    line = ProgressLine(out.notes)
    with stop_between_articles(out.note) as stopped:
        report = desk.analyse_with_model(args.id, progress=line, stopped=stopped)
    line.close()
    return _told(report, out)


def _ask_leave(expected: ModelEstimate, out: Output) -> None:
    """UserError unless the person at the terminal says yes."""
    if not sys.stdin.isatty():
        raise UserError(text.estimate(expected), hint="Add --yes to go on")
    out.note(text.estimate(expected))
    out.note("Type yes to go on:")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UserError("nothing was sent", hint="`--estimate` shows what it would take")


def _told_estimate(expected: ModelEstimate, out: Output) -> int:
    if out.as_json:
        out.value(contract.estimate(expected))
    else:
        out.text(text.estimate(expected))
    return DONE


def _told(report: ModelReport, out: Output) -> int:
    if out.as_json:
        out.value(contract.model_report(report))
    else:
        out.text(text.model_report(report))
    return STOPPED if report.stopped else SOME_REFUSED if report.failed else DONE
