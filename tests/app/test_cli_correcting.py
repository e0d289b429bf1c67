"""Claims listed and set right on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.cli import main
from app.schemas import CORRECTION
from domain.correction import Details
from tests.app.builders import a_claim
from tests.app.fake_desk import FakeDesk

pytestmark = pytest.mark.usefixtures("clean_place")
CLAIM = a_claim().id


def fresh() -> FakeDesk:
    """A desk without corrections."""
    desk = FakeDesk()
    desk.corrections.kept.clear()
    return desk


def run(desk: FakeDesk, *typed: str) -> int:
    """The exit status of what was typed."""
    return main(list(typed), desk_opener=desk.open)


@pytest.mark.parametrize("words", [("correct",), ("claims", "correct")])
def test_a_claim_is_corrected_by_options_or_by_pairs(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """`correct`, or `claims correct`; the person sees what it was, and how to take it back."""
    desk = fresh()

    assert (
        run(
            desk,
            *words,
            CLAIM,
            "party=Talmark",
            "--stance",
            "denies",
            "--via",
            "Wire",
            "--via",
            "Post",
            "--by",
            "Idris",
        )
        == 0
    )

    changed = Details(party="Talmark", stance="denies", via=("Wire", "Post"))
    assert desk.corrections.calls == [("correct", (CLAIM, changed, "", "Idris"))]
    assert desk.opened_with["writer"] is True
    printed = capsys.readouterr().out
    assert "party: “Talmark” (was “Orvenia”); stance: “denies” (was “asserts”)" in printed
    assert "`sitrep undo 1` takes it back" in printed


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        (["speaker=", "target=Orvenia"], Details(speaker="", target_party="Orvenia")),
        (["via=ministry > Wire"], Details(via=("ministry", "Wire"))),
        (["--via", ""], Details(via=())),
        (["--party", "", "--speaker", "A = B"], Details(party="", speaker="A = B")),
    ],
)
def test_fields_are_set_and_taken_away(typed: list[str], changed: Details) -> None:
    """An empty value takes a field away; a chain is typed as it is printed."""
    desk = fresh()
    assert run(desk, "correct", CLAIM, *typed) == 0
    assert desk.corrections.calls[0][1][1] == changed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["correct", CLAIM], "Name a field"),
        (["correct", CLAIM, "colour=red"], "The fields are speaker, party, stance, target_party, via"),
        (["correct", CLAIM, "Talmark"], "not FIELD=VALUE"),
        (["correct", CLAIM, "stance=lies"], "The stances are asserts"),
        (["correct", CLAIM, "--stance", "lies"], "invalid choice"),
        (["correct", "c9", "--party", "X"], "`sitrep claims` lists them"),
        (["dismiss", "c9"], "`sitrep claims` lists them"),
        (["undo", "9"], "`sitrep corrections` lists them"),
        (["undo", "x"], "not a count"),
        (["parties", "rename", "Orvenia"], "parties rename OLD NEW"),
        (["parties", "split", "Orvenia", "X"], "parties rename OLD NEW"),
        (["parties", "rename", "Nobody", "X"], "`sitrep parties` lists them"),
        (["parties", "rename", "Orvenia", "X", "--samples"], "Leave --samples out"),
        (["corrections", "--import", "f.json", "--samples"], "Leave --samples out"),
        (["corrections", "--import", "missing.json"], "missing.json"),
        (["corrections", "--import", "a.json", "--export", "b.json"], "do not go together"),
        (["corrections", "--export", "no/where.json"], "no folder"),
        (["claims", "--json", "--format", "csv"], "--json prints lines"),
        (["claims", "-o", "no/where.json"], "no folder"),
    ],
)
def test_what_cannot_be_meant_is_said(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and a sentence that says what to type."""
    assert run(fresh(), *typed) == 2
    assert said in capsys.readouterr().err


