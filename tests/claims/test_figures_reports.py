"""Figures reach those who report them, scope and day included."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article, content, names
from tests.claims.test_figures import LEAD, figures_of


@pytest.mark.parametrize(
    ("text", "who", "words", "stance"),
    [
        ("Police in Kesh reported at least five dead.", "Police in Kesh", "at least five dead", "asserts"),
        ("The Keshi army spoke of nine dead.", "Keshi army", "of nine dead", "asserts"),
        ("The Keshi army admitted one death only.", "Keshi army", "one death", "confirms"),
        ("The mayor was brief on the 58 dead claimed by the Keshi army.", "Keshi army", "the 58 dead", "asserts"),
        ("Eight dead now, per the Keshi police.", "Keshi police", "Eight dead now", "asserts"),
        ("By the Keshi army's reckoning, ten engineers remain in captivity.", "Keshi army",
         "ten engineers remain in captivity", "asserts"),
    ],
)  # fmt: skip
def test_a_count_without_a_clause_is_credited(finder: RuleFinder, text: str, who: str, words: str, stance: str) -> None:
    """By a verb of counting or reporting, by "per", by somebody's reckoning."""
    article = an_article(LEAD + text)
    (claim,) = [c for c in finder.find(article) if c.figures]
    assert (names(claim), content(claim, article), claim.stance) == ((who,), words, stance)


@pytest.mark.parametrize(
    "text", ["The shelling killed five guards.", "We count ten dead so far.", "Ten dead by our count."]
)
def test_what_nobody_reports_is_the_narrators(finder: RuleFinder, text: str) -> None:
    """What kills does not speak, and "we" is the writer."""
    (claim,) = [c for c in finder.find(an_article(LEAD + text)) if c.figures]
    assert claim.is_narrator


def test_a_statement_reaches_the_counts_that_go_on_from_it(finder: RuleFinder) -> None:
    """As in "Twelve were missing, nine drivers and three nurses, the army said": all three are the army's."""
    article = an_article(LEAD + "Twelve engineers were missing, nine drivers and three nurses, the Keshi army said.")
    told = [(names(c), [f.low for f in c.figures]) for c in finder.find(article) if c.figures]
    assert told == [(("Keshi army",), [12, 9, 3])]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The Keshi army said 12 guards were killed since Monday.", "total"),
        ("The death toll rose to 58, the Keshi army said.", "total"),
        ("The Keshi army said 12 guards were killed in the past 24 hours.", "daily"),
        ("The Keshi army said 12 guards were killed.", None),
    ],
)
def test_the_scope_is_told(finder: RuleFinder, text: str, scope: str | None) -> None:
    """All so far, of one day, or untold."""
    assert [f.scope for f in figures_of(finder, text)] == [scope]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Keshi army said on 4 May that 12 guards were killed.", "2031-05-04"),
        ("Twelve guards had been killed by 3 May, the Keshi army said.", "2031-05-03"),
        ("The toll from Friday's attack rose to 31, the Keshi army said.", "2031-05-06"),
        ("The Keshi army said 12 guards were killed since 1 May.", "2031-05-06"),
    ],
)
def test_a_count_holds_as_of_a_day(finder: RuleFinder, text: str, day: str) -> None:
    """The day in the text, else the article's; the day since which is counted, or of the attack, is neither."""
    assert [f.as_of for f in figures_of(finder, text)] == [day]
