"""Runs every benchmark, or the ones named: each is a module of this package with a `main()`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> tuple[str, ...]:
    """The benchmarks there are."""
    found = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def main(asked: list[str]) -> int:
    """0 when all that was asked ran and met its target."""
    if unknown := [name for name in asked if name not in names()]:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(names())}")
        return 2
    failed = False
    for name in asked or names():
        print(f"== {name}", flush=True)
        failed |= bool(importlib.import_module(f"bench.{name}").main())
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
