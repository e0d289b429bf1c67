"""A word of contempt or assent is no speaker: "Rubbish, says the commission" is said by the commission."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse import Token
from claims.vocabulary import Vocabulary

_NAMING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PART", "NUM", "PRON", "ADP"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def behind_exclamation(tokens: Sequence[Token], cue: Token) -> Sequence[Token]:
    """The words behind the verb where the parse took an exclamation for the speaker, else the tokens as they are."""
    words = [t for t in tokens if t.is_alpha]
    exclaimed = Vocabulary.load().lists["exclaimed"]
    if not words or any(t.lower_ not in exclaimed for t in words) or words[-1].i > cue.i:
        return tokens
    found: list[Token] = []
    for token in cue.doc[cue.i + 1 : cue.i + 12]:
        if token.pos_ not in _NAMING:
            break
        found.append(token)
        if token.lower_ in _PRONOUNS:
            break
    while found and found[-1].pos_ in ("ADP", "DET"):
        found.pop()
    return found or tokens
