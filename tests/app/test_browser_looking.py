"""Views as links, timeline, disputes and figures, positions, settings, the source pane's keys: in a real browser."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.app.live import until, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TABS = {
    "ask": "#talk .turn", "briefing": "#briefing", "positions": "table.matrix", "disputes": "#disputes .card",
    "timeline": "#timeline .plot svg", "library": "#articles table", "settings": "#settings .card",
}  # fmt: skip


_LEFT = re.compile(r"AbortError|Connection errored out")
"""What Gradio's listener says when a page is left while it still listens."""


class Seen:
    """A page with what it complained of and what it asked elsewhere."""

    def __init__(self, browser: Any, home: str, query: str = "", *, width: int = 1440, height: int = 900) -> None:
        self.home = home
        self.page = window(browser, width=width, height=height)
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "request", lambda asked: None if asked.url.startswith((home, "data:", "blob:")) else self._out(asked)
        )
        self.open(query)

    def _out(self, asked: Any) -> None:
        self.elsewhere.append(asked.url)

    def open(self, query: str) -> None:
        """Go to an address of the app, and wait for what its page shows."""
        self.page.goto(self.home + query)
        self.errors[:] = [said for said in self.errors if not _LEFT.search(said)]
        view = parse_qs(query.removeprefix("?")).get("view", ["ask"])[0]
        self.page.locator(TABS.get(view, TABS["ask"])).first.wait_for()

    def tab(self, name: str, shows: str) -> None:
        """Open a page by its tab."""
        self.page.get_by_role("tab", name=name, exact=True).first.click()
        self.page.locator(shows).first.wait_for()

    @property
    def address(self) -> dict[str, list[str]]:
        """What the address says."""
        return parse_qs(urlsplit(self.page.url).query)

    def until(self, true: str) -> None:
        """Wait until a script's words are true."""
        until(self.page, lambda: self.page.evaluate(f"Boolean({true})"), true)

    def close(self) -> None:
        """Nothing was complained of, nobody else was asked."""
        self.page.context.close()
        assert self.errors == []
        assert self.elsewhere == []


def test_a_view_is_sent_as_a_link(chromium: Any, home: str) -> None:
    """Filter, open a citation; another browser with the link sees the same page, filters and marked sentence."""
    seen = Seen(chromium, home)
    seen.tab("Positions", "table.matrix")
    seen.page.locator("#filters > button").click()
    seen.page.get_by_label("From").fill("2031-05-06")
    seen.page.locator(".chip", has_text="from 6 May 2031").wait_for()
    seen.page.get_by_label("Parties").click()
    seen.page.get_by_role("option", name="Orvenia").click()
    seen.page.locator(".chip", has_text="Orvenia").wait_for()
    seen.until("document.querySelectorAll('table.matrix thead th').length === 2")
    seen.page.locator("table.matrix a.cite").first.click()
    mark = seen.page.locator("#source-text mark.now")
    mark.wait_for()
    words, link = mark.inner_text(), urlsplit(seen.page.url).query
    assert seen.address["view"] == ["positions"]
    assert seen.address["since"] == ["2031-05-06"]
    assert seen.address["party"] == ["Orvenia"]
    seen.close()
    other = Seen(chromium, home, f"?{link}")
    other.page.locator("#source-text mark.now").wait_for()
    assert other.page.locator("#source-text mark.now").inner_text() == words
    other.page.locator(".chip", has_text="Orvenia").wait_for()
    other.until("document.querySelectorAll('table.matrix thead th').length === 2")
    other.until("/Citation 1 of/.test(document.querySelector('#source-place').textContent)")
    other.tab("Disputes & figures", "#disputes .card")
    assert other.page.locator(".chip").count() == 2, "filters hold on every page"
    other.page.locator(".chip", has_text="Orvenia").locator("button").click()
    other.until("document.querySelectorAll('.chip').length === 1")
    assert "party" not in other.address
    other.close()


