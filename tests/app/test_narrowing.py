"""Filters that a question sets, at every door: shown, and taken off; over a real library of two articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app import text
from app.api.functions import called
from app.cli import main
from app.export.reading import answer as document
from app.newest import newest_day
from app.programs import Sitrep
from app.render.narrowing import narrowings
from app.schemas import ANSWER
from app.ui.widening import again
from domain.article import Card, Filters, FlagKind
from domain.errors import UserError
from domain.moment import Moment
from domain.narrowing import Narrowing
from tests.app.builders import an_answer
from tests.app.correcting_scene import desk_over, filled
from tests.app.fake_desk import FakeDesk

QUESTION = "What was said of the bridge yesterday?"
DATED = Narrowing(kind="dates", words="since Monday", means="published on 5 May 2031 or later")
DOUBTFUL = Narrowing(kind="dates", words="last Friday", means="it may mean 2 or 9 May 2031", used=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Any]:
    """A library of two articles, of 4 and 5 May 2031."""
    made = desk_over(filled(tmp_path / "library"))
    yield made
    made.close()


def test_an_answer_says_what_its_question_filtered(desk: Any) -> None:
    """The filters, the line for each, the question with its day; without the filter it is as it was typed."""
    given = Sitrep.over(desk).ask("What was said of the bridge today?")
    wide = Sitrep.over(desk).ask("What was said of the bridge today?", no_filter=["dates"])

    jsonschema.Draft202012Validator(ANSWER).validate(given)
    assert given["filters"]["since"] == "2031-05-05"
    assert given["asked_as"] == "What was said of the bridge on 5 May 2031?"
    assert given["scope"]["articles"] == 1
    assert given["narrowed"][0]["line"].startswith("Only articles published on 5 May 2031 or later, counted from")
    assert (wide["filters"]["since"], wide["filters"]["wide"], wide["narrowed"]) == (None, ["dates"], [])
    assert wide["scope"]["articles"] == 2


def test_a_program_takes_a_filter_off_by_its_name(desk: Any) -> None:
    """Over HTTP and as a tool it is the same parameter; what is no such filter is refused with those that are."""
    assert called(desk, "ask", {"question": QUESTION, "no_filter": ["dates"]}).value["narrowed"] == []
    with pytest.raises(UserError, match="no filter that a question sets") as caught:
        called(desk, "ask", {"question": QUESTION, "no_filter": ["weather"]})
    assert caught.value.hint == "There are dates, outlets"


@pytest.mark.usefixtures("clean_place")
def test_the_command_takes_filters_off() -> None:
    """`--no-filter dates` reaches the desk, of a file's question too."""
    desk = FakeDesk()

    assert main(["ask", QUESTION, "--no-filter", "dates", "--no-filter", "outlets"], desk_opener=desk.open) == 0
    assert desk.calls[-1][1][2] == Filters(wide=("dates", "outlets"))
    assert main(["ask", QUESTION, "--no-filter", "weather"], desk_opener=desk.open) == 2


def test_the_terminal_and_a_file_show_each_filter() -> None:
    """With the flag that takes it off; words in doubt are told without one."""
    given = an_answer(narrowed=(DATED, DOUBTFUL))
    shown = text.answer(given)

    assert f"{DATED.line} (--no-filter dates)" in shown
    assert f"{DOUBTFUL.line}\n" in shown
    assert DATED.line in str(document(given))


def test_the_page_asks_again_without_the_filter() -> None:
    """The button holds the question on its own and every kind that is off by then; hostile words stay text."""
    given = an_answer(narrowed=(DATED, DOUBTFUL), asked_as="Who <b>spoke</b>?", filters=Filters(wide=("outlets",)))
    shown = narrowings(given)

    assert shown.count("<button") == 1
    assert "<b>" not in shown
    value = (
        shown.partition('value="')[2].partition('"')[0].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    )
    assert again(value) == ("Who <b>spoke</b>?", ("outlets", "dates"))
    assert narrowings(an_answer()) == ""


@pytest.mark.parametrize("value", ["", "no JSON", "[]", '["Who?"]', '["Who?", "weather"]', '[1, "dates"]', '{"a": 1}'])
def test_what_no_button_says_asks_nothing(value: str) -> None:
    """The hidden box can be filled by anybody."""
    assert again(value) is None


def test_the_newest_day_is_one_that_can_be() -> None:
    """Neither a month nor a date that is marked as impossible, nor an article without one."""

    def card(day: str | None, *flags: FlagKind) -> Card:
        return Card(id="a", version=1, state="parsed", published=Moment(iso=day) if day else None, flags=flags)

    cards = [card("2031-05-04"), card(None), card("2031-06"), card("2913-01-01", "impossible-date")]

    assert str(newest_day(cards)) == "2031-05-04"
    assert newest_day([]) is None


def test_filters_that_were_kept_before_are_read(desk: Any) -> None:
    """A conversation of an earlier release has neither field."""
    from domain.answer import Answer
    from domain.codec import decode, encode

    old = json.loads(json.dumps(encode(an_answer())))
    del old["narrowed"], old["filters"]["wide"]
    assert decode(Answer, old) == an_answer()
