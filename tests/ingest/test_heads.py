"""The head and the foot of a text as newsrooms write them: outlet lines, roles, credits, terms of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.agencies import agency_in_lead, is_agency
from ingest.language import guess
from tests.ingest.build import article, hows, kinds, record

BODY = "The army of Orvenia left the bridge on Monday. Nobody was hurt, the mayor said."


@pytest.mark.parametrize(
    ("head", "outlet", "byline", "day"),
    [
        ("By M. Idris\nSella Courier\n4 May 2031\n", "Sella Courier", "M. Idris", "2031-05-04"),
        ("Sella Courier\nBy M. Idris\n4 May 2031\n", "Sella Courier", "M. Idris", "2031-05-04"),
        ("By M. Idris\n\nTribune of Sella\n\nMay 4, 2031\n", "Tribune of Sella", "M. Idris", "2031-05-04"),
        ("Sella Press, 4 May 2031\n", "Sella Press", None, "2031-05-04"),
        ("Riverline, 4 May 2031\n", "Riverline", None, "2031-05-04"),
        ("Axis News | 04.05.2031 10:41\n", "Axis News", None, "2031-05-04"),
        ("Axis News\n04.05.2031\n", "Axis News", None, "2031-05-04"),
        ("By M. Idris, Sella Courier, 4 May 2031\n", "Sella Courier", "M. Idris", "2031-05-04"),
        ("Guns are heard from afar\n\nBy M. Idris in Varna\nSella Courier, 4 May 2031\n", "Sella Courier", "M. Idris",
         "2031-05-04"),
    ],
)  # fmt: skip
def test_the_lines_under_a_title(tmp_path: Path, head: str, outlet: str, byline: str | None, day: str) -> None:
    """Outlet, author and day, in the orders that desks use."""
    one = article(tmp_path, "a.txt", f"Calm returns to Sella\n\n{head}\n{BODY}")
    assert (one.title, one.outlet, one.byline) == ("Calm returns to Sella", outlet, byline)
    assert one.published is not None
    assert one.published.iso == day
    assert one.text.endswith(BODY)
    assert "2031" not in one.text


@pytest.mark.parametrize(
    "second",
    ["Guns Fall Silent", "Sella, 4 May 2031", "VARNA, 4 May 2031", "Residents of Sella return, 4 May 2031 or later"],
)
def test_lines_that_name_no_outlet(tmp_path: Path, second: str) -> None:
    """A second headline, and a place that the text names again or that stands in capitals."""
    assert article(tmp_path, "a.txt", f"Calm returns\n\n{second}\n\n{BODY} Sella is quiet.").outlet is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By own correspondent, translated", "own correspondent"),
        ("By a staff reporter", "a staff reporter"),
        ("From our correspondent in Varna", "our correspondent in Varna"),
    ],
)
def test_a_byline_may_be_a_role(tmp_path: Path, line: str, byline: str) -> None:
    """It is no title, and its basis says what it is."""
    one = article(tmp_path, "a.txt", f"Outlet: Sella Courier\n{line}\n\nCalm returns\n\n{BODY}")
    assert (one.title, one.byline) == ("Calm returns", byline)
    assert "a role, no name" in hows(one)["byline"]


def test_the_author_in_the_last_brackets(tmp_path: Path) -> None:
    """A wire's way to name its reporters."""
    one = article(tmp_path, "a.txt", f"{BODY} (Reporting by Anna Idris in Sella; editing by B. Osk)")
    assert one.byline == "Anna Idris"
    assert "no-byline" not in kinds(one)


def test_a_missing_author_is_told(tmp_path: Path) -> None:
    """And one that is named is not."""
    assert "no-byline" in kinds(article(tmp_path, "a.txt", BODY))
    assert "no-byline" not in kinds(article(tmp_path, "b.json", record(BODY, author="M. Idris")))


