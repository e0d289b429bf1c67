"""Answers that grow while a server streams: each statement checked before it is shown, whatever the server does."""

from __future__ import annotations

import pytest

from answering.answer import STOPPED, answer, answers
from answering.streaming import MOST
from domain.answer import Answer
from domain.errors import ModelFailed
from tests.answering.builders import question
from tests.answering.fake_server import EVENTS, FakeServer, Reply, Script, serving, streamed
from tests.answering.scene import SCOPE, scene
from tests.answering.test_llm import ASKED, engine_at, good, marked


def grown(script: Script) -> tuple[list[Answer], FakeServer]:
    """Every step of the answer that comes of a script."""
    with serving(script) as server:
        return list(answers(question(ASKED), scene(), engine_at(server), SCOPE)), server


def wrong(user: str) -> str:
    """One line that holds, and one with a number that stands nowhere."""
    return (
        f"{good(user)}\nThe Orvenian Defence Ministry said 77 guards were killed. {marked(user, 'four were wounded')}"
    )


def test_each_statement_is_shown_when_its_line_is_complete() -> None:
    """One, then two; the numbers of citations stay, and the last step is the whole answer."""
    steps, _ = grown(good)
    assert [len(step.statements) for step in steps] == [1, 2, 2]
    assert steps[0].statements[0].text == steps[-1].statements[0].text
    assert steps[0].citations[0] == steps[-1].citations[0]
    assert steps[-1].notice == ""
    assert steps[-1].usage is not None


def test_what_fails_goes_back_once_and_is_mended() -> None:
    """The second request names the line and the reason; what comes back is checked as the first was."""

    def script(user: str) -> str:
        if "Lines that failed" not in user:
            return wrong(user)
        return f"The Orvenian Defence Ministry said four were wounded. {marked(user, 'four were wounded')}"

    steps, server = grown(script)
    assert len(server.requests) == 2
    assert "77 guards" in server.prompt
    assert "failed:" in server.prompt
    assert steps[-1].withheld == ()
    assert steps[-1].statements[-1].text == "The Orvenian Defence Ministry said four were wounded."
    assert steps[-1].usage is not None
    assert steps[-1].usage.input_tokens == 2 * 321


def test_what_fails_twice_is_withheld() -> None:
    """With its reason; and no third request."""
    steps, server = grown(wrong)
    assert len(server.requests) == 2
    assert not any("77" in s.text for step in steps for s in step.statements)
    assert all("77" in w.reason for w in steps[-1].withheld if "77" in w.text)
    assert any("77" in w.text for w in steps[-1].withheld)


def test_a_model_that_mends_nothing_leaves_what_was_withheld() -> None:
    """The reader still sees what failed."""
    steps, _ = grown(lambda user: "NO ANSWER" if "Lines that failed" in user else wrong(user))
    assert [w.text for w in steps[-1].withheld] == ["The Orvenian Defence Ministry said 77 guards were killed."]


def cut(user: str) -> Reply:
    """A connection that breaks in the middle of the second line."""
    body = streamed(good(user)).partition(b'"finish_reason": "stop"')[0]
    return Reply(body=body[: len(body) * 2 // 3], kind=EVENTS, length=len(body) * 3)


def unfinished(user: str) -> Reply:
    """A stream that ends in order without the model having finished."""
    return Reply(body=streamed(good(user), done=None), kind=EVENTS)


def at_length(user: str) -> Reply:
    """A model that was cut at its length."""
    return Reply(body=streamed(good(user), done="length"), kind=EVENTS)


def endless(user: str) -> Reply:
    """A good line, then one of ten million letters."""
    return Reply(body=streamed(good(user) + "\n" + "x" * 3 * MOST), kind=EVENTS)


@pytest.mark.parametrize("script", [cut, unfinished, at_length, endless])
def test_an_answer_that_breaks_off_keeps_what_was_checked_and_says_so(script: Script) -> None:
    """One notice; every statement shown was verified."""
    steps, _ = grown(script)
    assert steps[-1].statements
    assert steps[-1].notice.startswith("This answer is incomplete")
    assert all(s.citations for s in steps[-1].statements)


def test_one_that_breaks_off_before_anything_holds_is_an_error() -> None:
    """Nothing to keep."""
    with pytest.raises(ModelFailed, match="in the middle"):
        grown(lambda _: Reply(body=streamed("The guards", done=None), kind=EVENTS))


def test_a_reader_can_stop_it() -> None:
    """After the first statement; the request ends, and the notice says so."""
    with serving(good) as server:
        steps = list(answers(question(ASKED), scene(), engine_at(server), SCOPE, stopped=lambda: True))
    assert [len(step.statements) for step in steps] == [1, 1]
    assert steps[-1].notice == STOPPED


def test_the_whole_answer_is_the_last_step() -> None:
    """`answer` and `answers` agree."""
    with serving(good) as server:
        whole = answer(question(ASKED), scene(), engine_at(server), SCOPE)
    assert whole.statements == grown(good)[0][-1].statements
