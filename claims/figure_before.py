"""Whose losses a figure counts, by what the article counted before: the toll that rises, the list that goes on."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.figure_vouched import Vouched
from claims.vocabulary import Vocabulary
from domain.claim import Figure

_HELD = frozenset({"hostage", "captive", "prisoner", "detainee"})
_BOARD = re.compile(r"\b(?:on board|aboard|crew|passengers?)\b", re.IGNORECASE)
_HARM = frozenset({"killed", "wounded", "missing", "casualties"})
_LIST = 90  # characters between two members of one list of losses
_BREATH = 250  # characters between two counts of one breath
_TELLING = 3  # a smaller number comes back by chance
_RECENT = 700  # characters in which "the toll rose to twelve" is of the same people as the count before it
_FAR = 3.0  # how much a number three times as large tells against one toll, in units of `_RECENT`


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A count of the article whose side is known; `mine` is the party that vouches for it."""

    figure: Figure
    party: str
    at: int
    place: str | None = None
    mine: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of one text whose sides are known, from which others follow."""

    text: str
    vocabulary: Vocabulary
    told: Sequence[Before] = ()

    def repeated(self, given: Vouched) -> str | None:
        """As in "the ministry says eleven", which repeats or answers one count: the side of that one."""
        like = given.counted.like
        return next((b.party for b in self.told if b.at == like), None) if like is not None else None

    def same_number(self, given: Vouched) -> str | None:
        """As in "Eleven militants were killed. ... The eleven ...": the one side of that number."""
        figure = given.counted.figure
        if (figure.low or figure.high or 0) < _TELLING:
            return None
        sides = {b.party for b in self.told if _number(b.figure) == _number(figure) and alike(b.figure, figure)}
        return sides.pop() if len(sides) == 1 else None

    def listed(self, given: Vouched) -> str | None:
        """As in "15 Keshi soldiers were killed, a truck and two mortars were destroyed": all of it is Kesh's."""
        figure = given.counted.figure
        if figure.kind != "equipment" or given.counted.whose.doer != "unknown":
            return None
        beside = [b for b in self.told if b.figure.span.start < figure.span.start and b.figure.kind != "displaced"]
        last = max(beside, key=lambda b: b.figure.span.start, default=None)
        between = self.text[last.figure.span.end : figure.span.start] if last is not None else ""
        near = last is not None and not re.search(r"[.;\n:]", between) and len(between) < _LIST
        return last.party if last is not None and near else None

    def in_breath(self, given: Vouched) -> str | None:
        """As in "Kesh put the destroyed tanks at seven and spoke of 40 servicemen killed": one side's, by one who counts on.

        As in "Twenty-seven militants were killed. Fourteen launchers were destroyed" as well; another paragraph begins anew.
        """
        figure = given.counted.figure
        paragraph = self.text.rfind("\n", 0, figure.span.start)
        near = [
            b for b in self.told
            if b.mine == given.mine and paragraph < b.figure.span.start < figure.span.start
            and figure.span.start - b.figure.span.end < _BREATH and b.figure.kind not in ("captured", "displaced")
        ]  # fmt: skip
        last = max(near, key=lambda b: b.figure.span.start, default=None)
        mixed = figure.kind == "equipment" or (
            given.mine is not None and last is not None and last.figure.kind == "equipment"
        )
        fits = last is not None and (mixed or alike(last.figure, figure))
        return last.party if last is not None and fits else None

    def recent(self, given: Vouched, place: str | None) -> str | None:
        """As in "the toll rose to twelve": of the people who were counted before in a number like it, unless elsewhere."""
        figure = given.counted.figure
        before = [
            b for b in self.told
            if 0 < figure.span.start - b.figure.span.start < _RECENT and (b.place is None or place in (None, b.place))
        ]  # fmt: skip
        start = self.text.rfind("\n", 0, figure.span.start)
        near = [b for b in before if b.figure.span.start > start and _befell(b.figure, figure)]
        near = near or [b for b in before if alike(b.figure, figure)]
        return min(near, key=lambda b: _distance(b.figure, figure)).party if near else None

    def own_again(self, given: Vouched) -> bool:
        """True for "the White Stork Mission now reports three dead", after a nurse and a driver of its own."""
        figure = given.counted.figure
        return any(b.party == given.mine and alike(b.figure, figure) for b in self.told)

    def hostages(self, given: Vouched) -> str | None:
        """As in "a third hostage died": of those who were counted as held."""
        words = {w.removesuffix("s") for w in given.counted.figure.span.of(self.text).lower().split()}
        sides = {b.party for b in self.told if b.figure.kind == "captured"} if words & _HELD else set()
        return sides.pop() if len(sides) == 1 else None

    def aboard(self, given: Vouched) -> str | None:
        """As in "six bodies were recovered", where the only thing lost so far is a Keshi plane with people on board."""
        at = given.counted.figure.span.start
        lost = [b for b in self.told if b.figure.kind == "equipment" and b.figure.span.start < at]
        things = self.vocabulary.lists["equipment"] & {w.strip(".,;:").lower() for w in given.words.split()}
        if things:
            lost = [b for b in lost if things & {_noun(b.figure, self.text)}]
        sides = {b.party for b in lost}
        return sides.pop() if len(sides) == 1 and _BOARD.search(self.text) else None


def alike(one: Figure, other: Figure) -> bool:
    """True for one kind of loss, soldiers apart from the rest."""
    return one.kind == other.kind and (one.victims_kind == "military") == (other.victims_kind == "military")


def _number(figure: Figure) -> tuple[str, int | None, int | None]:
    return figure.kind, figure.low, figure.high


def _distance(one: Figure, other: Figure) -> float:
    """How little two counts look like one toll: far apart in the text, or of another size."""
    small, large = sorted(max(1, f.low or f.high or 1) for f in (one, other))
    apart = abs(other.span.start - one.span.start) / _RECENT
    return apart + (math.log(large / small, _FAR) if one.kind == other.kind else 0.0)


def _noun(figure: Figure, text: str) -> str:
    """The last word of a count, in the singular: "plane" of "one of its transport planes"."""
    return figure.span.of(text).split()[-1].lower().removesuffix("s")


def _befell(one: Figure, other: Figure) -> bool:
    """True for the dead, hurt and missing, whom one event makes."""
    return {one.kind, other.kind} <= _HARM and (one.victims_kind == "military") == (other.victims_kind == "military")