def test_back_and_forward(chromium: Any, home: str) -> None:
    """Page, filter and source are undone one by one, and come again."""
    seen = Seen(chromium, home, "?view=positions&outlet=The+Corvale+Courier")
    page = seen.page
    page.locator(".chip").wait_for()
    page.locator("table.matrix a.cite").first.click()
    page.locator("#source-text mark.now").wait_for()
    seen.tab("Timeline", TABS["timeline"])
    page.go_back()
    seen.until("!document.body.classList.contains('closed') && document.querySelector('#source-text mark.now')")
    assert page.get_by_role("tab", name="Positions").first.get_attribute("aria-selected") == "true"
    page.go_back()
    seen.until("document.body.classList.contains('closed')")
    page.locator(".unfilter", has_text="Clear all").click()
    page.locator(".chip").wait_for(state="detached")
    page.go_back()
    page.locator(".chip").wait_for()
    page.go_forward()
    page.locator(".chip").wait_for(state="detached")
    assert "outlet" not in seen.address
    seen.close()


def test_a_bad_link_is_answered_in_words(chromium: Any, home: str) -> None:
    """A page, day and outlet that are not there, and a source that is gone: sentences, and a page that works."""
    seen = Seen(chromium, home, "?view=weather&since=yesterday&outlet=Nobody&source=gone-1/1/2-3")
    line = seen.page.locator("#showing .error")
    line.wait_for()
    for words in ("a page “weather”", "“yesterday” is none", "the outlet “Nobody”"):
        assert words in line.inner_text()
    seen.page.locator("#source-text", has_text="There is no article").wait_for()
    assert seen.page.get_by_role("tab", name="Ask").first.get_attribute("aria-selected") == "true"
    seen.errors = [error for error in seen.errors if "404" not in error]
    seen.close()


