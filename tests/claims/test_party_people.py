"""People and outlets whose party the other articles of a library tell."""

from __future__ import annotations

from claims.across import across
from claims.lexicon import ArticleNames
from claims.parties import Alias, Parties
from domain.claim import Claim, Speaker
from domain.text import Span

WORLD = Parties.load().overlaid('[states]\n"Bremia" = { demonyms = ["Bremian"] }\n"Ashe" = { seat = "Adra" }')


def _claim(number: int, *speakers: Speaker) -> Claim:
    return Claim(
        id=f"a{number}@1-c1", article=f"a{number}", version=1, speakers=speakers, stance="asserts",
        content=(Span(start=0, end=5),), form="indirect",
    )  # fmt: skip


def _who(
    name: str, party: str | None = None, how: str = "explicit", role: str | None = None, kind: str = "person"
) -> Speaker:
    return Speaker(name=name, kind=kind, party=party, role=role, resolved_by=how)  # type: ignore[arg-type]  # literals


def _parties(*claims: Claim, names: tuple[ArticleNames, ...] = ()) -> list[str | None]:
    return [c.speakers[0].party for c in across(claims, WORLD, names)]


def test_what_is_told_goes_before_a_guess() -> None:
    """A guess that another article contradicts is given up; what two articles tell stays as each tells it."""
    told, guessed = _claim(1, _who("Ada Morrow", "Bremia")), _claim(2, _who("Ada Morrow", "Ashe", "inferred"))

    assert _parties(told, guessed) == ["Bremia", "Bremia"]
    assert _parties(told, _claim(2, _who("Ada Morrow", "Ashe"))) == ["Bremia", "Ashe"]


def test_a_surname_with_its_office_is_the_same_person() -> None:
    """'Prime Minister Morrow' is the Ada Morrow of that office; a fisherman of the name is not."""
    told = _claim(1, _who("Ada Morrow", "Bremia", role="Bremian president"))

    assert _parties(told, _claim(2, _who("Morrow", role="President"))) == ["Bremia", "Bremia"]
    assert _parties(told, _claim(2, _who("Morrow", role="fisherman"))) == ["Bremia", None]


def test_an_adviser_is_of_whom_he_advises() -> None:
    """'An adviser to Ada Morrow' is of her side; her neighbour is not."""
    told = _claim(1, _who("Ada Morrow", "Bremia"))

    assert _parties(told, _claim(2, _who("adviser to Prime Minister Ada Morrow", kind="unnamed")))[1] == "Bremia"
    assert _parties(told, _claim(2, _who("neighbour of Ada Morrow", kind="unnamed")))[1] is None


def test_a_guess_that_all_share_is_passed_on() -> None:
    """Where no article tells, the one that all guesses agree on stands in for it."""
    guess = _claim(1, _who("Ada Morrow", "Ashe", "inferred"))

    assert _parties(guess, _claim(2, _who("Ada Morrow"))) == ["Ashe", "Ashe"]
    assert (
        _parties(guess, _claim(3, _who("Ada Morrow", "Bremia", "inferred")), _claim(2, _who("Ada Morrow")))[2] is None
    )


def test_an_outlet_that_leaves_its_president_without_a_country_is_at_home_there() -> None:
    """Two bare offices of Bremia make the Post Bremian, so that its bare army is; with one it stays open."""
    told = [
        _claim(1, _who("Ada Morrow", "Bremia", role="president")),
        _claim(2, _who("Ole Tarn", "Bremia", role="minister")),
    ]
    bare = [_claim(3, _who("Ada Morrow", role="President")), _claim(4, _who("Ole Tarn", role="minister"))]
    army = _claim(5, _who("army", kind="organisation"))
    names = tuple(ArticleNames(article=f"a{n}", outlet="Evening Post", aliases=()) for n in (3, 4, 5))

    assert _parties(*told, *bare, army, names=names)[-1] == "Bremia"
    assert _parties(*told, bare[0], army, names=names)[-1] is None


def test_a_place_is_its_state_s_paper() -> None:
    """The Harn Post reports from Bremia, where some article sets Harn; names come back from plain values."""
    placed = ArticleNames(article="a1", outlet="Wire", aliases=(Alias(party="Bremia", name="Harn", table="places"),))
    again = ArticleNames.of_plain("a1", "Wire", placed.plain())
    paper = ArticleNames(article="a2", outlet="Harn Post", aliases=())

    assert again == placed
    assert _parties(_claim(2, _who("army", kind="organisation")), names=(again, paper)) == ["Bremia"]
    assert _parties(_claim(2, _who("army", kind="organisation")), names=(paper,)) == [None]
