"""The filters and the library by keys alone, and that nothing typed or pressed quickly is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.app.live import running, until
from tests.app.test_browser_keys import Keys
from tests.app.test_browser_looking import Seen
from tests.app.ui_fakes import FakeDesk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def own() -> Iterator[tuple[FakeDesk, str]]:
    """A desk of one's own, which may change."""
    desk = FakeDesk(samples=False)
    with running(desk) as port:
        yield desk, f"http://127.0.0.1:{port}/"


def test_filters_by_keys(chromium: Any, home: str) -> None:
    """Fold out, a day, an outlet and a party from their lists, one of them taken off, the link copied."""
    keys = Keys(chromium, home, "?view=positions")
    keys.press("#filters > button")
    keys.reach("#since input")
    keys.type("05062031")
    keys.wait(".chip", has_text="from 6 May 2031")
    keys.reach("#filters input[aria-label=Outlets]")
    keys.type("Corvale C", "Enter")
    keys.wait(".chip", has_text="The Corvale Courier")
    keys.page.keyboard.press("Escape")
    keys.reach("#filters input[aria-label=Parties]")
    keys.type("Orv", "Enter")
    keys.wait(".chip", has_text="Orvenia")
    keys.page.keyboard.press("Escape")
    keys.press(".chip button")
    keys.seen.until("document.querySelectorAll('.chip').length === 2")
    keys.seen.until("document.activeElement.matches('.chip button')")
    keys.press("#copy-link")
    keys.seen.until("document.querySelector('#copied').textContent")
    assert keys.page.evaluate("history.length") <= 7, "a year that is being typed is no view of its own"
    keys.seen.close()


def test_the_library_by_keys(chromium: Any, own: tuple[FakeDesk, str]) -> None:
    """Files are chosen, a text is pasted and added, the list is searched and ordered, an article is read and tagged."""
    desk, address = own
    keys = Keys(chromium, address, "?view=library")
    choosers: list[Any] = []
    keys.page.on(
        "filechooser", lambda one: choosers.append(one)
    )  # before the key: a browser that is told too late opens its own
    keys.reach("#upload button, #upload input")
    keys.page.keyboard.press("Enter")
    until(keys.page, lambda: choosers)
    keys.reach("#paste textarea")
    keys.type("A guard was hurt at Old Mill, the mayor said.")
    keys.press("#paste-add")
    keys.wait("#outcome", has_text="added")
    keys.reach("#find textarea, #find input")
    rows = len(desk.articles())
    keys.type(desk.articles()[0].title or "")
    keys.seen.until(f"document.querySelectorAll('#articles tbody tr').length < {rows}")
    keys.page.keyboard.press("Control+A")
    keys.page.keyboard.press("Delete")
    keys.seen.until(f"document.querySelectorAll('#articles tbody tr').length === {rows}")
    keys.reach("#sort input")
    keys.page.keyboard.press("ArrowDown")
    keys.page.keyboard.press("Enter")
    keys.press("#articles button.pick", "Space")
    keys.seen.until("document.body.classList.contains('picking')")
    keys.reach("#picked-tag", back=True)
    keys.type("frontline")
    keys.press("#picked-tagged")
    keys.wait("#articles .badge", has_text="frontline")
    keys.press("#articles a.read")
    keys.wait("#source-title")
    keys.page.keyboard.press("Escape")
    keys.seen.until("document.activeElement.matches('#articles a.read')")
    keys.seen.close()


