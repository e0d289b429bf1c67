"""A short name that is only the last word of somebody else's: "the Electoral Commission" is not the Lakes Commission."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from claims.vocabulary import Vocabulary

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z", re.IGNORECASE)
_NUMBERS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "twentieth",
    ]
)
_OFFICES = frozenset(
    [
        "commander",
        "boss",
        "chief",
        "head",
        "leader",
        "chair",
        "chairman",
        "chairwoman",
        "officer",
        "president",
        "spokesman",
        "spokeswoman",
        "supremo",
        "secretary",
    ]
)


def is_part_of_another(words: Sequence[re.Match[str]], at: int) -> bool:
    """True for "Brigade" in "the 44th Brigade", "Commission" in "the Electoral Commission"; not in "the Commission".

    Quiet where a sentence's first word stands before it, "Yesterday Commission officials", and across a comma.
    """
    word = words[at].group()
    if word.lower() not in Vocabulary.load().lists["generic_heads"]:
        return False
    if _is_common(words, at):
        return True
    if at == 0:
        return False
    last = words[at - 1]
    between = last.string[last.end() : words[at].start()]
    if between not in (" ", "-"):
        return False
    before = last.group()
    named = before[:1].isupper() and before.lower() not in Vocabulary.load().lists["no_part"]
    return named or _ORDINAL.match(before) is not None or before.lower() in _NUMBERS


def _is_common(words: Sequence[re.Match[str]], at: int) -> bool:
    """True for "Brigade commander Orsa said", "Commission boss Orsa": no article, and what the office is of."""
    after = words[at + 1].group() if at + 1 < len(words) else ""
    before = words[at - 1].group().lower() if at else ""
    return after in _OFFICES and before not in ("the", "a", "that", "this")


def taken_by_others(
    text: str, names: Mapping[tuple[str, ...], str], states: Collection[str]
) -> frozenset[tuple[str, ...]]:
    """Names of one common word, "Commission", that a text uses for the body of another name: "the Electoral Commission".

    A party whose full name the text holds keeps them.
    """
    kinds = Vocabulary.load().lists["generic_heads"]
    short = {key: party for key, party in names.items() if len(key) == 1 and key[0] in kinds and party not in states}
    return frozenset(key for key, party in short.items() if party not in text and _held(key[0], text, party))


def _held(word: str, text: str, party: str) -> bool:
    own = Vocabulary.load().lists["no_part"] | set(party.lower().split())
    longer = re.finditer(rf"\b([A-Z][\w-]+|\d+(?:st|nd|rd|th)) {word.title()}\b", text)
    return any(m[1].lower() not in own for m in longer)
