"""Casualties and other counts: how many of whom, what became of them, and as of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from claims.figure_again import kind_again
from claims.figure_asked import asked
from claims.figure_counts import Quantity, quantities
from claims.figure_echoes import from_before, is_echo, is_elliptic, is_tallied
from claims.figure_kinds import FateReader
from claims.figure_lists import fate_of_another, goes_on, is_whole, ordinal
from claims.figure_parts import is_included, is_part, is_share
from claims.figure_sides import Whose, WhoseReader
from claims.figure_times import as_of, is_long_past, scope_of
from claims.figure_tolls import toll, toll_in_words
from claims.figure_words import Fate, FateWords
from claims.naming import span_of
from claims.numbers import NumberWords
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.rules.subjects import find_subject
from claims.vocabulary import Vocabulary
from domain.claim import Figure, FigureKind, VictimsKind

_REJECTED = re.compile(
    r"\bno (?:evidence|proof|confirmation|indication|basis) (?:for|of|that) [^.;,]{0,40}$", re.IGNORECASE
)
_QUESTION = re.compile(r"[?]\s*[\"”’']?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure before it has an owner: the token that counts, whose the victims are as far as its own words tell.

    An echo is a bare number that only repeats what was counted before ("the ministry says eleven"): it counts inside a
    statement only, and a number that is only set right ("not thirty as the rebels claim") in its giver's alone.
    `like` is the token of the count that it repeats.
    """

    at: int
    figure: Figure
    whose: Whose = field(default_factory=Whose)
    bare: bool = False
    echo: bool = False
    part: bool = False
    like: int | None = None
    rival: bool = False


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
            if not _QUESTION.search(text) and not is_long_past(text, self.published):
                found += self._in_sentence(sentence, found)
        return tuple(found)

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
            counted = self._rival(quantity, found) or self._counted(quantity, told, [*before, *found])
            if counted is not None:
                found.append(counted)
                told.append(quantity)
        return found

    def _rival(self, quantity: Quantity, before: Sequence[Counted]) -> Counted | None:
        """As in "twelve died, not thirty as the rebels claim": of the kind and the side of the twelve."""
        if not before or not _is_instead(quantity):
            return None
        alone = replace(quantity, head=quantity.last, noun=quantity.last)
        rival = replace(self._written(alone, before[-1].figure.kind, Whose()), bare=True)
        return replace(self._carried(rival, before), echo=True, rival=True, like=before[-1].at)

    def _counted(self, quantity: Quantity, told: Sequence[Quantity], before: Sequence[Counted]) -> Counted | None:
        if quantity.first.lower_ == "another" and quantity.found.article and before:
            other = self._another(quantity, before)
            if other is not None:
                return other
        if (
            _is_rejected(quantity)
            or (self._words.is_thing(quantity.noun) and is_whole(quantity))
            or (quantity.found.article and not self._may_be_one(quantity))
        ):
            return None
        over, fate = toll(quantity, self._words), self._fates.of(quantity)
        if over is not None and over[0] != "displaced" and self._words.is_no_victim(quantity.noun):
            return None  # "the dead came from six families"
        if is_included(quantity, told, self._words) and (fate is None or not _is_beside(fate, quantity)):
            return self._part(quantity, before)
        if over is not None and not (over[0] == "casualties" and fate is not None):
            kind, word = over
            whose = self._whose.of(quantity, (word,))
            return replace(self._written(quantity, kind, whose, total=word.lower_ != "losses"), bare=True)
        if fate is None and toll_in_words(quantity):
            return replace(self._written(quantity, "killed", self._whose.of(quantity, ()), total=True), bare=True)
        if fate is not None:
            lost = self._whose.of(quantity, (over[1],)) if over is not None else Whose()  # "Keshi losses at 90 killed"
            return self._of_fate(quantity, fate, before, lost)
        if is_part(quantity, told, self._words) or (
            self._is_near(quantity, before) and is_share(quantity, self._words)
        ):
            return self._part(quantity, before)
        if self._is_listed(quantity, before):
            return self._carried(replace(self._written(quantity, "equipment", Whose()), bare=True), before)
        return self._answering(quantity) or (
            self._again(quantity, before) if is_echo(quantity) or is_elliptic(quantity) else None
        )

    def _answering(self, quantity: Quantity) -> Counted | None:
        """As in "How many died? The mayor says twelve"."""
        kind = asked(quantity, self._words)
        if kind is None:
            return None
        return replace(self._written(quantity, kind, self._whose.of(quantity, ())), bare=quantity.bare)

    def _is_listed(self, quantity: Quantity, before: Sequence[Counted]) -> bool:
        """True for things that a list of losses in this sentence goes on with."""
        if not before or before[-1].at < quantity.first.sent.start:
            return False
        last = before[-1].figure
        between = quantity.first.sent.text[last.span.end - quantity.first.sent.start_char :]
        ahead = between[: max(0, quantity.first.idx - last.span.end)]
        return goes_on(quantity, last.kind, ahead, self._words)

    def _part(self, quantity: Quantity, before: Sequence[Counted]) -> Counted | None:
        """A part of the count before it: of its kind, and of its side."""
        if self._words.is_no_victim(quantity.noun):
            return None
        again = self._written(quantity, before[-1].figure.kind, self._whose.of(quantity, ()))
        return self._carried(replace(again, part=True, bare=True), before)

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
        told = fate_of_another(quantity, self._words) if last.at >= quantity.first.sent.start else None
        if told is not None and last.figure.kind != "equipment":
            count = replace(quantity, head=quantity.first, noun=quantity.first, last=quantity.first)
            return self._carried(replace(self._written(count, told, Whose()), bare=True), before)
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
        more = self._is_more_of_things(quantity, fate, before)
        kind: FigureKind = "equipment" if thing or more else before[-1].figure.kind if again else fate.kind
        counted = self._written(quantity, kind, lost if lost.told else self._whose.of_fate(quantity, fate))
        if kind == "captured" and counted.whose.doer == "unknown" and _takes(quantity, fate):
            counted = replace(counted, whose=replace(counted.whose, doer="its"))
        bare = (quantity.bare or quantity.noun.lower_ in ("others", "people", "them", "more")) and not thing
        counted = replace(counted, whose=Whose()) if more else counted
        bare = bare and not _is_whole(quantity)
        return self._carried(replace(counted, bare=bare), before)

    def _is_more_of_things(self, quantity: Quantity, fate: Fate, before: Sequence[Counted]) -> bool:
        """As in "knocked out three tanks and captured two more": tanks, no men."""
        bare = quantity.bare or quantity.noun.lower_ in ("more", "others")
        near = bool(before) and before[-1].at >= quantity.first.sent.start and before[-1].figure.kind == "equipment"
        return bare and near and self._words.among("object_equipment", fate.word)

    def _written(self, quantity: Quantity, kind: FigureKind, whose: Whose, *, total: bool = False) -> Counted:
        sentence = quantity.first.sent.text
        phrase, count = quantity.phrase, quantity.found.count
        nth = ordinal(quantity) if quantity.found.article and kind not in ("equipment", "displaced") else None
        count, total = (replace(count, low=nth, high=nth), True) if nth is not None else (count, total)
        figure = Figure(
            kind=kind, span=span_of(phrase), low=count.low, high=count.high, qualifier=count.qualifier,
            victims=whose.party, victims_kind=self._victims_kind(phrase),
            scope="total" if total else scope_of(sentence), as_of=as_of(sentence, self.published),
        )  # fmt: skip
        quoted = self.reading.quotation_at(quantity.head.i) is not None
        return Counted(at=quantity.head.i, figure=figure, whose=replace(whose, quoted=quoted))

    def _carried(self, counted: Counted, before: Sequence[Counted]) -> Counted:
        """As in "two Keshi guards were killed and four were wounded": the four are of the same side."""
        sentence = self.reading.doc[counted.at].sent
        near = before[-1:] if counted.part else [c for c in before if c.at >= sentence.start]
        if not counted.bare or counted.whose.told or not near:
            return counted
        if counted.figure.kind == "captured" and counted.whose.doer == "its":  # "it lost two men and captured eight"
            return counted
        last, figure = near[-1], counted.figure
        sort = last.figure.victims_kind if figure.victims_kind == "unknown" else figure.victims_kind
        return replace(
            counted, whose=last.whose, figure=replace(figure, victims=last.figure.victims, victims_kind=sort)
        )

    def _victims_kind(self, phrase: Sequence[Token]) -> VictimsKind:
        words = {form for t in phrase for form in _forms(t)}
        if words & {"civilian", "civilians"}:
            return "civilian"
        if words & (self.vocabulary.lists["military"] | self.vocabulary.lists["armed_group"] | {"military", "army"}):
            return "military"
        return "civilian" if words & (self.vocabulary.lists["civilian"] - {"man"}) else "unknown"


