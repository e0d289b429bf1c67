"""Whose losses a figure counts: by its words, by who speaks, by the place, by what was counted before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claims.figure_called import Called
from claims.figure_places import place_in
from claims.figure_vouched import Vouched
from claims.territory import Territory
from domain.claim import Figure

_BOTH = re.compile(
    r"\b(?:(?:on|from|of|for) )?both (?:sides|banks|countries|shores|parties|armies|communities)\b", re.IGNORECASE
)
_STAFF = frozenset(
    {"nurse", "driver", "medic", "paramedic", "doctor", "worker", "employee", "volunteer", "staff", "technician", "colleague",
     "member", "engineer", "surgeon", "crew", "monitor", "observer", "inspector"}
)  # fmt: skip
_HELD = frozenset({"hostage", "captive", "prisoner", "detainee"})
_BOARD = re.compile(r"\b(?:on board|aboard|crew|passengers?)\b", re.IGNORECASE)
_HARM = frozenset({"killed", "wounded", "missing", "casualties"})
_DATELINE = re.compile(r"\A\s*([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ -]{2,30})\.\s")
_LIST = 90  # characters between two members of one list of losses
_TELLING = 3  # a smaller number comes back by chance
_THERE = re.compile(
    r"\b(?:in|at|on) the (?:market|station|school|hospital|hall|square|bus|train|village|town|theatre|theater|factory|depot"
    r"|church|mosque|shelter|bridge|stadium|hotel|warehouse|plant|camp|convoy|clinic|shop|street|cellar|port|platform|prison|building)\b",
    re.IGNORECASE,
)
_RECENT = 700  # characters in which "the toll rose to twelve" is of the same people as the count before it
Key = tuple[int, str | None, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party whose losses are counted; `told` when words beside the count say so; `place` where the counted were."""

    party: str | None = None
    told: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A count of the article whose side is known."""

    figure: Figure
    party: str
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Owners:
    """Knows one article, and gives each figure the side of its victims; `people` are the persons' names in it."""

    called: Called
    territory: Territory
    people: frozenset[str] = frozenset()
    own: str | None = None
    settled: Mapping[Key, Side] = field(default_factory=dict)
    told: Sequence[Before] = ()

    def taught(self, given: Iterable[Vouched]) -> Owners:
        """The same when it has seen every count of the article."""
        held = sorted(given, key=lambda g: g.counted.at)
        told = [
            Before(figure=g.counted.figure, party=party, place=self._place(g))
            for g in held if (party := self._by_words(g))
        ]  # fmt: skip
        settled: dict[Key, Side] = {}
        for each in held:
            side = replace(self, told=told)._side(each)
            settled[_key(each)] = side
            if side.party and not side.told:
                told.append(Before(figure=each.counted.figure, party=side.party, place=side.place))
        return replace(self, settled=settled, told=told)

    def figure(self, given: Vouched) -> Figure:
        """The figure as these speakers claim it: with its side, and whether it is their own loss."""
        side = self.settled.get(_key(given)) or self._side(given)
        own = side.party in given.parties if side.party and given.parties else None
        figure = given.counted.figure
        mixed = side.party is None and figure.victims_kind == "unknown" and _BOTH.search(given.words) is not None
        return replace(
            figure, victims_kind="mixed" if mixed else figure.victims_kind, victims=side.party, own_losses=own, place=side.place,
            victims_inferred=side.party is not None and not side.told,
        )  # fmt: skip

    def _side(self, given: Vouched) -> Side:
        words = self._by_words(given)
        place = self._place(given)
        if words is not None:
            return Side(party=words, told=True, place=place)
        if _BOTH.search(given.words) or given.counted.whose.hint in ("own", "enemy", "group"):
            return Side(place=place)  # "our fighters", of whom it is not known whose voice this is
        rules = self._captive_rules if given.counted.figure.kind == "captured" else self._rules_for(given)
        found = next((party for rule in rules if (party := rule(given))), None)
        return Side(party=found, place=place)

    def _rules_for(self, given: Vouched) -> Sequence[Callable[[Vouched], str | None]]:
        kind = given.counted.figure.victims_kind
        if kind == "military":
            return (self._same_number, self._soldiers, self._recent, self._by_place_alone)
        if given.counted.bare and given.counted.figure.high == 0:
            return (self._by_place, self._own_people, self._recent, self._by_source, self._by_scene)
        first = (self._same_number, self._listed, self._hostages, self._staff, self._by_place, self._by_act)
        if given.counted.bare:
            return (
                *first,
                self._recent,
                self._own_again,
                self._own_people,
                self._by_source,
                self._by_vessel,
                self._by_scene,
            )
        return (*first, self._own_people, self._by_source, self._recent, self._by_vessel, self._by_scene)

    @property
    def _captive_rules(self) -> Sequence[Callable[[Vouched], str | None]]:
        return (self._same_number, self._staff, self._captive)

    def _place(self, given: Vouched) -> str | None:
        return place_in(given.words, given.near, self.called.parties, self.people) or self._dateline

    @cached_property
    def _dateline(self) -> str | None:
        """As in "ADRA. Fourteen people are now known to have died": where a local paper reports from."""
        found = _DATELINE.match(self.called.text)
        place = found[1].title() if found else None
        return place if place and not self.called.parties.named_in(place) else None

    # --- words

    def _by_words(self, given: Vouched) -> str | None:
        """The side that the words of the sentence tell."""
        counted, mine = given.counted, given.mine
        if counted.figure.victims:
            return counted.figure.victims
        if counted.whose.hint != "unknown":
            return self.called.by(counted.whose.hint, given)
        if given.accused is not None and mine is not None:  # "accused Kesh of shelling a post, killing three"
            return mine
        doer = counted.whose.doer_party or self.called.by(counted.whose.doer, given)
        if doer is not None and mine is None and counted.whose.doer == "army" and self._is_fighting(given):
            return self.called.opponent(doer)
        if doer is None or mine is None:
            return None
        if doer != mine:
            return mine if counted.figure.kind != "captured" else None
        civilians = counted.figure.kind == "captured" and counted.figure.victims_kind != "military"
        return None if civilians else self.called.opponent(mine, given.accused)

    def _is_fighting(self, given: Vouched) -> bool:
        """True for fighters and arms: an army that meets rebels counts theirs; villagers are no side's."""
        return given.counted.figure.kind == "equipment" or given.counted.figure.victims_kind == "military"

    def _listed(self, given: Vouched) -> str | None:
        """As in "15 Keshi soldiers were killed, a truck and two mortars were destroyed": all of it is Kesh's."""
        figure, text = given.counted.figure, self.called.text
        if figure.kind != "equipment" or given.counted.whose.doer != "unknown":
            return None
        beside = [b for b in self.told if b.figure.span.start < figure.span.start and b.figure.kind != "displaced"]
        last = max(beside, key=lambda b: b.figure.span.start, default=None)
        between = text[last.figure.span.end : figure.span.start] if last is not None else ""
        near = last is not None and not re.search(r"[.;\n:]", between) and len(between) < _LIST
        return last.party if last is not None and near else None

    # --- what was counted before

    def _same_number(self, given: Vouched) -> str | None:
        """As in "Eleven militants were killed. ... The eleven ...": the one side of that number."""
        figure = given.counted.figure
        if (figure.low or figure.high or 0) < _TELLING:
            return None
        sides = {b.party for b in self.told if _number(b.figure) == _number(figure) and _alike(b.figure, figure)}
        return sides.pop() if len(sides) == 1 else None

    def _recent(self, given: Vouched) -> str | None:
        """As in "the toll rose to twelve": of the people who were counted last before, unless somewhere else."""
        figure, place = given.counted.figure, self._place(given)
        before = [
            b for b in self.told
            if 0 < figure.span.start - b.figure.span.start < _RECENT and (b.place is None or place in (None, b.place))
        ]  # fmt: skip
        start = self.called.text.rfind("\n", 0, figure.span.start)
        near = [b for b in before if b.figure.span.start > start and _befell(b.figure, figure)]
        near = near or [b for b in before if _alike(b.figure, figure)]
        return max(near, key=lambda b: b.figure.span.start).party if near else None

    # --- who speaks

    def _soldiers(self, given: Vouched) -> str | None:
        """As in "two soldiers died, the ministry said": a state's own; "46 soldiers died, the rebels said": the state's."""
        mine = given.mine
        if mine is None and given.narrated and self.called.home in self.called.states:
            return self.called.home
        if mine is None:
            return self.called.states[0] if len(self.called.states) == 1 else self.called.besieged
        if self.called.is_state(mine):
            return mine
        return self.called.opponent(mine, given.accused) if mine in self.called.groups else None

    def _own_people(self, given: Vouched) -> str | None:
        """As in "nineteen people died, the Keshi minister said": a state counts its own; a group at arms has no people."""
        if given.mine is None or not self.called.is_state(given.mine):
            return None
        ground = self.territory.scene
        return given.mine if ground is None or ground == given.mine or not self._happened_there(given) else ground

    def _happened_there(self, given: Vouched) -> bool:
        """True for people who died in one place, of which only the enemy tells: "no more than five died in the market"."""
        return given.counted.figure.victims_kind == "unknown" and _THERE.search(given.words) is not None

    def _by_act(self, given: Vouched) -> str | None:
        """As in "Keshi units struck the siding. The strike destroyed 16 wagons": not theirs whose strike it was."""
        if given.counted.whose.doer != "act" or given.mine is None:
            return None
        by = self.called.before(given.counted.figure.span.start)
        return self.called.opponent(given.mine, given.accused) if by == given.mine else given.mine

    def _own_again(self, given: Vouched) -> str | None:
        """As in "the White Stork Mission now reports three dead", after a nurse and a driver of its own."""
        figure = given.counted.figure
        own = any(b.party == given.mine and _alike(b.figure, figure) for b in self.told)
        return given.mine if own and given.mine and not self.called.is_state(given.mine) else None

    def _staff(self, given: Vouched) -> str | None:
        """As in "the White Stork Mission said that a nurse and a driver were killed": its own."""
        mine = given.mine
        if mine is None or self.called.is_state(mine) or mine in self.called.groups:
            return None
        noun = given.counted.figure.span.of(self.called.text).lower().split()[-1:]
        return mine if noun and (noun[0] in _STAFF or noun[0].removesuffix("s") in _STAFF) else None

    def _captive(self, given: Vouched) -> str | None:
        """As in "gunmen stopped a convoy of the Vesh Relief and led away eleven people": whose people are led away.

        Those told elsewhere for captives, else the one other party in the sentence, else, when the speaker's own side holds
        them, the opponent; never the holder's own.
        """
        mine, whose, figure = given.mine, given.counted.whose, given.counted.figure
        holds = whose.doer == "own" or (whose.doer == "its" and mine is not None) or whose.doer_party == mine
        holds = holds or (mine is not None and mine in self.called.groups)
        alike = {b.party for b in self.told if _alike(b.figure, figure)}
        near = set() if figure.victims_kind == "military" else set(whose.near) - set(self.called.groups)
        for sides in (alike, near):
            others = sides - {mine}
            if len(others) == 1:
                return next(iter(others))
        if mine is None:
            return self.called.besieged if figure.victims_kind == "military" else None
        if holds:
            return self.called.opponent(mine, given.accused)
        return mine if self.called.is_state(mine) else None

    # --- where

    def _by_place(self, given: Vouched) -> str | None:
        """As in "eleven people were killed in the Keshi city of Adra": people belong to the state in which they live."""
        return self.territory.of(given.words, given.near)

    def _by_source(self, given: Vouched) -> str | None:
        """As in "a nurse at Adra's hospital said that 28 had been brought in"."""
        return self.territory.of(given.source) or self.territory.of(f"in {given.source}")

    def _by_scene(self, given: Vouched) -> str | None:
        """The one state in the text, else that of the last place named before, else of most places."""
        before = self.territory.before(given.counted.figure.span.start)
        return self.territory.only or before or self.territory.scene or self.called.besieged

    def _hostages(self, given: Vouched) -> str | None:
        """As in "a third hostage died": of those who were counted as held."""
        words = {w.removesuffix("s") for w in given.counted.figure.span.of(self.called.text).lower().split()}
        sides = {b.party for b in self.told if b.figure.kind == "captured"} if words & _HELD else set()
        return sides.pop() if len(sides) == 1 else None

    def _by_vessel(self, given: Vouched) -> str | None:
        """As in "six bodies were recovered", where the only thing lost so far is a Keshi plane with people on board."""
        at = given.counted.figure.span.start
        lost = [b for b in self.told if b.figure.kind == "equipment" and b.figure.span.start < at]
        things = self.called.vocabulary.lists["equipment"] & {w.strip(".,;:").lower() for w in given.words.split()}
        if things:
            lost = [b for b in lost if things & {_noun(b.figure, self.called.text)}]
        sides = {b.party for b in lost}
        return sides.pop() if len(sides) == 1 and _BOARD.search(self.called.text) else None

    def _by_place_alone(self, given: Vouched) -> str | None:
        return self.territory.only if given.mine is None else None


def _key(given: Vouched) -> Key:
    return given.counted.at, given.mine, given.narrated


def _number(figure: Figure) -> tuple[str, int | None, int | None]:
    return figure.kind, figure.low, figure.high


def _alike(one: Figure, other: Figure) -> bool:
    """True for one kind of loss, soldiers apart from the rest."""
    return one.kind == other.kind and (one.victims_kind == "military") == (other.victims_kind == "military")


def _noun(figure: Figure, text: str) -> str:
    """The last word of a count, in the singular: "plane" of "one of its transport planes"."""
    return figure.span.of(text).split()[-1].lower().removesuffix("s")


def _befell(one: Figure, other: Figure) -> bool:
    """True for the dead, hurt and missing, whom one event makes."""
    return {one.kind, other.kind} <= _HARM and (one.victims_kind == "military") == (other.victims_kind == "military")
