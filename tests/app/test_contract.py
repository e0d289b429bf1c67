"""The nouns as JSON: every promised field, spans that lead back to the raw text, nothing that JSON cannot hold."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from app import contract
from app.schemas import SCHEMAS
from domain.article import Flag, Refusal
from domain.claim import Speaker
from domain.report import AddReport, Check
from domain.text import Span
from tests.app.builders import (
    WORDS,
    a_briefing,
    a_claim,
    a_dispute,
    a_figure,
    a_hit,
    a_refusal,
    a_relation,
    an_answer,
    an_article,
    some_positions,
    span_of,
)  # fmt: skip

MADE = [
    ("add", contract.report(AddReport(added=("a",), refused=(Refusal(source="b", reason="empty"),), seconds=0.1))),
    ("articles", contract.article(an_article())),
    (
        "articles",
        contract.article(
            an_article(flags=(Flag(kind="odd-entity", note="&amp", span=Span(start=0, end=3)),), published=None)
        ),
    ),
    ("status", contract.status({"analysed": 2}, 0, samples=False)),
    ("search", contract.hit(a_hit())),
    ("ask", contract.answer(an_answer())),
    ("ask", contract.answer(a_refusal())),
    ("claims", contract.claim(a_claim(), an_article())),
    (
        "claims",
        contract.claim(
            a_claim(cue=None, event=None, speakers=(Speaker(name="Courier", kind="narrator"),)), an_article()
        ),
    ),
    *(("figures", line) for line in contract.figure_lines(a_claim(figures=(a_figure(),)), an_article())),
    ("positions", contract.positions(some_positions())),
    ("disputes", contract.dispute(a_dispute())),
    ("disputes", contract.relation(a_relation())),
    ("brief", contract.briefing(a_briefing())),
    ("doctor", contract.checks((Check(name="index", ok=False, detail="broken", hint="sitrep reindex"),))),
]


@pytest.mark.parametrize(("command", "value"), MADE)
def test_every_command_prints_what_its_schema_asks(command: str, value: dict[str, Any]) -> None:
    """Each value fits its schema, also after a round through JSON text."""
    back = json.loads(json.dumps(value, allow_nan=False))

    assert back == value
    jsonschema.Draft202012Validator(SCHEMAS[command]).validate(back)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_schemas_are_schemas(schema: dict[str, Any]) -> None:
    """Each schema is itself valid, so that it can refuse something."""
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("command", "value"), MADE)
def test_a_missing_field_is_refused(command: str, value: dict[str, Any]) -> None:
    """The schemas are strict: taking any promised field away breaks the contract."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[command])
    promised = SCHEMAS[command].get("required") or set.intersection(
        *(set(s["required"]) for s in SCHEMAS[command]["anyOf"])
    )

    assert promised
    for field in promised:
        assert not validator.is_valid({name: item for name, item in value.items() if name != field}), field


def test_a_span_gives_its_words_and_its_way_to_the_raw_text() -> None:
    """The stored place holds the words, and the raw place holds the same words nine characters on."""
    article = an_article()

    made = contract.span(span_of("twelve soldiers"), article)

    assert made is not None
    assert made["text"] == "twelve soldiers" == article.text[made["start"] : made["end"]]
    assert article.raw[made["raw_start"] : made["raw_end"]] == "twelve soldiers"


def test_spans_count_code_points() -> None:
    """A character beyond the sixteen-bit plane counts as one."""
    article = an_article(text="🜁 said no.", offsets=an_article().offsets)

    assert contract.span(Span(start=2, end=6), article)["text"] == "said"  # type: ignore[index]


def test_a_refusal_says_so_twice() -> None:
    """`refused` is true exactly when `silence` is not null, and the schema holds it to that."""
    refusal, given = contract.answer(a_refusal()), contract.answer(an_answer())

    assert (refusal["refused"], refusal["silence"]["kind"]) == (True, "nothing found")
    assert (given["refused"], given["silence"]) == (False, None)
    assert not jsonschema.Draft202012Validator(SCHEMAS["ask"]).is_valid(given | {"refused": True})


def test_a_figure_line_carries_its_claim() -> None:
    """A count alone would have lost who gives it, and through whom."""
    (line,) = contract.figure_lines(a_claim(), an_article())

    assert line["claim"] == a_claim().id
    assert [s["name"] for s in line["speakers"]] == ["Orvenia's ministry"]
    assert [v["name"] for v in line["via"]] == ["Courier"]
    assert WORDS[line["span"]["start"] : line["span"]["end"]] == "twelve"


def test_scope_has_the_names_of_the_contract() -> None:
    """`from` and `to` cannot be Python names, so they are the easiest to get wrong."""
    assert contract.answer(an_answer())["scope"] == {
        "articles": 3, "origins": 2, "from": "2031-05-03", "to": "2031-05-04", "waiting": 1,
        "unread": 0, "languages": [],
    }  # fmt: skip