def test_the_owner_of_a_licence_is_the_outlet_unless_it_is_an_agency(tmp_path: Path) -> None:
    """By the form of its name."""
    footer = "All content by {} is licensed under the Open Licence."
    paper = article(tmp_path, "a.txt", f"{BODY}\n\n{footer.format('Open Rivers News')}")
    assert (paper.outlet, paper.agency) == ("Open Rivers News", None)
    wire = article(tmp_path, "b.txt", f"{BODY}\n\n{footer.format('Sella News Agency')}")
    assert (wire.outlet, wire.agency) == (None, "Sella News Agency")


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("Shells fell near Sella, according to the Varna news agency.", "Varna"),
        ("Shells fell near Sella, North Wire reported.", "North Wire"),
        ("Shells fell near Sella, the mayor reported.", None),
        ("Shells fell near Sella, according to the Sella Times.", None),
    ],
)
def test_the_agency_that_a_lead_hands_on(lead: str, agency: str | None) -> None:
    """Only a name with the form of an agency; further down it is a source like others."""
    assert next((one.value for one in agency_in_lead(lead)), None) == agency
    assert not list(agency_in_lead(f"{BODY} It rained. {lead}"))


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("On Thursday state news agency Torva said the road was shut.", "Torva"),
        ("The Orvenian state news agency Torva reported a raid.", "Torva"),
        ("Meanwhile Torva News Agency reported two dead.", "Torva News Agency"),
        ("The road is shut, Thursday news agency reports said.", None),
        ("The Orvenian news agency said so.", None),
        ("Orvenia denied a report by the Torva news agency that it had raided Mirna.", None),
        ("A reporter with the Torva news agency was held.", None),
        ("The army lost a jet. The minister told Torva News Agency that the pilot lived.", None),
        ("Local News Agency reported.", None),
    ],
)
def test_no_day_no_people_and_no_denied_report_is_an_agency(lead: str, agency: str | None) -> None:
    """A weekday, a demonym, a report that is denied, a reporter held and what was told further down credit nobody."""
    assert next((one.value for one in agency_in_lead(lead)), None) == agency


def test_agencies_by_form() -> None:
    """Or the best known."""
    assert all(is_agency(name) for name in ("North Wire", "Sella News Agency", "Talmark Press", "Reuters"))
    assert not any(
        is_agency(name) for name in ("Sella Courier", "Ministry of Defence", "Pressburg", "Civil Protection Agency")
    )


@pytest.mark.parametrize(
    "footer",
    [
        "Reprinting of materials is possible only with an active hyperlink.",
        "Content may be republished with a link to sella.example.",
        (
            "---\nThis article was first published by Sella Courier and is republished under a Creative Commons licence. "
            "Read the original article."
        ),
        "Share in social networks",
        "- END - Media contact: Vera Ostin, +00 555",
        "Source: Sella News. © 2031 Sella News.",
    ],
)
def test_terms_and_calls_leave_the_text(tmp_path: Path, footer: str) -> None:
    """And are noted."""
    one = article(tmp_path, "a.txt", f"{BODY}\n\n{footer}")
    assert one.text == BODY
    assert "boilerplate" in kinds(one)


@pytest.mark.parametrize(
    "ending",
    [
        "Use of force is prohibited in the town.",
        "The end of the siege came at noon.",
        "Re-use of the bridge is not possible, as the mayor told a reporter who asked her for the second time that morning, "
        "and nobody in the town believes that it will be opened again before the winter; " * 2 + "so it is.",
        "Source: unknown, he said.",
        "***",
    ],
)
def test_news_that_sounds_like_terms_stays(tmp_path: Path, ending: str) -> None:
    """Last sentences of reports."""
    assert article(tmp_path, "a.txt", f"{BODY} {ending}").text.endswith(ending)


def test_a_page_title_loses_the_outlet_and_an_address_its_trackers(tmp_path: Path) -> None:
    """What a reader is shown."""
    one = article(
        tmp_path, "a.json",
        record(BODY, title="Calm returns | Sella Courier", outlet="Sella Courier", url="https://www.s.example/a?id=1&utm_source=x#top"),
    )  # fmt: skip
    assert (one.title, one.url) == ("Calm returns", "https://www.s.example/a?id=1")


def test_short_codes_of_a_blog_are_debris(tmp_path: Path) -> None:
    """Brackets in news are not."""
    one = article(tmp_path, "a.txt", f'[caption id="a" align="left"]Photo[/caption] {BODY} He [the mayor] left.')
    assert "[caption" not in one.text
    assert "[the mayor]" in one.text
    assert "markup-debris" in kinds(one)


def test_languages_that_have_letters_of_their_own() -> None:
    """Enough of them in enough text."""
    assert guess("Министр обороны сказал, что войска вышли из города и это было мирное решение для всех.")[0] == "ru"
    assert guess("Міністр оборони сказав, що військо вийшло з міста і це було мирне рішення для всіх.")[0] == "uk"
    assert (
        guess("Vessen: Two shells on rail yard overnight, none hurt, line closed until noon, mayor says. " * 3)[0]
        == "en"
    )
