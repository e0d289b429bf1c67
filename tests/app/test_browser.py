"""The page in a real browser: journeys of a reader, and texts that try to become more than text (promise S2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.errors import ModelFailed
from tests.app.correcting_scene import desk_over, filled
from tests.app.live import running, sink, window
from tests.app.payloads import PAYLOADS, against
from tests.app.ui_fakes import FakeDesk, poisoned
from tests.app.ui_samples import flagged_article, sample_articles

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST = "Shells hit Old Mill\n\nThe Northmark army reported casualties at Old Mill on Monday.\nNothing else was known."
SECOND = (
    "Hospital counts wounded\n\n"
    + "The river was calm for the rest of the day.\n" * 60
    + "Doctors in Sallow said that casualties reached forty.\n"
    + "The bridge stayed closed.\n" * 40
)


Shared = tuple[FakeDesk, int]


@pytest.fixture(scope="module")
def shared() -> Iterator[Shared]:
    """One server for many tests, which `furnish` its desk before they open the page: a start costs seconds."""
    desk = FakeDesk()
    with running(desk) as port:
        yield desk, port


def furnish(desk: FakeDesk, **fields: Any) -> None:
    """Make a desk as if it were new."""
    vars(desk).update(vars(FakeDesk(**fields)))


@contextmanager
def furnished(shared: Shared, **fields: Any) -> Iterator[int]:
    """The port of the shared server, its desk as if it were new."""
    desk, port = shared
    furnish(desk, **fields)
    yield port


class Watched:
    """A page with everything it said and asked for."""

    def __init__(self, browser: Any, port: int, *, width: int = 1440, height: int = 900, path: str = "/") -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.page = window(browser, width=width, height=height)
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._requested)
        self.page.goto(self.home + path)
        self.page.locator("#talk .turn").first.wait_for()

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.home + "/", "data:", "blob:")):
            self.elsewhere.append(request.url)

    def ask(self, question: str) -> Any:
        """The answered turn of a question."""
        number = self.page.locator("#talk .turn:not(.welcome)").count() + 1
        self.page.locator("#question textarea").fill(question)
        self.page.locator("#ask").click()
        turn = self.page.locator(f"#turn-{number}")
        turn.locator(".foot, .note.error").first.wait_for()
        return turn

    def tab(self, name: str) -> None:
        """Go to a page."""
        self.page.get_by_role("tab", name=name, exact=True).first.click()

    def mark_is_in_sight(self) -> bool:
        """True when the marked sentence stands within the window and within the source pane."""
        return bool(
            self.page.evaluate(
                """() => {
                  const mark = document.querySelector("#source-text mark.now").getBoundingClientRect();
                  const pane = document.querySelector("#source-text").getBoundingClientRect();
                  return mark.top >= Math.max(0, pane.top) && mark.bottom <= Math.min(innerHeight, pane.bottom) + 1;
                }"""
            )
        )


def written(folder: Path) -> list[str]:
    """Two articles of our own as files."""
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second (Sallow).txt").write_text(SECOND, "utf-8")
    (folder / "tool.exe").write_bytes(b"MZ")
    return [str(path) for path in sorted(folder.iterdir())]


def test_from_upload_to_the_highlighted_sentence(chromium: Any, shared: Shared, tmp_path: Path) -> None:
    """Add files, ask, press a citation: its sentence is marked, in sight and focused; nothing left the machine."""
    desk = shared[0]
    with furnished(shared) as port:
        seen = Watched(chromium, port)
        page = seen.page
        seen.tab("Library")
        page.locator("#upload input[type=file]").set_input_files(written(tmp_path))
        page.locator("#outcome li").nth(2).wait_for()
        assert "2 added, 1 refused" in page.locator("#outcome").inner_text()
        page.locator("#articles a.read", has_text="Hospital counts wounded").wait_for()
        page.locator("#top", has_text="2 articles").wait_for()
        assert {source.name for source in desk.added} == {"first.txt", "second (Sallow).txt", "tool.exe"}
        seen.tab("Ask")
        turn = seen.ask("Who reported casualties?")
        turn.locator("a.cite", has_text="2").first.click()
        mark = page.locator("#source-text mark.now")
        mark.get_by_text("Doctors in Sallow said that casualties reached forty.").wait_for()
        assert seen.mark_is_in_sight()
        assert page.evaluate("document.activeElement === document.querySelector('#source-text mark.now')")
        assert page.locator("#source-place").inner_text() == "Citation 2 of 2"
        page.locator("#source-back").click()
        page.locator("#source-text h3", has_text="Shells hit Old Mill").wait_for()
        assert turn.locator("a.cite.on").inner_text().endswith("1")
        assert not seen.errors
        assert not seen.elsewhere
        page.close()


def test_the_whole_way_with_the_real_desk(chromium: Any, tmp_path: Path) -> None:
    """Nothing faked: two files of our own, the offline engine, and the sentence that a statement rests on."""
    from app.settings import Settings
    from app.wiring import open_desk

    (tmp_path / "files").mkdir()
    files = [file for file in written(tmp_path / "files") if not file.endswith(".exe")]
    desk = open_desk(Settings(library=tmp_path / "library"), writer=True)
    with running(desk) as port:
        seen = Watched(chromium, port)
        seen.tab("Library")
        seen.page.locator("#upload input[type=file]").set_input_files(files)
        seen.page.locator("#outcome", has_text="2 added").wait_for(timeout=120_000)
        seen.tab("Ask")
        turn = seen.ask("Who reported casualties?")
        turn.locator("p", has_text="reached forty").locator("a.cite").first.click()
        mark = seen.page.locator("#source-text mark.now")
        mark.get_by_text("Doctors in Sallow said that casualties reached forty.").wait_for()
        assert seen.mark_is_in_sight()
        assert not seen.errors
        assert not seen.elsewhere
        seen.page.close()
    desk.close()


def test_a_pasted_text_appears_and_an_address_that_failed_is_tried_again(chromium: Any, shared: Shared) -> None:
    """Paste a text: it is in the list. Paste an address that cannot be reached: it is under Failed, and can be tried again."""
    desk, port = shared
    furnish(desk)
    seen = Watched(chromium, port)
    page = seen.page
    seen.tab("Library")
    page.get_by_label("Or paste the text of an article").fill(FIRST)
    page.locator("#paste-add").click()
    page.locator("#articles a.read", has_text="Shells hit Old Mill").wait_for()
    assert page.locator("#outcome").inner_text().startswith("1 added.")
    page.locator("#paste textarea").fill("https://river.example/ford")
    page.locator("#paste-add").click()
    failed = page.locator("#shelf-failed li", has_text="https://river.example/ford")
    failed.locator(".chain", has_text="The server did not answer").wait_for()
    assert page.locator("#paste textarea").input_value() == ""
    failed.get_by_role("button", name="Try again https://river.example/ford").click()
    page.locator("#articles a.read", has_text="From https://river.example/ford").wait_for()
    page.locator("#shelf-failed").wait_for(state="detached")
    assert not seen.errors
    assert not seen.elsewhere
    page.close()


def test_a_removed_article_leaves_list_and_answers_and_can_be_put_back(chromium: Any, shared: Shared) -> None:
    """Select with the keyboard, remove after a question, ask, put back: the words are gone and come back."""
    desk, port = shared
    furnish(desk, samples=False)
    seen = Watched(chromium, port)
    page = seen.page
    seen.tab("Library")
    page.get_by_role("button", name="Select “Nine dead, says General Staff”").focus()
    page.keyboard.press("Space")
    page.locator("#picked-count", has_text="1 article selected").wait_for()
    page.get_by_role("button", name="Remove…").press("Enter")
    page.get_by_role("button", name="Yes, remove").press("Enter")
    page.locator("#outcome", has_text="1 article removed").wait_for()
    page.locator("#articles a.read", has_text="Nine dead").wait_for(state="detached")
    page.locator("#top", has_text="2 articles").wait_for()
    seen.tab("Ask")
    assert "no Talmark soldier" not in seen.ask("Was a soldier of Talmark hurt?").inner_text()
    seen.tab("Library")
    page.locator("#shelf-removed summary").click()
    page.get_by_role("button", name="Put back Nine dead").click()
    page.locator("#articles a.read", has_text="Nine dead").wait_for()
    seen.tab("Ask")
    assert "no Talmark soldier" in seen.ask("Was a soldier of Talmark hurt?").inner_text()
    assert not seen.errors
    page.close()


def test_cautions_versions_and_the_original_in_the_pane(chromium: Any, shared: Shared) -> None:
    """A flagged name keeps its letters beside the suggested reading, also in the answer; the original comes as a file."""
    desk, port = shared
    furnish(desk, samples=False, loaded=[*sample_articles(), flagged_article()])
    seen = Watched(chromium, port)
    page = seen.page
    turn = seen.ask("Who opened fire at the ford?")
    turn.locator(".reading", has_text="suggested reading of “Corvail”: “Corvale”").first.wait_for()
    seen.tab("Library")
    page.locator("a.read", has_text="Fire at the ford, says staff").click()
    page.locator("#source-text mark.odd", has_text="Corvail").wait_for()
    assert "Corvail [suggested reading: “Corvale”" in page.locator("#source-text").inner_text()
    page.locator("#source-text summary", has_text="2 versions").click()
    page.locator("#source-text a.read", has_text="Version 2").wait_for()
    page.locator("#source-text summary", has_text="1 copy").click()
    with page.expect_download() as given:
        page.locator("#source-text a.raw").first.click()
    assert given.value.suggested_filename == "lantern-1-v2.txt"
    assert Path(given.value.path()).read_text("utf-8").startswith("On 17 April the army of Corvail")
    page.locator("#source-text a.read", has_text="Nine dead").click()
    page.locator("#source-text h3", has_text="Nine dead").wait_for()
    assert not seen.errors
    page.close()


def test_a_claim_is_set_right_beside_its_article(chromium: Any, tmp_path: Path) -> None:
    """With the real desk: correct the party, see it counted in Positions, take it back, dismiss the claim."""
    desk = desk_over(filled(tmp_path / "library"))
    with running(desk) as port:
        seen = Watched(chromium, port)
        page, claims = seen.page, seen.page.locator("#shelf-claims")
        seen.tab("Library")
        page.locator("#articles tr", has_text="Post").locator("a.read").first.click()
        claims.locator("summary", has_text="Claims found here").click()
        claims.locator("a.read", has_text="one Talmark soldier").click()
        page.locator("#source-text mark.now", has_text="one Talmark soldier was killed").wait_for()
        assert seen.mark_is_in_sight()
        claims.locator("summary", has_text="Correct").click()
        claims.get_by_label("Party", exact=True).fill("Talmark")
        claims.get_by_label("Why").fill("he is their spokesman")
        claims.get_by_role("button", name="Save").click()
        claims.locator("#claims-told", has_text="Saved (correction 1)").wait_for()
        assert "Garr Toben (Talmark)" in claims.inner_text()
        assert "he is their spokesman" in claims.inner_text()
        assert [c.parties for c in desk.claims()][-1] == ("Talmark",)
        seen.tab("Positions")
        page.locator("#positions td", has_text="one Talmark soldier").locator(
            ".badge", has_text="corrected by hand"
        ).wait_for()
        seen.tab("Library")
        page.locator("#articles tr", has_text="Post").locator("a.read").first.click()
        claims.get_by_role("button", name="Undo correction 1").click()
        claims.locator("#claims-told", has_text="Taken back").wait_for()
        claims.locator("summary", has_text="Correct").click()
        claims.get_by_role("button", name="Dismiss this claim").click()
        claims.locator("li", has_text="Dismissed:").wait_for()
        assert "post-1@1-c1" not in {c.id for c in desk.claims()}
        assert not seen.errors
        assert not seen.elsewhere
        page.close()
    desk.close()


def test_a_party_is_renamed_on_the_positions_page(chromium: Any, shared: Shared) -> None:
    """Choose it, type its new name, and press Rename; the outcome is said, and the desk was asked."""
    desk, port = shared
    furnish(desk)
    seen = Watched(chromium, port, width=390, height=844)
    page = seen.page
    seen.tab("Positions")
    page.locator("#renaming > button").click()
    for label, typed in (("Party", "Orvenia"), ("New name, or the party it belongs to", "Orvenian Union")):
        box = page.locator("#renaming").get_by_label(label, exact=True)
        box.fill(typed)
        box.press("Enter")
        page.locator("#renaming input[aria-expanded=true]").wait_for(
            state="detached"
        )  # Gradio takes an Enter a tick later
    page.locator("#rename").click()
    page.locator("#renamed", has_text="“Orvenia” is called “Orvenian Union” from now on").wait_for()
    assert desk.corrections.calls == [("name", ("Orvenia", "Orvenian Union"))]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not seen.errors
    page.close()


def test_finding_and_turning_pages(chromium: Any, shared: Shared) -> None:
    """450 articles: the second page, then one article by a word of its title."""
    many = [replace(sample_articles()[0], id=f"n-{n:03}", title=f"Report {n:03}") for n in range(450)]
    desk, port = shared
    furnish(desk, samples=False, loaded=many)
    seen = Watched(chromium, port)
    page = seen.page
    seen.tab("Library")
    page.get_by_role("button", name="Later rows").click()
    page.locator("#articles .pages", has_text="201–400 of 450").wait_for()
    page.get_by_label("Find in the library").fill("report 007")
    page.locator("#articles .pages").wait_for(state="detached")
    assert page.locator("#articles a.read").all_inner_texts() == ["Report 007"]
    page.close()


def test_citations_open_one_after_another(chromium: Any, shared: Shared) -> None:
    """Nine presses, each marked in the pane before the next; `python -m bench desk` says how soon."""
    with furnished(shared) as port:
        seen = Watched(chromium, port)
        seen.ask("Who reported casualties?")
        took = seen.page.evaluate(
            """async () => {
              const links = [...document.querySelectorAll("#turn-1 a.cite")], took = [];
              for (let n = 0; n < 9; n++) {
                document.querySelector("#source-text").textContent = "";
                links[n % links.length].click();
                while (!document.querySelector("#source-text mark.now")) await new Promise(requestAnimationFrame);
                took.push(n);
              }
              return took.length;
            }"""
        )
        assert took == 9
        seen.page.close()


def test_the_first_minute(chromium: Any, shared: Shared) -> None:
    """The samples are said to be samples; a suggested question asks itself; its first source opens beside it."""
    with furnished(shared) as port:
        seen = Watched(chromium, port)
        page = seen.page
        assert page.locator("#top .badge", has_text="Sample library").is_visible()
        assert page.locator("#top .badge", has_text="nothing leaves this machine").is_visible()
        page.locator("#talk .suggest").first.wait_for()
        page.locator("#talk .suggest").first.click()
        page.locator("#turn-1 .foot").wait_for()
        page.locator("#source-text mark.now").wait_for()
        assert seen.mark_is_in_sight()
        for name, content in (
            ("Positions", "table.matrix a.cite"),
            ("Disputes & figures", ".card a.cite"),
            ("Library", "a.read"),
        ):
            seen.tab(name)
            page.locator(content).first.wait_for()
        page.locator("a.read", has_text="Fifth ranger wounded").click()
        page.locator("#source-text h3", has_text="Fifth ranger wounded").wait_for()
        seen.tab("Briefing")
        page.get_by_role("button", name="Write briefing").click()
        page.locator("#briefing .foot").wait_for()
        ids = page.evaluate("[...document.querySelectorAll('.desk[id], .desk [id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        assert not seen.errors
        assert not seen.elsewhere
        page.close()


def test_adding_can_be_stopped_on_the_page(chromium: Any, shared: Shared, tmp_path: Path) -> None:
    """The bar is seen while files are added; the button ends it and the result says so."""
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"Title {number}\nText.", "utf-8")
    with furnished(shared, pause=0.3) as port:
        seen = Watched(chromium, port)
        seen.tab("Library")
        files = [str(path) for path in sorted(tmp_path.iterdir())]
        seen.page.locator("#upload input[type=file]").set_input_files(files)
        seen.page.locator("#outcome progress").wait_for()
        seen.page.locator("#stop").click()
        seen.page.locator("#outcome", has_text="Stopped at your request").wait_for()
        seen.page.locator("#stop").wait_for(state="hidden")
        seen.page.close()


def test_the_phone(chromium: Any, shared: Shared) -> None:
    """At 390 pixels nothing is cut off sideways, all tabs are there, and a source opens over the page and closes."""
    with furnished(shared) as port:
        seen = Watched(chromium, port, width=390, height=844)
        page = seen.page
        turn = seen.ask("Who reported casualties?")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        turn.locator("a.cite").first.click()
        page.locator("#source-text mark.now").wait_for()
        assert seen.mark_is_in_sight()
        page.keyboard.press("Escape")
        page.locator("#side").wait_for(state="hidden")
        assert page.evaluate("document.activeElement.classList.contains('cite')")
        for name in ("Briefing", "Positions", "Disputes & figures", "Timeline", "Library", "Settings"):
            seen.tab(name)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert not seen.errors
        page.close()


def test_the_login_in_a_browser(chromium: Any) -> None:
    """A wrong password is said to be wrong, the right one opens a page that works, and nothing complains."""
    with running(FakeDesk(), password="correct horse battery") as port:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_label("Password").fill("wrong horse")
        page.get_by_role("button", name="Log in").click()
        page.get_by_text("That is not the password.").wait_for()
        page.get_by_label("Password").fill("correct horse battery")
        page.get_by_role("button", name="Log in").click()
        page.locator("#talk .turn").first.wait_for()
        errors: list[str] = []
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(f"http://127.0.0.1:{port}/")
        page.locator("#talk .suggest").first.click()
        page.locator("#turn-1 .foot").wait_for()
        page.locator("#source-text mark.now").wait_for()
        assert errors == []
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read(chromium: Any, shared: Shared, theme: str) -> None:
    """Contrast of every text of ours against what is behind it: 4.5 to 1 or better (WCAG AA)."""
    with furnished(shared, loaded=[*sample_articles(), flagged_article()]) as port:
        shared[0].paste("https://river.example/ford")
        seen = Watched(chromium, port, path=f"/?__theme={theme}")
        seen.ask("Who reported casualties?")
        poor = seen.page.evaluate(CONTRAST)
        seen.tab("Library")
        seen.page.locator("#shelf-failed").wait_for()
        seen.page.locator("a.read", has_text="Fire at the ford").click()
        seen.page.locator("#source-text mark.odd").first.wait_for()
        poor += seen.page.evaluate(CONTRAST)
        seen.tab("Positions")
        seen.page.locator("table.matrix").wait_for()
        poor += seen.page.evaluate(CONTRAST)
        assert poor == []
        seen.page.close()


CONTRAST = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
  const seen = [...document.querySelectorAll(".desk *")]
    .filter((e) => e.checkVisibility() && !e.disabled && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((e) => !e.closest("button:disabled") && !e.classList.contains("vh") && e.tagName !== "I");
  if (seen.length < 20) return ["too little to see"];
  return seen.map((e) => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      return [e.className || e.tagName, Math.round(100 * (a + 0.05) / (b + 0.05)) / 100]; })
    .filter(([, ratio]) => ratio < 4.5);
}"""

