"""`sitrep`: the command line, where settings are read and errors become words."""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence

from app.commands import analysing, briefings, correcting, evidence, export, filling, library, moving, talking
from app.commands.arguments import parser
from app.commands.desk import Desk, DeskOpener, open_real_desk
from app.commands.inputs import question
from app.commands.output import Output
from app.commands.serve import serve
from app.commands.tools import tools
from app.errors import CANNOT, FAULT, PIPE_CLOSED, STOPPED, exit_status, in_words
from app.security.redact import redact
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


def main(argv: Sequence[str] | None = None, *, desk_opener: DeskOpener = open_real_desk) -> int:
    """Runs one command; the exit status says how it went (docs/contract.md)."""
    _write_utf8()
    try:
        args = parser().parse_args(_spoken(sys.argv[1:] if argv is None else argv))
    except SystemExit as leaving:  # argparse has said what is wrong, or printed the help
        return int(leaving.code or 0)
    out = Output(results=sys.stdout, notes=sys.stderr, as_json=getattr(args, "json", False))
    try:
        return _run(args, out, desk_opener)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - Python flushes it at exit
        return PIPE_CLOSED
    except (SitrepError, OSError) as error:
        out.note(in_words(error))
        return exit_status(error)
    except KeyboardInterrupt:
        out.note("stopped")
        return STOPPED
    except Exception:  # noqa: BLE001 - the last place: shown whole, with a status that no planned end has
        out.note(redact(traceback.format_exc()))
        out.note("this is a fault in Sitrep. Please report it with the lines above, without what is private in them.")
        return FAULT


def _spoken(argv: Sequence[str]) -> Sequence[str]:
    """The words as the parser knows them: `sitrep claims correct …` is `sitrep correct …`."""
    about_claims = ("correct", "dismiss", "corrections", "undo")
    return argv[1:] if argv[:1] == ["claims"] and len(argv) > 1 and argv[1] in about_claims else argv


def _run(args: Namespace, out: Output, opener: DeskOpener) -> int:
    _refuse_bad_usage(args)
    from app.settings import read_settings  # late: --help must not pay for pydantic

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


def _write_utf8() -> None:
    """UTF-8 on every system; what UTF-8 cannot hold is written as an escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
