"""An attribution with its speakers, on the way to a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.attribution import Attribution
from domain.claim import Speaker, Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`parent` and `denies` are heads of other attributions of the article."""

    attribution: Attribution
    speakers: tuple[Speaker, ...]
    via: tuple[Via, ...] = ()
    parent: int | None = None
    denies: int | None = None

    @property
    def head(self) -> int:
        """The index of the cue's main word: what tells attributions apart."""
        return self.attribution.head

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its speakers."""
        return frozenset(s.kind for s in self.speakers)

    @property
    def parties(self) -> frozenset[str]:
        """The parties that make it."""
        return frozenset(s.party for s in self.speakers if s.party)

    def holds(self, other: Said) -> bool:
        """True when the other's cue, or all of it when it has none of its own, stands inside this one's content."""
        outer, inner = self.attribution, other.attribution
        return inner.head != outer.head and (inner.cue or inner.content) <= outer.content


def holding(said: Sequence[Said]) -> Callable[[Said], list[Said]]:
    """Gives the statements that hold one, in their order, without asking all of them each time."""
    by_token: dict[int, list[Said]] = defaultdict(list)
    for outer in said:
        for token in outer.attribution.content:
            by_token[token].append(outer)

    def holders(item: Said) -> list[Said]:
        inner = item.attribution.cue or item.attribution.content
        near = by_token.get(min(inner), []) if inner else said
        return [outer for outer in near if outer.holds(item)]

    return holders
