"""What a question is about, as articles: its event or place, by the names and words that an article is built on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from answering.case import Case
from answering.names import names_in
from answering.subject import OFFICES
from answering.words import content_terms, is_stop, same_name, stem, tokens
from domain.article import Article
from domain.claim import Claim, Dispute

_NEARLY = 0.8  # of the best article's cover
_TWICE = 2  # sentences with a name that make an article one about it
_LEAST = 0.5  # of the weighted words of a question
# Words of asking for a state of knowledge, a count of sources or what came later: they say nothing of the event.
_ASKED_FOR = """
known unknown unclear clear open unanswered answered unresolved settled established confirm confirmed confirms
confirmation confirming deny denied denies denial verify verified verification independent independently reliable
reliability credible credibility trustworthy trust true truth false accurate accuracy evidence proof proven prove proved
sure certain uncertain doubt doubts doubtful corroborate corroborated believable happened happening next later
afterwards since after then followed follow changed change changes revised revise updated update raised lowered
corrected correct carry carries carried cover covers covered coverage mention mentions mentioned write writes wrote
report reports reported newspapers papers today anyone anybody somebody claim claims alleged allegation allegations
missing details behind exist exists status specify specified disclose disclosed reveal revealed comment comments
commented remain remains remaining still yet toll count tally number numbers figure figures official officially really
actually happen come came turned developments development
"""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A case seen as its event: `articles` are those about it, all of them where the question names nothing."""

    case: Case

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The stems that name the event: content words without those that ask, and without a named party's offices."""
        asked = {stem(w) for w in _ASKED_FOR.split()}
        offices = OFFICES if self.case.question.parties else frozenset()
        return tuple(t for t in self.case.topic if t not in asked and t not in offices)

    @cached_property
    def details(self) -> tuple[str, ...]:
        """The terms but for the names, which an article about the event lends to each of its sentences."""
        return tuple(t for t in self.terms if not any(stem(n) == t for n in self.names))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The proper names of the question but for its parties, in small letters."""
        asked = self.case.question.asked_as
        head, _, tail = asked.partition(": ")
        found = {t for part in (head, tail) for n in names_in(f"x {_lowered(part)}") for t in tokens(n)}
        parties = [w for p in self.case.question.parties for w in tokens(p)]
        return tuple(sorted(t for t in found if not is_stop(t) and not any(same_name(t, w) for w in parties)))

    @cached_property
    def is_open(self) -> bool:
        """True for “What is not known?”: the question names neither an event nor a party."""
        return not self.terms and not self.case.question.parties

    @property
    def is_broad(self) -> bool:
        """True where the question names parties and no event: what they do may be many events."""
        return not self.terms

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles about it, the best first; none where no article is about what the question names.

        A name that is in an article's theme decides; without one, the words of the theme do.
        """
        held = tuple(a for a in self.case.ledger.evidence.articles.values() if self._names_all(a))
        if not self.terms:
            return held
        known = [n for n in self.names if self.case.knows(n)]
        if known:
            told = tuple(t for t in self.terms if self.case.knows(t))  # "the gunfire at Lisk": the name decides
            scored = [(self.case.covered_by_article(a, told), a) for a in held if self._is_built_on(a, known)]
            floor = _LEAST
        else:
            scored = [(self.case.cover(self.case.theme(a), self.terms), a) for a in held]
            floor = max(_LEAST, _NEARLY * max((score for score, _ in scored), default=0.0))
        return tuple(a for score, a in sorted(scored, key=lambda pair: -pair[0]) if score >= floor)

    def _is_built_on(self, article: Article, names: Sequence[str]) -> bool:
        """True when each name is in the article's theme, or in two of its sentences."""
        theme = self.case.theme(article)
        each = [self.case.stems_at(article, s) for s in article.sentences]

        def often(name: str) -> bool:
            return sum(any(same_name(name, t) for t in found) for found in each) >= _TWICE

        return all(any(same_name(stem(n), t) for t in theme) or often(stem(n)) for n in names)

    def score(self, claim: Claim) -> float:
        """How well a claim of these articles tells of the event: its details, and a little for naming it again."""
        again = self.case.score(claim, self.terms)
        return again if not self.details else self.case.score(claim, self.details) + 0.3 * again

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the articles."""
        return frozenset(a.id for a in self.articles)

    def claims(self, *, of_anybody: bool = True) -> tuple[Claim, ...]:
        """The claims of these articles; but for `of_anybody`, those by the parties that the question names."""
        told = (c for c in self.case.ledger.claims if c.article in self.ids)
        parties = self.case.question.parties
        return tuple(c for c in told if of_anybody or not parties or self.case.ledger.is_of(c, parties))

    def disputes(self) -> tuple[Dispute, ...]:
        """The disputes with two sides that speak, of which one speaks in these articles."""
        known = self.case.ledger.by_id
        return tuple(
            d
            for d in self.case.ledger.evidence.disputes
            if sum(any(i in known for i in s.claims) for s in d.sides) >= 2
            and any(i in known and known[i].article in self.ids for s in d.sides for i in s.claims)
        )

    def weight(self, text: str) -> float:
        """The share of the event's words that a text has, 0 to 1."""
        return self.case.cover(frozenset(stem(t) for t in content_terms(text)), self.terms)

    def _names_all(self, article: Article) -> bool:
        """True when the article has every name of the question that any article has, and every party."""
        wanted = [n for n in self.names if self.case.knows(n)]
        wanted += [tokens(p)[0] for p in self.case.question.parties if tokens(p)]
        there = _words(article)
        return all(any(same_name(n, w) for w in there) for n in wanted)


def _words(article: Article) -> frozenset[str]:
    return frozenset(tokens(f"{article.title or ''} {article.name} {article.text}"))


def _lowered(part: str) -> str:
    return re.sub(r"^\W*[A-Z][\w'’]*", lambda m: m[0].lower(), part)


def in_order_of(found: Iterable[tuple[float, Claim]]) -> tuple[Claim, ...]:
    """Claims by their worth, best first, each once."""
    return tuple({c.id: c for _, c in sorted(found, key=lambda pair: -pair[0])}.values())
