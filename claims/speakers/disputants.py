"""The two parties that an article sets against each other."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from claims.parties import Parties
from claims.reading import Reading

_WAR = re.compile(
    r"(?:clash\w*|conflict|war|fighting|hostilities|cease-?fire|truce|battles?|border)\b[^.]{0,40}?\bbetween\b([^.;]{3,60})",
    re.IGNORECASE,
)
_EACH = re.compile(r"([^.;]{3,80}?)\b(?:each|traded? (?:fire|blame|accusations)|accused? (?:each|one an)other)\b")
_HOSTILE = re.compile(
    r"\b(?:accus|blam|attack|shell|truce|cease-?fire|clash|war\b|opened fire|den(?:y|ied)|violat|strike|strik|cross)",
    re.IGNORECASE,
)
_LEAST = 2  # sentences that set the same two against each other


def disputants(reading: Reading, parties: Parties, home: str | None = None) -> tuple[str, ...]:
    """The one pair in dispute in name order, or nothing when the article shows none or several; `home` is the outlet's state."""
    told = _told(reading.text, parties)
    if told:
        return next(iter(told)) if len(told) == 1 else ()
    counts = _opposed(reading, parties)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return (
            _only_two(reading.text, parties)
            or _two_foremost(reading.text, parties)
            or _with_home(reading.text, parties, home)
        )
    return ranked[0][0]


def _told(text: str, parties: Parties) -> set[tuple[str, ...]]:
    """As in "clashes on the border between Orvenia and Kesh", "Orvenia and Kesh each accused the other"."""
    pairs = set()
    for pattern in (_WAR, _EACH):
        for found in pattern.finditer(text):
            named = parties.named_in(found[1])[-2:] if pattern is _EACH else parties.named_in(found[1])[:2]
            if len(named) == 2:
                pairs.add(tuple(sorted(named)))
    return pairs


def _opposed(reading: Reading, parties: Parties) -> Counter[tuple[str, ...]]:
    """How many sentences with a word of quarrel name these two, each pair of three counted."""
    counts: Counter[tuple[str, ...]] = Counter()
    for sentence in reading.sentences:
        text = reading.doc[sentence[0].i : sentence[-1].i + 1].text
        named = parties.named_in(text) if _HOSTILE.search(text) else ()
        if len(named) in (2, 3):
            counts.update(combinations(sorted(named), 2))
    return counts


def _only_two(text: str, parties: Parties) -> tuple[str, ...]:
    """The only two parties of an article that names both more than once and speaks of a quarrel."""
    counts = Counter(m.name for m in parties.mentions(text))
    if len(counts) != 2 or min(counts.values()) < _LEAST or not _HOSTILE.search(text):
        return ()
    return tuple(sorted(counts))


def _two_foremost(text: str, parties: Parties) -> tuple[str, ...]:
    """The two that lead an article about a quarrel."""
    return tuple(sorted(leading(text, parties))) if _HOSTILE.search(text) else ()


def _with_home(text: str, parties: Parties, home: str | None) -> tuple[str, ...]:
    """The outlet's own state, which its paper names seldom, and the only other that is named often."""
    counts = Counter(m.name for m in parties.mentions(text))
    if home is None or home not in counts or not _HOSTILE.search(text):
        return ()
    others = [pair for pair in counts.most_common() if pair[0] != home]
    clear = others and others[0][1] >= _LEAST and (len(others) == 1 or others[1][1] * 2 <= others[0][1])
    return tuple(sorted((home, others[0][0]))) if clear else ()


def leading(text: str, parties: Parties) -> tuple[str, ...]:
    """The two parties that the text names most, both at least three times and twice as often as the third; or nothing."""
    ranked = Counter(m.name for m in parties.mentions(text)).most_common(3)
    if len(ranked) < 2 or ranked[1][1] <= _LEAST or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    return ranked[0][0], ranked[1][0]
