"""The whole journey in a real browser with the real desk: from two dropped files to a Word file and a PDF with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from app.wiring import open_desk
from tests.app.live import browsing, running, window
from tests.app.reading_back import in_pdf, in_word, squeezed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TALMARK = """Talmark counts its dead at the ford
The Lantern, 4 May 2031

The Talmark General Staff said on Monday that nine Orvenian soldiers were killed at Sallow ford.
A spokesman declined to comment on Talmark losses.
"""
ORVENIA = """Orvenia denies losses at Sallow ford
The Courier, 5 May 2031

The Orvenian Defence Ministry said on Tuesday that two of its soldiers were wounded at Sallow ford.
The ministry denied that nine soldiers were killed.
"""
LATER = """Third Orvenian soldier wounded
The Courier, 7 May 2031

The Orvenian Defence Ministry said on Wednesday that a third soldier was wounded at Sallow ford.
"""


@pytest.fixture
def page() -> Iterator[Any]:
    """A page of its own."""
    with browsing() as browser:
        yield window(browser)


def in_sight(page: Any) -> bool:
    """True when the marked sentence stands within the source pane and the window."""
    return bool(
        page.evaluate(
            """() => {
              const mark = document.querySelector("#source-text mark.now").getBoundingClientRect();
              const pane = document.querySelector("#source-text").getBoundingClientRect();
              return mark.top >= Math.max(0, pane.top) && mark.bottom <= Math.min(innerHeight, pane.bottom) + 1;
            }"""
        )
    )


def tab(page: Any, name: str) -> None:
    """Go to a page of the desk."""
    page.get_by_role("tab", name=name, exact=True).first.click()


def drop(page: Any, folder: Path, **texts: str) -> None:
    """Files dropped on the Library page, and waited for."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{name}.txt" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, "utf-8")
    tab(page, "Library")
    page.locator("#upload input[type=file]").set_input_files([str(file) for file in files])
    page.locator("#outcome", has_text=f"{len(files)} added").wait_for(timeout=120_000)


def write_briefing(page: Any) -> None:
    """A briefing on everything, waited for."""
    tab(page, "Briefing")
    before = page.locator("#briefing-list .b-open").count()
    page.get_by_role("button", name="Write briefing").click()
    page.locator("#briefing-list .b-open").nth(before).wait_for()
    page.locator("#briefing .foot").wait_for()


def saved(page: Any, words: str) -> bytes:
    """The file behind a link over the briefing."""
    with page.expect_download() as given:
        page.locator("a.b-file").get_by_text(words, exact=True).click()
    return Path(given.value.path()).read_bytes()


def test_from_two_dropped_files_to_a_word_file_and_a_pdf(page: Any, tmp_path: Path) -> None:
    """Drop, ask, see the cited sentence, brief, edit and check, save; a third file, and what is new. No error, no other host."""
    errors: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    desk = open_desk(Settings(library=tmp_path / "library"), writer=True)
    with running(desk) as port:
        home = f"http://127.0.0.1:{port}"
        ours = (home + "/", "data:", "blob:")
        page.on("request", lambda asked: None if asked.url.startswith(ours) else elsewhere.append(asked.url))
        page.goto(home)
        page.locator("#talk .turn").first.wait_for()
        drop(page, tmp_path / "files", talmark=TALMARK, orvenia=ORVENIA)

        tab(page, "Ask")
        page.locator("#question textarea").fill("Who said that nine soldiers were killed?")
        page.locator("#ask").click()
        page.locator("#turn-1 .foot").wait_for()
        page.locator("#turn-1 .st", has_text="nine Orvenian soldiers").locator("a.cite").first.click()
        page.locator("#source-text mark.now", has_text="nine Orvenian soldiers were killed").wait_for()
        assert in_sight(page)

        write_briefing(page)
        said = page.locator("#briefing .st .said").all_inner_texts()
        numbers = {
            link.removeprefix("Citation").strip() for link in page.locator("#briefing .st a.cite").all_inner_texts()
        }
        assert len(said) >= 2
        page.locator("#briefing .st a.cite").first.click()
        page.locator("#source-text mark.now").wait_for()
        assert in_sight(page)
        word = squeezed(in_word(saved(page, "Word")))
        pdf = squeezed(in_pdf(saved(page, "PDF")))
        quoted = [
            c.quote
            for c in desk.briefings.read(desk.briefings.lines()[0].id).briefing.sections[0].statements[0].citations
        ]
        for found in (word, pdf):
            assert [text for text in said if squeezed(text) not in found] == []
            assert [text for text in quoted if squeezed(text) not in found] == []
            assert [number for number in numbers if f"[{number}]" not in found] == []
            assert squeezed("Audit: every statement and its check") in found

        edit_and_check(page)
        word = squeezed(in_word(saved(page, "Word")))
        assert squeezed("edited by hand; NOT VERIFIED: the number “77” stands in none of the cited sentences") in word

        drop(page, tmp_path / "files", later=LATER)
        write_briefing(page)
        page.locator("#briefing .b-new", has_text="third soldier").first.wait_for()
        page.locator("#b-only").click()
        page.locator("#b-only", has_text="Show all").wait_for()
        assert page.locator("#briefing .st").count() == page.locator("#briefing .b-new").count() > 0
        delete_and_undo(page)
        assert not errors
        assert not elsewhere
    desk.close()


def edit_and_check(page: Any) -> None:
    """A number that no source has, saved and checked: not verified, and the page says why."""
    page.locator("#b-edit").click()
    row = page.locator(".b-lines > li", has=page.locator(".b-sentence")).first
    row.locator("summary", has_text="Edit").click()
    box = row.locator("details[open] textarea")
    box.fill(box.input_value() + " and 77 others")
    row.get_by_role("button", name="Save").click()
    row.locator(".badge", has_text="not checked").wait_for()
    row.get_by_role("button", name="Check again").click()
    row.locator(".badge", has_text="not verified").wait_for()
    page.locator("#b-done").click()
    page.locator("#briefing .b-hand").wait_for()


def delete_and_undo(page: Any) -> None:
    """A briefing leaves the list, and comes back."""
    rows = page.locator("#briefing-list li")
    before = rows.count()
    rows.last.get_by_role("button", name="Delete").click()
    page.locator("#b-undo").wait_for()
    assert rows.count() == before - 1
    page.locator("#b-undo").click()
    page.locator("#briefing-list .note", has_text="is back").wait_for()
    assert rows.count() == before


def test_the_samples_step_aside(page: Any, tmp_path: Path) -> None:
    """A first file of one's own takes what was asked and opened of the samples off the page, and brings its own questions."""
    desk = open_desk(Settings(library=tmp_path / "library"), writer=True, show_samples=True)
    with running(desk) as port:
        page.goto(f"http://127.0.0.1:{port}")
        page.locator("#talk .suggest").first.click()
        page.locator("#source-title").wait_for()
        page.get_by_role("button", name="Conversations (1)").wait_for()  # the answer is whole, and kept
        assert "source=" in page.url
        drop(page, tmp_path / "files", talmark=TALMARK)
        tab(page, "Ask")
        page.locator("#talk .welcome").wait_for()
        page.locator("#source-text", has_text="Press a numbered citation").wait_for()
        assert "source=" not in page.url
        assert page.locator("#talk", has_text="sample").count() == 0
        page.locator("#talk .suggest").first.click()
        page.locator("#source-title", has_text="Talmark counts its dead at the ford").wait_for()
    desk.close()
