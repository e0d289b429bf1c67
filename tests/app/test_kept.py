"""Answers of a model that are kept: asked for once, checked each time, forgotten when anything changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.kept import KeptReplies, ServerReplies, kept_answers
from app.render.answer import answer as shown
from app.wiring import Desk
from domain.answer import Answer
from domain.report import Source
from tests.answering.fake_server import Reply, Script, streamed
from tests.app.asking import QUESTION, desk_with, first_line, good, library_at


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one article."""
    return library_at(tmp_path)


def twice(script: Script, library: Path, **settings: object) -> tuple[Answer, Answer, int]:
    """The same question asked twice, and how often the server was."""
    with desk_with(script, library, **settings) as (desk, server):
        return desk.ask(QUESTION), desk.ask(QUESTION), len(server.requests)


def test_the_same_question_is_not_paid_for_twice(library: Path) -> None:
    """The second answer is the first, marked as kept, and takes no tokens."""
    first, second, requests = twice(good, library, price_input=5)

    assert requests == 1
    assert (first.kept, second.kept) == (False, True)
    assert first.statements == second.statements
    assert (second.usage, second.cost) == (None, None)
    assert first.cost is not None
    assert "kept answer" in shown(second, {})
    assert "kept answer" not in shown(first, {})


def test_a_mended_answer_is_kept_with_its_second_call(library: Path) -> None:
    """What failed, and what was written instead."""

    def script(user: str) -> str:
        wrong = first_line(user).replace("two", "nine")
        return first_line(user) if "Lines that failed" in user else good(user) + wrong

    _, second, requests = twice(script, library)
    assert requests == 2
    assert second.kept


def test_nothing_is_kept_when_the_setting_says_so(library: Path) -> None:
    """SITREP_KEEP_ANSWERS=0."""
    _, second, requests = twice(good, library, keep_answers=0)

    assert requests == 2
    assert not second.kept
    assert not (library / "answers").exists()


def test_nothing_of_a_private_question_is_kept(library: Path) -> None:
    """The reply is gone with the page."""
    with desk_with(good, library) as (desk, _):
        *_, last = desk.answers(QUESTION, private=True)

    assert last.statements
    assert not (library / "answers").exists()


def test_half_an_answer_is_not_kept(library: Path) -> None:
    """One that was cut is asked for again."""
    _, second, requests = twice(
        lambda user: Reply(body=streamed(good(user), done="length"), kind="text/event-stream"), library
    )

    assert requests == 2
    assert not second.kept


@pytest.mark.parametrize("changed", ["question", "model", "prompt", "server"])
def test_another_question_model_prompt_or_server_is_asked(library: Path, tmp_path: Path, changed: str) -> None:
    """All of them are part of what an answer is kept under."""
    own = tmp_path / "prompts"
    own.mkdir()
    shipped = Path(__file__).parents[2] / "prompts" / "answer.md"
    (own / "answer.md").write_text(
        shipped.read_text("utf-8").replace("version: 1", "version: 2").replace("eight", "six"), "utf-8"
    )
    with desk_with(good, library) as (desk, server):
        desk.ask(QUESTION)
        address, kept = server.url, len(list((library / "answers").iterdir()))
        other = {"model": {"model": "other"}, "prompt": {"prompts": own}, "server": {"base_url": f"{address}/"}}
        again = _desk(library, {"base_url": address, "model": "scripted"} | other.get(changed, {}))
        given = again.ask("Who was wounded?" if changed == "question" else QUESTION)
        again.close()

    assert not given.kept
    assert len(list((library / "answers").iterdir())) == kept + 1


def _desk(library: Path, settings: dict[str, object], *, writer: bool = False) -> Desk:
    from app.settings import Settings
    from app.wiring import open_desk

    return open_desk(Settings(library=library, engine="llm", **settings), writer=writer)  # type: ignore[arg-type] # by name


def test_new_evidence_makes_it_invalid(library: Path, tmp_path: Path) -> None:
    """Another article on the question: the model is asked again."""
    (tmp_path / "more.txt").write_text(
        "The Ashen Interior Ministry said a third ranger was wounded at the weir.", "utf-8"
    )
    with desk_with(good, library) as (desk, server):
        desk.ask(QUESTION)
        again = _desk(library, {"base_url": server.url, "model": "scripted"}, writer=True)
        again.add([Source(location=str(tmp_path / "more.txt"))])
        given = again.ask(QUESTION)
        again.close()
        assert len(server.requests) == 2

    assert not given.kept


def test_only_so_many_are_kept_and_those_used_last(tmp_path: Path) -> None:
    """Two at most: what was read again stays."""
    kept = KeptReplies(tmp_path / "answers", most=2)
    for n, key in enumerate(("a", "b")):
        kept.put(key, key)
        os.utime(tmp_path / "answers" / key, (n, n))
    assert kept.get("a") == "a"
    kept.put("c", "c")

    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("a", None, "c")


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """The answer is given all the same."""
    (tmp_path / "answers").write_text("a file stands in the way", "utf-8")
    kept = KeptReplies(tmp_path / "answers", most=2)
    kept.put("a", "reply")

    assert kept.get("a") is None


def test_a_damaged_reply_is_asked_for_again(tmp_path: Path) -> None:
    """Bytes that are no text."""
    (tmp_path / "a").write_bytes(b"\xff\xfe\x00")
    assert KeptReplies(tmp_path).get("a") is None


def test_equally_named_models_of_two_servers_are_two(tmp_path: Path) -> None:
    """llama.cpp takes any word for a name."""
    here, there = (kept_answers(tmp_path, server, 5) for server in ("http://a", "http://b"))
    assert isinstance(here, ServerReplies)
    assert isinstance(there, ServerReplies)
    here.put("0", "one")

    assert (here.get("0"), there.get("0")) == ("one", None)
