"""Near copies and syndicated reports are led back to the one report they come from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from domain.article import Article, Card
from domain.moment import Moment
from ingest.compared import Compared
from ingest.shingles import Hashes, Print, print_of

ENOUGH = 8  # different shingles that a text must have to be compared; with fewer only the very same words make a copy
HELD = 0.4  # share of the shorter text that stands in the longer one
HELD_ONE_AGENCY = 0.3  # the same where both credit one agency within two days: desks rewrite what they are sent
HELD_REPEATED = (
    0.7  # the same for one outlet, or more than two days apart: a daily bulletin repeats its form and background
)
HELD_SCATTERED = (
    0.2  # the same where it is shared in many short runs: a report rewritten line by line keeps its phrases
)
BLOCK = 0.6  # the same when it is one block word for word: less may be the background paragraphs of a follow-up
SCATTERED = 0.1  # else the share that stands in the longer text outside its longest unbroken run
DAYS = 2
SHORTEST = 0.2  # length of the shorter text against the longer, unless one agency: a round-up holds many reports
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{10,600})[”\"]")
_WORDS = re.compile(r"\w+")
Link = tuple[str, str]
Reported = Article | Card
"""What decides which of several copies is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article comes from: the id of the first report (it may be its own), and the ids of the other copies."""

    origin: str
    copies: tuple[str, ...]


def origins(articles: Sequence[Article]) -> Mapping[str, Origin]:
    """The origin of every article that has copies among `articles`, by id; those without are left out.

    The order of the articles makes no difference.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    held = {a.id: a for a in ordered}
    return grouped(ordered, links(ordered, Compared(), lambda ids: [held[i] for i in ids]))


def links(
    new: Iterable[Article], compared: Compared, read: Callable[[Sequence[str]], Iterable[Article]]
) -> Iterator[Link]:
    """The pairs of copies, by id, that these articles make with those compared before and with one another.

    Candidates share a few runs of four words; the shared part of the shorter text decides (containment, after Broder,
    "On the resemblance and containment of documents", 1997). `read` gives the articles of ids. The new ones are compared
    hereafter.
    """
    for article in new:
        mine = print_of(article)
        near = [id_ for id_ in compared.near(mine.sketch) if id_ != article.id]
        yield from ((one.id, article.id) for one in read(near) if _are_copies((one, article), (print_of(one), mine)))
        compared.add(article.id, mine.sketch)


def grouped(articles: Sequence[Reported], linked: Iterable[Link]) -> Mapping[str, Origin]:
    """The origin of every article that is linked to another of these, by id; others' links are passed over."""
    number = {a.id: n for n, a in enumerate(articles)}
    inside = ((number[a], number[b]) for a, b in linked if a in number and b in number)
    found: dict[str, Origin] = {}
    for group in _groups(len(articles), inside):
        members = [articles[n] for n in group]
        first, in_order = _first(members), [a.id for a in sorted(members, key=_age)]
        found |= {a.id: Origin(origin=first.id, copies=tuple(i for i in in_order if i != a.id)) for a in members}
    return found


def _are_copies(pair: tuple[Article, Article], prints: tuple[Print, Print]) -> bool:
    """True for the very same words, however few, and for enough shared ones."""
    return prints[0].whole == prints[1].whole or _is_copy(pair, prints)


def _is_copy(pair: tuple[Article, Article], prints: tuple[Print, Print]) -> bool:
    """True when enough of the shorter text stands in the longer one, and not just as one block."""
    short, long = sorted(prints, key=lambda p: len(p.different))
    one, other = pair
    wired = _one_agency(one, other)
    if len(short.different) < max(ENOUGH, 0 if wired else SHORTEST * len(long.different)):
        return False
    shared = _in(short.shingles, long.different)
    held, scattered = shared.mean(), (shared.sum() - _longest_run(shared)) / len(shared)
    if scattered >= SCATTERED and held >= HELD_SCATTERED and _may_be_rewritten(one, other):
        return True
    return bool(held >= _limit(one, other, wired=wired) and (held >= BLOCK or scattered >= SCATTERED))


def _in(shingles: Hashes, ordered: Hashes) -> NDArray[np.bool_]:
    """Which of the shingles stand among the ordered ones."""
    places = np.minimum(np.searchsorted(ordered, shingles), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[places] == shingles
    return found


def _limit(one: Article, other: Article, *, wired: bool) -> float:
    """The share of the shorter text that makes it a copy of the longer."""
    if _one_outlet(one, other) or _far_apart(one, other):
        return HELD_REPEATED
    return HELD_ONE_AGENCY if wired else HELD


def _may_be_rewritten(one: Article, other: Article) -> bool:
    """Two outlets on one day, or within two days with one quotation word for word.

    Else the next day's report of another event repeats phrases and background too.
    """
    if _one_outlet(one, other) or not one.published or not other.published or _far_apart(one, other):
        return False
    return one.published.first_day == other.published.first_day or bool(_quotations(one) & _quotations(other))


def _quotations(article: Article) -> frozenset[str]:
    """The words of what stands in quotation marks, runs of at least five words."""
    said = (" ".join(_WORDS.findall(found[1])).casefold() for found in _QUOTED.finditer(article.text))
    return frozenset(words for words in said if words.count(" ") >= 4)


def _one_outlet(one: Article, other: Article) -> bool:
    return one.outlet is not None and other.outlet is not None and _folded(one.outlet) == _folded(other.outlet)


def _far_apart(one: Article, other: Article) -> bool:
    if not one.published or not other.published:
        return False
    return abs((one.published.first_day - other.published.first_day).days) > DAYS


def _longest_run(shared: NDArray[np.bool_]) -> int:
    """How many shingles one after the other are shared at most: what was pasted is one run, what was rewritten many."""
    gaps = np.flatnonzero(np.concatenate([[True], ~shared, [True]]))
    return int(np.diff(gaps).max()) - 1


def _one_agency(one: Article, other: Article) -> bool:
    """True when both credit one agency, or one of them is the agency that the other credits."""
    return any(
        a.agency is not None and _folded(a.agency) in {_folded(n) for n in (b.agency, b.outlet, b.byline) if n}
        for a, b in ((one, other), (other, one))
    )


def _folded(name: str) -> str:
    return name.casefold().strip()


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers under `count` that hang together by links, in groups of two or more."""
    parent = list(range(count))

    def top(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in pairs:
        parent[top(a)] = top(b)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        groups[top(n)].append(n)
    return [group for group in groups.values() if len(group) > 1]


def _first(members: Sequence[Reported]) -> Reported:
    """The agency's own report where one outlet is the agency that is credited, else the earliest published."""
    agencies = {_folded(a.agency) for a in members if a.agency}
    own = [a for a in members if a.outlet and _folded(a.outlet) in agencies]
    return min(own or members, key=_age)


def _age(article: Reported) -> tuple[datetime, str]:
    return (_instant(article.published) if article.published else datetime.max.replace(tzinfo=UTC), article.id)


def _instant(published: Moment) -> datetime:
    """The time of publication; a day alone counts as its end, for nobody can say that it was before a clock's time."""
    if len(published.iso) > len("2031-05-04"):
        return datetime.fromisoformat(published.iso).astimezone(UTC)
    return datetime.combine(published.first_day, time.max, UTC)
