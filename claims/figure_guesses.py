"""Whose losses a figure counts when no word beside it tells: by who speaks, by whose deed it was, by the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.figure_before import Counts, alike
from claims.figure_called import Called
from claims.figure_vouched import Vouched
from claims.territory import Territory

_STAFF = frozenset(
    {"nurse", "driver", "medic", "paramedic", "doctor", "worker", "employee", "volunteer", "staff", "technician", "colleague",
     "member", "engineer", "surgeon", "crew", "monitor", "observer", "inspector"}
)  # fmt: skip
_BASED = re.compile(r"(?i)-based\b|\bbased in\b")
_THERE = re.compile(
    r"\b(?:in|at|on) the (?:market|station|school|hospital|hall|square|bus|train|village|town|theatre|theater|factory|depot"
    r"|church|mosque|shelter|bridge|stadium|hotel|warehouse|plant|camp|convoy|clinic|shop|street|cellar|port|platform|prison|building)\b",
    re.IGNORECASE,
)
Rule = Callable[[Vouched], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """Knows one article and its counts so far; gives a side by the first rule that knows one."""

    called: Called
    territory: Territory
    counts: Counts

    def side(self, given: Vouched, place: str | None) -> str | None:
        """The likeliest side, never that of those who did it where another is known."""
        doer = given.counted.whose.doer_party
        found = (party for rule in self._rules(given, place) if (party := rule(given)))
        others = (doer, given.accused if given.counted.figure.kind != "equipment" else None)
        return next((party for party in found if party not in others and not self.called.is_no_side(party)), None)

    def _rules(self, given: Vouched, place: str | None) -> Sequence[Rule]:
        counts = self.counts

        def recent(count: Vouched) -> str | None:
            return counts.recent(count, place)

        figure, bare = given.counted.figure, given.counted.bare
        if figure.kind == "captured":
            return (counts.repeated, counts.same_number, self.staff, self.captive, self.detained)
        if figure.victims_kind == "military":
            return (counts.repeated, counts.same_number, counts.in_breath, self.soldiers, recent, self.only_land)
        if bare and figure.high == 0:
            return (self.by_place, self.own_people, recent, self.by_source, self.by_scene)
        first = (
            counts.repeated,
            counts.same_number,
            counts.listed,
            counts.hostages,
            self.staff,
            self.by_place,
            self.by_act,
        )
        last = (self.by_target, self.own_people, self.by_source)
        if figure.kind == "equipment":
            return (*first, counts.in_breath, *last, recent, counts.aboard, self.by_scene)
        if bare:
            return (*first, recent, self.own_again, *last, counts.aboard, self.by_scene)
        return (*first, *last, recent, counts.aboard, self.by_scene)

    # --- who speaks

    def soldiers(self, given: Vouched) -> str | None:
        """As in "two soldiers died, the ministry said": a state's own; "46 soldiers died, the rebels said": the state's."""
        mine = given.mine
        if mine is None and given.narrated and self.called.home in self.called.states:
            return self.called.home
        if mine is None:
            return self.called.states[0] if len(self.called.states) == 1 else self.called.besieged
        if self.called.is_state(mine):
            return mine
        return self.called.opponent(mine, given.accused) if mine in self.called.groups else None

    def own_people(self, given: Vouched) -> str | None:
        """As in "nineteen people died, the Keshi minister said": a state counts its own; a group at arms has no people."""
        if given.mine is None or not self.called.is_state(given.mine):
            return None
        ground = self.territory.scene
        return given.mine if ground is None or ground == given.mine or not _happened_there(given) else ground

    def own_again(self, given: Vouched) -> str | None:
        """As in "the White Stork Mission now reports three dead", after a nurse and a driver of its own."""
        again = given.mine is not None and not self.called.is_state(given.mine) and self.counts.own_again(given)
        return given.mine if again else None

    def staff(self, given: Vouched) -> str | None:
        """As in "the White Stork Mission said that a nurse and a driver were killed": its own."""
        mine = given.mine
        if mine is None or self.called.is_state(mine) or mine in self.called.groups:
            return None
        noun = given.counted.figure.span.of(self.called.text).lower().split()[-1:]
        return mine if noun and (noun[0] in _STAFF or noun[0].removesuffix("s") in _STAFF) else None

    def captive(self, given: Vouched) -> str | None:
        """As in "gunmen stopped a convoy of the Vesh Relief and led away eleven people": whose people are led away.

        Those told elsewhere for captives, else the one other party in the sentence, else, when the speaker's own side holds
        them, the opponent; never the holder's own.
        """
        mine, whose, figure = given.mine, given.counted.whose, given.counted.figure
        holds = whose.doer == "own" or (whose.doer == "its" and mine is not None) or whose.doer_party == mine
        holds = holds or (mine is not None and mine in self.called.groups)
        told = {b.party for b in self.counts.told if alike(b.figure, figure)}
        near = set() if figure.victims_kind == "military" else set(whose.near) - set(self.called.groups)
        for sides in (told, near):
            others = sides - {mine}
            if len(others) == 1:
                return next(iter(others))
        if mine is None:
            return self.called.besieged if figure.victims_kind == "military" else None
        if holds:
            return self.called.opponent(mine, given.accused)
        return mine if self.called.is_state(mine) else None

    def detained(self, given: Vouched) -> str | None:
        """As in "nine people were arrested on the square": of the land in which it happened."""
        if given.counted.figure.victims_kind == "military":
            return None
        return self.by_place(given) or self.by_source(given) or self.territory.only or self.territory.scene

    # --- whose deed

    def by_act(self, given: Vouched) -> str | None:
        """As in "Keshi units struck the siding. The strike destroyed 16 wagons": not theirs whose strike it was."""
        if given.counted.whose.doer != "act" or given.mine is None:
            return None
        if not (self.called.is_state(given.mine) or given.mine in self.called.groups):
            return None  # a monitor tells of others' losses
        by = self.called.before(given.counted.figure.span.start)
        return self.called.opponent(given.mine, given.accused) if by == given.mine else given.mine

    def by_target(self, given: Vouched) -> str | None:
        """As in "Keshi drones struck Talmark's Orin works, killing two": those whom the same words name beside the doer."""
        doer = given.counted.whose.doer_party
        if doer is None:
            return None
        named = [
            m for m in self.called.parties.mentions(given.words)
            if m.name != doer and self.called.is_state(m.name) and not self.called.is_of_title(given.words[m.span.end :])
        ]  # fmt: skip
        near = min(named, key=lambda m: abs(m.span.start - given.near), default=None)
        return near.name if near is not None else None

    # --- where

    def by_place(self, given: Vouched) -> str | None:
        """As in "eleven people were killed in the Keshi city of Adra": people belong to the state in which they live."""
        return self.territory.of(given.words, given.near)

    def by_source(self, given: Vouched) -> str | None:
        """As in "a nurse at Adra's hospital said that 28 had been brought in"."""
        if _BASED.search(given.source):  # "the monitor based in Britain"
            return None
        return self.territory.of(given.source) or self.territory.of(f"in {given.source}")

    def by_scene(self, given: Vouched) -> str | None:
        """The one state in the text, else that of the last place named before, else of most places."""
        before = self.territory.before(given.counted.figure.span.start)
        return self.territory.only or before or self.territory.scene or self.called.besieged

    def only_land(self, given: Vouched) -> str | None:
        """The one state that the text names, for soldiers of whom nobody speaks."""
        return self.territory.only if given.mine is None else None


def _happened_there(given: Vouched) -> bool:
    """True for people who died in one place, of which only the enemy tells: "no more than five died in the market"."""
    return given.counted.figure.victims_kind == "unknown" and _THERE.search(given.words) is not None
