"""How well raw items become articles: `python -m evals.ingest_score [--detail] [SET…]`.

Loads every item of `ingest/*.jsonl` as the product does and compares each article with what is expected of it. `given`: how
many articles have the field; `right`: the share, of all judged, where it is right (rightly absent counts); `invented`: how often
there is a value where the item has none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from domain.report import Parsed, Source
from evals.cli import Json, read
from evals.ingest_fields import SAME, Field
from evals.ingest_judge import Judged, judge
from ingest.limits import Limits
from ingest.worker import Parsers

GOLD = Path(__file__).parent / "ingest"


def main(words: Sequence[str] | None = None) -> int:
    """Prints the tables, and every miss with --detail."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="*", help="pages or files; all by default")
    options.add_argument("--detail", action="store_true", help="show every miss")
    chosen = options.parse_args(words)
    judged = measure(chosen.sets)
    print(table(judged))
    if chosen.detail:
        print("\n".join(line for one in judged for line in misses(one)))
    return 0


def measure(sets: Sequence[str] = ()) -> list[Judged]:
    """Every item of these sets (all by default) loaded and judged."""
    files = [GOLD / f"{name}.jsonl" for name in sets] or sorted(GOLD.glob("*.jsonl"))
    items = {str(GOLD / item["file"]): item for file in files for item in read(file)}
    with Parsers(Limits()) as parsers:
        pieces = parsers.parse(_source(item, at) for at, item in items.items())
        return [one for found in _whole(pieces) for one in judge(items[str(found.source.at)], found)]


def _source(item: Json, at: str) -> Source:
    """The item under the name, and for a feed the address, that it came from."""
    return Source(location=item.get("base") or at, name=item["name"], at=at)


def _whole(pieces: Iterable[Parsed]) -> Iterator[Parsed]:
    """What each source turned into, its pieces put together."""
    for source, some in groupby(pieces, key=lambda piece: piece.source):
        all_ = list(some)
        yield Parsed(
            source=source,
            articles=tuple(a for piece in all_ for a in piece.articles),
            refused=tuple(r for piece in all_ for r in piece.refused),
            links=tuple(link for piece in all_ for link in piece.links),
        )


def percents(judged: Sequence[Judged]) -> dict[str, float | None]:
    """The figures that have floors, 0 to 100; None where nothing was judged."""
    every = [f for one in judged for f in one.fields]
    figures = {name: share([f.right for f in every if f.name == name]) for name in SAME}
    runs, lacks = sum(one.runs for one in judged), sum(one.lacks for one in judged)
    hit, missed, false = (sum(len(getattr(one.flags, of)) for one in judged) for of in ("found", "missed", "false"))
    return figures | {
        "text kept": ratio(runs - sum(len(one.absent) for one in judged), runs),
        "text clean": ratio(lacks - sum(len(one.stray) for one in judged), lacks),
        "flags found": ratio(hit, hit + missed),
        "flags right": ratio(hit, hit + false),
        "suggestions": ratio(sum(one.flags.suggested for one in judged), sum(one.flags.to_suggest for one in judged)),
        "refusals": share([one.refused_right for one in judged if one.refused_right is not None]),
        "links": share([one.links_right for one in judged if one.links_right is not None]),
    }


def share(answers: Sequence[bool]) -> float | None:
    """How many are true, 0 to 100; None of none."""
    return ratio(sum(answers), len(answers))


def ratio(part: int, whole: int) -> float | None:
    """The part in per cent of the whole; None where there is no whole.

    >>> ratio(1, 4), ratio(0, 0)
    (25.0, None)
    """
    return 100 * part / whole if whole else None


def table(judged: Sequence[Judged]) -> str:
    """The fields, then text, refusals and flags, then the flags by kind."""
    figures = percents(judged)
    rows = [f"{'field':<12}{'right':>7}{'given':>7}{'wrong':>7}{'missing':>9}{'invented':>10}"]
    every = [f for one in judged for f in one.fields]
    rows += [_field_row(name, figures[name], [f for f in every if f.name == name]) for name in SAME]
    rows += ["", *(f"{name:<12}{_shown(value)}" for name, value in figures.items() if name not in SAME)]
    rows += [f"{'extra':<12}{sum(one.extra for one in judged):>7} articles that nobody expected", ""]
    return "\n".join([*rows, f"{'flag':<20}{'found':>7}{'missed':>8}{'false':>7}", *_kind_rows(judged)])


def _field_row(name: str, figure: float | None, some: Sequence[Field]) -> str:
    given = [f for f in some if f.said is not None]
    missing = sum(1 for f in given if f.found is None)
    wrong = sum(1 for f in given if f.found is not None and not f.right)
    invented = sum(1 for f in some if f.said is None and f.found is not None)
    return f"{name:<12}{_shown(figure)}{len(given):>7}{wrong:>7}{missing:>9}{invented:>10}"


def _kind_rows(judged: Sequence[Judged]) -> list[str]:
    def count(kind: str, of: str) -> int:
        return sum(1 for one in judged for name in getattr(one.flags, of) if _kind(name) == kind)

    kinds = {_kind(n) for one in judged for n in (*one.flags.found, *one.flags.missed, *one.flags.false)}
    return [f"{k:<20}{count(k, 'found'):>7}{count(k, 'missed'):>8}{count(k, 'false'):>7}" for k in sorted(kinds)]


def _kind(name: str) -> str:
    return name.partition(":")[0]


def _shown(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{value:>7.1f}"


def misses(one: Judged) -> list[str]:
    """A line for everything about it that is not as expected."""
    lines = [f"{f.name}: {f.found!r}, not {f.said!r}" for f in one.fields if not f.right]
    lines += [f"text lacks {run!r}" for run in one.absent] + [f"text holds {run!r}" for run in one.stray]
    lines += [f"flag missed: {name}" for name in one.flags.missed] + [f"flag false: {name}" for name in one.flags.false]
    lines += ["refused otherwise than expected"] if one.refused_right is False else []
    lines += ["other addresses to follow than expected"] if one.links_right is False else []
    lines += [f"{one.extra} articles too many"] if one.extra else []
    return [f"{one.item}: {line}" for line in lines]


if __name__ == "__main__":
    raise SystemExit(main())