def test_the_timeline(chromium: Any, home: str, tmp_path: Path) -> None:
    """A mark opens its sentence; by statement there are more; the undated are apart; the plot is saved as SVG and PNG."""
    seen = Seen(chromium, home, "?view=timeline")
    page = seen.page
    page.locator("#timeline svg a.mark").first.press("Enter")
    page.locator("#source-text mark.now").wait_for()
    assert "whose text gives no day" in page.locator("#shelf-undated summary").inner_text()
    events = page.locator("#timeline .days .st").count()
    with page.expect_download() as saved:
        page.locator("#timeline a.save").click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert text.startswith("<svg")
    assert "no verdict" in text
    with page.expect_download() as saved:
        page.locator("#timeline .save-png").click()
    assert saved.value.suggested_filename == "timeline.png"
    assert Path(saved.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    page.get_by_label("Day of the statement").click()
    seen.until(f"document.querySelectorAll('#timeline .days .st').length > {events}")
    assert seen.address["by"] == ["statement"]
    page.locator("#timeline svg a[href^='#day/']").first.press("Enter")
    seen.until("document.activeElement.id.startsWith('day-')")
    seen.close()


def test_disputes_and_figures(chromium: Any, home: str) -> None:
    """Two quotations side by side, whole sentences behind them; a ledger with ranges, its plot, its table."""
    seen = Seen(chromium, home, "?view=disputes")
    page = seen.page
    card = page.locator("#disputes .card").first
    boxes = [side.bounding_box() for side in card.locator(".sides > .st").all()]
    assert len(boxes) >= 2
    assert len({box["y"] for box in boxes if box}) == 1, "side by side"
    card.locator("details.behind summary").first.click()
    assert len(card.locator("details.behind q").first.inner_text()) > 20
    page.locator("a.jump").click()
    page.locator("#figures .plot svg").first.wait_for()
    row = page.locator("#figures tr", has_text="no fewer than 9").first
    row.locator("a.cite").first.click()
    page.locator("#source-text mark.now", has_text="nine").wait_for()
    page.locator("#figures details.behind summary").first.click()
    assert page.locator("#figures details.behind[open] li").first.inner_text()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save all figures as CSV").click()
    assert Path(saved.value.path()).read_text("utf-8").startswith("claim,article,")
    seen.close()


def test_positions_with_what_was_said_before(chromium: Any, home: str) -> None:
    """Every question for every party; an empty cell says so; older statements unfold by key and are cited."""
    seen = Seen(chromium, home, "?view=positions")
    page = seen.page
    rows = page.locator("table.matrix tbody th").all_inner_texts()
    assert rows[:7] == [
        "Who began it?", "What happened?", "Own losses", "The other side's losses", "Demands", "Offers", "Denials",
    ]  # fmt: skip
    assert page.locator("table.matrix td.empty", has_text="no statement in the loaded sources").count() > 0
    button = page.locator("button.older").first
    button.press("Enter")
    page.locator(".older-list .st").first.wait_for()
    assert button.get_attribute("aria-expanded") == "true"
    page.locator(".older-list a.cite").first.click()
    page.locator("#source-text mark.now").wait_for()
    button.press("Enter")
    page.locator(".older-list").wait_for(state="detached")
    seen.close()


def test_settings(chromium: Any, home: str) -> None:
    """The engine in words; the theme is kept by this browser; the checks are run when they are asked for."""
    seen = Seen(chromium, home, "?view=settings")
    page = seen.page
    assert "Nothing leaves this machine" in page.locator("#settings").inner_text()
    assert "SITREP_ENGINE" in page.locator("#shelf-settings").inner_text()
    page.get_by_role("button", name="Dark").click()
    seen.until("document.body.classList.contains('dark')")
    page.get_by_role("button", name="Check everything now").click()
    page.locator("#checks .results li").first.wait_for()
    seen.open("?view=settings")
    seen.until("document.body.classList.contains('dark')")
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    seen.close()


def test_the_source_pane_by_keys_and_its_original(chromium: Any, home: str) -> None:
    """Keys step through the citations, and can be turned off; the raw text is one press away, marked; Escape closes."""
    seen = Seen(chromium, home, "?view=positions")
    page = seen.page
    page.locator("table.matrix a.cite").first.press("Enter")
    page.locator("#source-text mark.now").wait_for()
    page.keyboard.press("n")
    seen.until("/Citation 2 of/.test(document.querySelector('#source-place').textContent)")
    page.keyboard.press("p")
    seen.until("/Citation 1 of/.test(document.querySelector('#source-place').textContent)")
    page.locator("#source-text button.raw-view").press("Enter")
    page.locator("#source-text pre mark.now").wait_for()
    page.locator("#source-text button.raw-view", has_text="Clean text").press("Enter")
    page.locator("#source-text pre").wait_for(state="detached")
    page.keyboard.press("Escape")
    seen.until("document.body.classList.contains('closed')")
    assert "source" not in seen.address
    seen.tab("Settings", TABS["settings"])
    page.get_by_role("button", name="Turn the keys n and p off").click()
    seen.tab("Positions", "table.matrix")
    page.locator("table.matrix a.cite").first.press("Enter")
    page.locator("#source-text mark.now").wait_for()
    page.keyboard.press("n")
    page.wait_for_timeout(400)
    assert "Citation 1 of" in page.locator("#source-place").inner_text()
    seen.close()


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_no_page_has_a_serious_finding_of_axe(chromium: Any, home: str, look: str) -> None:
    """The rules of WCAG 2.2 AA as axe-core checks them, on each page, with an opened source on some."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("axe_playwright_python", reason="the check for accessibility is a package of its own")
    import axe_playwright_python

    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    width, height = (390, 844) if look == "phone" else (1440, 900)
    seen = Seen(chromium, home, f"?__theme={'dark' if look == 'dark' else 'light'}", width=width, height=height)
    seen.page.evaluate(f"() => {{ {script} }}")
    bad = []
    for view, shows in TABS.items():
        seen.page.locator("#tabs [role=tab]").nth(list(TABS).index(view)).click()
        seen.page.locator(shows).first.wait_for()
        if view in ("positions", "timeline") and look != "phone":
            seen.page.locator(f"{shows} a.cite, #timeline a.cite").first.click()
            seen.page.locator("#source-text mark.now").wait_for()
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        bad += [f"{view}: {line}" for line in findings(seen.page, CONTRAST if look == "dark" else WCAG)]
    assert bad == []
    seen.close()


WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
"""What another theme can change."""


def findings(page: Any, rules: dict[str, Any]) -> list[str]:
    """What axe calls serious or critical by these rules."""
    told = page.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
        ".then((r) => JSON.stringify(r.violations))",
        rules,
    )
    found = [one for one in json.loads(told) if one["impact"] in ("serious", "critical")]
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("width", [1440, 1280, 1200, 1024])
def test_nothing_of_the_header_is_cut_off(chromium: Any, home: str, width: int) -> None:
    """The days of what is loaded stand there whole, beside the tabs and not over them."""
    seen = Seen(chromium, home, width=width)
    seen.page.locator("#top .scope-line", has_text="4–12 May 2031").wait_for()
    places = seen.page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("#tabs [role=tab]")];
          const tabs = all.map(t => t.getBoundingClientRect()).filter(b => b.width);
          const right = Math.max(...tabs.map(b => b.right)), foot = Math.max(...tabs.map(b => b.bottom));
          const header = document.querySelector("#top").getBoundingClientRect();
          return [...document.querySelectorAll("#top .badge")].map(badge => {
            const box = badge.getBoundingClientRect();
            return { cut: badge.scrollWidth - badge.clientWidth, over: box.left < right && box.top < foot,
                     out: box.top < header.top || box.bottom > header.bottom || box.right > innerWidth };
          });
        }"""
    )
    assert places == [{"cut": 0, "over": False, "out": False}] * 3
    seen.close()


