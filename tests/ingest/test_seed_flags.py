"""The flags of two outside articles, where these stand beside the checkout: nothing of them is kept here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from domain.article import Article, Flag
from domain.report import Source
from ingest.load import load

SEEDS = Path(__file__).parents[2].parent / "shared" / "data" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the outside articles are not beside the checkout")


@cache
def seed(number: str) -> Article:
    """The seed article whose file name begins with this number."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    (only,) = load([Source(location=str(path))])
    assert isinstance(only, Article)
    return only


def flags(number: str, kind: str) -> list[Flag]:
    """Its flags of one kind."""
    return [flag for flag in seed(number).flags if flag.kind == kind]


def readings(number: str, kind: str) -> set[tuple[str, str | None]]:
    """The words flagged, each with the suggested reading."""
    return {(f.span.of(seed(number).text), f.suggestion) for f in flags(number, kind) if f.span}


def test_the_literal_marks_are_counted_and_gone() -> None:
    """As markup debris."""
    (flag,) = flags("003", "markup-debris")
    assert flag.note.startswith("4 pieces")
    assert "<" not in seed("003").text


def test_the_month_that_cannot_be_is_flagged_with_the_one_that_can() -> None:
    """The text itself gives the start of the fighting and the day."""
    assert readings("003", "impossible-date") == {("July 7", "October 7")}


def test_the_two_parties_and_the_region_are_recognised_under_their_other_names() -> None:
    """Every place of the short form carries the full name."""
    found = readings("003", "odd-entity")
    assert ("Asia and Afghanistan", "Armenia and Azerbaijan") in found
    assert ("Afghanistan and Russia", "Azerbaijan and Russia") in found
    assert ("Naka", "Nagorno Karabakh") in found


def test_the_translated_article_is_suspected_and_the_native_one_is_not() -> None:
    """By signs in the language."""
    (flag,) = flags("003", "machine-translated")
    assert flag.note.startswith("suspected")
    assert flags("000", "machine-translated") == []


def test_the_licence_footer_is_out_and_noted() -> None:
    """And names the agency."""
    one = seed("000")
    assert "Creative Commons" not in one.text
    assert "Creative Commons" in (one.licence or "")
    assert any("Creative Commons" in flag.note for flag in flags("000", "boilerplate"))
    assert (one.agency, one.dateline) == ("Mehr News Agency", "TEHRAN")


def test_the_native_article_has_no_impossible_date_and_one_spelling() -> None:
    """A vowel that one place of the text leaves out."""
    assert flags("000", "impossible-date") == []
    assert readings("000", "odd-entity") == {("Kalbjar", "Kalbajar")}
