"""What runs a command once its words are understood: the tables of commands, and what opens the library for them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from app.commands import analysing, briefings, correcting, evidence, export, filling, library, moving, talking
from app.commands.desk import Desk, DeskOpener, open_real_desk
from app.commands.inputs import question
from app.commands.output import Output
from app.commands.serve import serve
from app.commands.tools import tools
from app.errors import CANNOT
from app.settings import read_settings
from domain.errors import LibraryError, SitrepError
from domain.report import Check

Command = Callable[[Desk, Namespace, Output], int]

READERS: dict[str, Command] = {
    "articles": library.articles,
    "status": library.status,
    "feeds": library.feeds,
    "log": library.log,
    "doctor": library.doctor,
    "search": evidence.search,
    "ask": evidence.ask,
    "conversations": talking.conversations,
    "briefings": briefings.briefings,
    "claims": evidence.claims,
    "figures": evidence.figures,
    "positions": evidence.positions,
    "disputes": evidence.disputes,
    "brief": evidence.brief,
    "export": export.export,
    "corrections": correcting.corrections,
    "parties": correcting.parties,
    "backup": moving.backup,
}
WRITERS: dict[str, Command] = {
    "add": filling.add,
    "retry": filling.retry,
    "drop": library.drop,
    "reparse": filling.reparse,
    "analyse": analysing.analyse,
    "watch": filling.watch,
    "unwatch": library.unwatch,
    "remove": library.remove,
    "restore": library.restore,
    "reindex": library.reindex,
    "correct": correcting.correct,
    "dismiss": correcting.dismiss,
    "undo": correcting.undo,
}


def run(args: Namespace, out: Output, opener: DeskOpener | None = None) -> int:
    """Runs the command over the real desk or another; gives its exit status. SitrepError, OSError."""
    opener = opener or open_real_desk
    _refuse_bad_usage(args)
    chosen = ("library", "engine", "host", "port")
    settings = read_settings(**{name: getattr(args, name, None) for name in chosen})
    if args.command == "serve":
        return serve(settings, opener, out)
    if args.command == "mcp":
        return tools(settings, args, opener, out)
    if args.command == "restore-backup":
        return moving.restore_backup(settings, opener, args, out)
    try:
        desk = opener(
            settings,
            writer=args.command in WRITERS or correcting.writes(args),
            samples=getattr(args, "samples", False),
            anew=args.command == "reindex",
        )
    except LibraryError as error:
        return _sick(error, args, out)
    try:
        return (WRITERS | READERS)[args.command](desk, args, out)
    finally:
        desk.close()


def _refuse_bad_usage(args: Namespace) -> None:
    """What can be refused before anything is loaded: a question that is empty or asked twice over, an impossible file."""
    if args.command in ("ask", "search"):
        if args.batch and (args.text or getattr(args, "history", None)):
            raise SitrepError("--batch takes its questions and histories from the file", "Leave TEXT and --history out")
        if args.batch and getattr(args, "conversation", None):
            raise SitrepError("--batch does not go with --conversation", "Its lines hold their own histories")
        if getattr(args, "history", None) and getattr(args, "conversation", None):
            raise SitrepError("--history does not go with --conversation", "A conversation brings its own")
        if not args.batch:
            question(args.text)
    if args.command == "export":
        export.refuse(args)
    if args.command == "claims":
        evidence.refuse(args)
    if args.command == "briefings":
        briefings.refuse(args)
    if args.command == "conversations":
        talking.refuse_conversation(args)
    correcting.refuse(args)


def _sick(error: LibraryError, args: Namespace, out: Output) -> int:
    """A library that cannot be opened: the doctor says so as a check, everybody else as an error."""
    if args.command != "doctor":
        raise error
    library.show_checks((Check(name="open the library", ok=False, detail=str(error), hint=error.hint),), out)
    return CANNOT
