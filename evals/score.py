"""Answers scored against questions.jsonl: `python -m evals.score --gold FILE --pred FILE --articles FILE`.

points     share of a question's expected points that the answer's text makes. A point is groups joined by " + ", each a
           choice of words joined by "|"; every group must occur, at a word's beginning, case ignored
cited      share of its must_cite pieces that a citation holds (or lies wholly inside, from 40 characters);
           a piece names the files that will do, and the words wanted in each
clean      share of answers in which nothing forbidden occurs ("re:" marks a regular expression)
behaviour  share of answers that are refused exactly when they should be; one to a false premise must also contradict
words, cites   mean length and number of citations: points bought by pouring out articles are worth nothing
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from evals.cli import files_of, read

SHORTEST_PART = 40  # characters from which a citation inside the wanted piece still shows the reader its substance
CONTRADICTS = re.compile(
    r"\b(?:not?|none|never|neither|nor|cannot|den(?:y|ies|ied)|reject(?:s|ed)?)\b|n['’]t\b", re.IGNORECASE
)
COLUMNS = ("points", "cited", "clean", "behaviour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one answer did: shares from 0 to 1 (None where no point or citation is expected), and its size."""

    type: str
    points: float | None
    cited: float | None
    clean: float
    behaviour: float
    words: int
    cites: int


def makes_point(point: str, answer: str) -> bool:
    """True when every group of the point has one of its choices in the answer.

    >>> makes_point("Orvenia + one|1 + killed", "The Orvenian ministry said one guard was killed.")
    True
    >>> makes_point("nine|9", "On 19 May the ninety left.") or makes_point("9", "99 left")
    False
    """
    return all(any(_begins_word(choice, answer) for choice in group.split("|")) for group in point.split(" + "))


def _begins_word(choice: str, answer: str) -> bool:
    """A number word must stand alone ("nine" is not in "ninety"); any other choice may go on ("Orvenia" in "Orvenian")."""
    alone = choice[-1].isdigit() or choice in NUMBER_WORDS
    tail = r"(?!\w|[.,]\d)" if alone else ""
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(choice)}{tail}", answer, re.IGNORECASE) is not None


NUMBER_WORDS = frozenset(("one", "two", "three", "four", "five", "seven", "nine", "fourteen"))


def is_cited(wanted: Mapping[str, str], citations: Sequence[Mapping[str, Any]], files: Mapping[str, str]) -> bool:
    """True when a citation of one of the wanted files (file to quotation) holds what is wanted there, or a good part of it."""
    pairs = ((c["quote"], wanted.get(files.get(c["article"], ""))) for c in citations)
    return any(holds(quote, words) for quote, words in pairs if words)


def holds(quote: str, wanted: str) -> bool:
    """True when the quotation contains what is wanted or is a part of it that is long enough to be of use.

    >>> holds("She said that it was never there.", "it was never there"), holds("it was", "it was never there")
    (True, False)
    """
    quote, wanted = plain(quote), plain(wanted)
    return wanted in quote or (len(quote) >= SHORTEST_PART and quote in wanted)


def plain(text: str) -> str:
    """The text with one kind of quotation mark, apostrophe and space, in lower case."""
    text = re.sub(r"[“”«»]", '"', re.sub(r"[‘’]", "'", text))
    return re.sub(r"\s+", " ", text).casefold()


def is_said(forbidden: str, answer: str) -> bool:
    """True when the answer says what it must not."""
    if forbidden.startswith("re:"):
        return re.search(forbidden[3:], answer, re.IGNORECASE) is not None
    return plain(forbidden) in plain(answer)


def behaves(question: Mapping[str, Any], prediction: Mapping[str, Any]) -> bool:
    """True when the answer is refused exactly where it should be, and contradicts a false premise."""
    if question["behaviour"] == "refuse" or prediction["refused"]:
        return bool(question["behaviour"] == "refuse" and prediction["refused"])
    return question["behaviour"] == "answer" or CONTRADICTS.search(prediction["answer"]) is not None


def cited_by(prediction: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The citations of an answer's statements and gaps, each number once; what a refusal shows as nearest is no citation."""
    shown = [c for part in (*prediction["statements"], *prediction["gaps"]) for c in part["citations"]]
    return list({c["number"]: c for c in shown}.values())


def score(question: Mapping[str, Any], prediction: Mapping[str, Any] | None, files: Mapping[str, str]) -> Score:
    """The score of one answer; an answer that is missing scores nothing."""
    if prediction is None:
        return Score(type=question["type"], points=0, cited=0, clean=1, behaviour=0, words=0, cites=0)
    answer, citations = prediction["answer"], cited_by(prediction)
    given = not prediction["refused"]  # the words of a refusal make no point, though they repeat the question's
    points = [given and makes_point(point, answer) for point in question["expected_points"]]
    cited = [is_cited(wanted, citations, files) for wanted in question["must_cite"]]
    return Score(
        type=question["type"],
        points=mean(points) if points else None,
        cited=mean(cited) if cited else None,
        clean=not any(is_said(forbidden, answer) for forbidden in question["must_not_say"]),
        behaviour=behaves(question, prediction),
        words=len(answer.split()),
        cites=len(citations),
    )


def score_all(
    questions: Sequence[Mapping[str, Any]], predictions: Sequence[Mapping[str, Any]], files: Mapping[str, str]
) -> list[Score]:
    """One score for each question, in the questions' order; a line that reports an error counts as no answer."""
    by_id = {p["id"]: p for p in predictions if "answer" in p}
    return [score(question, by_id.get(question["id"]), files) for question in questions]


def percent(scores: Sequence[Score], column: str) -> float | None:
    """The mean of a column from 0 to 100, or None where it was asked of no question."""
    values = [v for s in scores if (v := getattr(s, column)) is not None]
    return 100 * mean(values) if values else None


def table(scores: Sequence[Score]) -> str:
    """The columns for all questions and for each type, one row a line."""
    rows = ["".join([f"{'type':<16}{'n':>4}", *(f"{name:>11}" for name in (*COLUMNS, "words", "cites"))])]
    for kind in ("all", *dict.fromkeys(s.type for s in scores)):
        some = [s for s in scores if kind in ("all", s.type)]
        rows.append(
            "".join([f"{kind:<16}{len(some):>4}", *(_cell(percent(some, name)) for name in COLUMNS), _size(some)])
        )
    return "\n".join(rows)


def _cell(value: float | None) -> str:
    return f"{'-':>11}" if value is None else f"{value:>11.1f}"


def _size(scores: Sequence[Score]) -> str:
    return f"{mean(s.words for s in scores):>11.0f}{mean(s.cites for s in scores):>11.1f}"


def main() -> None:
    """Print the table for predictions that are already there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, required=True, help="questions.jsonl")
    options.add_argument("--pred", type=Path, required=True, help="what `sitrep ask --batch FILE --json` printed")
    options.add_argument("--articles", type=Path, required=True, help="what `sitrep articles --json` printed")
    chosen = options.parse_args()
    print(table(score_all(read(chosen.gold), read(chosen.pred), files_of(read(chosen.articles)))))


if __name__ == "__main__":
    main()
