"""A briefing by a model over more sources than fit into one call, and one that breaks off: what was verified stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from answering.briefing import brief
from answering.titles import SAYS, TITLES
from answering.tokens import estimated_tokens
from domain.answer import Brief, Evidence
from domain.briefing import Briefing
from domain.errors import ModelFailed
from tests.answering.builders import article, claim
from tests.answering.fake_server import FakeServer, Reply, Script, serving
from tests.answering.test_llm import engine_at

WINDOW = 1_500  # tokens
MANY = 40


def many() -> Evidence:
    """Forty articles of one claim each, in about the same words."""
    made = [
        article(
            f"The Talmark ministry said on Monday that post number {n} near the lake had been shelled from the north.",
            id=f"post-{n}",
            outlet=f"Lake Post {n}",
        )
        for n in range(MANY)
    ]
    claims = [
        claim(a, "The Talmark ministry", f"post number {n} near the lake had been shelled", cue="said", party="Talmark")
        for n, a in enumerate(made)
    ]
    return Evidence(articles={a.id: a for a in made}, claims=tuple(claims))


def told(user: str) -> str:
    """Two of the sentences that the call shows, as a model tells them."""
    lines = re.findall(r"^\[(\d+)\] .*?post number (\d+) near", user, re.MULTILINE)[:2]
    said = (
        f"The Talmark ministry said that post number {post} near the lake had been shelled. [{n}]" for n, post in lines
    )
    return f"## {SAYS}\n" + "\n".join(said) + "\n"


def written(script: Script, calls: int) -> tuple[Briefing, FakeServer]:
    """The briefing that comes of a script."""
    from domain.answer import Scope

    with serving(script) as server:
        scope = Scope(articles=MANY, origins=MANY)
        return brief(Brief(length="long"), many(), engine_at(server, WINDOW, calls), scope), server


def said(made: Briefing) -> list[str]:
    """The statements."""
    return [s.text for section in made.sections for s in section.statements]


def test_what_does_not_fit_into_one_call_is_asked_for_in_more() -> None:
    """Each call fits the window and shows other sentences; their statements stand together, each once, rightly cited."""
    made, server = written(told, 3)

    shown = [set(re.findall(r"post number (\d+)", str(r["messages"][-1]["content"]))) for r in server.requests]
    assert len(shown) == 3
    assert not shown[0] & shown[1]
    assert not (shown[0] | shown[1]) & shown[2]
    assert all(sum(estimated_tokens(str(m["content"])) for m in r["messages"]) < WINDOW for r in server.requests)
    assert [section.title for section in made.sections] == [SAYS]
    assert SAYS in TITLES
    assert len(set(said(made))) == len(said(made)) == 6
    for statement in made.sections[0].statements:
        (number,) = re.findall(r"post number (\d+)", statement.text)
        assert [c.article for c in statement.citations] == [f"post-{number}"]
    assert not made.notice


def breaking(after: int, then: Callable[[str], Reply | str]) -> Script:
    """A server that tells well in so many calls, and then fails."""
    calls: Iterator[int] = iter(range(1, 99))
    return lambda user: told(user) if next(calls) <= after else then(user)


CUT = Reply(
    kind="text/event-stream",
    length=10_000,
    body=b'data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":'
    b'{"content":"The Talmark"},"finish_reason":null}]}\n\n',
)


def test_a_stream_that_breaks_off_leaves_what_was_verified() -> None:
    """The statements of the calls before it, with a notice that says why there are no more."""
    made, _ = written(breaking(2, lambda _: CUT), 3)

    assert len(said(made)) == 4
    assert made.notice.startswith("This briefing is incomplete: ")
    assert made.notice.endswith("What is shown was checked.")


def test_a_model_that_fails_at_once_is_an_error() -> None:
    """There is nothing to keep."""
    with pytest.raises(ModelFailed):
        written(breaking(0, lambda _: CUT), 3)