def test_a_tag_that_is_not_offered_is_typed(chromium: Any, home: str) -> None:
    """The name of any tag narrows the view; one that no article has says so, and is dropped by its chip."""
    seen = Seen(chromium, home)
    seen.page.locator("#filters > button").click()
    box = seen.page.locator("#tags input").first
    box.fill("quayside")
    box.press("Enter")
    seen.page.locator(".chip", has_text="tag quayside").wait_for()
    seen.page.locator("#showing", has_text="No loaded article passes these filters.").wait_for()
    seen.page.locator(".chip button").click()
    seen.page.locator("#showing", has_text="Showing all").wait_for()
    seen.close()


def test_names_in_a_phones_cards_are_no_buttons(chromium: Any, home: str) -> None:
    """A party before its statement and “as of” before its day look like words: nothing can be pressed there."""
    seen = Seen(chromium, home, "?view=positions", width=390, height=844)
    for view, place in (("positions", "table.matrix td .small"), ("disputes", "table.ledger td .small")):
        seen.open(f"?view={view}")
        name = seen.page.locator(place).first
        name.wait_for()
        assert name.evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"
    seen.close()


def test_a_phone_shows_plots_whole(chromium: Any, home: str) -> None:
    """Drawn for its width: nothing to swipe for, and words no smaller than the page's small ones."""
    seen = Seen(chromium, home, "?view=timeline", width=390, height=844)
    page = seen.page
    for view, plot in (("Timeline", "#timeline .drawn"), ("Disputes & figures", "#figures .drawn")):
        page.get_by_role("tab", name=view, exact=True).first.click()
        drawn = page.locator(plot).first
        drawn.scroll_into_view_if_needed()
        drawn.locator("svg").wait_for()
        assert drawn.evaluate("place => place.scrollWidth <= place.clientWidth")
        assert drawn.locator("text.who").first.evaluate("words => words.getBoundingClientRect().height") > 10
    seen.close()


def test_a_page_is_printed_without_what_can_only_be_pressed(chromium: Any, home: str) -> None:
    """Statements and plots stay; tabs, filters, forms, buttons and the empty source pane do not, also where it is dark."""
    seen = Seen(chromium, home, "?view=disputes&__theme=dark")
    page = seen.page
    page.locator("a.jump").click()
    page.locator("#figures .plot svg").first.wait_for()
    page.emulate_media(media="print")
    for gone in ("#tabs .tab-wrapper", "#filters", "#copy-link", "#side", "#figures .saves"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("#disputes .card").first.is_visible()
    assert page.locator("#figures .plot svg").first.is_visible()
    ink = page.locator("#disputes .card").first.evaluate("card => getComputedStyle(card).backgroundColor")
    assert ink == "rgb(255, 255, 255)"
    seen.close()
