"""The words of a dispute as readers see them: clean clauses, no dateline, even quotation marks, verbs that agree."""

from __future__ import annotations

import pytest

from claims.datelines import dateline
from claims.disputes import compared
from claims.finder import RuleFinder
from domain.claim import Dispute
from tests.claims.build import an_article
from tests.claims.disputing import Page

SUNK = "Two boats were sunk near the ford by troops of Kesh"


def _shown(finder: RuleFinder, text: str) -> tuple[Dispute, ...]:
    article = an_article(text)
    found = compared(finder.find(article), {article.id: article})
    return (*found.disputes, *found.possible)


@pytest.mark.parametrize(
    "opening",
    [
        "KORD, May 3 (AGN) - ",
        "KORD, May 3 (AGN) -- ",
        "Kord, 3 May 2031 (AGN) — ",
        "KORD/OSMERE, May 3 (AGN) - ",
        "(AGN) KORD, May 3 - ",
        "3 May 2031, Kord – ",
        "Saturday 3 May 2031 ",
    ],
)
def test_a_dateline_stands_in_no_question(finder: RuleFinder, opening: str) -> None:
    """However the paper writes it, it belongs to nobody's words."""
    (dispute,) = _shown(finder, f"{opening}{SUNK}, Talmark’s army said. Kesh denied it.")

    assert dispute.question == f"Is it as Talmark says, “{SUNK}”? Kesh denies it."
    assert [side.text for side in dispute.sides] == [SUNK, "Kesh denied it"]


@pytest.mark.parametrize(
    "text",
    [
        "Kord, on 3 May, sank two boats - both new.",
        "Two boats (from Kesh) - both new - sank.",
        "Harn said: Kord is quiet.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """A sentence that begins with a name and has a dash later."""
    assert dateline(text) is None


def test_a_denial_in_quotation_marks_is_shown_whole(finder: RuleFinder) -> None:
    """What stands before "a spokesman said" is what he says."""
    text = f"{SUNK}, Talmark’s army said. “This is a lie. We sank no boat,” a spokesman of the army of Kesh said."
    (dispute,) = _shown(finder, text)

    assert dispute.sides[1].text == "“This is a lie. We sank no boat,” a spokesman of the army of Kesh said"


def _question(*said: tuple[str, str]) -> str:
    page = Page()
    for who, what in said:
        page.says(who, what)
    found = compared(page.claims, {page.key: page.article()})
    return (*found.possible, *found.disputes)[0].question


def test_two_accounts_are_asked_after_as_an_editor_would() -> None:
    """The words of one, whose account they are, and whether the other's differs; marks inside are single ones."""
    one = ("Orvenia", "that the engineer in Talmark custody was “shot in the back”")

    assert _question(one, ("Talmark", "that it was his heart")) == (
        "Orvenia says “the engineer in Talmark custody was ‘shot in the back’”: does the account of Talmark differ?"
    )


def test_many_say_and_one_says(finder: RuleFinder) -> None:
    """The verb agrees with guards at a ford, and with a nurse."""
    many = _shown(finder, "The guards at the ford said the boats were empty. Kesh denied it.")[0].question
    one = _shown(finder, "The nurse at the ford said the boats were empty. Kesh denied it.")[0].question

    assert many.startswith("Is it as guards at the ford say, “")
    assert one.startswith("Is it as the nurse at the ford says, “")
