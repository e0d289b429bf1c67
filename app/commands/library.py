"""Commands that list what a library holds, and look after it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from app import contract, text
from app.commands.desk import Desk
from app.commands.inputs import filters
from app.commands.output import Output
from app.commands.progress import ProgressLine
from app.errors import DONE, SOME_REFUSED
from app.spending import in_words
from domain.article import Article
from domain.errors import UserError
from domain.report import Check


def articles(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the articles that fit."""
    found = desk.articles(filters(args, desk, out))
    if out.as_json:
        out.values(contract.article(a) for a in found)
    else:
        out.text(text.articles(found))
    return DONE


def remove(desk: Desk, args: Namespace, out: Output) -> int:
    """Takes articles out, and prints those that were in; NotFound when one of them is unknown."""
    there = {one.id: one for one in desk.articles()}
    return _show([there[one] for one in desk.remove(args.id)], "Removed", out)


def restore(desk: Desk, args: Namespace, out: Output) -> int:
    """Brings removed articles back, and prints them."""
    if bool(args.id) == args.all:
        raise UserError("which articles are to come back?", "Name their ids, or say --all")
    ids = [one.id for one in desk.removed()] if args.all else args.id
    return _show([desk.article(one) for one in desk.restore(ids)], "Restored", out)


def _show(found: Sequence[Article], done: str, out: Output) -> int:
    if out.as_json:
        out.values(contract.article(a) for a in found)
    else:
        out.text(f"{done} {len(found)}.\n{text.articles(found)}" if found else f"{done} nothing: it was so already.")
    return DONE


def drop(desk: Desk, args: Namespace, out: Output) -> int:
    """Puts failed sources aside, and prints them; NotFound when one of them is none."""
    if bool(args.id) == args.all:
        raise UserError("which failed sources are to be dropped?", "Name their numbers, or say --all")
    found = desk.drop(args.id)
    if out.as_json:
        out.values(contract.item(one) for one in found)
    else:
        out.text(
            "\n".join(f"dropped: {one.source.name or one.source.location}" for one in found) or "Nothing has failed."
        )
    return DONE


def status(desk: Desk, _args: Namespace, out: Output) -> int:
    """Prints how many articles are in each state, how many await analysis, and what waits or has failed and why."""
    if out.as_json:
        out.value(library_state(desk))
    else:
        out.text(text.status(desk.status(), desk.scope().waiting, desk.items("received", "failed")))
        if spent := in_words(desk.spending.total()):
            out.text(f"\nSpent on a model: {spent}.")
    return DONE


def library_state(desk: Desk) -> contract.Json:
    """Counts by state, what waits, and what has failed and why."""
    waits = desk.items("received", "failed")
    return contract.status(desk.status(), desk.scope().waiting, desk.samples, waits, desk.spending.total())


def feeds(desk: Desk, _args: Namespace, out: Output) -> int:
    """Prints the feeds that are watched."""
    found = desk.feeds()
    if out.as_json:
        out.values(contract.feed(one) for one in found)
    else:
        out.text(text.feeds(found))
    return DONE


def unwatch(desk: Desk, args: Namespace, out: Output) -> int:
    """Watches a feed no more; what came from it stays."""
    desk.unwatch(args.feed)
    if out.as_json:
        out.value({"unwatched": args.feed})
    else:
        out.text(f"{args.feed} is watched no more; what came from it stays.")
    return DONE


def log(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints what was done to the library, the newest first."""
    lines = desk.log(args.limit)
    if out.as_json:
        out.values(contract.log_entry(one) for one in lines)
    else:
        out.text(text.log(lines))
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
