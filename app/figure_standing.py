"""In which row of the figure ledger a count stands; what one article says twice, in its headline and under it, stands once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answering.ledger import UNNAMED, Ledger
from domain.article import Article
from domain.claim import Claim, Figure

DENIES = frozenset(("denies", "questions"))

Said = tuple[Claim, Figure]


@dataclass(frozen=True, slots=True)
class Standing:
    """Kind and victims of a group; claimant, and what else parts the rows of one claimant."""

    kind: str
    victims: str
    claimant: str
    denied: bool
    victims_kind: str
    daily: bool

    @property
    def told(self) -> int:
        """How much it tells of who was counted, and over which time."""
        return bool(self.victims) + (self.victims_kind != "unknown") + self.daily


@dataclass(frozen=True, slots=True)
class _Count:
    said: Said
    at: Standing
    headline: bool
    credited: bool


def standings(said: Iterable[Said], ledger: Ledger) -> Mapping[Standing, Sequence[Said]]:
    """The counts by their rows, in the order given."""
    alike: dict[tuple[object, ...], list[_Count]] = defaultdict(list)
    for one in said:
        made = _count(one, ledger)
        alike[_same(made)].append(made)
    rows: dict[Standing, list[Said]] = defaultdict(list)
    for counts in alike.values():
        for count in counts:
            rows[_home(count, counts).at].append(count.said)
    return rows


def _count(said: Said, ledger: Ledger) -> _Count:
    claim, figure = said
    article, source = ledger.article(claim), claimant(claim, ledger)
    denied = claim.negated or claim.stance in DENIES
    daily = figure.scope == "daily"
    at = Standing(figure.kind, figure.victims or "", source or article.name, denied, figure.victims_kind, daily)
    return _Count(said, at, in_headline(claim, article), bool(source))


def claimant(claim: Claim, ledger: Ledger) -> str:
    """Whose count it is; "" for the outlet's own.

    "A source said two were wounded" in two articles need not be one source: each stands under its article's outlet.
    """
    if any(speaker.kind == "unnamed" for speaker in claim.speakers) and not claim.parties:
        named = claim.speakers[0].name
        who = UNNAMED if named == "unnamed" else named
        return f"{who}, in {ledger.article(claim).name}"
    return ledger.source(claim)


def _same(one: _Count) -> tuple[object, ...]:
    """What is alike in two counts of one article that say the same number."""
    claim, figure = one.said
    return claim.article, claim.version, one.at.kind, one.at.denied, figure.low, figure.high, figure.as_of


def _home(one: _Count, alike: Sequence[_Count]) -> _Count:
    """The count in whose row this one stands: of those that it repeats the one that tells most, else its own."""
    return max((other for other in alike if _repeats(one, other)), key=lambda c: (c.at.told, c.credited), default=one)


def _repeats(one: _Count, other: _Count) -> bool:
    """True when it is the same count again, told with no more than the other tells.

    "Two soldiers and two civilians were wounded" are two counts of two.
    """
    if one is other:
        return True
    whose = one.at.claimant == other.at.claimant or _short_for(one, other)
    side = one.at.victims == other.at.victims or (one.headline and not one.at.victims)
    whom = one.at.victims_kind in ("unknown", other.at.victims_kind)
    time = one.at.daily == other.at.daily or one.said[1].scope is None
    return whose and side and whom and time


def _short_for(one: _Count, other: _Count) -> bool:
    """A headline credits nobody, "Eleven dead after raid", with what the text under it credits to somebody."""
    return one.headline and not one.credited and other.credited and not other.headline


def in_headline(claim: Claim, article: Article) -> bool:
    """True when the claim stands in the title with which the article's text begins."""
    title = " ".join((article.title or "").split())
    if not title or not article.sentences:
        return False
    first = article.sentences[0].span
    return " ".join(first.of(article.text).split()) == title and claim.extent.end <= first.end
