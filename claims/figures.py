"""Casualties and other counts: how many of whom, by the verb or noun that counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.naming import text_of
from claims.numbers import Count, NumberWords
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.tree import children, subtree
from claims.victims import victims_of
from claims.vocabulary import Vocabulary
from domain.claim import Figure, FigureKind, VictimsKind
from domain.text import Span

_MIGHT = frozenset({"could", "may", "might", "would", "will", "can", "should", "shall", "'ll", "to"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_OWN = frozenset({"its", "our", "their", "his"})
_APART = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl"})
_TOTAL = re.compile(r"\b(total|toll|since|so far|altogether|overall)\b", re.IGNORECASE)
_DAILY = re.compile(r"\b(24 hours|past day|last day|overnight|per day|daily|in a day)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure before it has an owner: the token that counts, and whether "its" or "our" names the victims' side."""

    at: int
    figure: Figure
    own: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReader:
    """Reads counts from a parsed article."""

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary

    def all(self) -> tuple[Counted, ...]:
        """Every count of the article in text order, each victim once."""
        return tuple(c for sentence in self.reading.sentences for c in self._in_sentence(sentence))

    def _in_sentence(self, sentence: Sequence[Token]) -> list[Counted]:
        found: dict[tuple[FigureKind, int], Counted] = {}
        for token in sentence:
            for victim, counted in (*self._at(token), *self._toll(token)):
                found.setdefault((counted.figure.kind, victim), counted)
        return _with_sides_carried_on(sorted(found.values(), key=lambda c: c.figure.span))

    def _at(self, token: Token) -> Iterator[tuple[int, Counted]]:
        kinds = self.vocabulary.casualties
        kind = kinds.get(token.lemma_.lower()) or kinds.get(token.lower_)
        if kind is None or _only_possible(token):
            return
        for victim in victims_of(token):
            weapon = self.vocabulary.has("equipment", victim.lemma_.lower())
            counted = self._counted(token, victim, kind) if weapon == (kind == "equipment") else None
            if counted is not None:
                yield victim.i, counted

    def _counted(self, token: Token, victim: Token, kind: FigureKind) -> Counted | None:
        phrase = _phrase(victim, token)
        count = self._count(token, victim, phrase)
        vague_loss = count is not None and count.low is None and count.high is None and kind == "casualties"
        attributive = token.dep_ == "amod" and count is not None and text_of(phrase).lower().startswith(("a ", "an "))
        if count is None or vague_loss or attributive or any(c.dep_ == "neg" for c in token.children):
            return None
        named = self.parties.named_in(text_of(phrase))
        sentence = token.sent.text
        figure = Figure(
            kind=kind, span=_between(phrase, token), low=count.low, high=count.high, qualifier=count.qualifier,
            victims=named[0] if named else None, victims_kind=self._victims_kind(phrase),
            scope="total" if _TOTAL.search(sentence) else "daily" if _DAILY.search(sentence) else None,
        )  # fmt: skip
        own = any(t.lower_ in _OWN for t in phrase)
        bare = victim.pos_ == "NUM" or victim.lower_ in ("others", "people")
        return Counted(at=token.i, figure=figure, own=own, bare=bare and not own)

    def _count(self, token: Token, victim: Token, phrase: Sequence[Token]) -> Count | None:
        if victim.lower_ in _NOBODY:
            return Count(low=0, high=0)
        counted = [t for t in phrase if t.i < victim.i or victim.pos_ == "NUM" or victim.i == token.i]
        return self._numbers.count_in(text_of(counted)) if counted else None

    @property
    def _numbers(self) -> NumberWords:
        return NumberWords(words=self.vocabulary.numbers)

    def _toll(self, token: Token) -> Iterator[tuple[int, Counted]]:
        """As in "The death toll rose to 12"."""
        if token.lower_ != "toll" or not any(c.lower_ == "death" for c in token.children):
            return
        for link in children(token.head, "prep"):
            for number in children(link, "pobj"):
                count = self._numbers.count_in(text_of([number.doc[link.i + 1], number]))
                if count is not None and number.pos_ == "NUM" and number.i > token.i:
                    figure = Figure(
                        kind="killed", span=_between([token, number], token), low=count.low, high=count.high,
                        qualifier=count.qualifier, scope="total",
                    )  # fmt: skip
                    yield number.i, Counted(at=token.i, figure=figure)

    def _victims_kind(self, phrase: Sequence[Token]) -> VictimsKind:
        words = {form for t in phrase for form in (t.lower_, t.lemma_.lower(), re.sub("men$", "man", t.lower_))}
        if words & {"civilian", "civilians"}:
            return "civilian"
        if words & (self.vocabulary.lists["military"] | {"military", "army"}):
            return "military"
        return "civilian" if words & self.vocabulary.lists["civilian"] else "unknown"


def _with_sides_carried_on(counted: Sequence[Counted]) -> list[Counted]:
    """As in "two Keshi guards were killed and four were wounded": the four are of the same side."""
    done: list[Counted] = []
    for item in counted:
        if item.bare and item.figure.victims is None and done:
            last = done[-1]
            figure = replace(item.figure, victims=last.figure.victims, victims_kind=last.figure.victims_kind)
            done.append(replace(item, figure=figure, own=last.own))
        else:
            done.append(item)
    return done


def _phrase(victim: Token, trigger: Token) -> list[Token]:
    """The victim's noun phrase without the clause that counts it and without what is joined to it."""
    own = subtree(victim, {c.i for c in victim.children if c.dep_ in _APART})
    left = right = victim.i
    while left - 1 in own:
        left -= 1
    while right + 1 in own and right + 1 != trigger.i:
        right += 1
    return list(victim.doc[left : right + 1])


def _only_possible(token: Token) -> bool:
    """As in "could kill 12", which counts nobody."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in _MIGHT for c in token.children)


def _between(phrase: Sequence[Token], trigger: Token) -> Span:
    start = min(phrase[0].idx, trigger.idx)
    end = max(phrase[-1].idx + len(phrase[-1]), trigger.idx + len(trigger))
    return Span(start=start, end=end)
