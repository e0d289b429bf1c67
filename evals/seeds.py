"""Answers to outside questions, where such data stands beside the checkout: `python -m evals.seeds [--data DIR] [--keep DIR]`.

DIR (default `../shared/data`) holds `seed_questions/dev/questions.jsonl`, its scorer `seed_questions/evaluate.py` and the
articles in `seeds/`. A question with a `setup` is asked of a library of its own, with the text it gives appended to the article
it names. Nothing of that data is kept in this repository. Prints that scorer's table; skips, saying so, where data is absent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.cli import ROOT, Json, ask_all, build, read
from evals.score import cited_by

DATA = ROOT.parent / "shared" / "data"


def prediction(answer: Mapping[str, Any]) -> Json:
    """An answer as the outside scorer wants it."""
    quotes = [citation["quote"] for citation in cited_by(answer)]
    return {"id": answer["id"], "answer": answer["answer"], "citations": quotes, "refused": answer["refused"]}


def articles_for(seeds: Path, folder: Path, setup: Mapping[str, str] | None) -> list[Path]:
    """Copies of the articles in the folder, one changed as the setup says."""
    folder.mkdir(parents=True)
    for seed in sorted(seeds.glob("*.txt")):
        added = setup["text"] if setup and setup["append_to"] == seed.name else ""
        (folder / seed.name).write_bytes(seed.read_bytes() + added.encode())
    return sorted(folder.iterdir())


def by_setup(questions: Iterable[Json]) -> dict[str, list[Json]]:
    """The questions grouped by the library they need; the plain one under "null"."""
    groups: dict[str, list[Json]] = {}
    for question in questions:
        groups.setdefault(json.dumps(question.get("setup")), []).append(question)
    return groups


def answers_to(questions: Sequence[Json], seeds: Path, folder: Path) -> list[Json]:
    """The answers to all questions, each asked of the library that it needs."""
    answers: list[Json] = []
    for number, (setup, group) in enumerate(by_setup(questions).items()):
        place = folder / str(number)
        build(place / "library", articles_for(seeds, place / "articles", json.loads(setup)))
        answers += ask_all(place / "library", group, place / "batch.jsonl")
    return [answer for answer in answers if "answer" in answer]


def main(words: Sequence[str] | None = None) -> int:
    """Ask, write the predictions, run the outside scorer on them; its exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--keep", type=Path, help="a folder to write the predictions to")
    options.add_argument("-v", "--verbose", action="store_true", help="the scorer's line for each question")
    chosen = options.parse_args(words)
    gold, scorer = (chosen.data / "seed_questions" / name for name in ("dev/questions.jsonl", "evaluate.py"))
    if not (gold.exists() and scorer.exists()):
        print(f"skipped: no outside questions at {chosen.data}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        answers = answers_to(read(gold), chosen.data / "seeds", Path(folder))
        kept = chosen.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        predictions = kept / "seed_predictions.jsonl"
        lines = [json.dumps(prediction(answer), ensure_ascii=False) + "\n" for answer in answers]
        predictions.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), "--gold", str(gold), "--pred", str(predictions)]
        return subprocess.run([*command, "-v"] if chosen.verbose else command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
