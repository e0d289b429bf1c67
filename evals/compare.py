"""Two prompts, models or engines on the same questions: `python -m evals compare A B` (docs/prompts.md).

A and B are ENGINE[:MODEL][@PROMPTS]: `extractive`, `llm`, `llm:name`, `llm@drafts/answer.md`. Prints a table with both and
the difference, the questions that one side answered better, and how likely so many would be if both were equally good.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from math import comb
from pathlib import Path
from statistics import mean
from typing import Any

from domain.errors import SitrepError
from evals.cli import ARTICLES, Json, files_of, read
from evals.run import QUESTIONS
from evals.score import COLUMNS, Score, percent, score_all
from evals.sides import Given, Side, asked, build, side_of

_SHOWN = 12  # questions of each direction that are listed


def main(words: Sequence[str] | None = None) -> int:
    """Build the library, ask both sides, print the table; 2 when a side cannot be asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sides", nargs=2, metavar="ENGINE[:MODEL][@PROMPTS]")
    options.add_argument("--gold", type=Path, default=QUESTIONS, help="questions in the form of evals/questions.jsonl")
    options.add_argument("--articles", type=Path, default=ARTICLES, help="the folder of the articles they are about")
    options.add_argument("--questions", type=int, help="only the first N of each type")
    chosen = options.parse_args(words)
    try:
        sides = [side_of(one) for one in chosen.sides]
        questions = first_of_each(read(chosen.gold), chosen.questions)
        print(compared(sides, questions, sorted(chosen.articles.iterdir())))
    except (ValueError, SitrepError) as problem:
        print(f"{problem}. {getattr(problem, 'hint', '')}".rstrip(), file=sys.stderr)
        return 2
    return 0


def compared(sides: Sequence[Side], questions: Sequence[Json], articles: Sequence[Path]) -> str:
    """The table, the questions that differ, and the sign test, as text."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        files = files_of(build(library, articles).values())
        given = [asked(side, library, questions) for side in sides]
    scores = [score_all(questions, one.answers, files) for one in given]
    head = f"A: {sides[0].name}\nB: {sides[1].name}\n{len(questions)} questions\n"
    return "\n".join((head, table(scores, given), "", differences(questions, scores)))


def first_of_each(questions: Sequence[Json], most: int | None) -> list[Json]:
    """The first `most` questions of each type, all where None."""
    seen: dict[str, int] = {}
    kept: list[Json] = []
    for question in questions:
        seen[question["type"]] = seen.get(question["type"], 0) + 1
        if most is None or seen[question["type"]] <= most:
            kept.append(question)
    return kept


def table(scores: Sequence[Sequence[Score]], given: Sequence[Given]) -> str:
    """A row for each measure: A, B, and B less A."""
    rows = [f"{'':<12}{'A':>10}{'B':>10}{'B - A':>10}"]
    rows.extend(_row(name, [percent(list(one), name) for one in scores], 1) for name in COLUMNS)
    rows.append(_row("words", [mean(s.words for s in one) for one in scores], 0))
    rows.append(_row("cites", [mean(s.cites for s in one) for one in scores], 1))
    for name, measure, places in _MEASURES:
        rows.append(_row(name, [measure(one) for one in given], places))
    return "\n".join(rows)


def _row(name: str, values: Sequence[float | None], places: int) -> str:
    a, b = values
    change = "-" if a is None or b is None else f"{b - a:+.{places}f}"
    return (
        f"{name:<12}" + "".join("-".rjust(10) if v is None else f"{v:>10.{places}f}" for v in (a, b)) + f"{change:>10}"
    )


def _tokens(given: Given) -> float:
    return mean(sum((answer["usage"] or {}).values()) for answer in given.answers)


def _cost(given: Given) -> float | None:
    costs = [answer["cost"] for answer in given.answers if answer["cost"] is not None]
    return sum(costs) / len(given.answers) if costs else None


_MEASURES: tuple[tuple[str, Any, int], ...] = (
    ("withheld", lambda given: mean(len(answer["withheld"]) for answer in given.answers), 2),
    ("offline", lambda given: sum("No model had a part" in answer["notice"] for answer in given.answers), 0),
    ("tokens", _tokens, 0),
    ("cost", _cost, 5),
    ("seconds", lambda given: mean(given.seconds), 2),
)


def differences(questions: Sequence[Json], scores: Sequence[Sequence[Score]]) -> str:
    """The questions that one side answered better, and the sign test."""
    gains = [worth(b) - worth(a) for a, b in zip(*scores, strict=True)]
    better = [q for q, gain in zip(questions, gains, strict=True) if gain > 0]
    worse = [q for q, gain in zip(questions, gains, strict=True) if gain < 0]
    lines = [
        line
        for title, found in (("B better", better), ("A better", worse))
        for line in (f"{title}: {len(found)}", *(f"  {q['id']} {q['question']}" for q in found[:_SHOWN]))
    ]
    chance = sign_test(len(better), len(worse))
    return "\n".join(
        (*lines, f"{len(better)} up, {len(worse)} down: by chance in {chance:.0%} of comparisons of equals")
    )


def worth(score: Score) -> float:
    """One number for an answer: the mean of its measures from 0 to 1."""
    return mean(float(v) for name in COLUMNS if (v := getattr(score, name)) is not None)


def sign_test(up: int, down: int) -> float:
    """How likely a split at least as uneven is when both directions are equally likely (two-sided, exact).

    >>> round(sign_test(9, 1), 4), sign_test(0, 0), sign_test(5, 5)
    (0.0215, 1.0, 1.0)
    """
    changed = up + down
    tail = sum(comb(changed, k) for k in range(min(up, down) + 1)) / 2**changed
    return min(1.0, 2 * tail)


if __name__ == "__main__":
    sys.exit(main())
