"""A count as it stands in a sentence: the number, and the word that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.figure_measures import is_measure
from claims.naming import text_of
from claims.numbers import Found, NumberWords
from claims.parse import Token
from claims.tree import children, subtree

_APART = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl", "npadvmod", "prep"})
_MODIFIES = frozenset({"nummod", "det", "amod", "quantmod", "compound", "nmod", "neg", "predet", "advmod", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_JOINS = frozenset({"of", "and", "or", "to", "but", "out", "nor"})
_FATE = re.compile(r"(?:ed|es|ing)$")  # "kidnapped 340 executed 26": a verb, whatever the parser takes it for
_SIDES = frozenset({
    "regime", "government", "army", "rebel", "opposition", "coalition", "militia", "police", "militant", "insurgent", "state",
    "loyalist", "military", "navy", "air", "security",
})  # fmt: skip
_PEOPLE = frozenset({
    "people", "persons", "children", "men", "women", "civilians", "soldiers", "fighters", "militants", "others", "rebels",
    "terrorists", "troops", "guards", "militiamen", "policemen", "villagers", "residents", "citizens",
})  # fmt: skip
_REACH = 6  # tokens from a number to what it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with the token that plays its part in the clause (`head`) and the noun that it counts.

    In "two of its guards were hurt" the head is "two" and the noun "guards"; a bare number is its own noun.
    """

    found: Found
    first: Token
    last: Token
    head: Token
    noun: Token

    @property
    def bare(self) -> bool:
        """True when nothing is counted by name: "four were wounded"."""
        return self.noun.i == self.last.i

    @property
    def partitive(self) -> bool:
        """True for "two of its guards"."""
        return self.noun.i != self.head.i

    @property
    def phrase(self) -> tuple[Token, ...]:
        """The count with its noun and the noun's own words: no clause, no apposition."""
        own = subtree(self.noun, {c.i for c in self.noun.children if c.dep_ in _APART})
        left, right = self.first.i, max(self.last.i, self.noun.i)
        while right + 1 in own:
            right += 1
        return tuple(self.first.doc[left : right + 1])


def quantities(sentence: Sequence[Token], numbers: NumberWords) -> Iterator[Quantity]:
    """The counts of a sentence in order; measures, dates, ages and numbers of posts are none."""
    text, offset = text_of(sentence), sentence[0].idx
    starts = {t.idx - offset: n for n, t in enumerate(sentence)}
    runs: list[tuple[list[Token], Found]] = []
    for found in numbers.all(text):
        at = starts.get(found.span.start)
        run = [t for t in sentence[at : at + 12] if t.idx - offset < found.span.end] if at is not None else []
        if run and (found.article or not (is_measure(run, found) or _is_set_right(run[0]))):
            runs.append((run, found))
    for n, (run, found) in enumerate(runs):
        after = runs[n + 1][0][0] if n + 1 < len(runs) and not runs[n + 1][1].article else None
        if after is None or after.i > run[-1].i + 1:
            yield _before(_quantity(run, found), after)


def _is_set_right(first: Token) -> bool:
    """As in "five were buried, not four", "nine, not eleven, soldiers": the number of which it is said that it is wrong."""
    at, start = first.i, first.sent.start
    ahead = [t.lower_ for t in first.doc[max(start, at - 2) : at]]
    if len(ahead) == 2 and ahead[1] == "in" and ahead[0] in ("one", "two", "three", "1", "2", "3"):
        return True  # "one in ten of the evacuees"
    if (
        at - 2 < start
        or first.nbor(-1).lower_ != "not"
        or not (first.doc[at - 2].is_punct or first.doc[at - 2].lower_ == "and")
    ):
        return False
    after = first.nbor(1) if at + 1 < first.sent.end else None
    if after is not None and after.lower_ == "as":  # "not thirty as the rebels claim": theirs, if nobody else's
        return False
    return first.lower_ not in ("one", "a", "an") and (
        after is None or after.is_punct or after.lower_ in ("as", "were", "people")
    )


