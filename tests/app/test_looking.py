"""Timeline, figures, plots, settings and the raw original as a reader sees them: every word shown, none becomes more."""

from __future__ import annotations

import re
import xml.dom.minidom
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.render import figures, older, plot_figures, plot_timeline, raw, settings, showing, timeline
from app.render.about import moves
from app.render.axis import MOST, Days
from app.render.cite import numbers
from app.render.html import Html
from app.render.scale import scale_for
from app.running import running
from app.settings import Settings
from app.ui.filters import OFFERED, tags_of
from app.view import Known, view_of
from domain.answer import Hop
from domain.article import Article, Filters
from domain.claim import Figure, Stance
from domain.record import FigureGroup, FigureLine, FigureRow, Mark, Timeline, Told
from domain.report import Check, LogEntry
from domain.text import OffsetMap, Piece, Span
from tests.app.payloads import against
from tests.app.test_render import Skeleton
from tests.app.ui_fakes import FakeDesk
from tests.app.ui_samples import article, cited, sample_articles

AT = Span(start=0, end=9)
COURIER = sample_articles()[0]
PALETTE = {"Orvenia": "p1", "Talmark": "p2"}
CANARY = "sk-CANARY-5b1e77aa90"


def mark(number: int, source: str, day: str | None, *, words: str = "words", stance: Stance = "asserts") -> Mark:
    """A statement of a party on the axis."""
    return Mark(
        claim=f"c{number}", article="courier-1", version=1, span=AT, source=source, party=source or None, stance=stance,
        words=words, day=day, basis="text" if day else "unknown", event="clash", place=words,
    )  # fmt: skip


def told(words: str = "words", *, change: str = "") -> Told:
    """A statement in full."""
    return Told(
        claim="c", speaker=words, party="Orvenia", stance="asserts", text=f"“{words}”", chain=(Hop(name=words),),
        said_on="2031-05-06", said_basis="weekday", citations=(cited(1, COURIER, 2),), change=change,
    )  # fmt: skip


def group(words: str = "Orvenia") -> FigureGroup:
    """Two claimants, an older count and a denial."""

    def row(who: str, low: int | None, high: int | None, **more: bool) -> FigureLine:
        return FigureLine(
            figure=Figure(kind="killed", span=AT, low=low, high=high, victims=words), told=told(words), **more
        )

    return FigureGroup(
        id="killed-1", kind="killed", victims=words, victims_kinds=("military",),
        rows=(
            FigureRow(claimant="Orvenia", latest=row("Orvenia", 3, 3), earlier=(row("Orvenia", 1, 1, revised=True),)),
            FigureRow(claimant=words, latest=row(words, 9, None)),
            FigureRow(claimant="Talmark", latest=row("Talmark", 2, 4, denied=True)),
        ),
    )  # fmt: skip


def axis(words: str = "words") -> Timeline:
    """Dated statements of three sources, more in one column than fit on each other, and one without a day."""
    many = tuple(mark(n, "Talmark", "2031-05-04") for n in range(9))
    marks = (mark(90, "Orvenia", "2031-05-03", stance="denies"), *many, mark(91, words, "2031-05-07", words=words))
    return Timeline(by="event", marks=marks, undated=(mark(92, "", None, words=words),))


def every_page(words: str) -> Iterator[Html]:
    """Every page of this file with `words` in each place that comes from outside."""
    bad = replace(COURIER, title=words, text=words, raw=f"{words} raw", sentences=(), url=words)
    listed = [told(words, change=words)] * 3
    yield timeline.timeline(axis(words), 0, listed, PALETTE, "")
    counted = numbers(figures.citations_of([group(words)]))
    yield figures.figures([group(words)], PALETTE, counted, "")
    yield older.older(listed, 9, PALETTE)
    yield raw.raw(bad, Span(start=0, end=min(2, len(words))), moves(bad, raw=True))
    entry = LogEntry(at=datetime(2031, 5, 4, tzinfo=UTC), action="removed", subject=words, detail=words)
    yield settings.settings(FakeDesk().running(), [entry])
    yield settings.checks([Check(name=words, ok=False, detail=words, hint=words)])
    yield showing.showing(Filters(outlets=(words,), parties=(words,)), 1, 2, (words,))
    yield plot_timeline.timeline_plot(axis(words), PALETTE)
    yield plot_figures.figures_plot(group(words), PALETTE)


