"""Conversations on the command line: begun, continued, listed, searched, renamed, deleted, exported."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.cli import main
from app.schemas import ANSWER, CONVERSATION, CONVERSATION_LINE
from domain.errors import UserError
from tests.app.builders import an_answer
from tests.app.fake_desk import FakeDesk

pytestmark = pytest.mark.usefixtures("clean_place")


def run(desk: FakeDesk, *typed: str) -> int:
    """The exit status of what was typed."""
    return main(list(typed), desk_opener=desk.open)


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The JSON values that were printed."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_question_goes_on_with_a_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    """The desk is given what was said before, oldest first; the answer is kept; the JSON names the conversation."""
    desk = FakeDesk()

    assert run(desk, "ask", "And wounded?", "--conversation", "losses", "--json") == 0

    (value,) = printed(capsys)
    jsonschema.Draft202012Validator(ANSWER).validate(value)
    assert value["conversation"] == "losses"
    history = next(given[1] for name, given in desk.calls if name == "ask")
    assert [turn.content for turn in history] == ["How many were killed?", an_answer("").answer]
    assert [one.answer.question for one in desk.talks.read("losses").exchanges][1] == "And wounded?"
    assert desk.opened_with["writer"] is False  # so that it runs beside the browser app


def test_an_id_that_is_new_begins_a_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    """Programs choose their own ids; a person who mistyped one is told so."""
    desk = FakeDesk()

    assert run(desk, "ask", "Who won?", "--conversation", "loses") == 0

    assert "a new conversation, loses" in capsys.readouterr().err
    assert len(desk.talks.read("loses").exchanges) == 1


@pytest.mark.parametrize(
    "typed",
    [
        ("ask", "a?", "--conversation", "x", "--history", "h.json"),
        ("ask", "--batch", "b.jsonl", "--conversation", "x"),
        ("conversations", "burn", "losses"),
        ("conversations", "rename", "losses"),
        ("conversations", "show"),
        ("conversations", "search"),
        ("conversations", "export", "losses"),
        ("conversations", "export", "losses", "--out", "talk.exe"),
        ("conversations", "export", "losses", "--out", "missing/talk.md"),
        ("conversations", "delete", "losses", "--out", "talk.md"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_opens(
    typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence that says what to type."""
    desk = FakeDesk()

    assert run(desk, *typed) == 2

    assert desk.opened_with == {}
    assert capsys.readouterr().err.startswith("sitrep: ")


def test_nothing_is_kept_where_that_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    """The question is not asked either: the person believed that it would be kept."""
    desk = FakeDesk()
    desk.talks.keeps = False

    assert run(desk, "ask", "Who?", "--conversation", "losses") == 2

    assert "SITREP_KEEP_CONVERSATIONS" in capsys.readouterr().err
    assert not [name for name, _ in desk.calls if name == "ask"]


def test_conversations_are_listed_and_searched(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines of the contract; a search that finds none says so to a person."""
    desk = FakeDesk()

    assert run(desk, "conversations", "--json") == 0
    (value,) = printed(capsys)
    jsonschema.Draft202012Validator(CONVERSATION_LINE).validate(value)
    assert (value["id"], value["exchanges"], value["asked"]) == ("losses", 1, "How many were killed?")
    assert run(desk, "conversations", "search", "harvest") == 0
    assert capsys.readouterr().out == "No conversation is kept.\n"


def test_a_conversation_is_shown_with_every_source(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON whole answers; as text the question, the answer and its quotations."""
    desk = FakeDesk()

    assert run(desk, "conversations", "show", "losses", "--json") == 0
    (value,) = printed(capsys)
    jsonschema.Draft202012Validator(CONVERSATION).validate(value)
    assert run(desk, "conversations", "show", "losses") == 0
    words = capsys.readouterr().out
    assert "> How many were killed?" in words
    assert value["exchanges"][0]["answer"]["statements"][0]["citations"][0]["quote"] in words


def test_a_conversation_is_renamed_deleted_and_restored(capsys: pytest.CaptureFixture[str]) -> None:
    """What undoes a deletion is said; a second one of the same id finds nothing."""
    desk = FakeDesk()

    assert run(desk, "conversations", "rename", "losses", "Losses", "of", "May") == 0
    assert desk.talks.read("losses").title == "Losses of May"
    assert run(desk, "conversations", "delete", "losses") == 0
    assert "sitrep conversations restore losses" in capsys.readouterr().err
    assert run(desk, "conversations", "delete", "losses") == 2
    assert run(desk, "conversations", "restore", "losses") == 0
    assert [line.id for line in desk.talks.lines()] == ["losses"]


@pytest.mark.parametrize("form", ["md", "json", "docx", "pdf"])
def test_an_export_holds_every_quotation(form: str, clean_place: Path) -> None:
    """Two answers, each with its own numbers and its own list of where they lead."""
    desk = FakeDesk()
    desk.talks.keep(an_answer("How many # were *wounded*?"), "losses")

    assert run(desk, "conversations", "export", "losses", "--out", f"talk.{form}") == 0

    content = (clean_place / f"talk.{form}").read_bytes()
    quotes = {c.quote for one in desk.talks.read("losses").exchanges for c in one.answer.citations}
    assert quotes
    if form == "pdf":
        assert content.startswith(b"%PDF")
        return
    words = _words_of(content, form)
    for quote in quotes:
        assert words.count(quote) >= 2, quote


def _words_of(content: bytes, form: str) -> str:
    if form == "docx":
        return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return content.decode()


def test_markdown_of_a_conversation_is_in_order() -> None:
    """Question, answer and audit, then the next question; what a question holds can be no mark."""
    desk = FakeDesk()
    desk.talks.keep(an_answer("How many # were *wounded*?"), "losses")

    lines = desk.talks.export("losses", "md").decode().splitlines()

    heads = [line for line in lines if line.startswith("#")]
    assert heads[0] == "# How many were killed?"
    assert heads.index("## How many were killed?") < heads.index("### Audit: where every number leads")
    assert heads.index("### Audit: how this was made") < heads.index("## How many \\# were \\*wounded\\*?")


def test_a_format_that_is_none_is_refused() -> None:
    """The real exporter, before it reads anything."""
    from app.talks import Talks

    def no_library() -> Any:
        raise AssertionError("nothing is to be read")

    with pytest.raises(UserError, match="not exported as exe"):
        Talks(no_library, keeps=True).export("losses", "exe")