def _before(quantity: Quantity, after: Token | None) -> Quantity:
    """As in "kidnapped 340 executed 26 farmers", without a mark between them: the 340 are not the farmers of the 26.

    A number right before another one is none: "Page 27 About fourteen ferrymen were killed".
    """
    if after is None or after.i > quantity.noun.i or quantity.last.i + 1 >= after.i:
        return quantity
    between = quantity.first.doc[quantity.last.i + 1 : after.i]
    if any(t.lower_ in _JOINS or t.is_punct for t in between):
        return quantity
    noun = between[0] if between[0].pos_ in _NOUNS and not _FATE.search(between[0].lower_) else quantity.last
    return replace(quantity, head=noun, noun=noun)


def _quantity(run: Sequence[Token], found: Found) -> Quantity:
    last = _number(run)
    head = _head(last)
    head = _plural_inside(last, _side_of(head))
    whole = head.i <= run[-1].i or head.lower_ in ("bodies", "members", "pairs", "groups")
    return Quantity(found=found, first=run[0], last=last, head=head, noun=(_members(head) if whole else None) or head)


def _number(run: Sequence[Token]) -> Token:
    """The number itself: for "more than twenty graves and fewer than fifty" the first one."""
    words = [t for t in run if t.pos_ == "NUM" or t.like_num or t.tag_ in ("CD", "DT")]
    first = words[0] if words else run[-1]
    while first.i < run[-1].i and (first.nbor(1).pos_ == "NUM" or first.nbor(1).like_num or first.nbor(1).text == "-"):
        first = first.nbor(1)
    return first if first.lower_ not in ("no", "not", "a") or first.i == run[-1].i else run[-1]


def _head(number: Token) -> Token:
    """The noun that the number stands before, by the parse; else the number itself: "killed at least 112 | a monitor said"."""
    head = number
    after = number.nbor(1) if number.i + 1 < number.sent.end else None
    if after is not None and after.lower_ in ("a", "an", "the", "their", "its", "his", "her"):
        return number
    while head.dep_ in _MODIFIES and head.i < head.head.i <= number.i + _REACH and head.head.pos_ != "VERB":
        head = head.head
        if head.pos_ in _NOUNS and head.dep_ not in ("compound", "quantmod", "nummod", "amod"):
            break
    return _noun_after(number) or head if head.i == number.i and number.lower_ not in ("nobody", "none") else head


def _plural_inside(number: Token, head: Token) -> Token:
    """As in "including 6 pupils state radio reported", without a mark: the pupils, not the radio."""
    inside = head.doc[number.i + 1 : head.i] if head.i > number.i else ()
    plural = next((t for t in inside if t.lower_ in _PEOPLE and t.dep_ == "compound"), None)
    return plural if plural is not None and head.lower_ not in _PEOPLE else head


def _side_of(head: Token) -> Token:
    """As in "40 border and harbour guards", "12 army and police officers": the guards, the officers."""
    behind = list(head.doc[head.i + 1 : min(head.i + 4, head.sent.end)])
    if head.lower_ not in _SIDES or not behind or behind[0].lower_ not in ("and", "or"):
        return head
    return next((t for t in behind[1:] if t.tag_ == "NNS"), head)


def _noun_after(number: Token) -> Token | None:
    """As in "two more bodies", when the parser does not join the number to its noun; not "dozens of people", which it does."""
    if any(link.lower_ == "of" for link in children(number, "prep")):
        return None
    for after in number.doc[number.i + 1 : min(number.i + 4, number.sent.end)]:
        if after.pos_ == "NOUN" and after.head.i != number.i:
            return after if after.dep_ not in ("compound", "npadvmod") else None
        if after.pos_ != "ADJ" and after.lower_ not in ("more", "other", "further", "of"):
            return None
    return None


def _members(head: Token) -> Token | None:
    """As in "two of its guards", "dozens of people": the guards, the people."""
    links = [
        of for link in children(head, "prep") for of in (children(link, "prep") if link.lower_ == "out" else (link,))
    ]
    for link in links:
        if link.lower_ == "of" and link.i <= head.i + 2:
            return next(iter(children(link, "pobj")), None)
    return None
