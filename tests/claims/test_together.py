"""Claims found on several cores are those that one finds."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator

from claims.finder import RuleFinder
from claims.helper import Helper
from claims.parties import Parties
from claims.together import Together, cores
from domain.article import Article
from domain.claim import Claim
from tests.claims.build import an_article

TEXTS = (
    "The Orvenian Defence Ministry said that {} posts were shelled. “We will answer,” General Ilan Veshtan told Kesh Press.",
    "Talmark denied that its troops had killed {} soldiers. The ministry accused Orvenia of breaking the cease-fire.",
    "Kesh urged both sides to stop. At least {} civilians were wounded, according to the governor of Solmar.",
)
SOME = tuple(an_article(TEXTS[n % 3].format(n + 2), key=f"wire-{n}") for n in range(30))


class _Noted:
    """The rules here, with a note of what was found here."""

    name = "rules"

    def __init__(self, finder: RuleFinder) -> None:
        self._finder = finder
        self.here: list[str] = []

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn."""
        given = list(articles)
        self.here += [article.id for article in given]
        return self._finder.find_many(given)

    def knowing(self, parties: Parties) -> RuleFinder:
        """The rules with these parties."""
        return self._finder.knowing(parties)


def test_a_helper_finds_what_this_process_finds(finder: RuleFinder, parties: Parties) -> None:
    """Results come in order and are equal, whoever found them; and the helper did some of the work."""
    noted = _Noted(finder)
    together = Together(noted, lambda: Helper(parties), helpers=1, many=0)
    once, twice = list(together.find_many(SOME)), list(together.find_many(SOME * 4))
    together.close()
    expected = list(finder.find_many(SOME))
    assert once == expected
    assert twice == expected * 4
    assert len(noted.here) < len(SOME) * 5


def test_a_helper_that_breaks_down_is_not_missed(finder: RuleFinder, parties: Parties) -> None:
    """A process that ends at once, or speaks no sense: all is found here."""
    for program in ("this", "claims.parties"):
        noted = _Noted(finder)
        together = Together(noted, lambda program=program: Helper(parties, program), helpers=1, many=0)  # type: ignore[misc]  # bound early
        assert list(together.find_many(SOME)) == list(finder.find_many(SOME))
        together.close()
        assert sorted(noted.here) == sorted(article.id for article in SOME)


def test_few_articles_start_no_helper(finder: RuleFinder, parties: Parties) -> None:
    """A helper takes seconds to start: it is not worth it for a handful, nor where there is one core."""
    started: list[Helper] = []

    def helper() -> Helper:
        started.append(Helper(parties))
        return started[-1]

    assert len(list(Together(finder, helper, helpers=1).find_many(SOME[:12]))) == 12
    assert len(list(Together(finder, helper, helpers=0, many=0).find_many(SOME))) == 30
    assert started == []


def test_who_stops_asking_leaves_the_rest_undone(finder: RuleFinder, parties: Parties) -> None:
    """The articles after a stop are read by nobody, and a later call begins afresh."""
    noted = _Noted(finder)
    together = Together(noted, lambda: Helper(parties), helpers=0)
    asked = together.find_many(SOME)
    assert isinstance(asked, Generator)
    assert next(asked) == finder.find(SOME[0])
    asked.close()
    assert len(noted.here) < 10
    assert next(together.find_many(SOME[5:])) == finder.find(SOME[5])


def test_the_cores_are_those_of_this_process() -> None:
    """At least one, at most what the machine has."""
    assert 1 <= cores() <= (os.cpu_count() or 1)


def test_other_parties_are_known_everywhere(finder: RuleFinder, parties: Parties) -> None:
    """What is told in the midst of the work is known here and in the helper."""
    more = parties.overlaid('[states]\n"Holten" = { demonyms = ["Solmar"] }')
    together = Together(finder, lambda: Helper(parties), helpers=1, many=0)
    before = list(together.find_many(SOME))
    together.knows(more)
    after = list(together.find_many(SOME * 2))
    together.close()

    assert after == list(finder.knowing(more).find_many(SOME)) * 2
    assert before == list(finder.find_many(SOME)) != after[: len(SOME)]
