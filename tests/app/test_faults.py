"""Whatever a model's server does: one message with one label that says what to do, and what was checked before stays."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from answering.faults import ALL, OFFLINE_HINT
from domain.answer import Answer
from tests.answering.fake_server import EVENTS, Reply, Script, events, failure, serving, streamed
from tests.app.asking import QUESTION, desk_with, first_line, good, library_at

FULL = "This model's maximum context length is 4096 tokens. However, your messages resulted in 9000 tokens."
BRIEF = 2.0  # seconds until silence counts, where that is what is tried; elsewhere a busy machine has time
PING = b": still here\n\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One library for all of them."""
    return library_at(tmp_path_factory.mktemp("faults"))


def after_first(*then: bytes) -> Script:
    """A good line, then these bytes, and the connection ends in order."""
    return lambda user: Reply(kind=EVENTS, drip=(*events(first_line(user)), *then))


def ending(reason: str) -> Script:
    """A good line, and an end for this reason."""
    return lambda user: Reply(kind=EVENTS, body=streamed(first_line(user), done=reason))


def dripping(piece: bytes, *, pause: float, first: bool = False, most: int = 400) -> Script:
    """The same bytes again and again, `pause` seconds apart; with `first`, after a good line."""

    def script(user: str) -> Reply:
        said: Iterable[bytes] = events(first_line(user)) if first else ()
        return Reply(kind=EVENTS, drip=chain(said, repeat(piece, most)), pause=pause)

    return script


def cut_at(share: float) -> Script:
    """A good reply whose connection breaks after this share of it."""

    def script(user: str) -> Reply:
        body = streamed(good(user))
        return Reply(kind=EVENTS, body=body[: int(len(body) * share)], length=len(body) * 2)

    return script


def raw(body: bytes, kind: str = EVENTS, status: int = 200) -> Script:
    """These bytes."""
    return lambda _: Reply(status=status, body=body, kind=kind)


def status(code: int, message: str, **headers: str) -> Script:
    """An error as servers send it."""
    told = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Reply(status=code, body=failure(code, message).body, headers=told)


def then_silence(words: str) -> Iterator[bytes]:
    """These words, and then nothing for a while."""
    yield from events(words)
    time.sleep(3 * BRIEF)


def patience(name: str, label: str) -> dict[str, float]:
    """The shorter wait for faults that are waited for."""
    return {"llm_timeout": BRIEF} if label == "time-out" or "slow" in name else {}


TOOL = b"data: " + json.dumps(
    {
        "id": "c", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
        "choices": [{"index": 0, "finish_reason": "tool_calls", "delta": {"tool_calls": [
            {"index": 0, "id": "t", "type": "function", "function": {"name": "search", "arguments": "{}"}}]}}],
    }
).encode() + b"\n\ndata: [DONE]\n\n"  # fmt: skip
NOTHING = b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[]}\n\ndata: [DONE]\n\n'
BROKE = b'data: {"error": {"message": "the worker died", "code": 500}}\n\n'

