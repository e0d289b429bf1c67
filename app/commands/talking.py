"""Commands on conversations that are kept: a question that goes on with one, and the list of them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app import contract, follow_up, talk_text, text
from app.commands.desk import Desk
from app.commands.inputs import filters, question
from app.commands.output import Output
from app.commands.written import written
from app.errors import DONE
from app.export.file import refuse_bad_place
from app.export.formats import CONVERSATION
from domain.conversation import Conversation, ConversationLine
from domain.errors import UserError

VERBS = "search WORDS, show ID, rename ID TITLE, delete ID, restore ID, export ID"


def ask_on(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the answer to the next question of a conversation, which begins when there is none of that id."""
    chosen = filters(args, desk, out)
    given, new = follow_up.ask_on(desk, args.conversation, question(args.text), chosen, args.engine)
    if new:
        out.note(f"a new conversation, {args.conversation}")
    if out.as_json:
        out.value(contract.answer(given) | {"conversation": args.conversation})
    else:
        out.text(text.answer(given))
    return DONE


def conversations(desk: Desk, args: Namespace, out: Output) -> int:
    """Prints the conversations, or does with one of them what was typed."""
    match args.words:
        case []:
            return _list(desk.talks.lines(), out)
        case ["search", *words]:
            return _list(desk.talks.lines(" ".join(words)), out)
        case ["show", name]:
            return _show(desk.talks.read(name), out)
        case ["rename", name, *title]:
            return _list((desk.talks.rename(name, " ".join(title)),), out)
        case ["delete", name]:
            gone = desk.talks.delete(name)
            out.note(f"`sitrep conversations restore {name}` brings it back, until it is erased a day from now")
            return _list((gone,), out)
        case ["restore", name]:
            return _list((desk.talks.restore(name),), out)
        case _:
            return _export(desk, args, out)


def refuse_conversation(args: Namespace) -> None:
    """UserError for words that ask for nothing that can be done, said before anything is loaded."""
    match args.words:
        case [] | ["search", _, *_] | ["show" | "delete" | "restore", _] | ["rename", _, _, *_]:
            if args.out is not None or args.format is not None:
                raise UserError("--format and --out are for a file", "Type: conversations export ID --out FILE")
        case ["export", _] if args.out is not None:
            refuse_bad_place(args.out)
            _form(args)
        case ["export", _]:
            raise UserError("an export needs its file", "Add --out FILE")
        case words:
            raise UserError(
                f"{' '.join(words)!r} is nothing that can be done with conversations", f"Type one of: {VERBS}"
            )


def _export(desk: Desk, args: Namespace, out: Output) -> int:
    return written(args.out, desk.talks.export(args.words[1], _form(args)), out)


def _form(args: Namespace) -> str:
    """The format that was typed, else the one that the file's name ends with; UserError when that is none."""
    form = args.format or Path(args.out).suffix.removeprefix(".").lower()
    if form not in CONVERSATION:
        raise UserError(f"a conversation is not exported as {form!r}", f"Its formats are {', '.join(CONVERSATION)}")
    return str(form)


def _list(found: Sequence[ConversationLine], out: Output) -> int:
    if out.as_json:
        out.values(contract.conversation_line(one) for one in found)
    else:
        out.text(talk_text.lines(found))
    return DONE


def _show(kept: Conversation, out: Output) -> int:
    if out.as_json:
        out.value(contract.conversation(kept))
    else:
        out.text(talk_text.conversation(kept))
    return DONE