OURS = ("#s/", "#day/", "/original/", "/plot/", "/table/")


@pytest.mark.parametrize("payload", against("http://127.0.0.9:1"))
def test_no_payload_makes_an_element_or_a_link(payload: str) -> None:
    """The elements are those around a harmless word, and each link is one of ours."""
    harmless = {element for page in every_page("harmless") for element in Skeleton(page).elements}
    for page in every_page(payload):
        found = Skeleton(page)
        assert found.elements <= harmless
        assert all(link.startswith(OURS) for link in found.links)


@pytest.mark.parametrize("fixed", [True, False])
@pytest.mark.parametrize("payload", ["A & B < C", "“quoted” 'x' \"y\"", "a\nb\x07", "]]><x>"])
def test_a_plot_is_a_whole_xml_file(payload: str, fixed: bool) -> None:
    """Whatever it is about; a saved one needs no stylesheet and leads nowhere."""
    for drawn in (
        plot_timeline.timeline_plot(axis(payload), PALETTE, scope=payload, fixed=fixed),
        plot_figures.figures_plot(group(payload), PALETTE, scope=payload, fixed=fixed),
    ):
        found = xml.dom.minidom.parseString(drawn.encode())  # noqa: S318 - our own drawing
        assert found.documentElement.tagName == "svg"
        assert bool(found.getElementsByTagName("style")) is fixed
        assert bool(found.getElementsByTagName("a")) is not fixed
        assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_a_plot_without_a_day_or_a_number_is_nothing() -> None:
    """No empty axis."""
    assert plot_timeline.timeline_plot(Timeline(by="event", marks=()), {}) == ""
    assert plot_figures.figures_plot(replace(group(), rows=()), {}) == ""


def test_the_timeline_plot_shows_each_mark_and_says_many_as_a_number() -> None:
    """Two links of their own, nine statements as one bar that leads to their day."""
    drawn = plot_timeline.timeline_plot(axis(), PALETTE)
    assert drawn.count('href="#s/') == 2
    assert drawn.count('href="#day/2031-05-04"') == 1
    assert ">9</text>" in drawn
    assert "Orvenia denies" in drawn


@pytest.mark.parametrize(
    ("last", "step"), [(date(2031, 5, 20), "day"), (date(2031, 12, 1), "week"), (date(2034, 5, 1), "month")]
)
def test_a_longer_time_has_wider_columns(last: date, step: str) -> None:
    """Never more columns than can be told apart in a year, and every day falls into one."""
    days = Days(date(2031, 5, 2), last)
    columns = list(days.columns())
    assert days.step == step
    assert len(columns) <= MOST + 1
    assert {days.start(days.first), days.start(days.last)} <= set(columns)


def test_the_timeline_lists_days_and_keeps_the_undated_apart() -> None:
    """By day with the basis in words; a part of a long list can be turned; no verdict anywhere."""
    found = axis()
    shown = timeline.timeline(found, 1, [told()] * 9, PALETTE, "since=2031-05-01")
    assert "4 May 2031" in shown
    assert "placed by: date in the text" in shown
    assert "1 statement whose text gives no day" in shown
    assert "2–10 of 11" in shown
    assert "/plot/timeline.svg?since=2031-05-01" in shown
    assert timeline.start_of(found, "2031-05-05") == 10
    assert (timeline.start_of(found, "999"), timeline.start_of(found, ""), timeline.start_of(found, "x")) == (10, 0, 10)


def test_an_empty_library_says_so() -> None:
    """Plain words in place of tables."""
    assert "No statement was found" in timeline.timeline(Timeline(by="event", marks=()), 0, [], {}, "")
    assert "No figure of losses" in figures.figures([], {}, {}, "")


def test_the_ledger_shows_ranges_denials_and_older_counts() -> None:
    """As they are claimed: "at least 9", "denies 2 to 4", one earlier count with "revised since"."""
    found = [group()]
    shown = figures.figures(found, PALETTE, numbers(figures.citations_of(found)), "")
    for words in (
        "at least 9",
        ">denies</span> <b>2 to 4</b>",
        "1 earlier count",
        "revised since",
        "Killed: Orvenia’s side",
    ):
        assert words in shown


