"""A word of contempt or assent is no speaker: "Rubbish, says the commission" is said by the commission."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse import Token

_EXCLAIMED = frozenset(
    """rubbish nonsense lies lie bunk bunkum tosh piffle codswallop poppycock balderdash hogwash garbage twaddle claptrap drivel
    baloney bull bullshit slander shame outrageous absurd ridiculous wrong false untrue true yes no never maybe perhaps indeed
    exactly precisely well oh ah alas enough impossible unthinkable propaganda fantasy fiction rot crap tripe unacceptable
    fine okay ok sure absolutely certainly not so quite utter pure sheer complete total absolute""".split()
)
_NAMING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PART", "NUM", "PRON", "ADP"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def behind_exclamation(tokens: Sequence[Token], cue: Token) -> Sequence[Token]:
    """The words behind the verb where the parse took an exclamation for the speaker, else the tokens as they are."""
    words = [t for t in tokens if t.is_alpha]
    if not words or any(t.lower_ not in _EXCLAIMED for t in words) or words[-1].i > cue.i:
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
