"""The five functions: what each gives, as the contract's JSON and in words for a reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from app import contract
from app import text as in_words
from app.api.looking import Looking, filters_of
from app.api.parameters import checked as checked_values
from app.commands.inputs import broken, turns
from app.follow_up import ask_on
from app.ui.facade import Desk
from domain.article import Filters
from domain.errors import BadQuestion, NotFound, UserError

EngineName = Literal["extractive", "llm"]
LONGEST = 2_000
"""Characters of a question or of words to look for: the same as on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a function gives: a JSON object, and the same in words."""

    value: dict[str, Any]
    words: Callable[[], str]


def ask(
    desk: Desk,
    filters: Filters,
    question: str,
    history: Sequence[Any] = (),
    conversation: str | None = None,
    engine: EngineName | None = None,
) -> Reply:
    """The verified answer to a question, every statement cited, or a refusal that says what was searched."""
    if conversation is None:
        given = desk.ask(asked("question", question), turns(list(history)), filters, engine)
        return Reply(value=contract.answer(given), words=lambda: in_words.answer(given))
    if history:
        raise UserError("a history does not go with a conversation", "A conversation brings its own")
    try:
        kept, _ = ask_on(desk, conversation, asked("question", question), filters, engine)
    except NotFound as gone:
        raise NotFound(str(gone), "Another id begins a new conversation; on the page it can be brought back") from gone
    return Reply(value=contract.answer(kept) | {"conversation": conversation}, words=lambda: in_words.answer(kept))


def search(desk: Desk, filters: Filters, text: str, limit: int = 10) -> Reply:
    """The passages nearest to the words, best first."""
    found = desk.search(asked("text", text), filters, limit)
    return Reply(value={"passages": [contract.hit(one) for one in found]}, words=lambda: in_words.hits(found))


def claims(desk: Desk, filters: Filters, limit: int | None = None) -> Reply:
    """Who said what, and through whom; of more than `limit` the first, and how many there are in all."""
    made, read = desk.claims(filters), cache(desk.article)
    found = [(one, read(one.article, one.version)) for one in made[:limit]]
    return Reply(
        value={"claims": [contract.claim(one, article) for one, article in found], "total": len(made)},
        words=lambda: in_words.claims(found) + (f"\n{len(made):,} claims in all." if len(made) > len(found) else ""),
    )


def positions(desk: Desk, filters: Filters) -> Reply:
    """What each party claims, denies and demands."""
    held = desk.positions(filters)
    return Reply(value=contract.positions(held), words=lambda: in_words.positions(held))


def brief(
    desk: Desk,
    filters: Filters,
    topic: str | None = None,
    length: Literal["short", "long"] = "short",
    engine: EngineName | None = None,
) -> Reply:
    """A summary of everything or of a topic, in which every sentence is cited."""
    written = desk.brief(None if topic is None else asked("topic", topic), length, filters, engine)
    return Reply(value=contract.briefing(written), words=lambda: in_words.briefing(written))


def asked(name: str, words: str) -> str:
    """The words of that parameter; BadQuestion when they are none or no valid text, UserError when they are too many."""
    if len(words) > LONGEST:
        raise UserError(f"{len(words):,} characters are too many", f"Ask in at most {LONGEST:,}")
    if not words.strip():
        raise BadQuestion(f"the {name} is empty", _EMPTY[name])
    if broken(words):
        raise BadQuestion(f"the {name} is not valid text", "Send whole characters: half of a surrogate pair is none")
    return words.strip()


_EMPTY: Mapping[str, str] = {
    "question": "Say in `question` what you want to know, such as: Who reported casualties?",
    "text": "Say in `text` which words to look for",
    "topic": "Say in `topic` what the briefing is about, or leave it out to cover everything",
}


FUNCTIONS: Mapping[str, Callable[..., Reply]] = {
    "ask": ask, "search": search, "claims": claims, "positions": positions, "brief": brief,
}  # fmt: skip
_LOOKING = frozenset(Looking.__annotations__)


def refuse_unknown(name: str) -> None:
    """NotFound for a function that is none."""
    if name not in FUNCTIONS:
        raise NotFound(f"there is no function {name!r}", f"There are {', '.join(FUNCTIONS)}")


def called(desk: Desk, name: str, given: Any) -> Reply:
    """What a function gives for plain values, checked; NotFound for a function that is none, UserError, ModelFailed."""
    refuse_unknown(name)
    values = checked_values(name, given)
    looking = Looking(**{key: value for key, value in values.items() if key in _LOOKING})  # type: ignore[typeddict-item] # checked
    rest = {key: value for key, value in values.items() if key not in _LOOKING}
    return FUNCTIONS[name](desk, filters_of(desk, looking), **rest)
