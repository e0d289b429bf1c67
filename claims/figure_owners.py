"""Whose losses a figure counts, decided by who speaks: "our men", "the enemy", the militants, the soldiers of a ministry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.figure_sides import Hint
from claims.figures import Counted
from claims.parties import Parties, PartyMention
from claims.vocabulary import Vocabulary
from domain.claim import Claim, Figure, Speaker

_ARMED = re.compile(
    r"\b(?:rebel|militant|insurgent|separatist|guerrilla|jihadist|armed|paramilitary)s?(?: \w+)? $", re.IGNORECASE
)
_NEAR = 24  # characters before a group's name in which a word may say what it is
Key = tuple[str, int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class Owners:
    """Knows the parties of one article, and gives each figure the side of its victims."""

    text: str
    parties: Parties
    vocabulary: Vocabulary

    def figure(self, counted: Counted, speakers: Sequence[Speaker], accused: str | None) -> Figure:
        """The figure as these speakers claim it: with its side, and whether it is their own loss."""
        parties = list(dict.fromkeys(s.party for s in speakers if s.party))
        mine = parties[0] if len(parties) == 1 else None
        victims = counted.figure.victims or self._side(counted, mine, accused)
        own = victims in parties if victims and parties else None
        return replace(counted.figure, victims=victims, own_losses=own)

    def _side(self, counted: Counted, mine: str | None, accused: str | None) -> str | None:
        whose = counted.whose
        if whose.hint != "unknown":
            return self._called(whose.hint, mine, accused, counted)
        if whose.doer != "unknown":
            doer = whose.doer_party or self._called(whose.doer, mine, accused, counted)
            if doer is not None and doer == mine:
                return self._opponent(mine, accused)
            if doer is not None and mine is not None:
                return mine
        return self._by_default(mine)

    def _called(self, hint: Hint, mine: str | None, accused: str | None, counted: Counted) -> str | None:
        """The party behind "our", "its", "the enemy", "the militants", as this speaker says it."""
        if hint in ("own", "its"):
            return mine or self._before(counted.figure.span.start)
        if hint == "enemy":
            return self._opponent(mine, accused) if mine else None
        if hint == "group":
            return self._groups[0] if len(self._groups) == 1 and self._groups[0] != mine else None
        return None

    def _by_default(self, mine: str | None) -> str | None:
        """As in "two soldiers died, the ministry said": a state's people when a state counts and names nobody else."""
        return mine if mine is not None and self._is_state(mine) else None

    def _opponent(self, mine: str, accused: str | None) -> str | None:
        """Whom this speaker accuses, else the other party that the article names most."""
        if accused is not None and accused != mine:
            return accused
        others = [(n, name) for name, n in self._named.items() if name != mine]
        return max(others, default=(0, None), key=lambda o: o[0])[1]

    def _before(self, start: int) -> str | None:
        """The party named last before this place: what "its" stands for when nobody speaks."""
        earlier = [m.name for m in self._mentions if m.span.end <= start]
        return earlier[-1] if earlier else None

    def _is_state(self, name: str) -> bool:
        """True when the article has a people of that name: "Keshi" beside "Kesh"; a front, a union has none."""
        words = {w.lower() for w in name.split()}
        if name in self._groups or words & (self.vocabulary.lists["bodies"] | self.vocabulary.lists["fronts"]):
            return False
        forms = {m.span.of(self.text) for m in self._mentions if m.name == name}
        return any(not name.startswith(form) for form in forms) or " " not in name

    @cached_property
    def _mentions(self) -> tuple[PartyMention, ...]:
        return self.parties.mentions(self.text)

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(m.name for m in self._mentions)

    @cached_property
    def _groups(self) -> tuple[str, ...]:
        """The groups at arms among the parties: by their names, or "the rebel Vesh Front", "Vesh militants"."""
        found = dict.fromkeys(m.name for m in self._mentions if self._is_armed(m))
        return tuple(found)

    def _is_armed(self, mention: PartyMention) -> bool:
        if {w.lower() for w in mention.name.split()} & self.vocabulary.lists["fronts"]:
            return True
        return _ARMED.search(self.text[max(0, mention.span.start - _NEAR) : mention.span.start]) is not None


def settled(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The same claims with a side for figures that another place of the article tells: "eleven militants", then "the eleven"."""
    told: dict[Key, set[str]] = {}
    held = tuple(claims)
    for figure in (f for c in held for f in c.figures if f.victims):
        told.setdefault(_key(figure), set()).add(str(figure.victims))
    sure = {key: next(iter(sides)) for key, sides in told.items() if len(sides) == 1}
    return tuple(replace(c, figures=tuple(_told(f, c, sure) for f in c.figures)) if c.figures else c for c in held)


def _told(figure: Figure, claim: Claim, sure: dict[Key, str]) -> Figure:
    side = sure.get(_key(figure))
    if figure.victims or side is None:
        return figure
    parties = claim.parties
    return replace(figure, victims=side, own_losses=side in parties if parties else None)


def _key(figure: Figure) -> Key:
    return figure.kind, figure.low, figure.high
