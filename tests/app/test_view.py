"""What is looked at stands in the address, and comes back from it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view import Known, query_of, view_of
from domain.article import Filters

OUTLETS = ("Harbour Radio", "A&B = C", "Часопис")
KNOWN = Known(pages=("ask", "positions", "timeline"), outlets=OUTLETS, parties=("Orvenia", "Talmark"))
DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


@given(
    since=DAYS, until=DAYS, outlets=st.sets(st.sampled_from(OUTLETS)), parties=st.sets(st.sampled_from(KNOWN.parties))
)
def test_filters_come_back_from_their_address(
    since: date | None, until: date | None, outlets: set[str], parties: set[str]
) -> None:
    """Whatever was chosen, a link to it brings the same."""
    chosen = Filters(since=since, until=until, outlets=tuple(outlets), parties=tuple(parties))
    assert view_of(f"?view=timeline&{query_of(chosen)}", KNOWN).filters == chosen


@given(st.text(max_size=300))
def test_no_address_breaks_the_page(query: str) -> None:
    """Any words behind the question mark give a view, at most with problems in sentences."""
    view = view_of(query, KNOWN)
    assert view.page in KNOWN.pages
    assert all(problem.endswith(".") for problem in view.problems)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("view=weather", "there is none of that name"),
        ("since=yesterday", "“yesterday” is none"),
        ("outlet=Nobody", "the outlet “Nobody”, which is not in this library"),
        ("party=Zed", "the party “Zed”"),
        ("since=2031-05-09&until=2031-05-03", "later than its last"),
    ],
)
def test_what_cannot_be_followed_is_said(query: str, words: str) -> None:
    """One plain sentence; the rest of the link is followed."""
    view = view_of(f"{query}&outlet=Harbour+Radio", KNOWN)
    assert words in " ".join(view.problems)
    assert view.filters.outlets == ("Harbour Radio",)


def test_other_names_in_an_address_are_left_alone() -> None:
    """The theme, the opened source and what is not ours is no problem."""
    view = view_of("__theme=dark&source=x/1/2-3&by=statement&view=positions", KNOWN)
    assert (view.page, view.problems) == ("positions", ())
