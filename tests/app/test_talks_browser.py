"""Conversations in a real browser: the drawer with the list, from the keyboard too, and long talks on small screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.correcting_scene import desk_over, filled
from tests.app.live import running, until
from tests.app.test_browser import Shared, Watched, furnished, shared  # noqa: F401 - a fixture is found by its name
from tests.app.ui_fakes import FakeDesk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Seen = tuple[FakeDesk, Watched]


@pytest.fixture
def seen(chromium: Any, shared: Shared, request: pytest.FixtureRequest) -> Iterator[Seen]:  # noqa: F811 - the fixtures
    """A page over a desk as if it were new, as wide as the test says."""
    width, height = getattr(request, "param", (1440, 900))
    with furnished(shared) as port:
        watched = Watched(chromium, port, width=width, height=height)
        yield shared[0], watched
        watched.page.close()


def places(seen: Watched) -> Any:
    """Where the last turn and the composer stand, and how wide the page is."""
    return seen.page.evaluate(
        """() => {
          const turns = document.querySelectorAll("#talk .turn"), talk = document.querySelector("#talk");
          const box = talk.getBoundingClientRect(), last = turns[turns.length - 1].getBoundingClientRect();
          const composer = document.querySelector("#asking").getBoundingClientRect();
          const atEnd = talk.scrollTop + talk.clientHeight >= talk.scrollHeight - 2;
          return {above: last.top - box.top, below: box.bottom - last.bottom, atEnd,
                  composer: innerHeight - composer.bottom, wide: document.documentElement.scrollWidth - innerWidth};
        }"""
    )


def in_place(at: dict[str, Any]) -> bool:
    """The question on top or the talk at its end, the composer in sight, nothing too wide."""
    return bool((at["atEnd"] or -1 <= at["above"] <= 40) and 0 <= at["composer"] <= 40 and at["wide"] <= 0)


@pytest.mark.parametrize("seen", [(1440, 900), (390, 844)], indirect=True, ids=["wide", "small"])
def test_four_turns_scroll_to_the_newest_under_a_composer_that_stays(seen: Seen) -> None:
    """After each answer its question is at the top, or the talk at its end; the composer is in sight and has the focus."""
    _, watched = seen
    for question in ("Who reported casualties?", "Which casualties?", "What of Corvale?", "Where were casualties?"):
        watched.ask(question)
        until(watched.page, lambda: in_place(places(watched)), question)
    assert watched.page.evaluate("document.activeElement.tagName") in ("TEXTAREA", "BUTTON")
    assert watched.page.locator("#talk .sug:visible").count() <= 1
    assert not watched.errors
    assert not watched.elsewhere


def test_a_press_counts_though_its_button_is_drawn_anew(seen: Seen) -> None:
    """As when an answer is kept between down and up: the row with "New" is drawn again under the pointer."""
    _, watched = seen
    page = watched.page
    watched.ask("Who reported casualties?")
    page.get_by_role("button", name="Conversations (1)").wait_for()
    page.locator("#talk-new").hover()
    page.mouse.down()
    page.evaluate("() => { const old = document.getElementById('talk-new'); old.replaceWith(old.cloneNode(true)); }")
    page.mouse.up()
    page.locator("#talk .welcome").wait_for()
    assert not watched.errors


def test_a_reader_finds_opens_renames_saves_and_deletes(seen: Seen, tmp_path: Path) -> None:
    """Everything that can be done with a kept conversation, by its buttons."""
    desk, watched = seen
    page = watched.page
    watched.ask("Who reported casualties?")
    page.locator("#talk-new").click()
    page.locator("#talk .welcome").wait_for()
    watched.ask("What of Corvale?")
    page.get_by_role("button", name="Conversations (2)").click()
    assert page.evaluate("document.activeElement.closest('#talks-find') !== null")
    page.keyboard.type("reported")
    page.locator("#talk-list li").nth(1).wait_for(state="detached")
    page.locator("#talk-list .talk-open").click()
    page.locator("#talk .q", has_text="Who reported casualties?").wait_for()
    assert not page.locator("#talks").is_visible()
    assert page.locator("#turn-1 a.cite").count()

    page.locator("#talks-toggle").click()
    page.locator("#talk-list summary").first.click()
    page.locator("#talk-list .talk-rename").first.click()
    page.keyboard.type("Losses of May")
    page.keyboard.press("Enter")
    page.locator("#talk-list b", has_text="Losses of May").wait_for()
    assert page.locator(".talk-title").inner_text() == "Losses of May"

    page.locator("#talk-list summary").first.click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Markdown").click()
    saved.value.save_as(tmp_path / "talk.md")
    assert (tmp_path / "talk.md").read_text("utf-8").startswith("# Losses of May")

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Undo").wait_for()
    assert len(desk.talks.lines()) == 1
    page.get_by_role("button", name="Undo").click()
    page.locator("#talk-list b", has_text="Losses of May").wait_for()
    assert len(desk.talks.lines()) == 2
    assert not watched.errors


def test_the_drawer_is_used_from_the_keyboard(seen: Seen) -> None:
    """Opened, left with Escape, and a conversation opened with Enter; the list gives the focus back."""
    _, watched = seen
    page = watched.page
    watched.ask("Who reported casualties?")
    page.locator("#talk-new").click()
    page.locator("#talk .welcome").wait_for()
    page.locator("#talks-toggle").focus()
    page.keyboard.press("Enter")
    page.locator("#talk-list .talk-open").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#talks").is_visible()
    until(page, lambda: page.evaluate("document.activeElement.id === 'talks-toggle'"))
    page.keyboard.press("Enter")
    page.locator("#talk-list .talk-open").wait_for()
    until(page, lambda: page.evaluate("document.activeElement.closest('#talks') !== null"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#turn-1").wait_for()
    until(page, lambda: page.evaluate("document.activeElement.closest('#question') !== null"))


def test_a_button_that_is_drawn_anew_keeps_the_focus(seen: Seen) -> None:
    """The server draws the row over the conversation after each answer; who stands on its button stays there."""
    _, watched = seen
    page = watched.page
    page.locator("#talks-toggle").focus()
    page.evaluate("document.getElementById('talks-toggle').outerHTML += ''")
    page.wait_for_function("document.activeElement.id === 'talks-toggle'")  # with the next frame
    assert page.locator("#talks-toggle").count() == 1


def test_a_private_question_stays_on_the_page_only(seen: Seen) -> None:
    """The tick in the browser reaches the library."""
    desk, watched = seen
    watched.page.get_by_label("Private: not kept").check()
    watched.ask("Who reported casualties?")
    watched.page.wait_for_timeout(500)
    assert desk.talks.kept == {}
    assert watched.page.locator("#talks-toggle").inner_text() == "Conversations"


@pytest.mark.parametrize("moment", [0, 400], ids=["at-once", "while-it-is-written"])
def test_a_new_conversation_is_not_overwritten_by_the_answer_of_the_last(seen: Seen, moment: int) -> None:
    """New is pressed while the answer comes: the page stays new, the answer is found in the list, and opens whole."""
    desk, watched = seen
    page = watched.page
    desk.held.set()
    page.locator("#question textarea").fill("Who reported casualties?")
    page.locator("#ask").click()
    page.locator("#turn-1 .busy").wait_for()
    page.wait_for_timeout(moment)
    page.locator("#talk-new").click()
    page.locator("#talk .welcome").wait_for()
    page.locator(".talk-coming").wait_for()
    desk.held.clear()
    page.get_by_role("button", name="Conversations (1)").wait_for()
    page.locator(".talk-coming").wait_for(state="detached")
    assert page.locator("#talk .welcome").is_visible()
    assert page.locator("#talk .q").count() == 0
    watched.ask("What of Corvale?")
    page.get_by_role("button", name="Conversations (2)").click()
    page.locator("#talk-list .talk-open", has_text="Who reported").click()
    page.locator("#talk .q", has_text="Who reported casualties?").wait_for()
    assert page.locator("#talk .q").count() == 1
    assert [len(one.exchanges) for one in desk.talks.kept.values()] == [1, 1]
    assert not watched.errors


def test_a_page_that_is_loaded_again_loses_no_answer(chromium: Any, tmp_path: Path) -> None:
    """With the real desk: at once, while it is written, and after it; the page works on, and the list has each once."""
    desk = desk_over(filled(tmp_path / "library"))
    with running(desk) as port:
        watched = Watched(chromium, port)
        page = watched.page
        for pause in (100, 300, 1_000):
            page.locator("#question textarea").fill(f"Who lost soldiers at the bridge in {pause}?")
            page.locator("#ask").click()
            page.locator("#turn-1").wait_for()  # the question stands there: it is on its way
            page.wait_for_timeout(pause)
            page.reload()
            page.locator("#talk .welcome").wait_for()
        until(page, lambda: len(desk.talks.lines()) == 3)
        watched.ask("Who denies it?")
        page.get_by_role("button", name="Conversations (4)").wait_for()
        assert [line.exchanges for line in desk.talks.lines()] == [1, 1, 1, 1]
        page.close()
    desk.close()


def test_two_windows_go_on_with_one_conversation(chromium: Any, shared: Shared) -> None:  # noqa: F811 - the fixture
    """Both ask at once: each sees its own answer, both are kept, one after the other."""
    with furnished(shared) as port:
        desk = shared[0]
        one = Watched(chromium, port)
        one.ask("Who reported casualties?")
        until(one.page, lambda: desk.talks.lines())
        other = Watched(chromium, port)
        other.page.locator("#talks-toggle").click()
        other.page.locator("#talk-list .talk-open").click()
        other.page.locator("#turn-1").wait_for()
        for watched, question in ((one, "Which casualties?"), (other, "What of Corvale?")):
            watched.page.locator("#question textarea").fill(question)
            watched.page.locator("#ask").click()
        for watched in (one, other):
            watched.page.locator("#turn-2 .foot").wait_for()
        until(one.page, lambda: desk.talks.lines()[0].exchanges == 3)

        (kept,) = desk.talks.kept.values()
        asked = [each.answer.question for each in kept.exchanges]
        assert asked[0] == "Who reported casualties?"
        assert set(asked[1:]) == {"Which casualties?", "What of Corvale?"}
        assert not one.errors
        assert not other.errors
        one.page.close()
        other.page.close()
