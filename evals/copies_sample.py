"""Pairs of outside articles to read by eye: `python -m evals.copies_sample [--seed N] [--links N] [--near N] [--two-outlets]`.

Draws linked pairs, and near misses: unlinked pairs among those whose shorter text stands most in the longer one. Prints ids,
outlets, dates and that share, and nothing of the texts. Skips, saying so, where FA-KES' articles are not beside the checkout.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from domain.article import Article
from evals.cli import read
from evals.copies import DATA, loaded
from ingest.copies import ENOUGH, origins
from ingest.shingles import Print, print_of

FIELDS = {"id": "id", "title": "title", "text": "text", "outlet": "outlet", "published": "date"}
NEAR_OF = (
    2  # near misses are drawn from so many times their number of highest shares, so that a seed makes a difference
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Two articles, and the share of the shorter one's runs of words that stands in the longer one (0 to 1)."""

    one: Article
    other: Article
    held: float

    @property
    def line(self) -> str:
        """The pair without a word of its texts."""
        ids = f"{self.one.key}\t{self.other.key}"
        days = f"{_day(self.one)}\t{_day(self.other)}"
        return f"{ids}\t{self.one.outlet}\t{self.other.outlet}\t{days}\t{self.held:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints both lists; says so and ends well when the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--links", type=int, default=50)
    parser.add_argument("--near", type=int, default=20)
    parser.add_argument("--two-outlets", action="store_true", help="near misses of two outlets only")
    parser.add_argument("--data", type=Path, default=DATA)
    chosen = parser.parse_args(arguments)
    file = chosen.data / "dev" / "articles.jsonl"
    if not file.exists():
        print(f"skipped: no FA-KES articles at {file}")
        return 0
    linked, apart = pairs(list(outside(file).values()))
    picked = sample(linked, chosen.links, chosen.seed)
    print(f"{len(picked)} of {len(linked)} linked pairs\n" + "\n".join(pair.line for pair in picked))
    apart = [p for p in apart if not chosen.two_outlets or p.one.outlet != p.other.outlet]
    near = sample(apart[: NEAR_OF * chosen.near], chosen.near, chosen.seed)
    print(f"\n{len(near)} of the near misses\n" + "\n".join(pair.line for pair in near))
    return 0


def outside(file: Path) -> Mapping[str, Article]:
    """The outside articles as the product reads them, by their own ids."""
    return loaded([{ours: r[theirs] for ours, theirs in FIELDS.items() if r[theirs]} for r in read(file)])


def pairs(articles: Sequence[Article]) -> tuple[list[Drawn], list[Drawn]]:
    """All pairs of one origin, and all the others, each with the highest shares first."""
    found = origins(articles)
    prints = [print_of(a) for a in articles]
    linked: list[Drawn] = []
    apart: list[Drawn] = []
    for (one, its), (other, others) in combinations(zip(articles, prints, strict=True), 2):
        pair = Drawn(one=one, other=other, held=share(its, others))
        same = one.id in found and other.id in found and found[one.id].origin == found[other.id].origin
        (linked if same else apart).append(pair)
    return _highest_first(linked), _highest_first(apart)


def _highest_first(some: Sequence[Drawn]) -> list[Drawn]:
    return sorted(some, key=lambda pair: -pair.held)


def share(one: Print, other: Print) -> float:
    """The share of the shorter text that stands in the longer; 0 of a text too short to compare."""
    short, long = sorted((one, other), key=lambda p: len(p.different))
    if len(short.different) < ENOUGH:
        return 0.0
    return float(np.isin(short.shingles, long.different).mean())


def sample(some: Sequence[Drawn], count: int, seed: int) -> list[Drawn]:
    """So many of them at random, in the order they came; all where there are no more."""
    if len(some) <= count:
        return list(some)
    chosen = sorted(random.Random(seed).sample(range(len(some)), count))  # noqa: S311 - a sample to read, no secret
    return [some[n] for n in chosen]


def _day(article: Article) -> str:
    return article.published.iso if article.published else "-"


if __name__ == "__main__":
    raise SystemExit(main())
