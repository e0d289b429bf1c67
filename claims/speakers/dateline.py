"""A dateline is no speaker: "SELLEN, May 5 (Wire) - Orvenia said ..." is said by Orvenia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse import Token

_DASHES = frozenset({"-", "–", "—", "--"})
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d:?$")
_REACH = 20  # tokens from the sentence's beginning in which a dateline ends
_NAMING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "CCONJ", "PART", "NUM"})


def without_dateline(tokens: Sequence[Token], cue: Token) -> list[Token]:
    """The source's tokens behind the dateline; where the parse took the dateline alone, the words up to the verb."""
    tokens = _without_time(tokens)
    if not tokens or tokens[0].i > tokens[0].sent.start + 3:
        return list(tokens)
    dash = _dash(tokens[0])
    if dash is None or tokens[0].i > dash.i:
        return list(tokens)
    kept = [t for t in tokens if t.i > dash.i]
    return kept or _subject_behind(dash, cue)


def _without_time(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "15:20 Talmark denies it", "08.05 - The army says": the words behind the hour of a running report."""
    kept = list(tokens)
    while (
        len(kept) > 1 and kept[0].i <= kept[0].sent.start + 1 and (_TIME.match(kept[0].text) or kept[0].text in _DASHES)
    ):
        kept = kept[1:]
    return kept


def _dash(first: Token) -> Token | None:
    """The dash behind the agency's name in brackets."""
    start = list(first.sent)[:_REACH]
    return next(
        (t for t, before in zip(start[1:], start, strict=False) if t.text in _DASHES and before.text == ")"), None
    )


def _subject_behind(dash: Token, cue: Token) -> list[Token]:
    found: list[Token] = []
    for token in dash.doc[dash.i + 1 : max(dash.i + 1, cue.i)]:
        if token.pos_ not in _NAMING:
            break
        found.append(token)
    return found