BEFORE: dict[str, tuple[Script, str]] = {
    "429": (status(429, "slow down"), "too many requests"),
    "429 with a short Retry-After": (status(429, "slow down", Retry_After="0.2"), "too many requests"),
    "429 with a long Retry-After": (status(429, "slow down", Retry_After="600"), "asks to wait 600 seconds"),
    "429 with a date": (status(429, "slow", Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"), "too many requests"),
    "429 without credit": (status(429, "insufficient_quota: You exceeded your current quota"), "no credit left"),
    "500": (status(500, "broken"), "server error"),
    "502": (raw(b"<html>Bad Gateway</html>", "text/html", 502), "server error"),
    "503": (status(503, "the model is loading"), "server error"),
    "400 context": (status(400, FULL), "context too small"),
    "400 context of llama.cpp": (status(400, "the request exceeds the available context size"), "context too small"),
    "400 other": (status(400, "temperature must be 1"), "request refused"),
    "401": (status(401, "bad key"), "wrong key"),
    "403": (status(403, "not in your plan"), "not allowed"),
    "404": (status(404, "model 'scripted' not found"), "no such model"),
    "redirect": (lambda _: Reply(status=307, headers=(("Location", "http://127.0.0.1:9/v1"),)), "redirect"),
    "an error page": (raw(b"<html><body>It works!</body></html>", "text/html"), "unreadable reply"),
    "JSON in place of a stream": (raw(b'{"hello": 1}', "application/json"), "unreadable reply"),
    "an empty body": (raw(b""), "unreadable reply"),
    "no choices": (raw(NOTHING), "cut off"),
    "malformed events": (raw(b"data: {not json\n\n"), "unreadable reply"),
    "another encoding": (raw('data: {"choices": "é"}\n\n'.encode("utf-16")), "unreadable reply"),
    "bytes that are no text": (raw(b"data: \xff\xfe\x00\n\n"), "unreadable reply"),
    "nothing said": (raw(streamed("")), "empty reply"),
    "silence before the answer": (lambda _: Reply(before=3 * BRIEF, body=b"{}"), "time-out"),
    "only signs of life": (dripping(PING, pause=0.2, most=60), "time-out"),
    "cut before a line": (cut_at(0.05), "connection broke"),
}  # fmt: skip
AFTER: dict[str, tuple[Script, str]] = {
    "cut in the second line": (cut_at(0.8), "connection broke"),
    "an end without an end": (after_first(), "cut off"),
    "an error in the stream": (after_first(BROKE), "server error"),
    "malformed events later": (after_first(b"data: {oops\n\n"), "unreadable reply"),
    "cut at the length": (ending("length"), "too long for the model"),
    "content filter": (ending("content_filter"), "content filter"),
    "a tool call": (after_first(TOOL), "tool call"),
    "silence in the middle": (lambda user: Reply(kind=EVENTS, drip=then_silence(first_line(user))), "time-out"),
    "signs of life in the middle": (dripping(PING, pause=0.2, first=True, most=60), "time-out"),
    "a slow drip without an end": (dripping(events("drip ")[0], pause=0.05, first=True), "no end"),
    "a line without an end": (dripping(events("x" * 70)[0] * 200, pause=0.0, first=True), "no end"),
    "a line of ten megabytes": (after_first(b"data: " + b"x" * 25_000_000), "connection broke"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_before_anything_holds_the_offline_engine_answers(library: Path, name: str) -> None:
    """One notice: the label, and what to do; the answer is the offline engine's."""
    script, label = BEFORE[name]
    with desk_with(script, library, **patience(name, label)) as (desk, _):
        given = desk.ask(QUESTION)

    assert given.engine == "extractive"
    assert given.statements
    assert given.notice.startswith("No model had a part in this answer: ")
    assert label in given.notice
    assert given.notice.count(OFFLINE_HINT) == 1
    assert sum(f"{fault.label}: " in given.notice for fault in ALL) == 1


@pytest.mark.parametrize("name", AFTER)
def test_after_a_line_that_held_it_stays_and_is_marked(library: Path, name: str) -> None:
    """The statement that was checked is shown, with one notice: the label, and what to do."""
    script, label = AFTER[name]
    with desk_with(script, library, **patience(name, label)) as (desk, _):
        given = desk.ask(QUESTION)

    assert given.engine == "llm"
    assert [s.text for s in given.statements] == ["The Ashen Interior Ministry said two of its rangers were wounded."]
    assert given.notice.startswith(f"This answer is incomplete: {label}: ")
    assert given.notice.count(OFFLINE_HINT) == 1


def test_a_server_that_is_not_there(library: Path) -> None:
    """Nobody listens at the port."""
    with serving(good) as gone:
        pass
    with desk_with(good, library, base_url=gone.url) as (desk, _):
        given = desk.ask(QUESTION)

    assert "no server: " in given.notice
    assert given.statements


def test_a_redirect_is_not_followed(library: Path) -> None:
    """The articles go to the host that was named, and to no other."""
    with serving(good) as other:
        moved = Reply(status=308, headers=(("Location", f"{other.url}/chat/completions"),))
        with desk_with(lambda _: moved, library) as (desk, _):
            assert "redirect: " in desk.ask(QUESTION).notice

    assert other.requests == []


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_server_that_comes_back_is_asked_again(library: Path, code: int) -> None:
    """Twice busy, then well: the reader notices nothing but the wait."""
    replies: Iterator[Reply | None] = chain((failure(code, "busy"), failure(code, "busy")), repeat(None))

    def script(user: str) -> Reply | str:
        return next(replies) or good(user)

    with desk_with(script, library) as (desk, server):
        given = desk.ask(QUESTION)

    assert len(server.requests) == 3
    assert given.engine == "llm"
    assert given.notice == ""


def test_what_was_half_said_is_not_asked_again(library: Path) -> None:
    """A second try would say the first lines twice."""
    with desk_with(cut_at(0.8), library) as (desk, server):
        desk.ask(QUESTION)

    assert len(server.requests) == 1


@pytest.mark.parametrize("first", [False, True])
def test_a_stop_is_felt_at_once_and_ends_the_request(library: Path, first: bool) -> None:
    """In the middle of a wait: before anything was said, and after a line."""
    shown: list[Answer] = []
    script = dripping(PING, pause=0.05, first=first)
    with desk_with(script, library) as (desk, server):
        enough = lambda: bool(shown and shown[-1].statements if first else server.requests)  # noqa: E731
        shown.extend(desk.answers(QUESTION, stopped=enough))
        ended = time.monotonic()
        while not server.left and time.monotonic() - ended < 30:
            time.sleep(0.05)

    last = shown[-1]
    assert server.left[0] - ended < 10  # the signs of life would have gone on for 20 seconds
    assert len(last.statements) == int(first)
    assert last.engine == "llm"
    assert (last.notice if first else last.answer).startswith("Stopped before")


def test_a_stop_in_a_pause_between_two_tries(library: Path) -> None:
    """A server that asks to wait is not asked again after a stop."""
    began = time.monotonic()
    script = status(429, "slow down", Retry_After="18")
    with desk_with(script, library) as (desk, server):
        *_, last = desk.answers(QUESTION, stopped=lambda: time.monotonic() - began > 1.0 and len(server.requests) > 0)

    assert time.monotonic() - began < 15
    assert len(server.requests) == 1
    assert last.silence is not None
    assert last.silence.kind == "stopped"
