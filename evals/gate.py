"""The floor under quality: `python -m evals.gate [--update] [--allow-regression REASON]`.

Scores questions and claims over the sample articles, whole claims over the sets of gold, and how raw items become articles,
and compares each figure with `floors.json`. Exit status 1 when one is under its floor. `--update` raises the floors to what
was measured; it lowers one only with a reason, which is written down.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals import asking, claims_columns, ingest_score
from evals.claims_score import GOLD, percents
from evals.claims_whole import cases_of
from evals.cli import ARTICLES, build, read, sitrep
from evals.run import ask_corpus
from evals.score import COLUMNS, percent

WHOLE = ("seen", "third", "fourth", "fifth")
"""The sets of whole claims, each with the parties that ship and, as `+`, with those of an editor."""

ASKED = ("seen",)
"""The halves of the own questions that are gated: each takes a library of its own."""

FLOORS = Path(__file__).parent / "floors.json"
ROUNDING = 1e-9  # a floor is a figure cut to one decimal: never above what was measured


def measure() -> dict[str, float]:
    """Every gated figure, from 0 to 100, over one fresh library and the raw items; what nothing was judged for counts 0."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        build(library, [ARTICLES])
        _, scores = ask_corpus(library)
        claims = percents(read(GOLD), sitrep(library, "claims"), sitrep(library, "articles"))
    figures = {f"ask {name}": percent(scores, name) for name in COLUMNS} | {f"claims {k}": v for k, v in claims.items()}
    for name, case in cases_of(WHOLE):
        figures |= {f"{name} {k}": v for k, v in claims_columns.percents(case).items() if k != "as disputes"}
    for half in ASKED:
        figures |= {f"asking {half} {k}": v for k, v in asking.percents_of(half).items()}
    figures |= {f"ingest {k}": v for k, v in ingest_score.percents(ingest_score.measure()).items()}
    return {name: cut(value or 0.0) for name, value in figures.items()}


def cut(value: float) -> float:
    """The figure cut to one decimal.

    >>> cut(66.6667), cut(100.0)
    (66.6, 100.0)
    """
    return math.floor(value * 10 + ROUNDING) / 10


def under(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The names of the figures that are lower than their floor, or gone."""
    return [name for name, floor in floors.items() if measured.get(name, 0.0) < floor]


def raised(measured: Mapping[str, float], floors: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """The floors after an update: each the higher of floor and figure, or just the figure where lowering is allowed.

    >>> raised({"a": 60.0, "b": 40.0}, {"a": 50.0, "b": 50.0}, lower=False)
    {'a': 60.0, 'b': 50.0}
    """
    return {name: value if lower else max(value, floors.get(name, 0.0)) for name, value in measured.items()}


def table(measured: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """Figure, floor and the room between them, one row each."""
    rows = [f"{'figure':<20}{'measured':>10}{'floor':>8}{'':>3}"]
    for name in dict.fromkeys((*measured, *floors)):
        value, floor = measured.get(name, 0.0), floors.get(name, 0.0)
        rows.append(f"{name:<20}{value:>10.1f}{floor:>8.1f}{'   UNDER ITS FLOOR' if value < floor else ''}")
    return "\n".join(rows)


def read_floors(path: Path) -> dict[str, Any]:
    """The floors and the reasons for those that were lowered; none of either where there is no file yet."""
    if not path.exists():
        return {"floors": {}, "lowered": []}
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def judge(measured: Mapping[str, float], path: Path, *, update: bool, reason: str | None) -> int:
    """The exit status for what was measured; writes the floors when asked to, and refuses to lower one without a reason."""
    kept = read_floors(path)
    fallen = under(measured, kept["floors"])
    print(table(measured, kept["floors"]))
    if fallen and not (update and reason):
        print(f"\nunder the floor: {', '.join(fallen)}. Mend it, or lower it with --update --allow-regression REASON.")
        return 1
    if update:
        lowered = [{"figures": fallen, "reason": reason}] if fallen else []
        new = {"floors": raised(measured, kept["floors"], lower=bool(fallen)), "lowered": kept["lowered"] + lowered}
        path.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Measure, compare, and say by the exit status whether quality stands."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    options.add_argument(
        "--allow-regression", metavar="REASON", help="with --update: lower floors too, for this reason"
    )
    chosen = options.parse_args(words)
    return judge(measure(), FLOORS, update=chosen.update, reason=chosen.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
