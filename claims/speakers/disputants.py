"""The two parties that an article sets against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from claims.armed import is_armed
from claims.parties import Parties, PartyMention
from claims.reading import Reading

_WAR = re.compile(
    r"(?:clash\w*|conflict|war|fighting|hostilities|cease-?fire|truce|battles?|border)\b[^.]{0,40}?\bbetween\b([^.;]{3,60})",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|traded? (?:fire|blame|accusations)|accused? (?:each|one an)other)\b")
_BEFORE = 80  # characters before "each" in which the two stand
_HOSTILE = re.compile(
    r"\b(?:accus|blam|attack|shell|truce|cease-?fire|clash|war\b|open(?:ed|ing)? (?:fire|up)|den(?:y|ied)|violat|strike|strik"
    r"|cross"
    r"|shot\b|snip|mortar|artillery|kill|wound|bomb|raid|ambush|missile|rocket|ramm|collision|sank|sunk|seiz|invad|provoc"
    r"|incursion|aggress|hostage|prisoner)",
    re.IGNORECASE,
)
_LEAST = 2  # sentences, or namings, that make a party one of the two


@dataclass(frozen=True, kw_only=True)
class Disputants:
    """What an article tells about who is at odds; `mentions` are all namings of parties, `home` is the outlet's state.

    `own` is who publishes it.
    Monitors and charities that publish a report are no party to the dispute that it tells of.
    """

    reading: Reading
    parties: Parties
    mentions: Sequence[PartyMention]
    home: str | None = None
    own: str | None = None

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The one pair in dispute in name order, or nothing when the article shows none or several."""
        told = self._told()
        if told:
            return next(iter(told)) if len(told) == 1 else ()
        if self.own is not None and self.own not in self.parties.states and not is_armed(self.own):
            return replace(self, mentions=[m for m in self.mentions if m.name != self.own], own=None).pair
        ranked = self._opposed().most_common(2)
        clear = ranked and ranked[0][1] >= _LEAST and (len(ranked) == 1 or ranked[1][1] * 2 <= ranked[0][1])
        if clear:
            return ranked[0][0]
        if not _HOSTILE.search(self.reading.text):
            return ()
        return self._only_two() or tuple(sorted(self.leading)) or self._with_home() or self._rebellion()

    def _rebellion(self) -> tuple[str, ...]:
        """As in a report on the Hill Guard that names Orvenia's capital once: the group and the one state named often."""
        groups = [p for p in self.counts if p not in self.parties.states and self.counts[p] > _LEAST]
        states = sorted((p for p in self.counts if p in self.parties.states), key=lambda p: -self.counts[p])
        if len(groups) != 1 or not states or not is_armed(groups[0]):
            return ()
        clear = len(states) == 1 or self.counts[states[0]] >= 2 * self.counts[states[1]]
        return tuple(sorted((groups[0], states[0]))) if clear else ()

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each party is named."""
        return Counter(m.name for m in self.mentions)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The two named most, both at least three times and twice as often as the third; or nothing."""
        ranked = self.counts.most_common(3)
        if len(ranked) < 2 or ranked[1][1] <= _LEAST or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
            return ()
        return ranked[0][0], ranked[1][0]

    def _told(self) -> set[tuple[str, ...]]:
        """As in "clashes on the border between Orvenia and Kesh", "Orvenia and Kesh each accused the other"."""
        text = self.reading.text
        found = [self.parties.named_in(m[1])[:2] for m in _WAR.finditer(text)]
        for each in _EACH.finditer(text):
            before = re.split(r"[.;]", text[max(0, each.start() - _BEFORE) : each.start()])[-1]
            found.append(self.parties.named_in(before)[-2:])
        return {tuple(sorted(named)) for named in found if len(named) == 2}

    def _opposed(self) -> Counter[tuple[str, ...]]:
        """How many sentences with a word of quarrel name these two, each pair of three counted."""
        counts: Counter[tuple[str, ...]] = Counter()
        starts = [m.span.start for m in self.mentions]
        for sentence in self.reading.sentences:
            first, last = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
            inside = self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]
            named = sorted({m.name for m in inside})
            if len(named) in (2, 3) and _HOSTILE.search(self.reading.text, first, last):
                counts.update(combinations(named, 2))
        return counts

    def _only_two(self) -> tuple[str, ...]:
        """The only two parties of the article, when both are named more than once."""
        only = len(self.counts) == 2 and min(self.counts.values()) >= _LEAST
        return tuple(sorted(self.counts)) if only else ()

    def _with_home(self) -> tuple[str, ...]:
        """The outlet's own state, which its paper names seldom, and the only other that is named often."""
        if self.home is None or self.home not in self.counts:
            return ()
        others = [pair for pair in self.counts.most_common() if pair[0] != self.home]
        clear = others and others[0][1] >= _LEAST and (len(others) == 1 or others[1][1] * 2 <= others[0][1])
        return tuple(sorted((self.home, others[0][0]))) if clear else ()
