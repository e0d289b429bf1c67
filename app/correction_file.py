"""Corrections as a file that another library, or another program, can read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from app.said_of import checked, checked_name
from domain.codec import decode, encode
from domain.correction import Correction, CorrectionKind
from domain.errors import UserError

_HINT = "Give a file that `sitrep corrections --export FILE` wrote"


def write_corrections(corrections: Sequence[Correction]) -> bytes:
    """`{corrections: [Correction]}`, indented."""
    value = {"corrections": encode(tuple(corrections))}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def read_corrections(content: bytes) -> tuple[Correction, ...]:
    """The corrections of such a file, without their numbers; UserError says which one cannot be read."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
        given = value["corrections"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("That is no file of corrections", _HINT) from error
    if not isinstance(given, list):
        raise UserError("That is no file of corrections", _HINT)
    return tuple(_correction(number, one) for number, one in enumerate(given, 1))


def _correction(number: int, given: Any) -> Correction:
    try:
        made = decode(Correction, given)
        fits = _fits(made)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"Correction {number} of the file cannot be read", _HINT) from error
    if not fits:
        raise UserError(f"Correction {number} of the file lacks what its kind needs", _HINT)
    return replace(made, id=0, changed=checked(made.changed), into=made.into and checked_name(made.into))


def _fits(made: Correction) -> bool:
    """True when it has what its kind needs, each of its kind."""
    texts = [made.who, made.note]
    if made.kind == "party":
        return all(isinstance(text, str) and text for text in (made.party, made.into)) and made.at.tzinfo is not None
    if made.kind not in get_args(CorrectionKind) or made.anchor is None or made.at.tzinfo is None:
        return False
    anchor, changed = made.anchor, made.changed
    texts += [anchor.article, anchor.words, anchor.before, anchor.after, anchor.cue]
    texts += [t for t in (changed.speaker, changed.party, changed.target_party) if t is not None]
    texts += list(changed.via or ())
    counts = all(isinstance(n, int) for n in (anchor.occurrence, anchor.of))
    return counts and all(isinstance(t, str) for t in texts) and bool(anchor.words and anchor.article)
