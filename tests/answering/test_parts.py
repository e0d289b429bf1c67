"""Evidence that does not fit into one call: several calls, each statement checked, nothing written over them."""

from __future__ import annotations

import pytest

from answering.answer import answer, answers
from answering.few import MOST
from answering.listing import list_parts
from answering.llm import LlmEngine
from answering.streaming import once
from answering.tokens import estimated_tokens
from domain.answer import Ask, Brief, Evidence
from domain.errors import ModelFailed
from tests.answering.builders import article, claim, evidence, question
from tests.answering.fake_server import FakeServer, Script, failure, serving
from tests.answering.scene import SCOPE
from tests.answering.test_llm import engine_at

ASKED = "Who was hurt at the quarry?"


def quarry(towns: int = 12) -> Evidence:
    """Reports of as many towns on men hurt at the quarry, and one on the harvest."""
    papers = [
        article(f"Men were hurt at the quarry, the mayor of Town {n} said.", id=f"town-{n}") for n in range(towns)
    ]
    told = [claim(p, f"the mayor of Town {n}", "Men were hurt at the quarry", cue="said") for n, p in enumerate(papers)]
    harvest = article("The harvest was good, the farmers' union said. It rained a little in the valley.", id="harvest")
    return evidence([*papers, harvest], told)


def engine(server: FakeServer, calls: int) -> LlmEngine:
    """An engine with room for a few of the sentences."""
    one = engine_at(server)
    return LlmEngine(one._model, name="scripted", context_tokens=1_400, calls=calls)


def each(user: str) -> str:
    """A line for every town that is shown."""
    shown = [line for line in user.splitlines() if line.startswith("[") and "Town" in line]
    return "\n".join(
        f"The mayor of Town {line.split('Town ')[1].split()[0]} said men were hurt at the quarry. {line.split()[0]}"
        for line in shown
    )


def asked(script: Script, calls: int, given: Evidence) -> tuple[list[int], int, set[str]]:
    """Statements at each step, calls made, and the articles cited in the end."""
    with serving(script) as server:
        steps = list(answers(question(ASKED), given, engine(server, calls), SCOPE))
        cited = {c.article for c in steps[-1].citations}
        return [len(s.statements) for s in steps], len(server.requests), cited


def test_parts_hold_each_sentence_once_and_the_best_first() -> None:
    """Every town is in one part, the harvest only where there was room in the first."""
    given = quarry()
    parts = list_parts(Ask(question=question(ASKED)), given, 150, estimated_tokens, most=9)
    ids = [i for part in parts for i in part.ids]

    assert len(parts) > 1
    assert len(ids) == len(set(ids))
    assert {i.split("@")[0] for i in ids} >= {f"town-{n}" for n in range(12)}
    assert all(estimated_tokens(part.text) <= 160 for part in parts)
    assert not any("harvest" in i for part in parts[1:] for i in part.ids)


def test_one_call_where_all_that_bears_on_it_fits() -> None:
    """More calls are allowed, and none is made."""
    steps, requests, _ = asked(each, 5, quarry(2))

    assert requests == 1
    assert steps[-1] == 2


def test_several_calls_cite_what_one_cannot() -> None:
    """The statements of every call, numbered through, as many as an answer holds; with one call allowed there are fewer."""
    _, one_call, few = asked(each, 1, quarry(40))
    steps, many_calls, more = asked(each, 4, quarry(40))

    assert (one_call, many_calls) == (1, 4)
    assert len(few) < len(more) == MOST < 4 * len(few)
    assert steps == sorted(steps)


def test_what_two_calls_say_in_the_same_words_is_shown_once() -> None:
    """Copies of a report are read in two calls."""
    steps, requests, _ = asked(lambda _: "Men were hurt at the quarry, the mayor said. [1]", 4, quarry(40))

    assert requests > 1
    assert steps[-1] <= 1
    assert list(once(["A b.", "a  B."], str)) == ["A b."]


def test_a_later_call_that_fails_leaves_what_was_checked() -> None:
    """Marked as incomplete."""
    served: list[str] = []

    def script(user: str) -> object:
        served.append(user)
        return each(user) if len(served) == 1 else failure(401, "bad key")

    with serving(script) as server:  # type: ignore[arg-type] # a reply or words, as the server takes them
        given = answer(question(ASKED), quarry(40), engine(server, 4), SCOPE)

    assert given.statements
    assert given.notice.startswith("This answer is incomplete: wrong key")


def test_a_party_that_is_asked_about_comes_first() -> None:
    """Without a topic, the sentences of the party that is named are worth most, and calls are made for them only."""
    papers = [article(f"We want peace, army {n} said.", id=f"paper-{n}") for n in range(30)]
    told = [
        claim(p, f"army {n}", "We want peace", party="Talmark" if n % 3 == 0 else "Orvenia", cue="said")
        for n, p in enumerate(papers)
    ]
    task = Ask(question=question("What does Talmark say?"))
    parts = list_parts(task, evidence(papers, told), 120, estimated_tokens, most=9)
    asked_for = {i.split("@")[0] for part in parts for i in part.ids}

    assert {f"paper-{n}" for n in range(0, 30, 3)} <= asked_for
    assert not any(int(i.split("@")[0].removeprefix("paper-")) % 3 for part in parts[:1] for i in part.ids)
    assert len(list_parts(task, evidence(papers, told), 5_000, estimated_tokens, most=9)) == 1


def test_a_briefing_of_much_takes_several_calls() -> None:
    """Without a topic, every claim bears on it."""
    parts = list_parts(Brief(), quarry(30), 150, estimated_tokens, most=50)
    assert {i.split("@")[0] for part in parts for i in part.ids} >= {f"town-{n}" for n in range(30)}


def test_nothing_fits_nothing_is_asked() -> None:
    """No listing of nothing."""
    assert list_parts(Brief(), quarry(2), 3, estimated_tokens, most=5) == ()
    with serving(lambda _: failure(500, "never asked")) as server, pytest.raises(ModelFailed):
        answer(question(ASKED), quarry(2), engine(server, 1), SCOPE)
