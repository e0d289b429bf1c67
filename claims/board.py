"""All claims laid out so that those with words in common are found without comparing every two."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.clauses import Clause, clauses_of
from claims.owners import owners
from claims.same_event import Events
from claims.window import Window
from claims.wording import Wording
from domain.article import Article
from domain.claim import Claim

_RAREST = 6  # stems of a clause by which others are looked up
_RARE = 0.5  # of what the rarest stem tells
_CROWD = 400  # clauses: a stem that more hold tells nothing, and is looked up within its article only


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Claims, their clauses by stem and by article, and how telling each stem is."""

    claims: Sequence[Claim]
    by_id: Mapping[str, Claim]
    by_article: Mapping[str, Sequence[Claim]]
    clauses: Mapping[str, Sequence[Clause]]
    holding: Mapping[str, Sequence[Clause]]
    telling: Mapping[str, float]
    parties: frozenset[str]
    window: Window
    events: Events
    wording: Wording

    @classmethod
    def over(cls, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Board:
        """The board over the claims of these articles; time and memory grow with the number of claims."""
        window, wording = Window.over(claims, articles), Wording.load()
        clauses = {c.id: tuple(clauses_of(c, articles[c.article], wording)) for c in claims}
        holding, by_article = defaultdict(list), defaultdict(list)
        for claim in sorted(claims, key=lambda c: c.extent.start):
            by_article[claim.article].append(claim)
            for clause in clauses[claim.id]:
                for stem in clause.stems:
                    holding[stem].append(clause)
        known = Counter(stem for stem, found in holding.items() for _ in {c.claim.article for c in found})
        parties = _party_stems(holding, window)
        return cls(
            parties=parties,
            claims=claims, by_id={c.id: c for c in claims}, by_article=by_article, clauses=clauses, holding=holding,
            telling={stem: math.log(1 + len(articles) / n) for stem, n in known.items()},
            window=window, events=Events(window=window), wording=wording,
        )  # fmt: skip

    def text(self, claim: Claim) -> str:
        """The words of a claim, its parts parted by blanks."""
        article = self.window.articles[claim.article]
        return " ".join(part.of(article.text) for part in claim.content)

    def owners(self, claim: Claim) -> tuple[str, ...]:
        """Who stands for a claim: its parties, else its speakers by name."""
        return owners(claim, self.window)

    def opposed(self, a: Claim, b: Claim) -> bool:
        """True when nobody stands for both claims."""
        return not set(self.owners(a)) & set(self.owners(b))

    def weight(self, stems: Iterable[str]) -> float:
        """How telling some stems are together; parties' names tell what two statements are about, not what they say."""
        return sum(self.telling.get(stem, 0.0) for stem in stems if stem not in self.parties)

    def rare(self, stem: str | None) -> bool:
        """True for a stem that few articles hold."""
        return stem is not None and self.telling.get(stem, 0.0) >= _RARE * max(self.telling.values(), default=0.0)

    def near(self, clause: Clause) -> dict[int, tuple[Clause, set[str]]]:
        """The clauses of other claims that hold one of the rarest stems of this one, with all the stems in common."""
        found: dict[int, tuple[Clause, set[str]]] = {}
        for stem in sorted(clause.stems - self.parties, key=lambda s: (-self.telling.get(s, 0.0), s))[:_RAREST]:
            held = self.holding.get(stem, ())
            if len(held) > _CROWD:
                held = [c for own in self.by_article[clause.claim.article] for c in self.clauses[own.id]]
            for other in held:
                if other.claim.id != clause.claim.id and id(other) not in found:
                    shared = (other.stems & clause.stems) - self.parties
                    if shared:
                        found[id(other)] = (other, set(shared))
        return found


def _party_stems(stems: Iterable[str], window: Window) -> frozenset[str]:
    """The stems that begin as a party's name does: "Orvenia", "Orvenian"."""
    names = {name.lower() for name in (*window.names, *window.names.values()) if " " not in name and len(name) > 3}
    heads = {name[: max(4, len(name) - 2)] for name in names}
    return frozenset(stem for stem in stems if any(stem[:n] in heads for n in range(4, len(stem) + 1)))
