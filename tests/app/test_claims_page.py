"""The page on claims is true of what programs are given."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from app.export.data import claims_json
from app.export.table import CLAIMS
from app.reference import HOUSE
from app.schemas import CAUTION, CLAIM, CLAIM_FILE, EVENT, FIGURE_FIELDS, SPEAKER, VIA
from domain.article import Flag
from tests.app.builders import a_claim, an_article, span_of

PAGE = (HOUSE / "docs/claims.md").read_text(encoding="utf-8")
SCHEMA = json.loads((HOUSE / "docs/claims.schema.json").read_text(encoding="utf-8"))
NOUNS = {
    "Claim": {**CLAIM["properties"], "cautions": {}},
    "Speaker": SPEAKER["properties"],
    "Hop": VIA["properties"],
    "Event": EVENT["properties"],
    "Figure": FIGURE_FIELDS,
    "Caution": CAUTION["properties"],
}  # fmt: skip


def _rows(begin: str) -> str:
    """What stands in the first cells of the table after a mark."""
    table = PAGE.split(begin, 1)[1].split("<!--", 1)[0]
    return "\n".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_stands_on_the_page_and_no_other(noun: str) -> None:
    """Each noun's table names exactly the fields of its schema."""
    assert set(re.findall(r"`(\w+)`", _rows(f"<!-- fields: {noun} -->"))) == set(NOUNS[noun])


def test_every_word_of_a_closed_list_stands_on_the_page() -> None:
    """A program's author need not read the code to know what may come."""
    lists: list[list[Any]] = []

    def look(schema: Any) -> None:
        if isinstance(schema, dict):
            lists.extend([schema["enum"]] if isinstance(schema.get("enum"), list) else [])
            for inner in schema.values():
                look(inner)
        elif isinstance(schema, list):
            for inner in schema:
                look(inner)

    look(SCHEMA)
    assert len(lists) > 8
    for word in (word for words in lists for word in words if word is not None):
        assert f"`{word}`" in PAGE, word


def test_the_columns_are_those_of_the_file() -> None:
    """In the same order."""
    assert tuple(re.findall(r"`(\w+)`", _rows("<!-- columns -->"))) == CLAIMS


def test_the_example_is_what_is_written() -> None:
    """The very file that this claim gives, but for its line ends."""
    example = re.search(r"(?ms)^```json\n(.*?)^```", PAGE)
    assert example
    assert json.loads(example[1]) == json.loads(claims_json([(a_claim(id="courier-1f2e@1-c1"), an_article())]))


def test_the_schema_fits_what_is_written_and_refuses_what_is_not() -> None:
    """The shipped file is the code's own; a claim without a speaker, or of an unknown stance, does not pass."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    flags = (Flag(kind="odd-entity", note="named otherwise elsewhere", span=span_of("Dask"), suggestion="Disk"),)
    written = json.loads(claims_json([(a_claim(corrected=("party",)), an_article(flags=flags))]))

    assert SCHEMA == CLAIM_FILE
    validator.validate(written)
    assert written["claims"][0]["cautions"][0]["suggestion"] == "Disk"
    for field, value in (("speakers", []), ("stance", "lies"), ("confidence", 2), ("corrected", ["content"])):
        assert not validator.is_valid({"claims": [written["claims"][0] | {field: value}]}), field
