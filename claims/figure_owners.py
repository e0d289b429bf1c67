"""Whose losses a figure counts, decided by who speaks: "our men", "the enemy", the militants, the soldiers of a ministry."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claims.demonyms import LIKELY_DEMONYM
from claims.figure_sides import Hint
from claims.figures import Counted
from claims.parties import Parties, PartyMention
from claims.vocabulary import Vocabulary
from domain.claim import Figure, Speaker

_ARMED = re.compile(
    r"\b(?:rebel|militant|insurgent|separatist|guerrilla|jihadist|armed|paramilitary)s?(?: \w+)? $", re.IGNORECASE
)
_NEAR = 24  # characters before a group's name in which a word may say what it is
_REACH = 200  # characters back to what "its" stands for
Key = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A count with those who vouch for it and whom they accuse in the same breath."""

    counted: Counted
    speakers: tuple[Speaker, ...]
    accused: str | None = None

    @property
    def narrated(self) -> bool:
        """True when nobody is credited."""
        return all(s.kind == "narrator" for s in self.speakers)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of those who vouch."""
        return tuple(dict.fromkeys(s.party for s in self.speakers if s.party))

    @property
    def mine(self) -> str | None:
        """The one party that vouches."""
        return self.parties[0] if len(self.parties) == 1 else None


@dataclass(frozen=True, kw_only=True)
class Owners:
    """Knows the parties of one article, and gives each figure the side of its victims.

    `home` is the party behind the outlet; `told` holds the sides that the article's words tell, by kind and number and by
    kind alone.
    """

    text: str
    parties: Parties
    home: str | None
    vocabulary: Vocabulary
    told: Mapping[Key, frozenset[str]] = field(default_factory=dict)

    def taught(self, given: Iterable[Vouched]) -> Owners:
        """The same with the sides that the words of these counts tell."""
        held = tuple(given)
        told = _sides(held, self._by_words)
        by_state = _sides(held, self._by_state)
        return replace(self, told={**by_state, **told})

    def figure(self, given: Vouched) -> Figure:
        """The figure as these speakers claim it: with its side, and whether it is their own loss."""
        victims = self._by_words(given) or self._by_default(given)
        own = victims in given.parties if victims and given.parties else None
        return replace(given.counted.figure, victims=victims, own_losses=own)

    def _by_words(self, given: Vouched) -> str | None:
        """The side that the words of the sentence tell."""
        counted, mine = given.counted, given.mine
        if counted.figure.victims:
            return counted.figure.victims
        if counted.whose.hint != "unknown":
            return self._called(counted.whose.hint, given)
        if given.accused is not None and mine is not None:  # "accused Kesh of shelling a post, killing three"
            return mine
        doer = counted.whose.doer_party or self._called(counted.whose.doer, given)
        if doer is None or mine is None:
            return None
        if doer != mine:
            return mine if counted.figure.kind != "captured" else None
        civilians = counted.figure.kind == "captured" and counted.figure.victims_kind != "military"
        return None if civilians else self._opponent(mine, given.accused)

    def _called(self, hint: Hint, given: Vouched) -> str | None:
        """The party behind "our", "its", "the enemy", "the militants", as this speaker says it."""
        mine = given.mine or (self.home if given.narrated else None)
        if hint == "own":
            return mine if given.narrated or given.counted.whose.quoted else self.home
        if hint == "its":
            return given.mine or (self._before(given.counted.figure.span.start) if given.narrated else None)
        if hint == "enemy":
            return self._opponent(mine, given.accused) if mine else None
        if hint == "group":
            return self._groups[0] if len(self._groups) == 1 and self._groups[0] != mine else None
        return None

    def _by_default(self, given: Vouched) -> str | None:
        """The side told elsewhere for the same number; then the speaker's own state; then the one side told for the kind.

        As in "Eleven militants were killed. ... The eleven ..."; "two soldiers died, the ministry said". A bare number
        ("the ministry says eleven") and captives are rather the same people as before than the speaker's own.
        """
        figure = given.counted.figure
        same, alike = self.told.get(_key(figure), frozenset()), self.told.get(_kind(figure), frozenset())
        if figure.kind == "captured" and len(same) != 1:
            return self._captive(given, alike)
        own = self._by_state(given)
        state = given.mine is not None and not given.counted.whose.told and self._is_state(given.mine)
        mine = given.mine if state else None
        outside = given.mine is not None and not self._is_state(given.mine)
        repeated = alike if given.counted.bare or outside else frozenset[str]()
        for sides in (same, frozenset({own} if own else ()), repeated, frozenset({mine} if mine else ())):
            if len(sides) == 1:
                return next(iter(sides))
        return None

    def _by_state(self, given: Vouched) -> str | None:
        """As in "two soldiers died, the ministry said": a state counts its own, when it names people and no captives."""
        counted, mine = given.counted, given.mine
        open_ended = counted.bare or counted.figure.kind == "captured" or counted.whose.told
        return mine if mine is not None and not open_ended and self._is_state(mine) else None

    def _captive(self, given: Vouched, alike: frozenset[str]) -> str | None:
        """As in "gunmen stopped a convoy of the Vesh Relief and led away eleven people": whose people are led away.

        Those told elsewhere for captives, else the one other party in the sentence, else, when the speaker's own side holds
        them, the opponent; never the holder's own.
        """
        mine, whose = given.mine, given.counted.whose
        holds = whose.doer == "own" or (whose.doer == "its" and mine is not None) or whose.doer_party == mine
        for sides in (alike, frozenset(whose.near) - frozenset(self._groups)):
            others = sides - {mine}
            if len(others) == 1:
                return next(iter(others))
        if mine is None:
            return None
        return self._opponent(mine, given.accused) if holds else self._by_own_state(mine)

    def _by_own_state(self, mine: str) -> str | None:
        return mine if self._is_state(mine) else None

    def _opponent(self, mine: str, accused: str | None) -> str | None:
        """Whom this speaker accuses, else the other party that the article names most."""
        if accused is not None and accused != mine:
            return accused
        others = [(n, name) for name, n in self._named.items() if name != mine]
        return max(others, default=(0, None), key=lambda o: o[0])[1]

    def _before(self, start: int) -> str | None:
        """The party named last before this place: what "its" stands for when nobody speaks."""
        earlier = [m for m in self._mentions if start - _REACH <= m.span.start and m.span.end <= start]
        return earlier[-1].name if earlier else None

    def _is_state(self, name: str) -> bool:
        """True when the article has a people of that name: "Keshi" beside "Kesh"; a front, a union has none."""
        words = {w.lower() for w in name.split()}
        if name in self._groups or words & (self.vocabulary.lists["bodies"] | self.vocabulary.lists["fronts"]):
            return False
        forms = {m.span.of(self.text).removesuffix("s") for m in self._mentions if m.name == name}
        people = any(form.endswith(LIKELY_DEMONYM) and form not in name for form in forms)
        return people or (" " not in name and not name.isupper())

    @cached_property
    def _mentions(self) -> tuple[PartyMention, ...]:
        return self.parties.mentions(self.text)

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(m.name for m in self._mentions)

    @cached_property
    def _groups(self) -> Sequence[str]:
        """The groups at arms among the parties: by their names, or "the rebel Vesh Front"."""
        return tuple(dict.fromkeys(m.name for m in self._mentions if self._is_armed(m)))

    def _is_armed(self, mention: PartyMention) -> bool:
        if {w.lower() for w in mention.name.split()} & self.vocabulary.lists["fronts"]:
            return True
        return _ARMED.search(self.text[max(0, mention.span.start - _NEAR) : mention.span.start]) is not None


def _sides(given: Iterable[Vouched], reading: Callable[[Vouched], str | None]) -> dict[Key, frozenset[str]]:
    told: defaultdict[Key, set[str]] = defaultdict(set)
    for each in given:
        side = reading(each)
        if side is not None:
            told[_key(each.counted.figure)].add(side)
            told[_kind(each.counted.figure)].add(side)
    return {key: frozenset(sides) for key, sides in told.items()}


def _key(figure: Figure) -> Key:
    return figure.kind, figure.low, figure.high


def _kind(figure: Figure) -> Key:
    """Soldiers apart from the rest; no count has such numbers."""
    return f"{figure.kind} {'military' if figure.victims_kind == 'military' else 'people'}", None, None
