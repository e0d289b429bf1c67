"""Which articles are one report: `python -m evals.copies [-v] [--data DIR]`.

Runs the labelled pairs of `copy_pairs.jsonl` through the product, each pair alone, and prints precision and recall. Where
FA-KES' development articles stand beside the checkout, it also counts the links among them; these have no labels, so `-v`
shows the titles of ten pairs to judge by eye. Nothing of those articles is kept here.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from domain.article import Article
from domain.report import Source
from evals.cli import ROOT, Json, read
from ingest.copies import Origin, origins
from ingest.load import load

PAIRS = Path(__file__).parent / "copy_pairs.jsonl"
DATA = ROOT.parent / "shared" / "data" / "fa_kes"
FIRST_DAY = date(2031, 5, 4)
SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many pairs were linked rightly and wrongly, and how many copies were not linked."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the links that are copies, from 0 to 100; 100 when there is no link."""
        return 100 * self.right / ((self.right + self.wrong) or 1) if self.right or self.wrong else 100.0

    @property
    def recall(self) -> float:
        """The share of the copies that are linked, from 0 to 100; 100 when there are none."""
        return 100 * self.right / (self.right + self.missed) if self.right or self.missed else 100.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table of the labelled pairs, and the links among the outside articles where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show the wrong pairs, and ten links")
    parser.add_argument("--data", type=Path, default=DATA)
    chosen = parser.parse_args(arguments)
    pairs = read(PAIRS)
    linked = links(pairs)
    print(table(pairs, linked))
    if chosen.verbose:
        for n, (pair, link) in enumerate(zip(pairs, linked, strict=True), start=1):
            if pair["same"] != link:
                print(f"{'missed' if pair['same'] else 'wrong'}: line {n}, {pair['how']}: {pair['a'][:70]!r}")
    outside(chosen.data / "dev" / "articles.jsonl", verbose=chosen.verbose)
    return 0


def links(pairs: Sequence[Json]) -> list[bool]:
    """For each pair, whether the product links its two texts, as articles of two outlets and `days` apart."""
    day = [FIRST_DAY, *(FIRST_DAY + timedelta(days=pair.get("days", 0)) for pair in pairs)]
    records = [
        {"id": f"{n}{side}", "text": pair[side], "outlet": f"Outlet {side}", "published": str(day[n if side == "b" else 0])}
        for n, pair in enumerate(pairs, start=1)
        for side in ("a", "b")
    ]  # fmt: skip
    articles = loaded(records)
    return [bool(origins([articles[f"{n}a"], articles[f"{n}b"]])) for n in range(1, len(pairs) + 1)]


def loaded(records: Sequence[Json]) -> dict[str, Article]:
    """The records as the product reads them, by their ids."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return {str(a.key): a for a in load([Source(location=str(file))]) if isinstance(a, Article)}


def score(pairs: Sequence[Json], linked: Sequence[bool]) -> Score:
    """What the links are worth against the labels."""
    both = [(bool(pair["same"]), link) for pair, link in zip(pairs, linked, strict=True)]
    return Score(right=both.count((True, True)), wrong=both.count((False, True)), missed=both.count((True, False)))


def table(pairs: Sequence[Json], linked: Sequence[bool]) -> str:
    """How many pairs of each kind are linked, and precision and recall over all."""
    lines = []
    for how in dict.fromkeys(pair["how"] for pair in pairs):
        some = [link for pair, link in zip(pairs, linked, strict=True) if pair["how"] == how]
        lines.append(f"{how:<12} {sum(some):3} of {len(some):3} linked")
    all_ = score(pairs, linked)
    return "\n".join([*lines, f"precision {all_.precision:.1f}  recall {all_.recall:.1f}  ({len(pairs)} pairs)"])


def outside(file: Path, *, verbose: bool) -> None:
    """Prints how many of the articles have copies, or that there are none to look at."""
    if not file.exists():
        print(f"skipped: no FA-KES articles at {file}")
        return
    wanted = {"id": "id", "title": "title", "text": "text", "outlet": "outlet", "published": "date"}
    articles = loaded([{ours: r[theirs] for ours, theirs in wanted.items() if r[theirs]} for r in read(file)])
    started = time.process_time()
    found = origins(list(articles.values()))
    seconds = time.process_time() - started
    groups = {one.origin for one in found.values()}
    print(
        f"FA-KES: {len(articles)} articles, {len(found)} of them in {len(groups)} groups of copies, {seconds:.1f} CPU-s"
    )
    if verbose:
        _show({a.id: a for a in articles.values()}, found)


def _show(articles: Mapping[str, Article], found: Mapping[str, Origin]) -> None:
    linked = [(articles[one.origin], articles[i]) for i, one in sorted(found.items()) if one.origin != i]
    for first, copy in linked[:SHOWN]:
        print(f"  {first.outlet}: {first.title}\n    = {copy.outlet}: {copy.title}")


if __name__ == "__main__":
    raise SystemExit(main())
