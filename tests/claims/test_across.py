"""What one article leaves open is filled from the others, and marked as inferred."""

from __future__ import annotations

from claims.across import across
from claims.parties import Parties
from domain.claim import Claim, Figure, Speaker
from domain.text import Span
from tests.claims.build import an_article

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


WAR = an_article(
    "The Bremian army fired. Velm, the capital of Bremia, was calm. The Free Ashe Front struck. The Front left.",
    key="a9",
)


def test_a_seat_that_one_article_explains_is_known_in_the_next() -> None:
    """'Velm' alone speaks for Bremia once another article calls it Bremia's capital; without the texts it stays open."""
    claims = [_claim(1, _who("Bremia", "organisation", "Bremia")), _claim(2, _who("Velm", "organisation"))]

    assert across(claims, PARTIES, [WAR])[1].speakers[0].party == "Bremia"
    assert across(claims, PARTIES)[1].speakers[0].party is None


def test_a_short_name_is_known_in_the_next_article_while_one_body_has_it() -> None:
    """'the Front' is the Free Ashe Front; with two fronts in the library it stays open."""
    claims = [_claim(1, _who("Front", "organisation")), _claim(2, _who("Ada Morrow", "person"))]
    other = an_article("The Velm Liberation Front struck. The Front left.", key="a8")

    assert across(claims, PARTIES, [WAR])[0].speakers[0].party == "Free Ashe Front"
    assert across(claims, PARTIES, [WAR, other])[0].speakers[0].party is None


def test_an_office_in_the_paper_of_a_seat_is_its_state_s() -> None:
    """'the army' in the Velm Times is Bremia's; the paper itself, its neighbours and a private army are not."""
    paper = an_article("The army was silent.", key="a1", outlet="Velm Times")
    claims = [
        _claim(1, _who("army", "organisation")),
        _claim(1, _who("Velm Times", "narrator")),
        _claim(1, _who("neighbour", "unnamed")),
        _claim(2, _who("army", "organisation")),
    ]
    army, narrator, neighbour, elsewhere = across(claims, PARTIES, [WAR, paper])

    assert army.speakers[0].party == "Bremia"
    assert narrator.speakers[0].party is neighbour.speakers[0].party is elsewhere.speakers[0].party is None


def test_where_somebody_stands_is_not_whose_he_is() -> None:
    """'a bishop of Velm' and 'two diplomats in Velm' are nobody's; 'the government in Velm' is Bremia's."""
    claims = [
        _claim(1, _who("bishop of Velm", "unnamed"), _who("two diplomats in Velm", "unnamed")),
        _claim(2, _who("government in Velm", "organisation"), _who("international monitors", "unnamed")),
    ]
    people, bodies = across(claims, PARTIES, [WAR])

    assert people.parties == ()
    assert bodies.parties == ("Bremia",)


def test_an_editor_s_name_replaces_the_one_that_was_stored() -> None:
    """Claims found under another name of a party go by the name that its file gives, without a new analysis."""
    known = PARTIES.overlaid('[states]\n"Rus" = { aliases = ["Russia"] }\n"Bremland" = { aliases = ["Bremia"] }')
    claims = [_claim(1, _who("Kremlin", "organisation", "Russia")), _claim(2, _who("army", "organisation", "Bremia"))]

    assert [c.parties for c in across(claims, known)] == [("Rus",), ("Bremland",)]
