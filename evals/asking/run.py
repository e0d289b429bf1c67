"""The questions asked offline through the real command line: `python -m evals.asking [seen|second|third|many|unseen] [--detail]`.

right         all that must be cited is cited, nothing forbidden is said, the behaviour is right and at most six sentences are
              cited; an unanswerable question is right when it is refused, a false premise also when the sentence that
              contradicts it is cited
right & said  right, and all that must be said is said
to point      share of the cited sentences that hold a quotation which the question lists as required or to the point
declined      share of the unanswerable questions and false premises that are refused or set right
over-refused  share of the answerable questions that are refused
words, cites  mean and most of the answers that are no refusals

The library of `seen` holds the 45 articles of two sets of `evals/claims`, that of `second` 75, those of `third` and `many` 105,
that of `unseen` all of them.
Of `unseen` only totals are printed, so that no rule is fitted to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.asking.score import Score, percents, score, table
from evals.cli import Json, ask_all, build, read, sitrep

HERE = Path(__file__).parent
CLAIMS = HERE.parent / "claims"
LIBRARIES = {
    "seen": ("seen", "third"),
    "second": ("seen", "third", "fourth"),
    "third": ("seen", "third", "fourth", "fifth"),
    "many": ("seen", "third", "fourth", "fifth"),
    "unseen": ("seen", "third", "fourth", "fifth", "unseen"),
}
"""The sets of articles that the library of each half of the questions holds."""
PRIVATE = "unseen"
GATED = ("right", "right & said", "to point", "declined")


def questions_of(half: str) -> list[Json]:
    """The questions of a half; none where its file is not there yet."""
    path = HERE / f"{half}.jsonl"
    return read(path) if path.exists() else []


def asked(half: str, library: Path) -> tuple[list[Json], list[Score]]:
    """The answers to a half of the questions and their scores, over a library that is built when it is not there yet."""
    if not library.exists():
        build(library, articles_of(half, library.parent))
    questions = questions_of(half)
    keys = {a["id"]: a["key"] for a in sitrep(library, "articles")}
    answers = ask_all(library, questions, library.parent / f"{half}.questions.jsonl")
    by_id = {a["id"]: a for a in answers if "answer" in a}
    return answers, [score(q, by_id.get(q["id"]), keys) for q in questions]


def articles_of(half: str, folder: Path) -> list[Path]:
    """Copies of the sets' articles under names of their own: two files of one name would be one source."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for name in LIBRARIES[half]:
        copies.append(folder / f"{name}.jsonl")
        copies[-1].write_bytes((CLAIMS / name / "articles.jsonl").read_bytes())
    return copies


def percents_of(half: str) -> dict[str, float | None]:
    """The columns that the gate holds for a half, over a fresh library."""
    with tempfile.TemporaryDirectory() as folder:
        _, scores = asked(half, Path(folder) / "library")
    found = percents(scores)
    refused = found["over-refused"]
    return {name: found[name] for name in GATED} | {"answered": None if refused is None else 100 - refused}


def faults(questions: Sequence[Json], answers: Sequence[Json], scores: Sequence[Score]) -> Iterator[str]:
    """A few lines for each answer that is not right or cites a sentence beside the point."""
    by_id = {a["id"]: a for a in answers}
    for question, one in zip(questions, scores, strict=True):
        if one.right and one.said and not one.stray:
            continue
        given = by_id.get(one.id, {})
        yield f"\n== {one.id} [{one.kind}, {one.behaviour}] {question['question']}"
        if question["history"]:
            yield f"   after {question['history'][-2]['content']!r}; asked as {given.get('asked_as')!r}"
        yield str(given.get("answer", given.get("error")))
        yield from (f"-- {line}" for line in one.lacking)
        yield from (f"-- stray: {c.article}: {c.quote}" for c in one.stray)


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table of a set, or of all that are there; `--detail` shows the faults, never of the unseen half."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("half", nargs="?", choices=sorted(LIBRARIES))
    options.add_argument("--detail", action="store_true")
    options.add_argument(
        "--library", type=Path, help="a folder to keep the library in, taken as it is when it is there"
    )
    chosen = options.parse_args(words)
    if chosen.detail and chosen.half == PRIVATE:
        print("of the unseen half only totals are shown, so that no rule is fitted to it", file=sys.stderr)
        return 2
    for half in [chosen.half] if chosen.half else [h for h in LIBRARIES if questions_of(h)]:
        with tempfile.TemporaryDirectory() as folder:
            answers, scores = asked(half, chosen.library or Path(folder) / "library")
        if chosen.detail and half != PRIVATE:
            print("\n".join(faults(questions_of(half), answers, scores)), end="\n\n")
        print(f"-- {half}\n{table(scores)}")
    return 0
