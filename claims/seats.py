"""Seats of government that stand for their states: "Osmere denied it", once a text has tied Osmere to Orvenia."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from claims.capitals import Page
from claims.parties import Alias, Parties

_PLACE = r"((?:[A-ZÀ-ÖØ-Þ][^\W_]+ ){0,2}[A-ZÀ-ÖØ-Þ][^\W_]+)"
_BODY = (
    r"(?:[Gg]overnment|[Aa]uthorities|(?:(?:Foreign|Defen[cs]e|Interior|Energy) )?[Mm]inistry|General Staff|[Pp]arliament"
    r"|[Ll]eadership|[Rr]egime|[Aa]rmy command|[Cc]abinet)"
)
_SEATED = re.compile(rf"\b{_BODY} in {_PLACE}")
_SEAT_FIRST = re.compile(rf"\bIn {_PLACE}, the {_BODY}")
_OWN_CAPITAL = re.compile(rf"\b(?:in |from )?its capital,? {_PLACE}")
_CAPITAL_OF = re.compile(rf"{_PLACE}, (?:the capital of {_PLACE}|(?:the )?{_PLACE}(?:['’]s)? capital)")
_CAPITAL_IS = re.compile(rf"{_PLACE}(?:['’]s)? capital,? (?:of )?{_PLACE}")
_TOLD_IN = re.compile(
    rf"\b(?:told|briefed|said to) (?:reporters|journalists|the press|a news conference|parliament) in {_PLACE}"
)
_FOREIGN = re.compile(rf"{_PLACE}(?:['’]s?)? (?:embassy|ambassador|consul|consulate|envoy) (?:in|to) {_PLACE}")
_ACCUSED_ONE = re.compile(
    rf"\b(?:accus|blam)\w+ (?:the )?{_PLACE} (?:\w+ ){{0,2}}(?:of|for)[^\n]*?[.\n]\s*{_PLACE} (?:has |had )?"
    r"(?:den|reject|dismiss)\w+ (?:it|this|that|the)\b"
)


def seats(page: Page, parties: Parties) -> Iterator[Alias]:
    """Each place that the text makes the seat of one of these states."""
    found = _Evidence(page, parties)
    yield from found.settled()


class _Evidence:
    """What a text says about places and the parties that govern from them."""

    def __init__(self, page: Page, parties: Parties) -> None:
        self._page = page
        self._parties = parties
        self._for: dict[str, Counter[str]] = defaultdict(Counter)
        self._against: dict[str, set[str]] = defaultdict(set)
        for rule in (self._capitals, self._governments, self._told, self._embassies, self._answered):
            rule()

    def settled(self) -> Iterator[Alias]:
        """Seats with one owner; with two states in the text, the seat that is not the one's is the other's."""
        owners = {place: votes.most_common(1)[0][0] for place, votes in self._for.items() if votes}
        yield from (Alias(party=owner, name=place) for place, owner in owners.items())
        named = self._parties.named_in(self._page.text) if self._for or self._against else ()
        states = [n for n in named if n in self._parties.states]
        for place in sorted((set(self._for) | set(self._against)) - set(owners)):
            taken = {owner for seat, owner in owners.items() if seat != place} | self._against[place]
            open_ones = [s for s in states if s not in taken]
            if len(states) == 2 and len(open_ones) == 1:
                yield Alias(party=open_ones[0], name=place)
            elif not states and re.search(
                rf"\b[Rr]egime in {re.escape(place)}\b", self._page.text
            ):  # "the regime in Sellen", where no state is named
                yield Alias(party=place, name=place)

    def _vote(self, place: str, owner: str | None) -> None:
        if self._page.vocabulary.has("sentence_openers", place.lower()) or self._parties.named_in(place):
            return
        if " " not in place and place in self._page.people:
            return
        votes = self._for[place]
        if owner is not None:
            votes[owner] += 1

    def _owner(self, words: str | None) -> str | None:
        named = [n for n in self._parties.named_in(words or "") if n in self._parties.states]
        return named[0] if len(named) == 1 else None

    def _capitals(self) -> None:
        """As in "Osmere, the capital of Orvenia", "the Talmarkian capital Velm", "Kesh said in its capital, Adra, that"."""
        text = self._page.text
        if "capital" not in text:
            return
        for found in _CAPITAL_OF.finditer(text):
            self._vote(found[1], self._owner(found[2] or found[3]))
        for found in _CAPITAL_IS.finditer(text):
            self._vote(found[2], self._owner(found[1]))
        for found in _OWN_CAPITAL.finditer(text):
            before = self._parties.named_in(text[max(0, found.start() - 120) : found.start()].rpartition(". ")[2])
            self._vote(found[1], before[-1] if before else None)

    def _governments(self) -> None:
        """As in "the Talmarkian government in Velm", "the authorities in Velm"."""
        for found in _SEATED.finditer(self._page.text):
            self._vote(
                found[1], self._owner(self._page.text[max(0, found.start() - 40) : found.start()].rpartition(". ")[2])
            )

        for found in _SEAT_FIRST.finditer(self._page.text):  # "In Velm, the General Staff gave another account"
            self._vote(found[1], None)

    def _told(self) -> None:
        """As in "the Orvenian ministry's spokesman told reporters in Osmere", when the sentence names no other party."""
        for found in _TOLD_IN.finditer(self._page.text):
            start = max(self._page.text.rfind(mark, 0, found.start()) for mark in (". ", "\n", "? "))
            self._vote(found[1], self._owner(self._page.text[start + 1 : found.start()]))

    def _embassies(self) -> None:
        """As in "Talmark's embassy in Osmere": Osmere is not Talmark's."""
        for found in _FOREIGN.finditer(self._page.text):
            foreign = self._owner(found[1])
            if foreign is not None and not self._parties.named_in(found[2]):
                self._against[found[2]].add(foreign)

    def _answered(self) -> None:
        """As in "He accused the Talmarkians of opening the gates. Velm denies it."."""
        for found in _ACCUSED_ONE.finditer(self._page.text):
            self._vote(found[2], self._owner(found[1]))
