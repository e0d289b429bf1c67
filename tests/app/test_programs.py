"""The functions from Python, over a real library, against the schemas of the contract."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from app.programs import Sitrep
from app.schemas import ANSWER, BRIEFING, CLAIM, HIT, POSITIONS
from domain.errors import BadQuestion, NotFound, SitrepError, UserError
from tests.app.correcting_scene import desk_over, filled


@pytest.fixture
def sitrep(tmp_path: Path) -> Iterator[Sitrep]:
    """The functions over a library of two articles."""
    with Sitrep.over(desk_over(filled(tmp_path / "library"))) as made:
        yield made


def test_each_function_gives_the_contracts_objects(sitrep: Sitrep) -> None:
    """Lists where the command line prints lines, else one object."""
    assert [jsonschema.Draft202012Validator(ANSWER).validate(sitrep.ask("Who lost soldiers at the bridge?"))] == [None]
    for schema, values in ((HIT, sitrep.search("bridge")), (CLAIM, sitrep.claims())):
        assert values
        for value in values:
            jsonschema.Draft202012Validator(schema).validate(value)
    jsonschema.Draft202012Validator(POSITIONS).validate(sitrep.positions())
    jsonschema.Draft202012Validator(BRIEFING).validate(sitrep.brief("bridge", length="long"))


def test_filters_narrow_every_function(sitrep: Sitrep) -> None:
    """Days as text or as dates, a month as its first to its last day, outlets however they are spelt."""
    everything = sitrep.claims()
    assert {c["article"] for c in everything} == {"courier-1", "post-1"}
    assert {c["article"] for c in sitrep.claims(since="2031-05-05")} == {"post-1"}
    assert {c["article"] for c in sitrep.claims(until=date(2031, 5, 4))} == {"courier-1"}
    assert sitrep.claims(until="2031-04") == []
    assert {c["article"] for c in sitrep.claims(outlets=["POST"])} == {"post-1"}
    assert {c["article"] for c in sitrep.claims(articles=["courier-1"])} == {"courier-1"}
    assert [p["party"] for p in sitrep.positions(parties=["Talmark"])["parties"]] == ["Talmark"]
    assert len(sitrep.claims(limit=1)) == 1
    assert len(sitrep.search("bridge", limit=1)) == 1


def test_a_conversation_goes_on(sitrep: Sitrep) -> None:
    """By its id, or by a history that the program keeps."""
    first = sitrep.ask("How many soldiers did Talmark lose at the bridge?", conversation="mine")
    told = sitrep.ask("And what about Orvenia?", conversation="mine")
    said = [{"role": "user", "content": first["question"]}, {"role": "assistant", "content": first["answer"]}]

    assert told["asked_as"] == sitrep.ask("And what about Orvenia?", history=said)["asked_as"]
    assert told["asked_as"] != "And what about Orvenia?"


def test_what_cannot_be_raises_with_what_to_do(sitrep: Sitrep) -> None:
    """Each error is a SitrepError that says in `hint` what to do."""
    for kind, ask in (
        (BadQuestion, lambda: sitrep.ask("  ")),
        (NotFound, lambda: sitrep.search("bridge", articles=["nowhere"])),
        (UserError, lambda: sitrep.claims(since="soon")),
        (UserError, lambda: sitrep.ask("Who?", history=[{"role": "nobody", "content": "x"}])),
    ):
        with pytest.raises(kind) as told:
            ask()
        assert isinstance(told.value, SitrepError)
        assert told.value.hint
        assert "--" not in told.value.hint
        assert "command" not in told.value.hint


def test_importing_it_loads_no_library() -> None:
    """A program that only imports it waits for nothing heavy."""
    heavy = "{'gradio', 'chromadb', 'spacy', 'sqlalchemy', 'langchain_core', 'pydantic'}"
    code = f"import sys, app.programs; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
