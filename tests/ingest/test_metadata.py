"""Title, outlet, byline, dateline, agency, dates and licence, each with how it was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.moments import whole_moment
from tests.ingest.build import article, hows, kinds, record, sentences

BODY = "The army of Orvenia left the bridge on Monday. Nobody was hurt."


def test_a_header_block_is_read_and_left_out(tmp_path: Path) -> None:
    """Labelled lines before the first blank line."""
    head = "Outlet: Sella Courier\nDate: 4 May 2031, 18:20 (UTC+2)\nBy M. Idris\nURL: https://a.example/1\nLicence: CC BY 4.0"
    one = article(tmp_path, "a.txt", f"{head}\n\nGuns fall silent at Sella\n\n{BODY}")
    assert (one.outlet, one.byline, one.url, one.licence) == (
        "Sella Courier",
        "M. Idris",
        "https://a.example/1",
        "CC BY 4.0",
    )
    assert one.published is not None
    assert one.published.iso == "2031-05-04T18:20:00+02:00"
    assert one.title == "Guns fall silent at Sella"
    assert one.text.startswith("Guns fall silent at Sella\n\nThe army")
    assert one.offsets.to_raw(one.sentences[1].span).of(one.raw) == sentences(one)[1]


def test_a_title_may_stand_over_its_byline_and_date(tmp_path: Path) -> None:
    """The title stays as paragraph 0, the lines below it go."""
    for head in (
        "Calm returns\nBy M. Idris | Sella Courier\n4 May 2031\n\n",
        "Calm returns\n\nBy M. Idris | Sella Courier\n\n4 May 2031\n\n",
    ):
        one = article(tmp_path, "a.txt", head + BODY)
        assert (one.title, one.byline, one.outlet) == ("Calm returns", "M. Idris", "Sella Courier")
        assert one.published is not None
        assert one.published.iso == "2031-05-04"
        assert one.text == f"Calm returns\n\n{BODY}"


@pytest.mark.parametrize("first", ["The army left Sella.", "Guns fired and"])
def test_a_first_line_that_is_no_title_is_none(tmp_path: Path, first: str) -> None:
    """A full stop, or no blank line after it."""
    assert article(tmp_path, "a.txt", f"{first}\n{'' if 'and' in first else chr(10)}{BODY}").title is None


def test_a_sentence_that_begins_with_by_is_no_byline(tmp_path: Path) -> None:
    """And "Source:" inside the text is no header."""
    one = article(tmp_path, "a.txt", f"By Monday the army had left.\n\n{BODY}\n\nSource: none was given.")
    assert one.byline is None
    assert one.outlet is None
    assert len(one.sentences) == 4


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("SELLA - ", "SELLA", None),
        ("SELLA, Orvenia (North Wire) — ", "SELLA, Orvenia", "North Wire"),
        ("VARNA, May 4 /North Wire/ – ", "VARNA", "North Wire"),
        ("NEW SELLA (North Wire) -- ", "NEW SELLA", "North Wire"),
        ("Sella, Orvenia (North Wire) – ", "Sella, Orvenia", "North Wire"),
        ("BREAKING - ", None, None),
        ("Ceasefire — ", None, None),
    ],
)
def test_datelines_give_place_and_agency_and_stay(
    tmp_path: Path, opening: str, dateline: str | None, agency: str | None
) -> None:
    """The dateline is part of the first sentence."""
    one = article(tmp_path, "a.txt", opening + BODY)
    assert (one.dateline, one.agency) == (dateline, agency)
    assert one.text == opening + BODY


@pytest.mark.parametrize("credit", [" (North Wire)", "\n\n— North Wire", " /North Wire/"])
def test_the_credit_at_the_end_names_the_agency(tmp_path: Path, credit: str) -> None:
    """In brackets, after a dash, or between strokes."""
    one = article(tmp_path, "a.txt", BODY + credit)
    assert one.agency == "North Wire"
    assert hows(one)["agency"] == "credit line"


def test_words_in_brackets_at_the_end_are_no_credit(tmp_path: Path) -> None:
    """An aside inside the last sentence, and an editor's note."""
    for ending in ("They met in Sella (Orvenia).", "Nobody spoke. (Reporting by M. Idris)"):
        assert article(tmp_path, "a.txt", f"{BODY} {ending}").agency is None


def test_a_licence_footer_leaves_the_text_and_names_the_agency(tmp_path: Path) -> None:
    """It may follow the last sentence on the same line."""
    footer = "All content of North Wire is published under the Creative Commons Attribution 4.0 licence."
    one = article(tmp_path, "a.txt", f"{BODY}    {footer}")
    assert one.text == BODY
    assert one.licence == footer
    assert one.agency == "North Wire"
    assert [b.confidence for b in one.basis if b.field == "agency"] == [0.6]
    assert [f.note for f in one.flags if f.kind == "boilerplate"] == [f"taken out of the text: {footer}"]