def _forms(word: Token) -> tuple[str, ...]:
    """A word for people as lists hold it: "Terrorists" in a headline, "militiamen"."""
    low = word.lower_
    return low, word.lemma_.lower(), re.sub("men$", "man", low), low.removesuffix("s")


def _is_whole(quantity: Quantity) -> bool:
    """As in "six farmers were among 52 captives killed": the 52 are not of the six's sort."""
    return quantity.first.i > quantity.first.sent.start and quantity.first.nbor(-1).lower_ in ("among", "amongst")


def _takes(quantity: Quantity, fate: Fate) -> bool:
    """As in "it says it captured eight": the one who speaks took them."""
    subject = find_subject(fate.word) if quantity.head.dep_ in ("dobj", "obj") else None
    return subject is not None and subject.lower_ in ("it", "they", "we")


def _is_instead(quantity: Quantity) -> bool:
    """As in "not thirty as the rebels claim", "not thirty dead as the rebels claim"."""
    first, end = quantity.first, quantity.first.sent.end
    ahead = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    behind = [t.lower_ for t in first.doc[quantity.last.i + 1 : min(quantity.last.i + 3, end)]]
    return ahead in ("not", "than") and "as" in behind


def _is_beside(fate: Fate, quantity: Quantity) -> bool:
    """As in "including two dead", "including 14 children who were hurt": its own words tell what befell a part."""
    near = quantity.first.i <= fate.word.i <= quantity.phrase[-1].i + 1
    return near or fate.word.dep_ == "relcl"


def _is_rejected(quantity: Quantity) -> bool:
    """As in "found no evidence for the figure of 40 dead": a number of others, which this speaker does not give."""
    sentence = quantity.first.sent
    return _REJECTED.search(sentence.text[: quantity.first.idx - sentence.start_char]) is not None


def _among_them(quantity: Quantity) -> bool:
    """As in "53 soldiers were killed, among them a colonel", who is one of them."""
    start = quantity.first.i
    return [t.lower_ for t in quantity.first.doc[max(0, start - 2) : start]] in (["among", "them"], ["of", "them"])