STATE = """() => {
  const ours = [...document.querySelectorAll(".desk, .desk *, #source-text *")];
  const links = [...document.querySelectorAll("a[href], area[href]")].map((a) => a.getAttribute("href"));
  return {
    taken: window.taken === undefined ? null : window.taken,
    links: links.filter((href) => /^\\s*(javascript|data|vbscript):/i.test(href)),
    foreign: ours.filter((e) => e.tagName === "A")
      .filter((e) => !/^(#(s|day|b)\\/|#figures$|\\/(original|plot|table|briefings)\\/)/.test(e.getAttribute("href") || "#s/"))
      .map((e) => e.outerHTML),
    drawn: ours.filter((e) => e.tagName.toUpperCase() === "SVG" && !e.closest(".drawn")).length,
    forms: [...document.querySelectorAll("form")].filter((f) => new URL(f.action, location).origin !== location.origin).length,
    fixed: ours.filter((e) => getComputedStyle(e).position === "fixed").map((e) => e.outerHTML.slice(0, 80)),
    loaded: ours.filter((e) => !e.closest("form.b-form") && e.id !== "picked-tag")
      .filter((e) => ["IMG", "IFRAME", "VIDEO", "AUDIO", "OBJECT",
      "EMBED", "SCRIPT", "STYLE", "LINK", "INPUT",
      "FORM", "MATH", "BASE", "META"].includes(e.tagName.toUpperCase())).map((e) => e.outerHTML.slice(0, 80)),
    events: ours.filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
  };
}"""
HARMLESS: dict[str, Any] = {
    "taken": None, "links": [], "foreign": [], "drawn": 0, "forms": 0, "fixed": [], "loaded": [], "events": 0,
}  # fmt: skip


