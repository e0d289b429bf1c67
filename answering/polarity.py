"""Negation and hedging: what a shortened statement must not lose."""

from __future__ import annotations

import re

from answering.words import fold, is_stop, stem, tokens

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|without|cannot|unable|impossible|baseless|groundless|unfounded|untrue|false|lies?|fabricat(?:ion|ions|ed)|"
    r"den(?:y|ies|ied|ying|ial|ials)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|"
    r"rul(?:es|ed|ing|e) out|fail(?:s|ed|ing)? to|"
    r"lack(?:s|ed)?|declin(?:e|es|ed|ing)|refut(?:e|es|ed)|dismiss(?:es|ed)?|\w+n't)\b"
)
_AT_LEAST = re.compile(r"\b(?:no|not) (?:fewer|less|more|later|earlier) than\b|\bnot only\b")
_RULED_OUT = re.compile(r"(?i)\brul(?:es|ed|ing|e) out\b")
_SAYING = "said|says|told|tells|added|adds|announced|reported|according to"
_REACH = 5  # content words after a negation that it is taken to govern


def negations(text: str) -> int:
    """How many words of negation or denial a text has."""
    return len(_NEGATION.findall(_plain(text)))


def _plain(text: str) -> str:
    """A text in small letters without what only looks like a negation: "no fewer than nine" is nine or more."""
    return _AT_LEAST.sub(" ", fold(text).lower())


def lost_or_added(statement: str, cited: str) -> str | None:
    """Why a statement's negation does not fit the cited words, or None when it does.

    Lost: the source negates words that the statement repeats, and the statement has no negation.
    Added: the statement negates, and nothing in the cited words does.
    """
    if _RULED_OUT.search(statement) and _RULED_OUT.search(cited):
        statement, cited = (_RULED_OUT.sub(" considered ", text) for text in (statement, cited))
    if negations(statement) and not negations(cited):
        return "it adds a negation that the cited sentence does not have"
    if not negations(statement) and _governed(cited) & _stems(statement):
        return "it drops the negation of the cited sentence"
    return None


def _governed(cited: str) -> frozenset[str]:
    """The content words that the negations of a text govern: the next few of the same clause."""
    plain = _plain(cited)
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