def test_a_dismissed_claim_is_listed_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    """The list says what, why, by whom and when."""
    desk = fresh()
    run(desk, "dismiss", CLAIM, "--note", "a misreading", "--by", "M. Idris")
    capsys.readouterr()

    assert run(desk, "corrections") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"1  {CLAIM}  dismissed",
        "    “twelve soldiers were killed near Dask”",
        "    M. Idris, 2031-05-06: a misreading",
    ]
    assert run(desk, "undo", "1") == 0
    run(desk, "corrections")
    assert capsys.readouterr().out.endswith("Nothing was corrected.\n")


def test_corrections_travel_in_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Written by one library and taken in by another; reading the list alone needs no writer."""
    one, other, file = fresh(), fresh(), tmp_path / "corrections.json"
    run(one, "correct", CLAIM, "--party", "Talmark")
    assert run(one, "corrections", "--export", str(file), "--json") == 0
    assert one.opened_with["writer"] is False
    assert len(json.loads(file.read_text("utf-8"))["corrections"]) == 1
    capsys.readouterr()

    assert run(other, "corrections", "--import", str(file), "--json") == 0
    assert other.opened_with["writer"] is True
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    jsonschema.Draft202012Validator(CORRECTION).validate(line)
    assert (line["claim"], line["standing"], line["changed"]["party"]) == (CLAIM, "applied", "Talmark")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (["rename", "Orvenia", "Orvenian Union"], ("Orvenia", "Orvenian Union")),
        (["merge", "Orvenia", "INTO", "Talmark"], ("Orvenia", "Talmark")),
        (["merge", "Orvenia", "Talmark"], ("Orvenia", "Talmark")),
    ],
)
def test_parties_are_renamed_and_merged(
    typed: list[str], asked: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With a writer; the plain list needs none."""
    desk = fresh()
    assert run(desk, "parties", *typed) == 0
    assert desk.corrections.calls == [("name", asked)]
    assert desk.opened_with["writer"] is True
    assert f"“{asked[0]}” is called “{asked[1]}”" in capsys.readouterr().out

    run(desk, "parties")
    assert desk.opened_with["writer"] is False
    assert "also called" in capsys.readouterr().out


def test_claims_come_as_a_table_a_json_file_or_csv(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """On standard output or in a file; ids in each, so that they can be corrected."""
    desk = fresh()
    printed = {}
    for form in ("table", "json", "csv"):
        assert run(desk, "claims", "--format", form) == 0
        printed[form] = capsys.readouterr().out
    run(desk, "claims")
    assert capsys.readouterr().out == printed["table"]
    assert printed["table"].startswith(f"{CLAIM}  Orvenia's ministry (Orvenia) asserts")
    assert [c["id"] for c in json.loads(printed["json"])["claims"]] == [CLAIM]
    assert [row["claim"] for row in csv.DictReader(io.StringIO(printed["csv"]))] == [CLAIM]

    assert run(desk, "claims", "--format", "csv", "-o", str(tmp_path / "claims.csv")) == 0
    assert (tmp_path / "claims.csv").read_text("utf-8").splitlines() == printed["csv"].splitlines()
    assert "1 claims" in capsys.readouterr().err


def test_what_was_corrected_is_marked_in_every_list(capsys: pytest.CaptureFixture[str]) -> None:
    """In words, in JSON and in CSV."""
    desk = fresh()
    run(desk, "correct", CLAIM, "--party", "Talmark")
    shown: dict[str, Any] = {}
    for form in ("table", "json", "csv"):
        capsys.readouterr()
        run(desk, "claims", "--format", form)
        shown[form] = capsys.readouterr().out

    assert "[party corrected by hand]" in shown["table"]
    (claim,) = json.loads(shown["json"])["claims"]
    assert (claim["corrected"], claim["found_by"]) == (["party"], "rules, corrected by hand")
    (row,) = csv.DictReader(io.StringIO(shown["csv"]))
    assert (row["corrected"], row["parties"]) == ("party", "Talmark")
