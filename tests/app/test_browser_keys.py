"""Every page by keys alone: each action is reached with Tab, is seen to have the focus, and is done with a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.test_browser_looking import TABS, Seen

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST = 220  # presses of Tab before something counts as out of reach
_STANDS_OUT = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const drawn = one.closest("svg") && [...one.children].some((shape) => parseFloat(getComputedStyle(shape).strokeWidth) >= 3);
  return drawn || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
}"""


class Keys:
    """A page that is used without a mouse."""

    def __init__(self, browser: Any, address: str, query: str = "") -> None:
        self.seen = Seen(browser, address, query)
        self.page = self.seen.page

    def at(self, css: str) -> bool:
        """True when the focus is on such an element."""
        return bool(self.page.evaluate("(css) => document.activeElement.matches(css)", css))

    def reach(self, css: str, back: bool = False) -> None:
        """Tab until the focus is there, and is seen to be."""
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if self.at(css):
                self.seen.until(f"({_STANDS_OUT})()")
                return
        raise AssertionError(f"{css} is out of reach")

    def press(self, css: str, key: str = "Enter") -> None:
        """Go there and press the key."""
        self.reach(css)
        self.page.keyboard.press(key)

    def type(self, words: str, then: str = "") -> None:
        """Words, and perhaps a key, where the focus is."""
        self.page.keyboard.type(words)
        if then:
            self.page.keyboard.press(then)

    def wait(self, css: str, **more: Any) -> Any:
        """The first such element, once it is there."""
        one = self.page.locator(css, **more).first
        one.wait_for()
        return one

    def saves(self, css: str) -> Path:
        """The file that Enter on a link or button saves."""
        self.reach(css)
        with self.page.expect_download() as given:
            self.page.keyboard.press("Enter")
        return Path(given.value.path())


def test_each_tab_is_opened_by_keys(chromium: Any, home: str) -> None:
    """From page to page: the tabs are reached and opened like any button, and the address follows."""
    keys = Keys(chromium, home)
    for number, (view, shows) in enumerate(list(TABS.items())[1:], 2):
        keys.press(f"#tabs [role=tab]:nth-child({number})")
        keys.wait(shows)
        assert keys.seen.address["view"] == [view]
    keys.seen.close()


def test_ask_and_read_a_source(chromium: Any, home: str) -> None:
    """A suggested question, a typed one, a citation and back to it, what is next asked, a private talk."""
    keys = Keys(chromium, home)
    keys.wait("#talk .suggest")
    keys.press("#talk .suggest")
    keys.wait("#turn-1 .foot")
    keys.press("#turn-1 a.cite")
    keys.wait("#source-text mark.now")
    keys.seen.until("document.activeElement.matches('#source-text mark.now')")
    keys.press("#source-text .raw-view")
    keys.wait("#source-text pre mark.now")
    keys.page.keyboard.press("Escape")
    keys.seen.until("document.activeElement.matches('#turn-1 a.cite')")
    keys.press("#talk-private input", "Space")
    keys.reach("#question textarea")
    keys.type("Who denied losses?", "Enter")
    keys.wait("#turn-2 .foot")
    keys.seen.until("document.querySelector('#talks-toggle').textContent.includes('(1)')")
    keys.seen.close()


