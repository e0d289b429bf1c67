"""What the speaker rules may look at: the article, its world and where it speaks from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.armed import is_armed
from claims.parse import Token
from claims.parties import Parties
from claims.phrase import Phrase
from claims.reading import Reading
from claims.speakers.rebels import rebels_among
from claims.speakers.standpoint import Standpoint
from claims.vocabulary import Vocabulary

_NEARLY_ALL = 4  # times as many namings of places as those in any other state
_OFTEN = 3  # namings of places that make a ground


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One article as the rules see it: its text, its world and where it speaks from.

    `pair` are the two parties in dispute, `leading` the two that it names most, `counts` how often the text names each party.
    `starts` are the first tokens of its sentences, `answering` the surnames of those who answer in a transcript, `paragraphs` its
    line breaks, `nouns` what it calls parties by: "the charity" → a name.
    """

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    standpoint: Standpoint
    pair: tuple[str, ...]
    leading: tuple[str, ...]
    counts: Mapping[str, int]
    nouns: dict[str, str]
    answering: frozenset[str]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]

    @cached_property
    def named(self) -> tuple[str, ...]:
        """All parties that the text names, in order."""
        return tuple(self.counts)

    @cached_property
    def armed(self) -> tuple[str, ...]:
        """The groups at arms among them: "the Free Vesh Front", "the Hill Guard"."""
        return tuple(p for p in self.named if p not in self.parties.states and is_armed(p))

    @cached_property
    def rebels(self) -> str | None:
        """The group that "the rebels" means here, None where several may be meant."""
        return rebels_among(self.reading.text, self.parties.mentions(self.reading.text), self.armed)

    @cached_property
    def ground(self) -> str | None:
        """The state in which the places that the text names lie, when they lie in one or nearly all do."""
        ranked = Counter(self.parties.ground_of(self.reading.text)).most_common(2)
        clear = ranked and ranked[0][1] >= _OFTEN and (len(ranked) == 1 or ranked[0][1] >= _NEARLY_ALL * ranked[1][1])
        found = ranked[0][0] if clear else None
        return found if found in self.pair or (found in self.counts and not self.pair) else None

    @cached_property
    def besieged(self) -> str | None:
        """The state that such a group fights: the only one of the text, or the one that it names most.

        Others are only mentioned then, half as often, or while the text sets it against the group.
        """
        states = sorted((p for p in self.named if p in self.parties.states), key=lambda p: -self.counts[p])
        if not states or not self.armed:
            return None
        if len(states) == 1:
            return states[0]
        first, second = (self.counts[state] for state in states[:2])
        fights = states[0] in self.pair and bool(set(self.armed) & set(self.pair))
        return states[0] if first >= 2 * second and (fights or second == 1) else None

    def involved(self, party: str) -> bool:
        """True unless the article is about two other parties: a third state's paper reports from afar."""
        if party not in self.counts and self.besieged is not None:
            return False
        return party in self.leading or not self.leading

    def phrase(self, tokens: Sequence[Token]) -> Phrase:
        """The phrase that the tokens make here."""
        return Phrase.of(tokens, self.parties, self.vocabulary)

    def sentence(self, index: int) -> int:
        """The number of the sentence that holds the token."""
        return bisect_right(self.starts, index) - 1

    def same_paragraph(self, one: int, other: int) -> bool:
        """True when no line break parts the two tokens."""
        doc = self.reading.doc
        return bisect_right(self.paragraphs, doc[one].idx) == bisect_right(self.paragraphs, doc[other].idx)

    def paragraph_start(self, index: int) -> int:
        """The first token of the paragraph that holds the token."""
        n = bisect_right(self.paragraphs, self.reading.doc[index].idx)
        start = self.paragraphs[n - 1] + 1 if n else 0
        return bisect_left(self.reading.doc.tokens, start, hi=index, key=lambda t: t.idx)

    def tokens_of(self, sentence: int) -> Sequence[Token]:
        """The tokens of a sentence by number, none before the first."""
        if sentence < 0:
            return ()
        end = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.reading.doc)
        return list(self.reading.doc[self.starts[sentence] : end])