def test_removing_and_putting_back_by_keys(chromium: Any, own: tuple[FakeDesk, str]) -> None:
    """An article is selected, removed after a question, found under “Removed” and put back; the focus is never lost."""
    desk, address = own
    rows = len(desk.articles())
    keys = Keys(chromium, address, "?view=library")
    keys.press("#articles button.pick", "Space")
    keys.reach("#picked-remove", back=True)
    keys.page.keyboard.press("Enter")
    keys.seen.until("document.activeElement.id === 'picked-sure'")
    keys.page.keyboard.press("Enter")
    keys.wait("#outcome", has_text="1 article removed")
    keys.seen.until(f"document.querySelectorAll('#articles tbody tr').length === {rows - 1}")
    keys.seen.until("document.activeElement.closest('#find')")
    keys.press("#shelf-removed > summary")
    keys.wait("#shelf-removed[open]")
    keys.press("#shelf-removed button.act")
    keys.wait("#outcome", has_text="1 article put back")
    keys.seen.until(f"document.querySelectorAll('#articles tbody tr').length === {rows}")
    keys.seen.until("document.activeElement !== document.body")
    keys.seen.close()


def test_what_is_pasted_while_another_text_is_added_is_not_lost(chromium: Any) -> None:
    """A second text is pasted and added before the first one is done: both are there, and the box is empty."""
    desk = SlowDesk(samples=False)
    before = len(desk.articles())
    with running(desk) as port:
        seen = Seen(chromium, f"http://127.0.0.1:{port}/", "?view=library")
        box, add = seen.page.locator("#paste textarea"), seen.page.locator("#paste-add")
        for text in ("First text.\n\nA guard was hurt.", "Second text.\n\nA bridge fell.", "A third one, not added"):
            box.fill(text)
            if not text.startswith("A third"):
                add.click()
        seen.until(f"document.querySelectorAll('#articles tbody tr').length === {before + 2}")
        assert box.input_value() == "A third one, not added"
        seen.close()
    assert [a.title for a in desk.articles()[-2:]] == ["First text.", "Second text."]


def test_acts_pressed_quickly_are_all_done(chromium: Any, own: tuple[FakeDesk, str]) -> None:
    """Two removed articles are put back by two presses, the second while the first is at work."""
    desk, address = own
    rows = len(desk.articles())
    desk.remove([a.id for a in desk.articles()[:2]])
    seen = Seen(chromium, address, "?view=library")
    seen.page.locator("#shelf-removed > summary").click()
    seen.page.locator("#shelf-removed[open]").wait_for()
    seen.page.evaluate(  # in the page itself: a button that has been drawn anew meanwhile is not pressed by anybody
        "document.querySelectorAll('#shelf-removed button.act').forEach((one, n) => setTimeout(() => one.click(), 10 * n))"
    )
    seen.until(f"document.querySelectorAll('#articles tbody tr').length === {rows}")
    seen.close()


class SlowDesk(FakeDesk):
    """A desk that takes its time with a pasted text."""

    def paste(self, text: str, **more: Any) -> Any:
        """As it does, a second later."""
        time.sleep(1.0)
        return super().paste(text, **more)


def test_quick_back_and_forward_leave_the_history_as_it_was(chromium: Any, home: str) -> None:
    """Twenty moves, each before the last one's answer has come: no address is written anew, and the page fits its own."""
    queries = ["?view=positions&party=Orvenia", "?view=positions&party=Talmark&since=2031-05-05", "?view=library"]
    seen = Seen(chromium, home, "?view=positions")
    page = seen.page
    for query in queries:
        page.evaluate("(q) => { history.pushState(null, '', q); dispatchEvent(new PopStateEvent('popstate')); }", query)
        page.wait_for_timeout(400)
    long = page.evaluate("history.length")
    there = ("back", "back", "forward", "back", "back", "forward", "forward", "back")
    for move in (*there, *("forward", "forward", "back", "back", "back", "forward") * 2):
        page.evaluate(f"history.{move}()")
        page.wait_for_timeout(40)
    seen.until("location.search.includes('Orvenia')")
    seen.until("document.querySelector('#copy-link').value === 'party=Orvenia'")
    seen.until("document.querySelectorAll('table.matrix thead th').length === 2")
    page.wait_for_timeout(500)
    assert page.evaluate("history.length") == long
    assert seen.address == {"view": ["positions"], "party": ["Orvenia"]}
    page.evaluate("history.go(2)")
    seen.until("location.search === '?view=library'")
    seen.close()
