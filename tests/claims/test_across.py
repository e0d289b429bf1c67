"""What one article leaves open is filled from the others, and marked as inferred."""

from __future__ import annotations

from claims.across import across
from claims.parties import Parties
from domain.claim import Claim, Figure, Speaker
from domain.text import Span

PARTIES = Parties.load()


def _claim(number: int, *speakers: Speaker, figures: tuple[Figure, ...] = ()) -> Claim:
    return Claim(
        id=f"a{number}@1-c1", article=f"a{number}", version=1, speakers=speakers, stance="asserts",
        content=(Span(start=0, end=5),), form="indirect", figures=figures,
    )  # fmt: skip


def _who(name: str, kind: str = "person", party: str | None = None) -> Speaker:
    return Speaker(name=name, kind=kind, party=party)  # type: ignore[arg-type]


def test_a_person_described_in_one_article_is_known_in_the_next() -> None:
    """Only one article says whose minister Ada Morrow is."""
    known, open_one = across([_claim(1, _who("Ada Morrow", party="Bremia")), _claim(2, _who("Ada Morrow"))], PARTIES)

    assert open_one.speakers[0].party == "Bremia"
    assert open_one.speakers[0].resolved_by == "inferred"
    assert known.speakers[0].resolved_by == "explicit"


def test_a_person_found_with_two_parties_stays_open() -> None:
    """Two people may share a name."""
    claims = [
        _claim(1, _who("Ada Morrow", party="Bremia")),
        _claim(2, _who("Ada Morrow", party="Ashe")),
        _claim(3, _who("Ada Morrow")),
    ]

    assert across(claims, PARTIES)[2].speakers[0].party is None


def test_a_people_and_its_country_are_one_party() -> None:
    """'the Bremian army' in one article and 'Bremia' in another agree on the country's name, for victims as well."""
    hurt = Figure(kind="wounded", span=Span(start=0, end=1), low=2, high=2, victims="Bremian", own_losses=None)
    claims = [
        _claim(1, _who("Bremia", "organisation", "Bremia")),
        _claim(2, _who("army", "organisation", "Bremian"), figures=(hurt,)),
    ]
    second = across(claims, PARTIES)[1]

    assert second.speakers[0].party == "Bremia"
    assert second.figures[0].victims == "Bremia"
    assert second.figures[0].own_losses is True


def test_a_body_named_after_a_party_belongs_to_it() -> None:
    """'the Bremian Coast Guard' needs no description once Bremia is known; a body named after two parties stays open."""
    claims = [
        _claim(1, _who("Bremia", "organisation", "Bremia"), _who("Ashe", "organisation", "Ashe")),
        _claim(2, _who("Bremian Coast Guard", "organisation")),
        _claim(3, _who("Bremian embassy in Ashe", "organisation")),
    ]
    _, guard, embassy = across(claims, PARTIES)

    assert guard.speakers[0].party == "Bremia"
    assert embassy.speakers[0].party is None
