"""The questions over the sample articles, asked through the real command line: `python -m evals.run [-v] [--keep DIR]`."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.cli import ARTICLES, Json, ask_all, build, files_of, read, sitrep
from evals.score import Score, cited_by, is_cited, is_said, makes_point, score_all, table

QUESTIONS = Path(__file__).parent / "questions.jsonl"


def ask_corpus(library: Path) -> tuple[list[Json], list[Score]]:
    """The answers and their scores over a library that holds the sample articles."""
    questions = read(QUESTIONS)
    answers = ask_all(library, questions, library.parent / "batch.jsonl")
    return answers, score_all(questions, answers, files_of(sitrep(library, "articles")))


def explain(question: Json, answer: Json, files: dict[str, str]) -> str:
    """A question, its answer, and what the answer lacks."""
    lacking = [p for p in question["expected_points"] if answer["refused"] or not makes_point(p, answer["answer"])]
    uncited = [w for w in question["must_cite"] if not is_cited(w, cited_by(answer), files)]
    said = [f for f in question["must_not_say"] if is_said(f, answer["answer"])]
    marks = f"wanted {question['behaviour']}, refused {answer['refused']}; lacks {lacking}; not cited {uncited}; said {said}"
    return f"\n== {question['id']} [{question['type']}] {question['question']}\n{answer['answer']}\n-- {marks}"


def main(words: Sequence[str] | None = None) -> None:
    """Build the library, ask, print; `--keep DIR` writes the answers there, `-v` prints them with what they lack."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-v", "--verbose", action="store_true")
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        build(library, [ARTICLES])
        answers, scores = ask_corpus(library)
        files = files_of(sitrep(library, "articles"))
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
        (chosen.keep / "answers.jsonl").write_text("".join(lines), encoding="utf-8")
    if chosen.verbose:
        by_id = {answer["id"]: answer for answer in answers if "answer" in answer}
        print("\n".join(explain(q, by_id[q["id"]], files) for q in read(QUESTIONS) if q["id"] in by_id), end="\n\n")
    print(table(scores))


if __name__ == "__main__":
    main()
