"""Casualties and other counts: how many of whom, what became of them, and as of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from claims.dates import dates_in
from claims.figure_again import kind_again
from claims.figure_counts import Quantity, quantities
from claims.figure_echoes import from_before, is_echo, is_elliptic, is_tallied
from claims.figure_kinds import FateReader
from claims.figure_sides import Whose, WhoseReader
from claims.figure_tolls import is_part, is_share, toll
from claims.figure_words import Fate, FateWords
from claims.naming import span_of
from claims.numbers import NumberWords
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.vocabulary import Vocabulary
from domain.claim import Figure, FigureKind, VictimsKind

_TOTAL = re.compile(
    r"\b(total|toll|since|so far|altogether|overall|in all|bring(s|ing)? (the|to)|cumulative)\b", re.IGNORECASE
)
_DAILY = re.compile(
    r"\b(24 hours|past day|last day|overnight|per day|daily|in (a|one|a single) day|in the past \w+ hours)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!since )(?<!Since )\bin (?:\w+ )?((?:19|20)\d\d)\b")
_REJECTED = re.compile(
    r"\bno (?:evidence|proof|confirmation|indication|basis) (?:for|of|that) [^.;,]{0,40}$", re.IGNORECASE
)
_QUESTION = re.compile(r"[?]\s*[\"”’']?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure before it has an owner: the token that counts, whose the victims are as far as its own words tell.

    An echo is a bare number that only repeats what was counted before ("the ministry says eleven"): it counts inside a
    statement only. `like` is the token of the count that it repeats.
    """

    at: int
    figure: Figure
    whose: Whose = field(default_factory=Whose)
    bare: bool = False
    echo: bool = False
    part: bool = False
    like: int | None = None


