"""Commands with which a person sets claims and the names of parties right."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Callable
from typing import get_args

from app import contract, corrections_text
from app.commands.desk import Desk
from app.commands.output import Output
from app.errors import DONE
from app.export.file import refuse_bad_place, write
from domain.claim import Stance
from domain.correction import FIELDS, Correction, Details, Placed
from domain.errors import UserError

BETWEEN_HOPS = ">"
INTO = "into"


def correct(desk: Desk, args: Namespace, out: Output) -> int:
    """Sets fields of a claim, and prints what it was."""
    made = desk.corrections.correct(args.claim, details(args), note=args.note, who=_who(args))
    return _show(desk, made, out)


def dismiss(desk: Desk, args: Namespace, out: Output) -> int:
    """Takes a claim out of every list and answer, and prints it."""
    return _show(desk, desk.corrections.dismiss(args.claim, note=args.note, who=_who(args)), out)


def undo(desk: Desk, args: Namespace, out: Output) -> int:
    """Takes a correction back, and prints it."""
    gone = desk.corrections.undo(args.number)
    if out.as_json:
        out.value(contract.correction(gone))
    else:
        out.text(f"Taken back:\n{corrections_text.correction(gone)}")
    return DONE


def corrections(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the corrections with how they stand; to a file, or those that a file brings."""
    if args.export:
        write(args.export, desk.corrections.export())
        out.note(f"wrote {args.export}")
    elif args.import_:
        taken = {one.id for one in desk.corrections.take_in(args.import_.read_bytes())}
        out.note(f"{len(taken)} corrections taken in; those that were here already are left as they are")
        return _list([p for p in desk.corrections.placed() if p.correction.id in taken], out)
    return _list(desk.corrections.placed(), out)


def parties(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the parties with their other names; renames or merges when that is asked for."""
    if args.words:
        verb, old, new = _asked(args.words)
        return _show(desk, verb(desk)(old, new, who=_who(args)), out)
    lines = desk.naming.parties()
    if out.as_json:
        out.values(contract.party(line) for line in lines)
    else:
        out.text(corrections_text.parties(lines))
    return DONE


def refuse(args: Namespace) -> None:
    """UserError for what cannot be meant, said before anything is loaded."""
    if args.command == "correct" and not details(args).named:
        raise UserError("nothing is to be changed", "Name a field: --party, --speaker, --stance, --target or --via")
    if args.command == "corrections":
        if args.export and args.import_:
            raise UserError("--export and --import do not go together", "Run it twice")
        if args.export:
            refuse_bad_place(args.export)
    if writes(args) and getattr(args, "samples", False):
        raise UserError("the sample articles cannot be changed", "Leave --samples out")
    if args.command == "parties" and args.words:
        _asked(args.words)


def writes(args: Namespace) -> bool:
    """True for what changes the library under a name that otherwise only lists."""
    return bool(getattr(args, "words", None) if args.command == "parties" else getattr(args, "import_", None))


def details(args: Namespace) -> Details:
    """The fields that were typed, as options or as FIELD=VALUE; UserError for a field that is none."""
    given: dict[str, str] = {name: v for name in FIELDS if name != "via" and (v := getattr(args, name)) is not None}
    via = args.via
    for pair in args.field:
        name, equals, value = pair.partition("=")
        name = {"target": "target_party"}.get(name, name)
        if not equals or name not in FIELDS:
            raise UserError(f"{pair!r} is not FIELD=VALUE", f"The fields are {', '.join(FIELDS)}")
        if name == "via":
            via = [hop.strip() for hop in value.split(BETWEEN_HOPS)]
        else:
            given[name] = value
    stance = given.get("stance")
    known: dict[str, Stance] = {name: name for name in get_args(Stance)}
    if stance is not None and stance not in known:
        raise UserError(f"{stance!r} is not a stance", f"The stances are {', '.join(known)}")
    return Details(
        speaker=given.get("speaker"), party=given.get("party"), stance=known[stance] if stance else None,
        target_party=given.get("target_party"), via=None if via is None else tuple(hop for hop in via if hop),
    )  # fmt: skip


def _asked(words: list[str]) -> tuple[Callable[[Desk], Callable[..., Correction]], str, str]:
    """What `rename OLD NEW` and `merge PARTY into PARTY` ask for; UserError for other words."""
    match words:
        case ["rename", old, new]:
            return (lambda desk: desk.naming.rename), old, new
        case ["merge", old, into, new] if into.lower() == INTO:
            return (lambda desk: desk.naming.merge), old, new
        case ["merge", old, new]:
            return (lambda desk: desk.naming.merge), old, new
    raise UserError(
        f"{' '.join(words)!r} is nothing that can be done with parties",
        "Type: parties rename OLD NEW, or: parties merge PARTY into PARTY (a name of several words in quotation marks)",
    )


def _who(args: Namespace) -> str:
    """Who corrects: the name that was typed, else the one this machine knows the person by, else nobody."""
    if args.by is not None:
        return str(args.by)
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container need not know its user
        return ""


def _show(desk: Desk, made: Correction, out: Output) -> int:
    placed = next((p for p in desk.corrections.placed() if p.correction.id == made.id), None)
    shown = placed or Placed(correction=made, standing="applied")
    if out.as_json:
        out.value(contract.placed(shown))
    else:
        out.text(f"{corrections_text.placed(shown)}\n`sitrep undo {made.id}` takes it back.")
    return DONE


def _list(found: tuple[Placed, ...] | list[Placed], out: Output) -> int:
    if out.as_json:
        out.values(contract.placed(p) for p in found)
    else:
        out.text("\n".join(map(corrections_text.placed, found)) or "Nothing was corrected.")
    return DONE
