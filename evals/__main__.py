"""`python -m evals [name...]`: the named measurements, or all of them, one after the other; `compare A B` compares two sides."""

from __future__ import annotations

import importlib
import sys

ALL = (
    "run",
    "claims_score",
    "copies",
    "ingest_score",
    "extraction",
    "seeds",
    "polnear",
    "claims_whole",
    "karabakh",
    "briefings",
    "multihop",
)


def main(names: list[str]) -> int:
    """The worst exit status of the measurements, or that of a comparison (`compare A B`)."""
    if names[:1] == ["compare"]:
        return int(importlib.import_module("evals.compare").main(names[1:]) or 0)
    unknown = sorted(set(names) - set(ALL))
    if unknown:
        print(f"no measurement is called {unknown[0]!r}; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    worst = 0
    for name in names or ALL:
        print(f"== {name}", flush=True)
        worst = max(worst, importlib.import_module(f"evals.{name}").main([]) or 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
