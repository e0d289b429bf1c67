"""Near copies and syndicated reports are led back to the one report they come from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from domain.article import Article
from domain.moment import Moment
from ingest.shingles import Print, print_of

ENOUGH = 8  # different shingles that a text must have to be compared; with fewer only the very same words make a copy
FEW_SHARED = 5  # shared shingles under which no pair is looked at: two stock phrases
MANY = 8  # articles that share a shingle, from where on neighbours only are paired: a chain still links them all
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
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article comes from: the id of the first report (it may be its own), and the ids of the other copies."""

    origin: str
    copies: tuple[str, ...]


def origins(articles: Sequence[Article]) -> Mapping[str, Origin]:
    """The origin of every article that has copies among `articles`, by id; those without are left out.

    Candidates share a few runs of four words; the shared part of the shorter text decides (containment, after Broder,
    "On the resemblance and containment of documents", 1997). The order of the articles makes no difference.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    prints = [print_of(article) for article in ordered]
    links = (*_same_words(prints), *(p for p in _candidates(prints) if _is_copy(p, ordered, prints)))
    found: dict[str, Origin] = {}
    for group in _groups(len(ordered), links):
        members = [ordered[n] for n in group]
        first, in_order = _first(members), [a.id for a in sorted(members, key=_age)]
        found |= {a.id: Origin(origin=first.id, copies=tuple(i for i in in_order if i != a.id)) for a in members}
    return found


def _same_words(prints: Sequence[Print]) -> Iterator[Pair]:
    """Neighbours among the texts with the very same words, however short they are."""
    seen: dict[str, int] = {}
    for n, one in enumerate(prints):
        if one.whole in seen:
            yield seen[one.whole], n
        seen[one.whole] = n


def _candidates(prints: Sequence[Print]) -> list[Pair]:
    """The pairs of texts that share enough shingles to be worth a look."""
    shingles = np.concatenate([np.empty(0, np.uint64), *(p.different for p in prints)])
    owners = np.repeat(np.arange(len(prints)), [len(p.different) for p in prints])
    order = np.argsort(shingles, kind="stable")
    shingles, owners = shingles[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], shingles[1:] != shingles[:-1]])) if len(shingles) else shingles
    sizes = np.diff(np.append(starts, len(shingles)))
    coded = [np.empty(0, np.int64)]
    for step in range(1, min(MANY, int(sizes.max(initial=0)))):
        reach = np.repeat((sizes <= MANY) | (step == 1), sizes)[:-step]
        same = (shingles[step:] == shingles[:-step]) & reach
        coded.append(owners[:-step][same] * len(prints) + owners[step:][same])
    pairs, shared = np.unique(np.concatenate(coded), return_counts=True)
    return [divmod(int(code), len(prints)) for code in pairs[shared >= FEW_SHARED]]


def _is_copy(pair: Pair, articles: Sequence[Article], prints: Sequence[Print]) -> bool:
    """True when enough of the shorter text stands in the longer one, and not just as one block."""
    short, long = sorted((prints[n] for n in pair), key=lambda p: len(p.different))
    one, other = (articles[n] for n in pair)
    wired = _one_agency(one, other)
    if len(short.different) < max(ENOUGH, 0 if wired else SHORTEST * len(long.different)):
        return False
    shared = np.isin(short.shingles, long.different)
    held, scattered = shared.mean(), (shared.sum() - _longest_run(shared)) / len(shared)
    if scattered >= SCATTERED and held >= HELD_SCATTERED and _may_be_rewritten(one, other):
        return True
    return bool(held >= _limit(one, other, wired=wired) and (held >= BLOCK or scattered >= SCATTERED))


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


def _groups(count: int, links: Iterable[Pair]) -> list[list[int]]:
    """The numbers under `count` that hang together by links, in groups of two or more."""
    parent = list(range(count))

    def top(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in links:
        parent[top(a)] = top(b)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        groups[top(n)].append(n)
    return [group for group in groups.values() if len(group) > 1]


def _first(members: Sequence[Article]) -> Article:
    """The agency's own report where one outlet is the agency that is credited, else the earliest published."""
    agencies = {_folded(a.agency) for a in members if a.agency}
    own = [a for a in members if a.outlet and _folded(a.outlet) in agencies]
    return min(own or members, key=_age)


def _age(article: Article) -> tuple[datetime, str]:
    return (_instant(article.published) if article.published else datetime.max.replace(tzinfo=UTC), article.id)


def _instant(published: Moment) -> datetime:
    """The time of publication; a day alone counts as its end, for nobody can say that it was before a clock's time."""
    if len(published.iso) > len("2031-05-04"):
        return datetime.fromisoformat(published.iso).astimezone(UTC)
    return datetime.combine(published.first_day, time.max, UTC)
