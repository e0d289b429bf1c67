"""Two real articles through the real commands: who reported casualties, with every quotation leading back to the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app import schemas
from app.cli import main

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seeds"
READING = {
    "articles": [],
    "search": ["casualties"],
    "claims": [],
    "figures": [],
    "positions": [],
    "disputes": ["--all"],
    "brief": [],
    "doctor": [],
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason=f"needs the two articles of {SEEDS.name}, which are not part of the project"
    ),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library that holds the two articles."""
    folder = str(tmp_path_factory.mktemp("library"))
    assert main(["add", str(SEEDS), "--library", folder]) == 0
    return folder


def _printed(capsys: pytest.CaptureFixture[str], *typed: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main([*typed, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def answer(library: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The answer to the question that the product was asked for by name."""
    return _printed(capsys, "ask", "Who reported casualties?", "--library", library)[0]


def _by(answer: dict[str, Any], party: str | None) -> list[dict[str, Any]]:
    return [s for s in answer["statements"] if s["party"] == party]


def test_each_side_is_credited_with_its_chain(answer: dict[str, Any]) -> None:
    """The two ministries come through their agencies; the unattributed sentence stays so; regret gives no figure."""
    (azerbaijan,), (armenia,) = _by(answer, "Azerbaijan"), _by(answer, "Armenia")

    assert "an Azerbaijani serviceman was killed" in azerbaijan["text"]
    assert "Trend" in [hop["name"] for hop in azerbaijan["chain"]]
    assert "3 Armenian servicemen received slight injuries" in armenia["text"]
    assert "Armenpress" in [hop["name"] for hop in armenia["chain"]]
    assert any("was reported killed" in s["text"] for s in _by(answer, None))
    assert not _by(answer, "Iran")
    assert any("regret" in gap["text"] and "no figures" in gap["text"] for gap in answer["gaps"])


def test_each_citation_leads_back_to_the_file(
    answer: dict[str, Any], library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quotation stands in the stored text and, blanks aside, in the file as it was read."""
    stored = {a["id"]: a for a in _printed(capsys, "articles", "--library", library)}
    citations = [c for s in [*answer["statements"], *answer["gaps"]] for c in s["citations"]]

    assert len(citations) >= 4
    for citation in citations:
        article = stored[citation["article"]]
        raw = Path(article["source"]).read_text(encoding="utf-8")
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert raw[citation["raw_start"] : citation["raw_end"]].split() == citation["quote"].split()


def test_every_command_fits_its_schema(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Real articles fill the same fields as the samples."""
    for command, typed in READING.items():
        lines = _printed(capsys, command, *typed, "--library", library)

        assert lines, command
        for line in lines:
            jsonschema.Draft202012Validator(schemas.SCHEMAS[command]).validate(line)


def test_what_the_articles_do_not_say_is_refused(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A question about nothing in the articles is refused, saying what was searched."""
    (refused,) = _printed(capsys, "ask", "What is the price of copper in Chile?", "--library", library)

    assert refused["refused"]
    assert refused["statements"] == []
    assert refused["silence"]["searched"]
