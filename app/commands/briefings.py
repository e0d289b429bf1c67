"""Commands on briefings that are kept: list, show, what is new, rename, delete, restore, export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from app import briefing_text, contract, text
from app.commands.desk import Desk
from app.commands.output import Output
from app.commands.written import written
from app.errors import DONE
from app.export.briefing_file import briefing_file
from app.export.file import refuse_bad_place
from app.export.formats import BRIEFING
from domain.article import Filters
from domain.errors import NotFound, UserError
from domain.kept_briefing import BriefingLine, Order

VERBS = "show ID, new ID [EARLIER], rename ID TITLE, delete ID, restore ID, export ID --out FILE"
_ENDINGS = {"bib": "bibtex", "json": "csl", "htm": "html", "markdown": "md"}


def keep(desk: Desk, args: Namespace, chosen: Filters, out: Output) -> int:
    """Prints a briefing that is kept from now on."""
    order = Order(topic=args.topic, filters=chosen, length=args.length, audience=args.audience)
    kept = desk.briefings.write(order, args.engine)
    out.note(f"kept as {kept.id}")
    if out.as_json:
        out.value(contract.briefing(kept.briefing) | {"kept": kept.id})
    else:
        out.text(text.briefing(kept.briefing))
    return DONE


def briefings(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the kept briefings, or does with one of them what was typed."""
    match args.words:
        case []:
            return _list(desk.briefings.lines(), out)
        case ["show", name]:
            return _show(desk, name, out)
        case ["new", name, *earlier]:
            return _new(desk, name, earlier, out)
        case ["rename", name, *title]:
            return _list((desk.briefings.rename(name, " ".join(title)),), out)
        case ["delete", name]:
            gone = desk.briefings.delete(name)
            out.note(f"`sitrep briefings restore {name}` brings it back, until it is erased a day from now")
            return _list((gone,), out)
        case ["restore", name]:
            return _list((desk.briefings.restore(name),), out)
        case _:
            return _export(desk, args, out)


def refuse(args: Namespace) -> None:
    """UserError for words that ask for nothing that can be done, said before anything is loaded."""
    match args.words:
        case [] | ["show" | "delete" | "restore", _] | ["new", _] | ["new", _, _] | ["rename", _, _, *_]:
            if args.out is not None or args.format is not None or args.original:
                raise UserError("--format, --original and --out are for a file", "Type: briefings export ID --out FILE")
        case ["export", _] if args.out is not None:
            refuse_bad_place(args.out)
            _form(args)
        case ["export", _]:
            raise UserError("an export needs its file", "Add --out FILE")
        case words:
            raise UserError(f"{' '.join(words)!r} is nothing that can be done with briefings", f"Type one of: {VERBS}")


def _export(desk: Desk, args: Namespace, out: Output) -> int:
    content = briefing_file(desk, desk.briefings.read(args.words[1]), _form(args), original=args.original)
    return written(args.out, content, out)


def _form(args: Namespace) -> str:
    """The format that was typed, else the one that the file's name ends with; UserError when that is none."""
    ending = args.out.suffix.removeprefix(".").lower()
    form = args.format or _ENDINGS.get(ending, ending)
    if form not in BRIEFING:
        raise UserError(f"a briefing is not exported as {form!r}", f"Its formats are {', '.join(BRIEFING)}")
    return str(form)


def _list(found: Sequence[BriefingLine], out: Output) -> int:
    if out.as_json:
        out.values(contract.briefing_line(one) for one in found)
    else:
        out.text(briefing_text.lines(found))
    return DONE


def _show(desk: Desk, name: str, out: Output) -> int:
    kept = desk.briefings.read(name)
    if out.as_json:
        out.value(contract.kept_briefing(kept))
    else:
        out.text(
            text.briefing(kept.briefing) if kept.edition is None else briefing_text.edition(kept.title, kept.edition)
        )
    return DONE


def _new(desk: Desk, name: str, earlier: Sequence[str], out: Output) -> int:
    before = earlier[0] if earlier else getattr(desk.briefings.last_before(name), "id", None)
    if before is None:
        raise NotFound("There is no earlier briefing", "`sitrep briefings` lists them.")
    found, kept = desk.briefings.news(name, before), desk.briefings.read(name)
    if out.as_json:
        out.value(contract.news(found, kept))
    else:
        out.text(briefing_text.news(found, kept))
    return DONE
