"""What a model may say of an article's claims: a strict JSON schema, read with every field checked."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.claim import FigureKind, Stance

_LONGEST = 60  # entries for one window: beyond that a model repeats itself


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProposedFigure(_Strict):
    """A count: `words` as they stand in the content, `low` to `high` (null: open), whose people or machines."""

    kind: FigureKind
    words: str
    low: int | None
    high: int | None
    victims: str | None


class Proposal(_Strict):
    """One claim as a model sees it; every quotation is words of the listed sentences, never an offset."""

    action: Literal["confirm", "mend", "add"]
    candidate: int | None
    sentences: tuple[int, ...]
    speaker: str | None
    name: str | None
    role: str | None
    party: str | None
    cue: str | None
    stance: Stance | None
    negated: bool
    target_party: str | None
    content: tuple[str, ...]
    via: tuple[str, ...]
    figures: tuple[ProposedFigure, ...]


class _Reply(_Strict):
    claims: tuple[Proposal, ...] = Field(max_length=_LONGEST)


class Unreadable(ValueError):
    """A reply that does not fit the schema: `str` says where."""


def schema() -> dict[str, Any]:
    """The JSON Schema in the strict form that servers enforce: every field required, no other allowed, enums closed."""
    made = _Reply.model_json_schema()
    for part in (made, *made.get("$defs", {}).values()):
        part["required"] = list(part["properties"])
        part["additionalProperties"] = False
    made["properties"]["claims"].pop("maxItems", None)  # not every server knows it
    return made


def read(text: str) -> tuple[Proposal, ...]:
    """The proposals in a model's reply, a fence or thoughts around the JSON left out; Unreadable with the first fault."""
    begin, end = text.find("{", text.rfind("</think>") + 1), text.rfind("}")
    try:
        return _Reply.model_validate_json(json.dumps(json.loads(text[begin : end + 1]))).claims
    except ValidationError as error:
        first = error.errors()[0]
        raise Unreadable(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except ValueError as error:
        raise Unreadable("no JSON") from error
