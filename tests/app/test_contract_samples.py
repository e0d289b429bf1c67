"""The real commands on the sample articles: every line fits its schema, and the page of the contract is true of them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app import schemas
from app.cli import main
from app.reference import HOUSE

TYPED = {
    "articles": [],
    "status": [],
    "search": ["shelling"],
    "ask": ["Who reported losses, and through whom?"],
    "claims": [],
    "figures": [],
    "positions": [],
    "disputes": ["--all"],
    "brief": [],
    "doctor": [],
}
NOUNS = {
    "Article": schemas.ARTICLE,
    "Flag": schemas.FLAG,
    "Citation": schemas.CITATION,
    "Statement": schemas.STATEMENT,
    "Answer": schemas.ANSWER,
    "Claim": schemas.CLAIM,
    "Speaker": schemas.SPEAKER,
    "Event": schemas.EVENT,
    "Figure": schemas.FIGURE_LINE,
    "Dispute": schemas.DISPUTE,
    "Relation": schemas.RELATION,
    "Position": schemas.POSITION,
    "Briefing": schemas.BRIEFING,
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What every reading command prints about the samples."""
    library = str(tmp_path_factory.mktemp("library"))
    return {command: _values([command, *typed, "--samples", "--library", library]) for command, typed in TYPED.items()}


def _values(typed: list[str]) -> list[dict[str, Any]]:
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main([*typed, "--json"]) == 0
    return [json.loads(line) for line in printed.getvalue().splitlines()]


@pytest.mark.parametrize("command", TYPED)
def test_every_line_fits_its_schema(command: str, printed: dict[str, list[dict[str, Any]]]) -> None:
    """There are lines, and each has every promised field."""
    validator = jsonschema.Draft202012Validator(schemas.SCHEMAS[command])

    assert printed[command]
    for value in printed[command]:
        validator.validate(value)


def test_every_span_and_citation_holds_its_own_words(printed: dict[str, list[dict[str, Any]]]) -> None:
    """The words that are printed stand in the stored text where the JSON says, everywhere."""
    stored = {article["id"]: article["text"] for article in printed["articles"]}
    seen = 0
    for values in printed.values():
        for value in values:
            for article, words, start, end in _quotations(value, value.get("article", value.get("id"))):
                assert stored[article][start:end] == words
                seen += 1

    assert seen > 100


def test_every_account_in_a_dispute_is_cited(printed: dict[str, list[dict[str, Any]]]) -> None:
    """No side's account stands without the sentences it is told in, also when only the other side tells it."""
    sides = [side for dispute in printed["disputes"] for side in dispute.get("sides", ())]

    assert len(sides) > 4
    assert all(side["citations"] for side in sides if side["claims"])


def _quotations(value: Any, article: Any) -> Iterator[tuple[str, str, int, int]]:
    """Every span and citation inside a value, with its article, words and place."""
    if isinstance(value, list):
        for item in value:
            yield from _quotations(item, article)
    elif isinstance(value, dict):
        article = value.get("article", article)
        words = value.get("quote", value.get("text"))
        if isinstance(words, str) and "start" in value and isinstance(article, str):
            yield article, words, value["start"], value["end"]
        for item in value.values():
            yield from _quotations(item, article)


def test_what_the_page_calls_not_found_yet_is_not_found(printed: dict[str, list[dict[str, Any]]]) -> None:
    """A field that the samples do have is taken off the list."""
    found = {
        pair for command, values in printed.items() for v in values for pair in _filled(schemas.SCHEMAS[command], v)
    }
    listed = re.findall(r"(?m)^\| ([A-Z][\w, ]*) \| (.+) \|$", (HOUSE / "docs/contract.md").read_text(encoding="utf-8"))

    assert listed
    for nouns, fields in listed:
        for noun in nouns.split(", "):
            for field in re.findall(r"`(\w+)`", fields):
                assert field in NOUNS[noun]["properties"], f"{noun} has no field {field}"
                assert (noun, field) not in found


def _filled(schema: dict[str, Any], value: Any) -> Iterator[tuple[str, str]]:
    """Each (noun, field) of a value that holds something."""
    if value is None:
        return
    for option in schema.get("anyOf", ()):
        if jsonschema.Draft202012Validator(option).is_valid(value):
            yield from _filled(option, value)
    if isinstance(value, list):
        for item in value:
            yield from _filled(schema.get("items", {}), item)
    if isinstance(value, dict):
        noun = next((name for name, known in NOUNS.items() if known is schema), "")
        for field, inner in schema.get("properties", {}).items():
            if value.get(field) not in (None, [], ""):
                yield noun, field
                yield from _filled(inner, value[field])


if __name__ == "__main__":  # what is never found in the samples, to be looked at when the page is written
    lines = {
        command: _values([command, *typed, "--samples", "--library", str(Path("library"))])
        for command, typed in TYPED.items()
    }
    have = {pair for command, values in lines.items() for v in values for pair in _filled(schemas.SCHEMAS[command], v)}
    for name, known in NOUNS.items():
        print(name, *(field for field in known["properties"] if (name, field) not in have))  # noqa: T201 - a list to read
