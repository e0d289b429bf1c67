"""Through whom: carriers are hops, never speakers, when somebody else speaks inside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.finder import RuleFinder
from domain.claim import Claim
from tests.claims.build import an_article, names


def chain(claim: Claim) -> list[tuple[str, bool]]:
    """The hops with what was inferred."""
    return [(v.name, v.inferred) for v in claim.via]


@pytest.mark.parametrize(
    "text",
    [
        "The Orvenian army said the road was open, according to Kesh Press.",
        "According to Kesh Press, the Orvenian army said the road was open.",
        "The Orvenian army told Kesh Press that the road was open.",
        "Kesh Press reported that the Orvenian army said the road was open.",
        "Kesh Press quoted the Orvenian army as saying that the road was open.",
    ],
)
def test_a_carrier_is_a_hop(finder: RuleFinder, text: str) -> None:
    """Five ways to carry one statement: the army speaks, the agency carries, the outlet publishes."""
    claims = finder.find(an_article(text))
    assert [(names(c), chain(c)) for c in claims] == [(("Orvenian army",), [("Kesh Press", False), ("Courier", False)])]


def test_an_outlet_with_nobody_inside_speaks(finder: RuleFinder) -> None:
    """An agency's own report is its own claim."""
    claims = finder.find(an_article("Kesh Press reported that the road was open."))
    assert [(names(c), c.speakers[0].kind) for c in claims] == [(("Kesh Press",), "outlet")]


def test_a_statement_inside_a_quotation_is_nested(finder: RuleFinder) -> None:
    """The agency's long quotation holds a ministry's statement: both stay, one inside the other."""
    text = (
        "“Shots were heard at noon. The Defence Ministry of Orvenia stated that its guards did not move. Three were hurt,” "
        "Kesh Press said. Orvenian troops left."
    )
    claims = finder.find(an_article(text))
    outer, inner = claims[0], claims[1]
    assert (names(outer), names(inner), inner.parent) == (("Kesh Press",), ("Defence Ministry of Orvenia",), outer.id)
    assert chain(inner) == [("Kesh Press", False), ("Courier", False)]


def test_hearsay_after_a_report_is_inferred(finder: RuleFinder) -> None:
    """As in "Media reported clashes. One guard was reported killed.": by the same media, as one may infer."""
    claims = finder.find(an_article("Local media reported clashes near Sellen. One guard was reported killed."))
    assert [(c.speakers[0].kind, chain(c)) for c in claims[1:]] == [
        ("unnamed", [("Local media", True), ("Courier", False)])
    ]


def test_nested_carriers_run_outwards(finder: RuleFinder) -> None:
    """A ministry told one agency, which a second paper quoted: ministry, agency, paper, publishing outlet."""
    text = "The Orvenian ministry told Kesh Press that the road was open, the Lisk Herald reported."
    claims = finder.find(an_article(text))
    assert [chain(c) for c in claims] == [[("Kesh Press", False), ("Lisk Herald", False), ("Courier", False)]]


def test_an_agency_that_publishes_itself_is_no_inferred_hop(finder: RuleFinder) -> None:
    """The agency's own page: one hop, and nothing inferred."""
    article = replace(an_article("The Orvenian army said the road was open.", outlet="Kesh Press"), agency="Kesh Press")
    assert [chain(c) for c in finder.find(article)] == [[("Kesh Press", False)]]


def test_a_republished_report_came_through_its_agency(finder: RuleFinder) -> None:
    """A paper that credits an agency: each claim came through it, marked as inferred; a public body is no such agency."""
    article = an_article("The Orvenian army said the road was open.")
    credited = [
        chain(c) for a in ("Kesh Press", "Civil Protection Agency") for c in finder.find(replace(article, agency=a))
    ]
    assert credited == [[("Kesh Press", True), ("Courier", False)], [("Courier", False)]]


def test_a_transcript_is_no_carrier(finder: RuleFinder) -> None:
    """As in "he told the agency, according to a transcript": the agency carried it, the transcript is paper."""
    text = "The Orvenian army told the state agency ONA that the road was open, according to a transcript."
    assert [chain(c) for c in finder.find(an_article(text))] == [[("ONA", False), ("Courier", False)]]