def test_many_counts_are_folded_away() -> None:
    """A long page stays readable."""
    found = [replace(group(), id=f"killed-{n}") for n in range(figures.OPEN + 2)]
    assert "2 further counts" in figures.figures(found, {}, numbers(figures.citations_of(found)), "")


def test_the_line_over_the_pages_drops_one_filter_at_a_time() -> None:
    """Each button keeps the other filters; the link to the view holds all."""
    shown = showing.showing(Filters(since=date(2031, 5, 3), outlets=("Post", "Reed")), 2, 9)
    assert 'value="since=2031-05-03&amp;outlet=Reed"' in shown
    assert 'id="copy-link" value="since=2031-05-03&amp;outlet=Post&amp;outlet=Reed"' in shown
    assert "Showing 2 of 9 articles" in shown
    assert "No loaded article passes" in showing.showing(Filters(outlets=("Post",)), 0, 9)
    assert "Showing all 9 articles" in showing.showing(Filters(), 9, 9)


def test_the_raw_original_is_marked_where_the_citation_was_cut_from() -> None:
    """Through the way back to the raw text, mark-up and all."""
    kept = OffsetMap(pieces=(Piece(start=0, end=4, raw_start=3, raw_end=7),))
    held: Article = replace(article("x-1", "Fire"), raw="<p>Fire</p>", offsets=kept)
    shown = raw.raw(held, Span(start=0, end=4), moves(held, raw=True))
    assert '&lt;p&gt;<mark class="now" tabindex="-1">Fire</mark>&lt;/p&gt;' in shown
    assert 'value="clean"' in shown


def test_text_of_either_direction_is_told_apart_by_itself() -> None:
    """Each paragraph finds its own direction: an Arabic article under an English title, and the other way round."""
    shown = raw.raw(article("x-1", "نص"), AT, Html(""))
    assert shown.count('dir="auto"') == 2


def test_settings_show_no_secret(tmp_path: Path) -> None:
    """Neither a key nor a password nor what stands in an address before "@"; only that they are set."""

    class Shelf:
        folder = tmp_path

    chosen = Settings(
        engine="llm", model="m-1", api_key=SecretStr(CANARY), password=SecretStr(CANARY),
        base_url=f"http://me:{CANARY}@models.example:8080/v1",
    )  # fmt: skip
    now = running(chosen, Shelf(), {"analysed": 3}, samples=False)  # type: ignore[arg-type] # only the folder is read
    shown = settings.settings(now, ())
    assert CANARY not in shown
    assert CANARY not in repr(now)
    for words in ("set, not shown", "models.example", "m-1", "Text is sent to"):
        assert words in shown


def test_the_most_used_tags_are_offered_and_any_other_can_be_typed() -> None:
    """Three hundred keywords of one article must not hide the tags that tell articles apart."""
    desk = FakeDesk()
    few = {"a": ("harbour", "Bridge"), "b": ("harbour",)}
    desk.tags.kept = dict(few)
    assert tags_of(desk) == {"choices": ["Bridge", "harbour"], "info": None}
    desk.tags.kept = {**few, "c": (*(f"keyword {n:03}" for n in range(300)), "storm"), "d": ("storm",)}
    offered = tags_of(desk)
    assert len(offered["choices"]) == OFFERED
    assert {"harbour", "storm", "Bridge"} <= set(offered["choices"])
    assert offered["info"] == "The 50 most used of 303. Type any other and press Enter."


def test_a_typed_tag_is_followed_however_it_is_spelt() -> None:
    """A link holds the tag as its reader typed it."""
    known = Known(pages=("ask",), outlets=(), parties=(), tags=("harbour",))
    assert view_of("tag=Harbour&tag=harbour", known).filters.tags == ("harbour",)
    assert view_of("tag=Quay", known).problems


def counts(*given: tuple[int | None, int | None]) -> FigureGroup:
    """A claimant for each range of counts."""
    row = group().rows[0].latest
    rows = (
        FigureRow(claimant=f"Claimant {n}", latest=replace(row, figure=replace(row.figure, low=low, high=high)))
        for n, (low, high) in enumerate(given)
    )
    return replace(group(), rows=tuple(rows))


