"""What a person typed or put in a file, checked: questions, filters, histories and batches."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from app.commands.desk import Desk
from app.commands.output import Output
from domain.answer import Turn
from domain.article import Filters
from domain.errors import BadQuestion, UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One line of a batch: its own id, what is asked, and what was said before."""

    id: Any
    text: str
    history: tuple[Turn, ...] = ()


def question(words: Sequence[str]) -> str:
    """The question that was typed; BadQuestion when it is only spaces, or broken text."""
    text = " ".join(words).strip()
    if not text:
        raise BadQuestion("the question is empty", "Type it after the command, in quotation marks")
    if broken(text):
        raise BadQuestion("the question is not valid text", "Type it as UTF-8")
    return text


def broken(text: str) -> bool:
    """True for a text that holds half of a surrogate pair, which no UTF-8 can."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def filters(args: Namespace, desk: Desk, out: Output) -> Filters:
    """What to look at; NotFound for an article that is not there, a note for an outlet that is not."""
    if args.since and args.until and args.since > args.until:
        raise UserError(f"--since {args.since} is after --until {args.until}", "Turn them round")
    for article in args.article:
        desk.article(article)
    outlets = tuple(_outlet(name, desk.outlets(), out) for name in args.outlet)
    return Filters(
        since=args.since, until=args.until, outlets=outlets, articles=tuple(args.article), parties=tuple(args.party),
        tags=tuple(args.tag),
        wide=tuple(getattr(args, "no_filter", ())),  # only where a question is asked
    )  # fmt: skip


def _outlet(name: str, known: Sequence[str], out: Output) -> str:
    """The outlet as the library spells it."""
    by_fold = {outlet.casefold(): outlet for outlet in known}
    if name.casefold() not in by_fold:
        nearest = get_close_matches(name.casefold(), list(by_fold), n=1)
        out.note(f"no article of the outlet {name!r}" + (f": did you mean {by_fold[nearest[0]]!r}?" if nearest else ""))
    return by_fold.get(name.casefold(), name)


def history(path: Path | None) -> tuple[Turn, ...]:
    """The earlier messages in a file: a JSON array, or one message a line, oldest first."""
    if path is None:
        return ()
    text = _read(path)
    try:
        return turns(parsed(text) if text.lstrip().startswith("[") else [parsed(line) for line in _lines(text)])
    except UserError as error:
        raise UserError(
            f"the history {str(path)!r} cannot be read: {error}", "It holds {role, content}, oldest first"
        ) from error


def turns(messages: Any) -> tuple[Turn, ...]:
    """Messages as turns; UserError when one is not {role: "user"|"assistant", content}."""
    if not isinstance(messages, list):
        raise UserError("a history is a list of {role, content}", "Oldest first")
    return tuple(_turn(message) for message in messages)


def _turn(message: Any) -> Turn:
    fits = (
        isinstance(message, dict)
        and message.get("role") in ("user", "assistant")
        and isinstance(message.get("content"), str)
    )
    if not fits:
        raise UserError(f"not a message {{role, content}}: {message!r:.80}", "The roles are user and assistant")
    return Turn(role=message["role"], content=message["content"])


def batch(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a batch that are not blank, with their numbers; `-` reads standard input."""
    text = sys.stdin.read() if str(path) == "-" else _read(path)
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def request(record: Any) -> Request:
    """One line of a batch; UserError when it asks nothing."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UserError("a line of a batch is {id, text, history?}")
    if not isinstance(record.get("id"), str | int):
        raise UserError("a line of a batch needs an id")
    return Request(id=record["id"], text=question([record["text"]]), history=turns(record.get("history") or []))


def parsed(text: str) -> Any:
    """The JSON value that the text holds; UserError when it is none, or nested beyond reason."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"not JSON: {error}") from error


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"the file {str(path)!r} is not UTF-8 text", "Save it as UTF-8") from error