@pytest.mark.parametrize(
    "footer", ["© 2031 Sella Courier. All rights reserved.", "Subscribe to our newsletter", "Read more: Guns at dusk"]
)
def test_other_footers_leave_the_text(tmp_path: Path, footer: str) -> None:
    """Rights and calls to go elsewhere."""
    one = article(tmp_path, "a.txt", f"{BODY}\n\n{footer}")
    assert one.text == BODY
    assert "boilerplate" in kinds(one)


def test_news_about_licences_and_rights_stays(tmp_path: Path) -> None:
    """Words of a footer inside the news."""
    text = "The envoy was licensed to trade. Residents follow us on the hill, he said. Read more about Orvenia, she told them."
    assert article(tmp_path, "a.txt", text).text == text


@pytest.mark.parametrize(
    "ending",
    ["Copyright law was broken, he said.", "(c) the army withdraws its guns.", "Register of updates was lost."],
)
def test_a_last_sentence_that_only_sounds_like_a_footer_stays(tmp_path: Path, ending: str) -> None:
    """News and the items of an agreement."""
    assert article(tmp_path, "a.txt", f"{BODY} {ending}").text.endswith(ending)


def test_a_record_gives_its_fields(tmp_path: Path) -> None:
    """The names of the contract and their other forms."""
    one = article(
        tmp_path, "a.json",
        record(BODY, doc_id=7, title="Calm", source={"name": "Sella Courier"}, author=["M. Idris", "B. Osk"],
               published_at="2031-05-04 18:20", url="https://courier.example", license="CC BY 4.0", language="en"),
    )  # fmt: skip
    assert (one.key, one.member, one.title, one.outlet) == ("7", None, "Calm", "Sella Courier")
    assert (one.byline, one.licence, one.language, one.parser) == ("M. Idris, B. Osk", "CC BY 4.0", "en", "json/1")
    assert one.published is not None
    assert one.published.iso == "2031-05-04"
    assert hows(one)["published"] == "record (the clock has no zone)"
    assert one.raw == one.text == BODY


def test_markdown_loses_its_marks_and_keeps_its_offsets(tmp_path: Path) -> None:
    """Front matter, heading, emphasis, link, list and picture."""
    raw = (
        "---\nsource: Sella Courier\ndate: 2031-05\n---\n# Calm *returns*\n\n![guns](g.png)\n\n"
        "The **army** left [the bridge](https://x.example/a_(b)).\n\n- Nobody_was_hurt.\n"
    )
    one = article(tmp_path, "a.md", raw)
    assert one.text == "Calm returns\n\nThe army left the bridge.\n\nNobody_was_hurt."
    assert (one.title, one.outlet, one.published and one.published.iso) == ("Calm returns", "Sella Courier", "2031-05")
    army = one.text.index("army")
    piece = next(p for p in one.offsets.pieces if p.start <= army < p.end)
    assert raw[piece.raw_start + army - piece.start :].startswith("army**")


def test_a_heading_inside_a_text_is_not_its_title(tmp_path: Path) -> None:
    """Only a first line or a heading of the first level is."""
    assert article(tmp_path, "a.md", f"{BODY}\n\n## Background\n\nIt rained.").title is None
    assert article(tmp_path, "a.md", f"## Calm\n\n{BODY}").title == "Calm"
    assert article(tmp_path, "a.md", f"Calm\n====\n\n{BODY}").title == "Calm"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2031-05-04T18:20:00Z", "2031-05-04T18:20:00+00:00"),
        ("Sun, 04 May 2031 18:20:00 GMT", "2031-05-04T18:20:00+00:00"),
        ("May 4, 2031 6:20 p.m. EDT", "2031-05-04T18:20:00-04:00"),
        ("May 4, 2031 6:20 p.m.", "2031-05-04"),
        ("Sunday 4 May 2031", "2031-05-04"),
        ("May 2031", "2031-05"),
        ("04/05/2031", None),
        ("31 February 2031", None),
        ("4 May", None),
        ("4 May 2031 and later", None),
        ("9999-13-01", None),
        ("0000-01", None),
    ],
)
def test_dates_are_read_as_far_as_they_go(text: str, iso: str | None) -> None:
    """A clock without a zone is dropped, and what has two meanings is not read."""
    reading = whole_moment(text)
    assert (reading.moment.iso if reading else None) == iso


def test_what_is_not_stated_is_none(tmp_path: Path) -> None:
    """And the reader is told."""
    one = article(tmp_path, "a.txt", BODY)
    assert (one.outlet, one.published, one.title, one.agency, one.dateline) == (None, None, None, None, None)
    assert {"no-date", "no-outlet"} <= kinds(one)