def dots(drawn: Html) -> list[float]:
    """How far from the left the marks of a plot stand."""
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]


def test_one_large_number_leaves_the_others_apart() -> None:
    """Three, nine and fourteen beside fifty thousand: powers of ten, and the axis says so; both ways it has its name."""
    apart = plot_figures.figures_plot(counts((3, 3), (9, 9), (14, 14), (50_000, 50_000)), {}, fixed=True)
    places = dots(apart)
    assert places == sorted(places)
    assert min(after - before for before, after in pairwise(places)) > 12
    assert "Logarithmic axis" in apart
    even = plot_figures.figures_plot(counts((3, 3), (9, 9), (14, 14)), {})
    assert "ogarithmic" not in even
    for drawn in (apart, even):
        assert "How many killed, as claimed" in drawn


@pytest.mark.parametrize(
    "given", [((1, None), (2_000, None)), ((None, 5), (4_000, 9_000)), ((0, 0), (3, 3)), ((7, 7),)]
)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_mark_of_a_plot_and_its_words_stand_inside(
    given: tuple[tuple[int | None, int | None], ...], narrow: bool
) -> None:
    """Open ends, "up to" and nought too: nothing left of the axis, no words over the right edge, also on a phone."""
    drawn = plot_figures.figures_plot(counts(*given), {}, narrow=narrow)
    frame = plot_figures.NARROW if narrow else plot_figures.WIDE
    assert all(frame.left <= x <= frame.wide - frame.right for x in dots(drawn))
    for x, words in re.findall(r'<text x="([\d.]+)"[^>]*class="ink"[^>]*>([^<]*)', drawn):
        assert float(x) + 7 * len(words) < frame.wide, words


def test_a_phones_timeline_is_as_wide_as_a_phone() -> None:
    """Names stand over their lanes, the legend takes as many lines as it needs, and no word leaves the drawing."""
    drawn = plot_timeline.timeline_plot(axis(), PALETTE, narrow=True)
    assert 'viewBox="0 0 360 ' in drawn
    legend = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(the text gives[^<]*|the day of[^<]*|a denial)<', drawn)
    assert legend
    assert all(float(x) + 6.4 * len(words) < 360 for x, _, words in legend)
    marks = [float(x) for x in re.findall(r'd="M([\d.]+) ', drawn)]
    assert all(plot_timeline.NARROW.left <= x <= 360 for x in marks)


def test_a_scale_keeps_the_order_of_numbers() -> None:
    """Whatever is drawn, a higher number stands further right, from one end of the axis to the other."""
    for given in ((0, 1, 700), (2, 3, 40), (5,), (0,), (900, 20_000, 31_000), (1, 100)):
        scale = scale_for(given)
        at = [scale.at(number) for number in sorted(given)]
        assert at == sorted(set(at))
        assert at[0] >= 0
        assert at[-1] <= 1
        assert scale.at(scale.lines[0]) == 0
        assert scale.at(scale.lines[-1]) == 1


def test_a_timeline_without_days_says_what_to_do() -> None:
    """The statements without a day are unfolded where they are all there is."""
    apart = Timeline(by="event", marks=(), undated=(mark(1, "unnamed", None),))
    html = timeline.timeline(apart, 0, [], PALETTE, "")
    assert "Choose “Day of the statement” above" in html
    assert re.search(r"<details[^>]* open", html)
    assert "An unnamed source" in html
    html = timeline.timeline(replace(apart, by="statement"), 0, [], PALETTE, "")
    assert "the articles came without dates" in html
    assert not re.search(r"<details[^>]* open", timeline.timeline(axis(), 0, [], PALETTE, ""))


def test_days_in_the_wrong_order_are_said() -> None:
    """The first day is later than the last, by the boxes or by a link."""
    days = Filters(since=date(2031, 5, 9), until=date(2031, 5, 3))
    assert "first day is later than the last" in showing.showing(days, 0, 3)
    assert "No loaded article passes" in showing.showing(Filters(outlets=("Post",)), 0, 3)
