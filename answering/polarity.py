"""Negation and hedging: what a shortened statement must not lose."""

from __future__ import annotations

import re

from answering.words import fold, is_stop, stem, tokens

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|without|cannot|den(?:y|ies|ied|ying|ial|ials)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|"
    r"fail(?:s|ed|ing)? to|lack(?:s|ed)?|declin(?:e|es|ed|ing)|refut(?:e|es|ed)|dismiss(?:es|ed)?|\w+n't)\b"
)
_SAYING = "said|says|told|tells|added|adds|announced|reported|according to"
_REACH = 5  # content words after a negation that it is taken to govern


def negations(text: str) -> int:
    """How many words of negation or denial a text has."""
    return len(_NEGATION.findall(fold(text).lower()))


def lost_or_added(statement: str, cited: str) -> str | None:
    """Why a statement's negation does not fit the cited words, or None when it does.

    Lost: the source negates words that the statement repeats, and the statement has no negation.
    Added: the statement negates, and nothing in the cited words does.
    """
    if negations(statement) and not negations(cited):
        return "it adds a negation that the cited sentence does not have"
    if not negations(statement) and _governed(cited) & _stems(statement):
        return "it drops the negation of the cited sentence"
    return None


def _governed(cited: str) -> frozenset[str]:
    """The content words that the negations of a text govern: the next few of the same clause."""
    plain = fold(cited).lower()
    reached: set[str] = set()
    for match in _NEGATION.finditer(plain):
        clause = re.split(
            r"[,;:.!?\"()]|\b(?:but|until|unless|while|whereas|because|although)\b|"
            rf"(?<=[a-z] )(?:{_SAYING})\b",
            plain[match.end() :],
            maxsplit=1,
        )[0]
        reached |= set(list(dict.fromkeys(stem(w) for w in tokens(clause) if not is_stop(w)))[:_REACH])
    return frozenset(reached)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in tokens(text) if not is_stop(w))
