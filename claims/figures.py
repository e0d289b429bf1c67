"""Casualties and other counts: how many of whom, by the verb or noun that counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claims.numbers import Count, count_in
from claims.parties import Parties
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children, subtree
from claims.vocabulary import Vocabulary
from domain.claim import Figure, FigureKind, VictimsKind
from domain.text import Span

_INTRANSITIVE = frozenset({"die", "perish"})
_SUFFER = frozenset({"receive", "sustain", "suffer", "get", "take", "have"})
_MIGHT = frozenset({"could", "may", "might", "would", "will", "can", "should", "shall", "'ll", "to"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_OWN = frozenset({"its", "our", "their", "his"})
_TOTAL = re.compile(r"\b(total|toll|since|so far|altogether|overall)\b", re.IGNORECASE)
_DAILY = re.compile(r"\b(24 hours|past day|last day|overnight|per day|daily|in a day)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure before it has an owner: the token that counts, and whether "its" or "our" names the victims' side."""

    at: int
    figure: Figure
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReader:
    """Reads counts from a parsed article."""

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary

    def all(self) -> tuple[Counted, ...]:
        """Every count of the article in text order, each victim once."""
        found: dict[tuple[FigureKind, int], Counted] = {}
        for sentence in self.reading.sentences:
            for token in sentence:
                for victim, counted in self._at(token):
                    found.setdefault((counted.figure.kind, victim), counted)
        return tuple(sorted(found.values(), key=lambda c: c.at))

    def _at(self, token: Token) -> Iterator[tuple[int, Counted]]:
        kind = self.vocabulary.casualties.get(token.lemma_.lower()) or self.vocabulary.casualties.get(token.lower_)
        if kind is None:
            yield from self._toll(token)
            return
        if _only_possible(token):
            return
        for victim in self._victims(token, kind):
            counted = self._counted(token, victim, kind)
            if counted is not None:
                yield victim.i, counted

    def _victims(self, token: Token, kind: FigureKind) -> list[Token]:
        heads = [v for v in self._heads(token) if v.pos_ in _NOUNS]
        joined = [j for v in heads for j in _joined(v)]
        whole = [v for v in [*heads, *joined] if v.i != token.i or token.pos_ == "NOUN"]
        if kind == "equipment":
            return [v for v in whole if self.vocabulary.has("equipment", v.lemma_.lower())]
        return [v for v in whole if not self.vocabulary.has("equipment", v.lemma_.lower()) or v.i == token.i]

    def _heads(self, token: Token) -> list[Token]:
        if token.pos_ == "NOUN":
            return self._of_noun(token)
        if token.pos_ == "ADJ" and token.dep_ not in ("acomp", "oprd", "conj", "ROOT"):
            return [token.head] if token.head.pos_ in _NOUNS else [token]
        return _of_verb(token)

    def _of_noun(self, token: Token) -> list[Token]:
        """As in "received slight injuries": who received; "12 deaths": the deaths."""
        verb = token.head
        if token.lemma_.lower() in ("injury", "wound") and verb.lemma_ in _SUFFER:
            return list(children(verb, "nsubj", "nsubjpass"))
        of = [g for p in children(token, "prep") if p.lower_ in ("of", "among") for g in children(p, "pobj")]
        plain = token.lemma_.lower() in ("death", "loss")
        return of if of and plain and not children(token, "nummod") else [token]

    def _counted(self, token: Token, victim: Token, kind: FigureKind) -> Counted | None:
        phrase = self._phrase(victim, token)
        text = victim.doc[phrase[0].i : phrase[-1].i + 1].text
        before = victim.doc[phrase[0].i : victim.i].text if victim.pos_ != "NUM" else text
        count = count_in(before, self.vocabulary.numbers) or (
            count_in(text, self.vocabulary.numbers)
            if victim.pos_ in ("NUM", "NOUN", "ADJ") and victim.i == token.i
            else None
        )
        if victim.lower_ in ("nobody", "none", "no-one"):
            count = Count(low=0, high=0, qualifier=None, start=0, end=0)
        if count is None or any(c.dep_ == "neg" for c in token.children):
            return None
        if kind == "casualties" and token.lemma_.lower() == "loss" and count.low is None:
            return None
        mentions = self.parties.named_in(text)
        span = _between(phrase[0], phrase[-1], token)
        sentence = token.sent.text
        figure = Figure(
            kind=kind, span=span, low=count.low, high=count.high, qualifier=count.qualifier,
            victims=mentions[0] if mentions else None, victims_kind=self._victims_kind(victim),
            scope="total" if _TOTAL.search(sentence) else "daily" if _DAILY.search(sentence) else None,
        )  # fmt: skip
        return Counted(at=token.i, figure=figure, own=any(t.lower_ in _OWN for t in phrase))

    def _toll(self, token: Token) -> Iterator[tuple[int, Counted]]:
        """As in "The death toll rose to 12"."""
        if token.lower_ != "toll" or not any(c.lower_ == "death" for c in token.children):
            return
        verb = token.head
        for link in children(verb, "prep"):
            for number in children(link, "pobj"):
                count = count_in(number.doc[link.i + 1 : number.i + 1].text, self.vocabulary.numbers)
                if count is not None and number.pos_ == "NUM":
                    figure = Figure(kind="killed", span=_between(token, number, token), low=count.low, high=count.high,
                                    qualifier=count.qualifier, scope="total")  # fmt: skip
                    yield number.i, Counted(at=token.i, figure=figure)

    def _phrase(self, victim: Token, trigger: Token) -> Sequence[Token]:
        """The victim's noun phrase without the clause that counts it and without what is joined to it."""
        cut = {c.i for c in victim.children if c.dep_ in ("relcl", "acl", "conj", "cc", "punct", "appos", "advcl")}
        own = subtree(victim, cut)
        left, right = victim.i, victim.i
        while left - 1 in own:
            left -= 1
        while right + 1 in own and victim.doc[right + 1].i != trigger.i:
            right += 1
        return list(victim.doc[left : right + 1])

    def _victims_kind(self, victim: Token) -> VictimsKind:
        lemma = victim.lemma_.lower()
        words = {lemma, *(c.lower_ for c in victim.children)}
        if words & {"civilian", "civilians"}:
            return "civilian"
        if lemma in self.vocabulary.lists["military"] or words & {"military", "army"}:
            return "military"
        return "civilian" if lemma in self.vocabulary.lists["civilian"] else "unknown"


def _of_verb(token: Token) -> list[Token]:
    passive = children(token, "nsubjpass")
    if passive:
        return list(passive)
    if token.lemma_.lower() in _INTRANSITIVE:
        return list(children(token, "nsubj"))
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return [token.head]
    objects = children(token, "dobj", "obj")
    if objects:
        return list(objects)
    if token.dep_ in ("oprd", "xcomp", "acomp", "conj", "ccomp", "amod") or token.tag_ == "VBN":
        above = token.head
        return list(children(above, *SUBJECTS, "dobj")) if above.i != token.i else []
    return []


def _joined(token: Token) -> Iterator[Token]:
    for member in children(token, "conj"):
        if member.pos_ in _NOUNS:
            yield member
            yield from _joined(member)


def _only_possible(token: Token) -> bool:
    """As in "could kill 12" counts nobody."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in _MIGHT for c in token.children)


def _between(first: Token, last: Token, trigger: Token) -> Span:
    start = min(first.idx, trigger.idx)
    end = max(last.idx + len(last), trigger.idx + len(trigger))
    return Span(start=start, end=end)