BATCH = 12  # payloads on one page: a browser's start costs more than a look
PAGES = (
    ("Positions", "#positions table"), ("Disputes & figures", "#disputes .card"), ("Settings", "#settings .card"),
    ("Timeline", "#timeline .card, #timeline .undated, #timeline .none"), ("Library", "#articles table"),
)  # fmt: skip


def bad_files(payloads: tuple[str, ...]) -> list[dict[str, Any]]:
    """Uploads whose names and contents are payloads (a browser lets no slash or control into a name)."""
    names = ["".join(letter for letter in payload if letter.isprintable() and letter != "/") for payload in payloads]
    return [
        {"name": f"{name[:80]}.bad", "mimeType": "text/html", "buffer": payload.encode("utf-8", "replace")}
        for name, payload in zip(names, payloads, strict=True)
    ]


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), BATCH))
def test_payloads_stay_text(chromium: Any, shared: Shared, first: int) -> None:
    """In question, answer, article, error, briefing, tables and file names: no script, request, foreign link, form or overlay."""
    desk, port = shared
    with sink() as (address, calls):
        payloads = against(address)[first : first + BATCH]
        furnish(desk, loaded=poisoned(*payloads).loaded, samples=False)
        seen = Watched(chromium, port)
        found = []
        turn = seen.ask(f"casualties {' '.join(payloads)}"[:990])
        for link in turn.locator("a.cite").all():
            link.click()
            seen.page.wait_for_timeout(60)
        found.append(seen.page.evaluate(STATE))
        for name, content in PAGES:
            seen.tab(name)
            seen.page.locator(content).first.wait_for()
            found.append(seen.page.evaluate(STATE))
        seen.page.locator("#upload input[type=file]").set_input_files(bad_files(payloads))
        seen.page.locator("#outcome li").first.wait_for()
        seen.tab("Briefing")
        seen.page.locator("#briefing-form input, #briefing-form textarea").first.fill(f"casualties {payloads[0]}"[:190])
        seen.page.get_by_role("button", name="Write briefing").click()
        seen.page.locator("#briefing .foot").wait_for()
        found.append(seen.page.evaluate(STATE))
        seen.tab("Ask")
        desk.fails = ModelFailed(" ".join(payloads), " ".join(payloads))
        seen.ask("Anything?")
        found.append(seen.page.evaluate(STATE))
        seen.page.wait_for_timeout(150)
        seen.page.close()
        assert found == [HARMLESS] * (3 + len(PAGES))
        assert not calls
        assert not seen.elsewhere
        assert not seen.errors, "also no complaint of the security policy: escaping is the first guard"