@dataclass(frozen=True, kw_only=True)
class FigureReader:
    """Reads counts from a parsed article; `published` is its day, from which weekdays are dated."""

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    published: date | None = None

    def all(self) -> tuple[Counted, ...]:
        """Every count of the article in text order, each once."""
        found: list[Counted] = []
        for sentence in self.reading.sentences:
            text = sentence[0].doc[sentence[0].i : sentence[-1].i + 1].text
            if not _QUESTION.search(text) and not self._is_long_past(text):
                found += self._in_sentence(sentence, found)
        return tuple(found)

    def _is_long_past(self, sentence: str) -> bool:
        """As in "an engineer died in captivity in 2016", told years later: no count of these events; "since 2016" is one."""
        years = [int(m[1]) for m in _YEAR.finditer(sentence)]
        return self.published is not None and any(year < self.published.year for year in years)

    @cached_property
    def _numbers(self) -> NumberWords:
        return NumberWords(words=self.vocabulary.numbers)

    @cached_property
    def _fates(self) -> FateReader:
        return FateReader(words=self._words)

    @cached_property
    def _words(self) -> FateWords:
        return FateWords(vocabulary=self.vocabulary)

    @cached_property
    def _whose(self) -> WhoseReader:
        return WhoseReader(parties=self.parties, vocabulary=self.vocabulary)

    def _in_sentence(self, sentence: Sequence[Token], before: Sequence[Counted]) -> list[Counted]:
        told: list[Quantity] = []
        found: list[Counted] = []
        for quantity in quantities(sentence, self._numbers):
            counted = self._counted(quantity, told, [*before, *found])
            if counted is not None:
                found.append(counted)
                told.append(quantity)
        return found

    def _counted(self, quantity: Quantity, told: Sequence[Quantity], before: Sequence[Counted]) -> Counted | None:
        if quantity.first.lower_ == "another" and quantity.found.article and before:
            other = self._another(quantity, before)
            if other is not None:
                return other
        if _is_rejected(quantity) or (quantity.found.article and not self._may_be_one(quantity)):
            return None
        over, fate = toll(quantity, self._words), self._fates.of(quantity)
        if over is not None and not (over[0] == "casualties" and fate is not None):
            kind, word = over
            whose = self._whose.of(quantity, (word,))
            return replace(self._written(quantity, kind, whose, total=word.lower_ != "losses"), bare=True)
        if fate is not None:
            lost = self._whose.of(quantity, (over[1],)) if over is not None else Whose()  # "Keshi losses at 90 killed"
            return self._of_fate(quantity, fate, before, lost)
        if is_part(quantity, told, self._words) or (
            self._is_near(quantity, before) and is_share(quantity, self._words)
        ):
            again = self._written(quantity, before[-1].figure.kind, self._whose.of(quantity, ()))
            return self._carried(replace(again, part=True, bare=True), before)
        return self._again(quantity, before) if is_echo(quantity) or is_elliptic(quantity) else None

    def _again(self, quantity: Quantity, before: Sequence[Counted]) -> Counted | None:
        """A bare number that repeats or answers: of the kind, and of the people, of the count that it goes on from."""
        found = kind_again(quantity, before, self._words)
        if found is None:
            return None
        kind, model = found
        again = replace(self._written(quantity, kind, self._whose.of(quantity, ())), bare=True)
        if model is not None:
            sort = before[model].figure.victims_kind
            again = replace(again, figure=replace(again.figure, victims_kind=sort), like=before[model].at)
        apart = from_before(quantity.first) or is_tallied(quantity) or is_elliptic(quantity)
        return replace(again, echo=not apart)

    def _may_be_one(self, quantity: Quantity) -> bool:
        """True for "a soldier", "a tank"; not for "among them a colonel"."""
        counted = self._words.is_thing(quantity.noun) or self._words.is_person(quantity.noun)
        return counted and not _among_them(quantity)

    def _another(self, quantity: Quantity, before: Sequence[Counted]) -> Counted | None:
        """As in "sank one boat and damaged another": one more of the same, by the verb before it."""
        at = quantity.first.i
        verb, after = self.reading.doc[at - 1], quantity.first.nbor(1) if at + 1 < quantity.first.sent.end else None
        alone = (
            after is None
            or after.pos_ in ("ADP", "PUNCT", "CCONJ", "ADV", "SCONJ")
            or after.tag_ in ("RP", "IN", ",", ".")
        )
        last = before[-1]
        same = last.at >= quantity.first.sent.start and alone and verb.pos_ == "VERB"
        if not same:
            return None
        thing = last.figure.kind == "equipment" and self._words.among("object_equipment", verb)
        kind = "equipment" if thing else self._words.kind("object", verb)
        if kind is None or (last.figure.kind == "equipment") != thing:
            return None
        count = replace(quantity, head=quantity.first, noun=quantity.first, last=quantity.first)
        return self._carried(replace(self._written(count, kind, Whose()), bare=True), before)

    def _is_near(self, quantity: Quantity, before: Sequence[Counted]) -> bool:
        """True when the last count stands in this sentence or in the one before."""
        start = quantity.first.sent.start
        return bool(before) and start > 0 and before[-1].at >= self.reading.doc[start - 1].sent.start

    def _of_fate(self, quantity: Quantity, fate: Fate, before: Sequence[Counted], lost: Whose) -> Counted:
        thing = self._words.is_thing(quantity.noun)
        again = fate.word.lemma_.lower() == "loss" and quantity.bare and bool(before)
        kind: FigureKind = "equipment" if thing else before[-1].figure.kind if again else fate.kind
        counted = self._written(quantity, kind, lost if lost.told else self._whose.of_fate(quantity, fate))
        bare = (quantity.bare or quantity.noun.lower_ in ("others", "people", "them", "more")) and not thing
        return self._carried(replace(counted, bare=bare), before)

    def _written(self, quantity: Quantity, kind: FigureKind, whose: Whose, *, total: bool = False) -> Counted:
        sentence = quantity.first.sent.text
        phrase, count = quantity.phrase, quantity.found.count
        figure = Figure(
            kind=kind, span=span_of(phrase), low=count.low, high=count.high, qualifier=count.qualifier,
            victims=whose.party, victims_kind=self._victims_kind(phrase),
            scope="total" if total or _TOTAL.search(sentence) else "daily" if _DAILY.search(sentence) else None,
            as_of=self._as_of(sentence),
        )  # fmt: skip
        quoted = self.reading.quotation_at(quantity.head.i) is not None
        return Counted(at=quantity.head.i, figure=figure, whose=replace(whose, quoted=quoted))

    def _as_of(self, sentence: str) -> str | None:
        """The latest day that the sentence gives for it ("on Monday", "by 4 May"; not "since Friday"), else the article's."""
        day = self.published.isoformat() if self.published else None
        given = [w for w in dates_in(sentence, self.published) if w.date and (day is None or w.date <= day)]
        return max((w.date for w in given if w.date and _is_when(sentence, w.text)), default=day)

    def _carried(self, counted: Counted, before: Sequence[Counted]) -> Counted:
        """As in "two Keshi guards were killed and four were wounded": the four are of the same side."""
        sentence = self.reading.doc[counted.at].sent
        near = before[-1:] if counted.part else [c for c in before if c.at >= sentence.start]
        if not counted.bare or counted.whose.told or not near:
            return counted
        last, figure = near[-1], counted.figure
        sort = last.figure.victims_kind if figure.victims_kind == "unknown" else figure.victims_kind
        return replace(
            counted, whose=last.whose, figure=replace(figure, victims=last.figure.victims, victims_kind=sort)
        )

    def _victims_kind(self, phrase: Sequence[Token]) -> VictimsKind:
        words = {form for t in phrase for form in (t.lower_, t.lemma_.lower(), re.sub("men$", "man", t.lower_))}
        if words & {"civilian", "civilians"}:
            return "civilian"
        if words & (self.vocabulary.lists["military"] | self.vocabulary.lists["armed_group"] | {"military", "army"}):
            return "military"
        return "civilian" if words & (self.vocabulary.lists["civilian"] - {"man"}) else "unknown"


def _is_rejected(quantity: Quantity) -> bool:
    """As in "found no evidence for the figure of 40 dead": a number of others, which this speaker does not give."""
    sentence = quantity.first.sent
    return _REJECTED.search(sentence.text[: quantity.first.idx - sentence.start_char]) is not None


def _among_them(quantity: Quantity) -> bool:
    """As in "53 soldiers were killed, among them a colonel", who is one of them."""
    start = quantity.first.i
    return [t.lower_ for t in quantity.first.doc[max(0, start - 2) : start]] in (["among", "them"], ["of", "them"])


def _is_when(sentence: str, day: str) -> bool:
    """True when the count holds as of this day, not since it or because of it: "Friday's attack"."""
    if day in ("yesterday", "today"):
        return True
    return (
        re.search(rf"\b(?:on|by|as of|until|till|late|early)\s+{re.escape(day)}\b(?!['’]s)", sentence, re.IGNORECASE)
        is not None
    )
