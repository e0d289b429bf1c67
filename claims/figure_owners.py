"""Whose losses a figure counts: by its words, else by who speaks, by the place, by what was counted before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claims.figure_before import Before, Counts
from claims.figure_called import Called
from claims.figure_guesses import Guesses
from claims.figure_not_of import parties_left_out
from claims.figure_places import place_in
from claims.figure_vouched import Vouched
from claims.territory import Territory
from domain.claim import Figure

_BOTH = re.compile(
    r"\b(?:(?:on|from|of|for) )?both (?:sides|banks|countries|shores|parties|armies|communities)\b", re.IGNORECASE
)
_BASED = re.compile(r"(?i)-based\b|\bbased in\b")
_MEMBERS = re.compile(r"(?i)\b(?:members?|men|elements|recruits|cadres|operatives|affiliates|leaders?)\b")
_DATELINE = re.compile(r"\A\s*([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ -]{2,30})\.\s")
Key = tuple[int, str | None, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party whose losses are counted; `told` when words beside the count say so; `place` where the counted were."""

    party: str | None = None
    told: bool = False
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Owners:
    """Knows one article, and gives each figure the side of its victims; `people` are the persons' names in it."""

    called: Called
    territory: Territory
    people: frozenset[str] = frozenset()
    settled: Mapping[Key, Side] = field(default_factory=dict)
    told: Sequence[Before] = ()

    def taught(self, given: Iterable[Vouched]) -> Owners:
        """The same when it has seen every count of the article."""
        held = sorted(given, key=lambda g: g.counted.at)
        told = [
            _before(g, Side(party=party, place=self._place(g)))
            for g in held if (party := self._by_words(g)) and not self.called.is_no_side(party)
        ]  # fmt: skip
        settled: dict[Key, Side] = {}
        for each in held:
            side = replace(self, told=told)._side(each)
            settled[_key(each)] = side
            if side.party and not side.told:
                told.append(_before(each, side))
        return replace(self, settled=settled, told=told)

    def figure(self, given: Vouched) -> Figure:
        """The figure as these speakers claim it: with its side, and whether it is their own loss."""
        side = self.settled.get(_key(given)) or self._side(given)
        own = side.party in given.parties if side.party and given.parties else None
        figure = given.counted.figure
        open_kind = side.told and side.party is not None and figure.victims_kind == "unknown"
        if (
            open_kind
            and self.called.is_in_arms(side.party or "")
            and figure.kind not in ("equipment", "displaced")
            and _MEMBERS.search(figure.span.of(self.called.text))
        ):
            figure = replace(figure, victims_kind="military")  # "ten Front members"
        mixed = side.party is None and figure.victims_kind == "unknown" and _BOTH.search(given.words) is not None
        return replace(
            figure, victims_kind="mixed" if mixed else figure.victims_kind, victims=side.party, own_losses=own, place=side.place,
            victims_inferred=side.party is not None and not side.told,
        )  # fmt: skip

    def _side(self, given: Vouched) -> Side:
        words = self._by_words(given)
        words = None if words is not None and self.called.is_no_side(words) else words
        place = self._place(given)
        if words is not None:
            return Side(party=words, told=True, place=place)
        if _BOTH.search(given.words):
            return Side(place=place)
        if given.counted.whose.hint in ("own", "enemy", "group") and not given.counted.whose.cared:
            return Side(party=self.called.likely(given.counted.whose.hint, given), place=place)
        counts = Counts(text=self.called.text, vocabulary=self.called.vocabulary, told=self.told)
        guesses = Guesses(called=self.called, territory=self.territory, counts=counts)
        party = guesses.side(given, place)
        struck = (
            party is not None and self.called.strikes(party, given.words) and self.territory.of(given.words) != party
        )
        apart = party is not None and party in parties_left_out(
            self.called.text, given.counted.figure.span.end, self.called.parties
        )
        return Side(party=None if struck or apart else party, place=place)

    def _place(self, given: Vouched) -> str | None:
        return place_in(given.words, given.near, self.called.parties, self.people) or self._dateline

    @cached_property
    def _dateline(self) -> str | None:
        """As in "ADRA. Fourteen people are now known to have died": where a local paper reports from."""
        found = _DATELINE.match(self.called.text)
        place = found[1].title() if found else None
        return place if place and not self.called.parties.named_in(place) else None

    def _by_words(self, given: Vouched) -> str | None:
        """The side that the words of the sentence tell."""
        counted, mine = given.counted, given.mine
        if counted.figure.victims:
            return counted.figure.victims
        if counted.whose.hint != "unknown" and not (counted.whose.cared and self._is_helper(given)):
            return self.called.by(counted.whose.hint, given)
        if given.accused is not None and mine is not None:  # "accused Kesh of shelling a post, killing three"
            return mine if self._may_be_hit(given) else None
        doer = counted.whose.doer_party or self.called.by(counted.whose.doer, given)
        if doer is None and counted.whose.doer == "group" and tuple(self.called.groups) == (mine,):
            doer = mine  # "the rebels captured four guns, their spokeswoman said"
        if doer is not None and mine is None and counted.whose.doer == "army" and _is_fighting(given):
            return self.called.opponent(doer)
        if doer is None or mine is None:
            return None
        if doer != mine:
            return mine if counted.figure.kind != "captured" and self._may_be_hit(given) else None
        civilians = counted.figure.kind == "captured" and counted.figure.victims_kind != "military"
        return None if civilians else self.called.opponent(mine, given.accused)

    def _may_be_hit(self, given: Vouched) -> bool:
        """True for a side that counts its own; a monitor "based in" a land, or a state far from the place, counts others'.

        As in "Paris blames the junta for the death of 90 dockers near Harn", where Harn is not the Americans'.
        """
        if self._is_helper(given) or _BASED.search(given.source):
            return False
        if _is_fighting(given):
            return True
        ground = self.territory.of(given.words, given.near)
        return ground is None or ground == given.mine

    def _is_helper(self, given: Vouched) -> bool:
        """True for those who bury and treat others' people: a mission, a hospital, not a state or a group at arms."""
        mine = given.mine
        return mine is not None and not self.called.is_state(mine) and mine not in self.called.groups


def _is_fighting(given: Vouched) -> bool:
    """True for fighters and arms: an army that meets rebels counts theirs; villagers are no side's."""
    return given.counted.figure.kind == "equipment" or given.counted.figure.victims_kind == "military"


def _key(given: Vouched) -> Key:
    return given.counted.at, given.mine, given.narrated


def _before(given: Vouched, side: Side) -> Before:
    return Before(
        figure=given.counted.figure, party=side.party or "", at=given.counted.at, place=side.place, mine=given.mine
    )
