"""Checks a question set: its fields, its quotations, its counts, and that no question repeats its answer.

`python -m evals.asking.check FILE ARTICLES...` prints counts and faults by a question's id, never its words, so that a set
which must stay unseen may be checked by anybody; exit status 1 when anything is wrong, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from evals.asking.words import sentences, shared

Kind = Literal["who", "how_many", "chain", "position", "contradiction", "when", "what_is", "compare"]
Behaviour = Literal["answer", "refuse", "correct"]
FIELDS = frozenset(
    {"id", "kind", "question", "history", "must_cite", "bears", "must_say", "must_not_say", "behaviour", "note"}
)
QUOTE = frozenset({"article", "quote"})
WORDS_OF_A_QUOTE = 5
CITATIONS = 6
TURNS = range(2, 5)
SHARE = 0.5
Row = dict[str, Any]
Texts = Mapping[str, str]


def rows(path: Path) -> tuple[Row, ...]:
    """The JSON objects of a file, one a line."""
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line)


def stands(key: str, text: str) -> bool:
    """True when `key`, plain words or `re:` and a pattern, stands in `text`; case does not count.

    >>> stands("re:nine|9", "Nine men"), stands("ten", "Nine men")
    (True, False)
    """
    pattern = key[3:] if key.startswith("re:") else re.escape(key)
    return re.search(pattern, text, re.IGNORECASE) is not None


def cited(row: Row) -> tuple[Row, ...]:
    """Every quotation of `must_cite`, of all groups, in order."""
    return tuple(quote for group in row["must_cite"] for quote in group)


def sentence_of(quote: Row, texts: Texts) -> str | None:
    """The one sentence that holds the quotation; None when no sentence, or more than one, does."""
    held = [s for s in sentences(texts.get(quote["article"], "")) if quote["quote"] and quote["quote"] in s]
    return held[0] if len(held) == 1 else None


def field_faults(row: Row) -> Iterator[str]:
    """What is wrong with the fields themselves; a set that fails here is not looked at further."""
    if row.keys() != FIELDS:
        yield f"fields: {sorted(row.keys() ^ FIELDS)}"
        return
    if row["kind"] not in get_args(Kind) or row["behaviour"] not in get_args(Behaviour):
        yield f"unknown kind or behaviour: {row['kind']!r}, {row['behaviour']!r}"
    if not row["question"].strip() or not row["note"].strip():
        yield "no question or no note"
    if any(not group for group in row["must_cite"]):
        yield "an empty group in must_cite"
    if any(quote.keys() != QUOTE for quote in (*cited(row), *row["bears"])):
        yield f"a quotation has other fields than {sorted(QUOTE)}"


def history_faults(row: Row) -> Iterator[str]:
    """What is wrong with the talk before the question: none, or whole turns of the two that end with an answer."""
    roles = [turn["role"] for turn in row["history"]]
    if roles and (len(roles) not in TURNS or roles != ["user", "assistant"] * (len(roles) // 2)):
        yield f"history: {roles}"


def behaviour_faults(row: Row) -> Iterator[str]:
    """What does not go with the behaviour: sentences where the articles say nothing, none where they answer, too many."""
    if row["behaviour"] == "answer" and not row["must_cite"]:
        yield "an answer without must_cite"
    if row["behaviour"] == "refuse" and (row["must_cite"] or row["must_say"]):
        yield "a refusal with must_cite or must_say"
    if len(row["must_cite"]) > CITATIONS:
        yield f"more than {CITATIONS} groups in must_cite"


def quote_faults(row: Row, texts: Texts) -> Iterator[str]:
    """Quotations that are not verbatim in exactly one sentence, stand twice, or are too short to tell a sentence."""
    quotes = (*cited(row), *row["bears"])
    for place, quote in enumerate(quotes, 1):
        held = sentence_of(quote, texts)
        if held is None:
            yield f"quotation {place} does not stand in one sentence of {quote['article']!r}"
        elif len(quote["quote"].split()) < WORDS_OF_A_QUOTE <= len(held.split()):
            yield f"quotation {place} has under {WORDS_OF_A_QUOTE} words"
    both = {q["quote"] for q in cited(row)} & {q["quote"] for q in row["bears"]}
    if both:
        yield f"{len(both)} quotations of must_cite stand in bears too"


def key_faults(row: Row, texts: Texts) -> Iterator[str]:
    """Keys that a right answer cannot meet: wanted words that no cited article holds, barred words that gold holds."""
    articles = " ".join(texts.get(quote["article"], "") for quote in cited(row))
    for place, key in enumerate(row["must_say"], 1):
        if not stands(key, articles):
            yield f"must_say {place} stands in no article of must_cite"
    given = [row["question"], *(turn["content"] for turn in row["history"])]
    given += [sentence_of(quote, texts) or "" for quote in (*cited(row), *row["bears"])]
    for place, key in enumerate(row["must_not_say"], 1):
        if any(stands(key, text) for text in given):
            yield f"must_not_say {place} stands in the question, its history or a sentence that may be cited"


def word_faults(row: Row, texts: Texts) -> Iterator[str]:
    """Answer sentences that hold more than half of the question's content words: finding them would prove little."""
    for place, quote in enumerate(cited(row), 1):
        if (share := shared(row["question"], sentence_of(quote, texts) or "")) > SHARE:
            yield f"quotation {place} of must_cite holds {share:.0%} of the question's content words"


def faults(row: Row, texts: Texts, *, plain: bool = False) -> tuple[str, ...]:
    """Everything wrong with one question over the articles `texts` (by id); nothing when all is well.

    A `plain` question may use the words of its answer, as people do.
    """
    if shape := tuple(field_faults(row)):
        return shape
    found = (*history_faults(row), *behaviour_faults(row), *quote_faults(row, texts), *key_faults(row, texts))
    return found if plain else (*found, *word_faults(row, texts))


def set_faults(questions: Sequence[Row], texts: Texts, *, plain: bool = False) -> tuple[str, ...]:
    """Everything wrong with a set, each with the id of its question; an id that stands twice counts too."""
    twice = [name for name, n in Counter(q.get("id") for q in questions).items() if n > 1]
    found = [f"{name}: the id stands twice" for name in twice]
    return (*found, *(f"{q.get('id')}: {fault}" for q in questions for fault in faults(q, texts, plain=plain)))


def counts(questions: Sequence[Row]) -> dict[str, int]:
    """How many questions there are: all, by kind, by behaviour, follow-ups."""
    tally = Counter(q["kind"] for q in questions) + Counter(q["behaviour"] for q in questions)
    follow_ups = sum(bool(q["history"]) for q in questions)
    return {"questions": len(questions), **tally, "follow-ups": follow_ups}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the counts, then the faults; 1 when there is one."""
    parser = argparse.ArgumentParser(prog="python -m evals.asking.check", description="Checks a question set.")
    parser.add_argument("file", type=Path, help="the questions, JSON lines")
    parser.add_argument("articles", type=Path, nargs="+", help="the articles, JSON lines with id and text")
    parser.add_argument("--plain", action="store_true", help="questions may use the words of their answers")
    options = parser.parse_args(arguments)
    texts = {a["id"]: a["text"] for path in options.articles for a in rows(path)}
    questions = rows(options.file)
    wrong = set_faults(questions, texts, plain=options.plain)
    for name, number in counts(questions).items():
        print(f"{name:14}{number:>5}")
    print("\n".join(wrong) or "no faults")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