def test_a_briefing_is_written_saved_and_edited(chromium: Any, home: str) -> None:
    """Topic, length, writing, a citation, a file, an edited line that is checked again, a new name, deleted and back."""
    keys = Keys(chromium, home, "?view=briefing")
    keys.reach("#briefing-topic textarea, #briefing-topic input")
    keys.type("crossing")
    keys.reach("#briefing-length input")
    keys.page.keyboard.press("ArrowRight")
    keys.press("#briefing-write")
    keys.wait("#briefing .foot")
    assert "long" in keys.page.locator("#briefing").inner_text()
    assert keys.saves("a.b-file").read_text("utf-8").startswith("# Briefing")
    keys.press("#briefing .st a.cite")
    keys.wait("#source-text mark.now")
    keys.page.keyboard.press("Escape")
    keys.reach("#b-edit", back=True)
    keys.page.keyboard.press("Enter")
    keys.wait(".b-lines")
    keys.press(".b-sentence ~ .b-moves .b-fold summary, li:has(.b-sentence) .b-fold summary")
    keys.reach("details[open] textarea")
    keys.page.keyboard.press("End")
    keys.type(" and 77 others")
    keys.press("details[open] button[type=submit]")
    keys.wait(".badge", has_text="not checked")
    keys.press("button[id^=b-check]")
    keys.wait(".badge", has_text="not verified")
    keys.reach("#b-done", back=True)
    keys.page.keyboard.press("Enter")
    keys.wait("#briefing .b-hand")
    keys.press("#briefing-list button.b-open")
    keys.wait("#briefing .foot")
    keys.press("#briefing-list .b-do[id^=b-delete], #briefing-list .b-do")
    keys.wait("#b-undo")
    keys.seen.until("document.activeElement.id === 'b-undo'")
    keys.page.keyboard.press("Enter")
    keys.wait("#briefing-list .note", has_text="is back")
    keys.seen.close()


def test_positions_by_keys(chromium: Any, home: str) -> None:
    """What was said before unfolds, a table is saved, and the form for names says what it lacks."""
    keys = Keys(chromium, home, "?view=positions")
    keys.press("table.matrix button.older")
    keys.wait(".older-list .st")
    keys.press(".older-list a.cite")
    keys.wait("#source-text mark.now")
    keys.page.keyboard.press("Escape")
    keys.seen.until("document.activeElement.matches('.older-list a.cite')")
    assert keys.saves("a[href^='/table/positions']").read_text("utf-8").startswith("party,")
    keys.press("#renaming > button")
    keys.press("#rename")
    keys.wait("#renamed .error", has_text="Choose a party")
    keys.seen.close()


def test_disputes_and_figures_by_keys(chromium: Any, home: str) -> None:
    """Whole sentences unfold, the figures are jumped to and cited, table and plot are saved."""
    keys = Keys(chromium, home, "?view=disputes")
    keys.press("a.jump")
    keys.press("#disputes .card details.behind summary")
    assert keys.wait("#disputes .card details.behind[open] q").inner_text()
    keys.press("#figures a.cite")
    keys.wait("#source-text mark.now")
    keys.page.keyboard.press("Escape")
    keys.seen.until("document.activeElement.matches('#figures a.cite')")
    assert keys.saves("#figures a.save").read_text("utf-8").startswith("<svg")
    assert keys.saves("#figures .save-png").read_bytes()[:4] == b"\x89PNG"
    keys.seen.close()


def test_the_timeline_by_keys(chromium: Any, home: str) -> None:
    """Placed by another day with an arrow, a mark is opened, plot and picture are saved."""
    keys = Keys(chromium, home, "?view=timeline")
    keys.reach("#timeline-by input")
    before = keys.page.locator("#timeline .days .st").count()
    keys.page.keyboard.press("ArrowDown")
    keys.seen.until(f"document.querySelectorAll('#timeline .days .st').length > {before}")
    keys.wait("#timeline .plot:has(a.save[href*='by=statement']) svg a.mark")
    keys.press("#timeline svg a.mark[href^='#s/']")
    keys.wait("#source-text mark.now")
    keys.page.keyboard.press("Escape")
    assert keys.saves("#timeline a.save").read_text("utf-8").startswith("<svg")
    assert keys.saves("#timeline .save-png").read_bytes()[:4] == b"\x89PNG"
    keys.press("#timeline .days a.cite")
    keys.wait("#source-text mark.now")
    keys.seen.close()


def test_settings_by_keys(chromium: Any, home: str) -> None:
    """Colours, the keys themselves, and the checks."""
    keys = Keys(chromium, home, "?view=settings")
    keys.press("#themes .theme[value=dark]")
    keys.seen.until("document.body.classList.contains('dark')")
    keys.press("#keys-switch", "Space")
    keys.wait("#keys-switch", has_text="Turn the keys n and p on")
    keys.press("#shelf-settings > summary")
    keys.seen.until("!document.querySelector('#shelf-settings').open")
    keys.press("#check-now")
    keys.wait("#checks .results li")
    keys.seen.close()
