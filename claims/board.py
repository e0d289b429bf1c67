"""All claims laid out so that those with words in common are found without comparing every two."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from claims.clash import STATING
from claims.clauses import Clause, clauses_of
from claims.owners import owners, told_apart
from claims.same_event import Events
from claims.window import FAR_APART, Window
from claims.wording import Wording
from domain.article import Article
from domain.claim import Claim
from domain.text import Span

_RAREST = 4  # stems of a clause by which others are looked up
_TELLING = 0.7  # of what the rarest stem tells
_RARE = 0.5  # of what the rarest stem tells
_CROWD = 120  # clauses of three months: a stem that more hold tells little, and is looked up within its article only


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Claims, their clauses by stem and by article, and how telling each stem is."""

    claims: Sequence[Claim]
    by_id: Mapping[str, Claim]
    by_article: Mapping[str, Sequence[Claim]]
    clauses: Mapping[str, Sequence[Clause]]
    holding: Mapping[tuple[str, int], Sequence[Clause]]
    refusing: Mapping[tuple[str, int], Sequence[Clause]]
    months: Mapping[str, int]
    telling: Mapping[str, float]
    parties: frozenset[str]
    enemies: frozenset[frozenset[str]]
    window: Window
    events: Events
    wording: Wording
    _owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _stems: dict[str, frozenset[str]] = field(default_factory=dict)
    _extents: dict[str, Span] = field(default_factory=dict)

    @classmethod
    def over(cls, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Board:
        """The board over the claims of these articles; time and memory grow with the number of claims."""
        window, wording = Window.over(claims, articles), Wording.load()
        clauses = {
            c.id: tuple(clauses_of(c, articles[c.article], wording)) if c.stance in STATING else () for c in claims
        }
        months = {c.article: _month(window.published(c)) for c in claims}
        holding, refusing, by_article = defaultdict(list), defaultdict(list), defaultdict(list)
        for claim in sorted(claims, key=lambda c: c.extent.start):
            by_article[claim.article].append(claim)
            for clause in clauses[claim.id]:
                for stem in clause.stems:
                    holding[stem, months[claim.article]].append(clause)
                    if may_refuse(clause):
                        refusing[stem, months[claim.article]].append(clause)
        known: Counter[str] = Counter()
        for (stem, _), found in holding.items():
            known[stem] += len({c.claim.article for c in found})
        parties = _party_stems(known, window)
        return cls(
            parties=parties,
            enemies=frozenset(_enemies(claims, window)),
            months=months, claims=claims, by_id={c.id: c for c in claims}, by_article=by_article,
            clauses=clauses, holding=holding, refusing=refusing,
            telling={stem: math.log(1 + len(articles) / n) for stem, n in known.items()},
            window=window, events=Events(window=window), wording=wording,
        )  # fmt: skip

    def extent(self, claim: Claim) -> Span:
        """Where a claim stands, from its first word to its last."""
        found = self._extents.get(claim.id)
        if found is None:
            found = self._extents[claim.id] = claim.extent
        return found

    def text(self, claim: Claim) -> str:
        """The words of a claim, its parts parted by blanks."""
        article = self.window.articles[claim.article]
        return " ".join(part.of(article.text) for part in claim.content)

    def text_of(self, clause: Clause) -> str:
        """The words of a clause."""
        return clause.span.of(self.window.articles[clause.claim.article].text)

    def owners(self, claim: Claim) -> tuple[str, ...]:
        """Who stands for a claim: its parties, else its speakers by name."""
        found = self._owners.get(claim.id)
        if found is None:
            found = self._owners[claim.id] = owners(claim, self.window)
        return found

    def stems(self, claim: Claim) -> frozenset[str]:
        """The stems of all clauses of a claim."""
        found = self._stems.get(claim.id)
        if found is None:
            found = self._stems[claim.id] = frozenset(s for clause in self.clauses[claim.id] for s in clause.stems)
        return found

    def opposed(self, a: Claim, b: Claim) -> bool:
        """True when nobody stands for both claims."""
        return frozenset(self.owners(a)).isdisjoint(self.owners(b))

    def two_voices(self, a: Claim, b: Claim) -> bool:
        """True when nobody stands for both, or when two of one party speak who are named apart: its general, its minister."""
        if self.opposed(a, b):
            return True
        persons = any(s.kind == "person" for c in (a, b) for s in c.speakers)
        return persons and told_apart(a, b, self.window)

    def weight(self, stems: Iterable[str]) -> float:
        """How telling some stems are together; parties' names tell what two statements are about, not what they say."""
        telling, parties = self.telling, self.parties
        return sum([telling.get(stem, 0.0) for stem in stems if stem not in parties])

    def rare(self, stem: str | None) -> bool:
        """True for a stem that few articles hold."""
        return stem is not None and self.telling.get(stem, 0.0) >= _RARE * max(self.telling.values(), default=0.0)

    def tells(self, stems: Iterable[str]) -> bool:
        """True for words that hardly two stories have in common: together they tell nearly what the rarest word tells."""
        return self.weight(stems) >= _TELLING * max(self.telling.values(), default=0.0)

    def near(self, clause: Clause, *, refusing: bool = False) -> dict[int, tuple[Clause, frozenset[str]]]:
        """The clauses of other claims of about that time that hold one of the rarest stems of this one, with what is shared.

        `refusing` leaves out those of other articles that negate nothing, where they could not answer this one.
        """
        found: dict[int, tuple[Clause, frozenset[str]]] = {}
        wanted = clause.stems - self.parties
        for stem in sorted(wanted, key=lambda s: (-self.telling.get(s, 0.0), s))[:_RAREST]:
            for other in self._holding(stem, clause.claim.article, refusing=refusing and not may_refuse(clause)):
                if id(other) not in found and other.claim.id != clause.claim.id:
                    found[id(other)] = (other, other.stems & wanted)
        return found

    def _holding(self, stem: str, article: str, *, refusing: bool) -> Iterator[Clause]:
        """The clauses with a stem, of the month of an article and those beside it; where they are a crowd, its own only."""
        months = range(self.months[article] - 1, self.months[article] + 2)
        held = [self.holding.get((stem, m), ()) for m in months]
        crowd = sum(map(len, held)) > _CROWD
        if not crowd and not refusing:
            return chain.from_iterable(held)
        own = (c for one in self.by_article[article] for c in self.clauses[one.id] if stem in c.stems)
        if crowd:
            return own
        abroad = (c for m in months for c in self.refusing.get((stem, m), ()) if c.claim.article != article)
        return chain(own, abroad)


def may_refuse(clause: Clause) -> bool:
    """True for a clause that negates something, or of a claim that denies."""
    return clause.negative or clause.claim.stance == "denies"


def _month(day: date | None) -> int:
    """Days in runs as long as two articles of one event can be apart."""
    return day.toordinal() // FAR_APART if day else 0


def _party_stems(stems: Iterable[str], window: Window) -> frozenset[str]:
    """The stems that begin as a party's name does: "Orvenia", "Orvenian"."""
    names = {name.lower() for name in (*window.names, *window.names.values()) if " " not in name and len(name) > 3}
    heads = {name[: max(4, len(name) - 2)] for name in names}
    return frozenset(stem for stem in stems if any(stem[:n] in heads for n in range(4, len(stem) + 1)))


def _enemies(claims: Sequence[Claim], window: Window) -> Iterator[frozenset[str]]:
    """Two parties of which one accuses the other of something, or reports its attack."""
    for claim in claims:
        aimed = claim.target_party if claim.stance == "accuses" else None
        attack = claim.event is not None and claim.event.type in ("attack", "clash")
        blamed = {window.party(p) for p in (aimed, claim.event.actor if attack and claim.event else None) if p}
        yield from (frozenset((who, str(whom))) for who in window.parties(claim) for whom in blamed if who != whom)
