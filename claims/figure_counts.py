"""A count as it stands in a sentence: the number, and the word that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.naming import text_of
from claims.numbers import Found, NumberWords
from claims.parse import Token
from claims.tree import children, subtree

_APART = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl", "npadvmod", "prep"})
_MODIFIES = frozenset({"nummod", "det", "amod", "quantmod", "compound", "nmod", "neg", "predet", "advmod", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_REACH = 6  # tokens from a number to what it counts
_MEASURES = re.compile(
    r"^(?:%|percent|per|pct|years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|times?|k?m|km|metres?|meters?|kilomet\w+"
    r"|miles?|feet|foot|inch\w*|mm|cm|kg|tons?|tonnes?|litres?|degrees?|dollars?|euros?|pounds?|roubles?|cents?|million|billion"
    r"|o['’]clock|am|pm|a\.m\.|p\.m\.|gmt|utc|local|noon|st|nd|rd|th|years?-old|year-old|calibre|caliber|hectares?|acres?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december|sept?\.?|oct\.?|nov\.?|dec\.?"
    r"|jan\.?|feb\.?|aug\.?|no\.?|page|article|paragraph|chapter|section|resolution|room|brigade|unit|battalion|regiment|route"
    r"|highway|channel|line|post|aged?|[$€£₽#])$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d\d$")
_TIMING = frozenset({"at", "by", "until", "before", "after", "about", "around", "from", "since", "and", "till"})
_AGED = frozenset(
    ["youngest", "oldest", "eldest", "son", "daughter", "boy", "girl", "brother", "sister", "child", "baby", "nephew", "niece",
     "grandson", "granddaughter", "father", "mother", "husband", "wife"]
)  # fmt: skip
_YEARS = range(1900, 2100)


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
    for found in numbers.all(text):
        at = starts.get(found.span.start)
        if at is None:
            continue
        run = [t for t in sentence[at : at + 12] if t.idx - offset < found.span.end]
        if run and (found.article or not _is_measure(run, found)):
            yield _quantity(run, found)


def _quantity(run: Sequence[Token], found: Found) -> Quantity:
    last = _number(run)
    head = _head(last)
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
    """The noun that the number stands before, by the parse; else the number itself."""
    head = number
    while head.dep_ in _MODIFIES and head.i < head.head.i <= number.i + _REACH and head.head.pos_ != "VERB":
        head = head.head
        if head.pos_ in _NOUNS and head.dep_ not in ("compound", "quantmod", "nummod", "amod"):
            break
    return _noun_after(number) or head if head.i == number.i and number.lower_ not in ("nobody", "none") else head


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
    for link in children(head, "prep"):
        if link.lower_ == "of" and link.i <= head.i + 2:
            return next(iter(children(link, "pobj")), None)
    return None


def _is_measure(run: Sequence[Token], found: Found) -> bool:
    """As in "12 km", "48 hours", "14 March", "a 17-year-old", "Post No. 5", "in 2016": no people and no things."""
    first, last = run[0], run[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    before = first.nbor(-1) if first.i > 0 else None
    if after is not None and (after.text == "-" or _MEASURES.match(after.text)):
        return True
    if before is not None and _NAMED.match(before.text):
        return True
    if _is_age(first, last) or (before is not None and _is_hour(before, last)):
        return True
    year = found.count.low if len(run) == 1 and run[0].text.isdigit() else None
    return year in _YEARS and (after is None or after.pos_ not in ("NOUN", "ADJ"))


def _is_hour(before: Token, last: Token) -> bool:
    """As in "at eight in the evening", "at about 10.00", "by 8.30"."""
    if _CLOCK.match(last.text) and before.lower_ in _TIMING:
        return True
    behind = [t.lower_ for t in last.doc[last.i + 1 : last.i + 4]]
    times = {"morning", "evening", "afternoon", "night"}
    return (
        before.lower_ in ("at", "by", "until", "before", "after") and behind[:1] == ["in"] and bool(times & set(behind))
    )


def _is_age(first: Token, last: Token) -> bool:
    """As in "Signy, 44, told the paper", "the youngest was four", "my son was fourteen"."""
    if last.head.lemma_ == "be" and last.dep_ in ("attr", "acomp"):
        who = children(last.head, "nsubj")
        if who and (who[0].lower_ in _AGED or (who[0].lower_ in ("he", "she", "i") and last.i + 1 < len(last.doc))):
            return True
    if first.i != last.i or not first.is_digit or first.i == 0 or last.i + 1 >= len(last.doc):
        return False
    before, after = first.nbor(-1), last.nbor(1)
    return before.text in (",", "(") and after.text in (",", ")") and first.i > 1 and first.nbor(-2).pos_ == "PROPN"
