"""Dates in a text that cannot be, and those that only look so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.article import Flag
from ingest.dates_in_text import date_words, day_of, exists, rewritten
from tests.ingest.build import article, record

START = "Fighting between Orvenia and Talmark broke out in the Anwel valley on May 27. "


def impossible(folder: Path, text: str, **fields: object) -> list[tuple[str, str | None]]:
    """The words of every impossible date with the suggested reading."""
    one = article(folder, "a.json", record(text, language="en", **fields))
    return [(f.span.of(one.text), f.suggestion) for f in one.flags if f.kind == "impossible-date" and f.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Halk warned on March 9 that the fighting must not spread.", ("March 9", "June 9")),
        ("The two ministers met on 9 March to stop the fighting and spoke again on the 9th.", ("9 March", "9 June")),
        ("On March 30 they shelled the bridge for the first time in this war, he said.", ("March 30", "May 30")),
    ],
)
def test_an_event_of_the_fighting_before_it_began_is_impossible(
    tmp_path: Path, text: str, expected: tuple[str, str]
) -> None:
    """The suggestion is the next such day after the start, in the way the text writes dates."""
    assert impossible(tmp_path, START + text) == [expected]


def test_the_note_says_why(tmp_path: Path) -> None:
    """It names the start and the other place that gives the day."""
    one = article(
        tmp_path, "a.txt", START + "He called for calm on March 9 to end the conflict. They spoke on the 9th, he said."
    )
    (flag,) = [f for f in one.flags if f.kind == "impossible-date"]
    assert "before May 27" in flag.note
    assert "'the 9th'" in flag.note


@pytest.mark.parametrize(
    "text",
    [
        "A clash on March 12 had preceded it.",
        "The accord was signed on March 12.",
        "In March 2016 shells fell on the bridge; on March 12, 2016 it was shelled again.",
        "Halk, elected on March 9, said that the war must end.",
        "Both armies want to stop the fighting by March 9.",
        "Talks to end the war will open on March 9.",
        "It was the worst fighting since March 9.",
        "On June 9 they shelled the bridge, he said.",
        "Shells fell on March 9 and on March 12, and the war began to escalate.",
        "A school trip was there on March 9, the farmer said.",
        "The protests of March 9 and the conflict had one cause, he said.",
    ],
)
def test_background_before_the_fighting_stays_quiet(tmp_path: Path, text: str) -> None:
    """Earlier clashes, accords, plans, other years, and events of their own."""
    assert impossible(tmp_path, START + text) == []


def test_without_a_start_no_order_is_broken(tmp_path: Path) -> None:
    """And two starts tell a history."""
    assert impossible(tmp_path, "He warned on March 9 that the war must not spread. It rained on June 1.") == []
    two = START + "Fighting broke out in Sella on April 2. He warned on March 9 that the war must not spread."
    assert impossible(tmp_path, two) == []


def test_a_january_after_a_november_is_no_earlier_day(tmp_path: Path) -> None:
    """The year may have turned; with a day of publication it is known whether it has."""
    text = "Fighting broke out in Sella on November 27. They shelled the bridge on January 3, he said."
    assert impossible(tmp_path, text) == []
    assert impossible(tmp_path, text, published="2032-01-10") == []
    assert impossible(tmp_path, text, published="2031-12-10") == [("January 3", "December 3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 31 February in Sella.", [("31 February", None)]),
        ("They met on 31 June, not on 30 June.", [("31 June", "30 June")]),
        ("They met on 29 February 2031.", [("29 February 2031", None)]),
        ("They met on 29 February 2032.", []),
        ("They met on 29 February.", []),
    ],
)
def test_days_that_no_calendar_has(tmp_path: Path, text: str, expected: list[tuple[str, str | None]]) -> None:
    """A leap day is one where the year is not known."""
    assert impossible(tmp_path, text) == expected


def test_a_weekday_has_to_fit_its_date(tmp_path: Path) -> None:
    """4 May 2031 is a Sunday; without a year nothing tells, with a day of publication the year is known."""
    assert impossible(tmp_path, "It fell on Monday, 4 May 2031.") == [("Monday, 4 May 2031", "Sunday, 4 May 2031")]
    assert impossible(tmp_path, "It fell on Sunday, 4 May 2031.") == []
    assert impossible(tmp_path, "It fell on Monday, May 4.") == []
    assert impossible(tmp_path, "It fell on Monday, May 4.", published="2031-05-06") == [
        ("Monday, May 4", "Sunday, May 4")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men were killed on 20 November 2031.", [("20 November 2031", None)]),
        ("Three men were killed in Sella on May 20.", [("May 20", "April 20")]),
        ("Talks will open on 20 November 2031.", []),
        ("Orvenia agreed to meet on May 20.", []),
        ("Three men were killed on May 4.", []),
        ("Three men were killed last year, on May 20.", []),
        ("“I’ll be there on May 20,” he said.", []),
        ("Three men were killed on December 20.", []),
    ],
)
def test_the_past_does_not_come_after_publication(
    tmp_path: Path, text: str, expected: list[tuple[str, str | None]]
) -> None:
    """Plans do; a day without a year that is months ahead is one of last year."""
    assert impossible(tmp_path, text, published="2031-05-12") == expected


def test_dates_resolve_against_the_day_of_publication() -> None:
    """The last such weekday, the last such day of a month, the nearest such date."""
    words = list(date_words("on Friday, May 4 and on the 9th, on 30 December, on 2 June 2029"))
    days = [str(day_of(w, date(2031, 5, 6))) for w in words]
    assert days == ["2031-05-04", "2031-04-09", "2030-12-30", "2029-06-02"]
    assert day_of(words[0], None) is None


@pytest.mark.parametrize("text", ["on the 9th floor", "May 4,000 men march?", "It may 12 times", "the 9th Brigade"])
def test_numbers_that_are_no_dates(text: str) -> None:
    """Floors, brigades, counts."""
    assert list(date_words(text)) == []


def test_a_reading_keeps_the_order_of_day_and_month() -> None:
    """A "4 May" becomes "4 June", "May 4" becomes "June 4"."""
    text = "4 May, May 4"
    assert [rewritten(text, w, 6, 4) for w in date_words(text)] == ["4 June", "June 4"]
    assert not exists(2, 30, None)


def test_flags_of_one_kind_are_bounded(tmp_path: Path) -> None:
    """Twenty are enough to see what is wrong."""
    text = " ".join(f"It rained on 31 June {year}." for year in range(1950, 2010))
    one = article(tmp_path, "a.txt", text)
    flags: list[Flag] = [f for f in one.flags if f.kind == "impossible-date"]
    assert len(flags) == 20


def test_no_day_to_come_is_suggested(tmp_path: Path) -> None:
    """The day stays impossible, but where the next such day lies after publication nothing can be read instead."""
    text = "Fighting broke out in Sella on May 4. They shelled the bridge on January 9, he said."
    assert impossible(tmp_path, text, published="2031-05-05") == [("January 9", None)]
