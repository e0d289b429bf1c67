"""Whom a person leads as the next sentence tells: "Ada Orsa receives us in a barn. She commands the Dawn Front."."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse import Token
from claims.parties import Parties

_LEADING = frozenset(
    ["command", "lead", "head", "run", "chair", "represent", "direct", "govern", "rule"]
)  # lemmas; "found" is past: founders leave
_WITH_FOR = frozenset({"speak", "work", "act", "negotiate"})
_LONG = 8  # words between the verb and the end of the name


def led(sentence: Sequence[Token], parties: Parties) -> str | None:
    """The party that "he" or "she" of the sentence's beginning commands, leads or speaks for.

    Quiet for "He commands respect in Kesh" and for what somebody else's verb governs: "He says she leads the Front".
    """
    tokens = [t for t in sentence if not t.is_space]
    if len(tokens) < 3 or tokens[0].lower_ not in ("he", "she"):
        return None
    verb = next((t for t in tokens[1:4] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or not (verb.lemma_ in _LEADING or (verb.lemma_ in _WITH_FOR and verb.nbor(1).lower_ == "for")):
        return None
    behind = [t for t in tokens if verb.i < t.i <= verb.i + _LONG]
    end = next((n for n, t in enumerate(behind) if t.is_punct or t.lower_ in ("which", "who", "and")), len(behind))
    rest = behind[1:end] if behind and behind[0].lower_ == "for" else behind[:end]
    if not rest or any(t.lower_ in ("in", "at", "near", "from") for t in rest):
        return None
    named = parties.mentions(rest[0].doc[rest[0].i : rest[-1].i + 1].text)
    return named[0].name if len(named) == 1 else None
