"""What each function takes: described for programs, read from JSON or from an address, and refused in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from domain.errors import UserError

Kind = Literal["text", "count", "texts", "turns", "engine", "length"]
Schema = dict[str, Any]
MOST = 1_000  # passages or claims at a time

_TURN: Schema = {
    "type": "object",
    "properties": {"role": {"enum": ["user", "assistant"]}, "content": {"type": "string"}},
    "required": ["role", "content"],
}
_SCHEMAS: Mapping[Kind, Schema] = {
    "text": {"type": "string"},
    "count": {"type": "integer", "minimum": 1, "maximum": MOST},
    "texts": {"type": "array", "items": {"type": "string"}},
    "turns": {"type": "array", "items": _TURN},
    "engine": {"enum": ["extractive", "llm"]},
    "length": {"enum": ["short", "long"]},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing that a function is told."""

    name: str
    kind: Kind
    about: str
    required: bool = False

    @property
    def schema(self) -> Schema:
        """Its JSON Schema."""
        return {**_SCHEMAS[self.kind], "description": self.about}

    def refuse(self, value: Any) -> None:
        """UserError when the value is not of its kind."""
        if not _fits(self.kind, value):
            raise UserError(f"{self.name} cannot be {value!r:.80}", f"It is {_SAID[self.kind]}: {self.about}")


_SAID: Mapping[Kind, str] = {
    "text": "text",
    "count": f"a whole number from 1 to {MOST:,}",
    "texts": "a list of texts",
    "turns": "a list of {role, content}",
    "engine": "extractive or llm",
    "length": "short or long",
}

LOOKING = (
    Parameter(name="since", kind="text", about="published on this day or later: 2031-05-04 or 2031-05"),
    Parameter(name="until", kind="text", about="published on this day or earlier"),
    Parameter(name="outlets", kind="texts", about="only of these outlets"),
    Parameter(name="articles", kind="texts", about="only these articles, by their ids"),
    Parameter(name="parties", kind="texts", about="only claims of these parties"),
    Parameter(name="tags", kind="texts", about="only articles with one of these tags"),
)
_ENGINE = Parameter(
    name="engine", kind="engine", about="who writes it: extractive quotes offline, llm asks the configured model"
)
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = {
    "ask": (
        Parameter(name="question", kind="text", about="the question, in plain words", required=True),
        Parameter(name="history", kind="turns", about="what was said before, oldest first"),
        Parameter(
            name="conversation",
            kind="text",
            about="the id of a conversation to go on with and to keep the answer in; a new id begins one",
        ),
        _ENGINE,
        *LOOKING,
        Parameter(
            name="no_filter",
            kind="texts",
            about="what the question's own words shall not filter: dates, outlets (an answer's `narrowed` says what they did)",
        ),
    ),
    "search": (
        Parameter(name="text", kind="text", about="the words to look for", required=True),
        Parameter(name="limit", kind="count", about="at most so many passages (10)"),
        *LOOKING,
    ),
    "claims": (Parameter(name="limit", kind="count", about="at most so many claims (all)"), *LOOKING),
    "positions": LOOKING,
    "brief": (
        Parameter(name="topic", kind="text", about="what it is about (everything that fits the filters)"),
        Parameter(name="length", kind="length", about="how long (short)"),
        _ENGINE,
        *LOOKING,
    ),
}


def schema_of(name: str) -> Schema:
    """The JSON Schema of what a function takes."""
    known = PARAMETERS[name]
    return {
        "type": "object",
        "properties": {one.name: one.schema for one in known},
        "required": [one.name for one in known if one.required],
        "additionalProperties": False,
    }


def checked(name: str, given: Any) -> dict[str, Any]:
    """What was given to a function, without what is null; UserError for what it does not take, or lacks."""
    if not isinstance(given, Mapping):
        raise UserError("the parameters are no JSON object", 'Send an object such as {"question": "Who said so?"}')
    known = {one.name: one for one in PARAMETERS[name]}
    values = {str(key): value for key, value in given.items() if value is not None}
    for key, value in values.items():
        if key not in known:
            near = get_close_matches(key, list(known), n=1)
            raise UserError(
                f"{name} takes no {key!r}", f"Did you mean {near[0]!r}?" if near else f"It takes {', '.join(known)}"
            )
        known[key].refuse(value)
    if lacking := [one.name for one in known.values() if one.required and one.name not in values]:
        raise UserError(f"{name} needs {lacking[0]!r}", f"It is {known[lacking[0]].about}")
    return values


def typed(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The parameters as an address says them: a name may stand more than once where a list is taken.

    >>> typed("search", [("text", "losses"), ("limit", "3"), ("outlets", "Courier"), ("outlets", "Post")])
    {'text': 'losses', 'limit': 3, 'outlets': ['Courier', 'Post']}
    """
    kinds = {one.name: one.kind for one in PARAMETERS[name]}
    values: dict[str, Any] = {}
    for key, value in pairs:
        if kinds.get(key) == "texts":
            values.setdefault(key, []).append(value)
        elif key in values:
            raise UserError(f"{key!r} stands twice", "Say it once")
        elif kinds.get(key) == "turns":
            raise UserError(f"{key!r} does not fit into an address", "Send it with POST, as JSON")
        else:
            values[key] = int(value) if kinds.get(key) == "count" and value.isascii() and value.isdigit() else value
    return values


def _fits(kind: Kind, value: Any) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "count":
            return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST
        case "texts":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case "turns":
            return isinstance(value, list)
        case "engine" | "length":
            return value in _SCHEMAS[kind]["enum"]
