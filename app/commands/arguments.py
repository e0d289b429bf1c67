"""The words a person may type after `sitrep`."""

from __future__ import annotations

import argparse
import calendar
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.commands import briefing_arguments as briefing
from app.commands import correcting_arguments as correcting
from app.commands import talking_arguments as talking
from app.export.formats import DATA, KINDS, READING, SOURCES

WIDTH = 100  # of help pages, so that the documented ones are the same on every terminal


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` names what was asked for."""
    top = argparse.ArgumentParser(
        prog="sitrep",
        description="Who said what, through whom, and who says otherwise: verified answers from news articles.",
        epilog="Exit status: 0 done, 1 some refused, 2 usage, settings or library, 130 stopped. See docs/commands.md.",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (summary, fill) in COMMANDS.items():
        one = commands.add_parser(
            name, help=summary, description=_sentence(summary), formatter_class=_formatter, allow_abbrev=False
        )
        one.add_argument(
            "--library", type=Path, metavar="DIR", help="the library folder (SITREP_LIBRARY, default: library)"
        )
        if name not in CHANGES:
            one.add_argument("--samples", action="store_true", help="look at the sample articles, not at a library")
        if name not in ("serve", "mcp"):
            one.add_argument("--json", action="store_true", help="print JSON for programs, and nothing else")
        fill(one)
    return top


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=WIDTH, max_help_position=28)


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for, because that takes a tenth of a second."""

    def __call__(self, parser: argparse.ArgumentParser, *_more: object) -> None:
        from importlib import metadata

        try:
            words = f"sitrep {metadata.version('sitrep')}\n"
        except metadata.PackageNotFoundError:
            words = "sitrep, run from its folder and not installed\n"
        sys.stdout.write(words)
        parser.exit()


def _sentence(summary: str) -> str:
    return summary[:1].upper() + summary[1:] + "."


def _serve(one: argparse.ArgumentParser) -> None:
    one.add_argument("--host", metavar="ADDRESS", help="the address to serve at (SITREP_HOST, default: 127.0.0.1)")
    one.add_argument("--port", type=_port, metavar="N", help="the port to serve at (SITREP_PORT, default: 7860)")


def _add(one: argparse.ArgumentParser) -> None:
    one.add_argument("source", nargs="+", metavar="PATH|URL", help="a file, a folder, an archive, a feed or an address")


def _ids(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", nargs="+", metavar="ID", help="the id of an article")


def _restore(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", nargs="*", metavar="ID", help="the id of an article that was removed")
    one.add_argument("--all", action="store_true", help="every article that was removed")


def _retry(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "id", nargs="*", type=_count, metavar="N", help="the number of a failed source in `sitrep status` (none: all)"
    )


def _drop(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", nargs="*", type=_count, metavar="N", help="the number of a failed source in `sitrep status`")
    one.add_argument("--all", action="store_true", help="every source that has failed")


def _reparse(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", nargs="*", metavar="ID", help="the id of an article (none: all that an earlier parser read)")


def _analyse(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", nargs="*", metavar="ID", help="the id of an article (none: all)")
    one.add_argument(
        "--model",
        action="store_true",
        help="let the model of SITREP_MODEL confirm, mend and add to what the rules find",
    )
    one.add_argument("--estimate", action="store_true", help="only say what the model would take; nothing is sent")
    one.add_argument("--yes", action="store_true", help="do not ask before the model is used")


def _watch(one: argparse.ArgumentParser) -> None:
    one.add_argument("feed", nargs="*", metavar="FEED", help="the address of a feed, watched from now on")
    one.add_argument("--once", action="store_true", help="one round, and no waiting")
    one.add_argument(
        "--every", type=_minutes, default=30, metavar="MINUTES", help="minutes between rounds (default: 30)"
    )


def _unwatch(one: argparse.ArgumentParser) -> None:
    one.add_argument("feed", metavar="FEED", help="the address of a feed that is watched")


def _log(one: argparse.ArgumentParser) -> None:
    one.add_argument("--limit", type=_count, default=200, metavar="N", help="at most so many lines (default: 200)")


def _search(one: argparse.ArgumentParser) -> None:
    _text_or_batch(one, "the words to look for")
    one.add_argument("--limit", type=_count, default=10, metavar="N", help="at most so many passages (default: 10)")
    _filters(one)


def _ask(one: argparse.ArgumentParser) -> None:
    _text_or_batch(one, "the question")
    one.add_argument(
        "--history", type=Path, metavar="FILE", help="what was said before: JSON {role, content}, oldest first"
    )
    talking.conversation(one)
    _engine(one)
    _filters(one)
    talking.no_filter(one)


def _claims(one: argparse.ArgumentParser) -> None:
    correcting.fill_claims(DATA)(one)
    _filters(one)


def _disputes(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--all", action="store_true", help="also what only seems to disagree: updates, same reports, other scopes"
    )
    _filters(one)


def _brief(one: argparse.ArgumentParser) -> None:
    one.add_argument("--topic", metavar="T", help="what it is about (default: everything that fits the filters)")
    one.add_argument("--length", choices=("short", "long"), default="short", help="how long (default: short)")
    briefing.audience(one, "editor")
    briefing.keep(one)
    _engine(one)
    _filters(one)


def _export(one: argparse.ArgumentParser) -> None:
    one.add_argument("kind", choices=KINDS, metavar="KIND", help=f"what to write: {', '.join(KINDS)}")
    one.add_argument(
        "--format",
        required=True,
        choices=(*READING, *DATA, *SOURCES),
        metavar="F",
        help=f"{', '.join((*READING, *DATA, *SOURCES))} (docs/exports.md: which fits)",
    )
    one.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the file to write; replaced if it is there"
    )
    one.add_argument("--question", metavar="TEXT", help="what to ask (answer, sources)")
    talking.no_filter(one)
    one.add_argument("--topic", metavar="T", help="what it is about (briefing, sources; default: everything that fits)")
    one.add_argument("--length", choices=("short", "long"), help="how long (briefing, sources; default: short)")
    briefing.audience(one, None)
    _engine(one)
    _filters(one)


def _text_or_batch(one: argparse.ArgumentParser, what: str) -> None:
    one.add_argument("text", nargs="*", metavar="TEXT", help=what)
    one.add_argument(
        "--batch",
        type=Path,
        metavar="FILE",
        help="JSON lines {id, text, history?} (- for standard input); prints JSON lines",
    )


def _engine(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--engine", choices=("extractive", "llm"), help="who writes it (SITREP_ENGINE, default: extractive)"
    )


def _filters(one: argparse.ArgumentParser) -> None:
    group = one.add_argument_group("what to look at (repeat --outlet, --article, --party and --tag for more than one)")
    group.add_argument(
        "--since", type=_first_day, metavar="D", help="published on this day or later: 2031-05-04 or 2031-05"
    )
    group.add_argument("--until", type=_last_day, metavar="D", help="published on this day or earlier")
    group.add_argument("--outlet", action="append", default=[], metavar="O", help="only of this outlet")
    group.add_argument("--article", action="append", default=[], metavar="ID", help="only this article")
    group.add_argument("--party", action="append", default=[], metavar="P", help="only what this party says")
    group.add_argument("--tag", action="append", default=[], metavar="T", help="only articles with this tag")


def _backup(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, metavar="FILE", help="the file to write; replaced if it is there")


def _restore_backup(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, metavar="FILE", help="what `sitrep backup` wrote")


def _nothing(_one: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


def _first_day(text: str) -> date:
    return _day(text, last=False)


def _last_day(text: str) -> date:
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date:
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text, re.ASCII)
    try:
        year, month = (int(found[1]), int(found[2])) if found else (0, 0)
        return date(
            year, month, int(found[3]) if found and found[3] else calendar.monthrange(year, month)[1] if last else 1
        )
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day (2031-05-04) or a month (2031-05)") from error


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a count from 1")
    return int(text)


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0
    if not 1 <= minutes <= 7 * 24 * 60:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes from 1 to a week")
    return minutes


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


Fill = Callable[[argparse.ArgumentParser], None]

COMMANDS: dict[str, tuple[str, Fill]] = {
    "serve": ("open the desk in a browser", _serve),
    "mcp": ("offer the functions as tools to an assistant (Model Context Protocol)", _nothing),
    "add": ("take articles into the library, and go on with what an interrupted run left", _add),
    "remove": ("take articles out of search, claims and lists", _ids),
    "restore": ("bring removed articles back", _restore),
    "retry": ("try again what failed", _retry),
    "drop": ("put sources that failed aside, for good", _drop),
    "reparse": ("read the kept originals again; what reads otherwise becomes a new version", _reparse),
    "analyse": ("find the claims of articles again, by the rules or with a model over them", _analyse),
    "watch": ("ask feeds for news, now and again", _watch),
    "unwatch": ("watch a feed no more", _unwatch),
    "feeds": ("list the feeds that are watched", _nothing),
    "log": ("list what was added, removed and refused, the newest first", _log),
    "articles": ("list the articles", _filters),
    "search": ("find passages", _search),
    "ask": ("answer a question from the articles, every statement cited", _ask),
    "conversations": ("list the conversations; search, rename, delete or export them", talking.fill_conversations),
    "claims": ("list who said what, and through whom", _claims),
    "correct": ("set the fields of a claim right, for every list and answer", correcting.fill_correct),
    "dismiss": ("take a claim that is none out of every list and answer", correcting.fill_dismiss),
    "corrections": ("list what was corrected and dismissed; to or from a file", correcting.fill_corrections),
    "undo": ("take a correction back", correcting.fill_undo(_count)),
    "parties": ("list the parties, rename or merge them", correcting.fill_parties),
    "figures": ("list the counts in claims: killed, wounded, captured and others", _filters),
    "positions": ("show what each party claims, denies and demands", _filters),
    "disputes": ("show what the articles disagree on, side by side", _disputes),
    "brief": ("write a cited summary", _brief),
    "briefings": ("list the kept briefings; what is new, rename, delete or export them", briefing.fill_briefings),
    "export": ("write a briefing, an answer, or data to a file", _export),
    "doctor": ("look whether the library is well", _nothing),
    "reindex": ("build the search index anew from the catalogue", _nothing),
    "backup": ("write the library to one file: articles, originals, claims, corrections", _backup),
    "restore-backup": ("put what a backup holds into a library that is new", _restore_backup),
    "status": ("count the articles by state, and tell what waits or has failed", _nothing),
}
CHANGES = (
    "serve", "add", "remove", "restore", "retry", "drop", "reparse", "analyse", "watch", "unwatch", "reindex", "correct",
    "dismiss", "undo", "backup", "restore-backup",
)  # fmt: skip
"""These are about the user's own library, so that they never look at the samples."""
