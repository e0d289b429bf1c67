"""Claims of the articles that await analysis, found and stored a few at a time."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol, runtime_checkable

from app.copying import Copying
from app.knowing import Knowing
from claims.helper import Helper
from claims.parties import Parties
from claims.together import Together
from domain.article import Article, Card
from domain.claim import Claim
from retrieval.library import Library

AT_ONCE = 16  # articles whose claims are stored in one transaction


class Finder(Protocol):
    """Finds claims, in many articles at once."""

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn."""


@runtime_checkable
class Learner(Protocol):
    """A finder that can be told of parties."""

    def knows(self, parties: Parties) -> None:
        """From now on these parties are known."""


class Analyst:
    """Finds the claims of articles; one call at a time, so that no article is read twice."""

    def __init__(
        self, finder: Callable[[], Finder], knowing: Knowing | None = None, copying: Copying | None = None
    ) -> None:
        self._make_finder = finder
        self._knowing = knowing
        self._copying = copying
        self._one = threading.Lock()

    def analyse(self, library: Library, stop: Callable[[], bool] = lambda: False) -> Iterator[Article]:
        """Each article that awaited analysis, once its claims are stored; a stop leaves the rest waiting."""
        with self._one:
            while not stop() and (waiting := library.waiting_analysis(AT_ONCE)):
                if self._copying is not None:
                    self._copying.learn(library)
                found = list(self._found(library, waiting, stop))
                library.keep_all_claims(found)
                yield from (article for article, _ in found)

    def _learn(self, library: Library, articles: Sequence[Article]) -> None:
        """The finder knows what these articles and those before them call their parties."""
        if self._knowing is not None:
            self._knowing.learn(library, articles)
            if isinstance(self._finder, Learner):
                self._finder.knows(self._knowing.with_others_so_far(library))

    def _found(
        self, library: Library, waiting: Sequence[Article], stop: Callable[[], bool]
    ) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        yield from ((article, ()) for article in waiting if is_unread(article))
        readable = [article for article in waiting if not is_unread(article)]
        if not readable:
            return
        self._learn(library, readable)
        for article, claims in zip(readable, self._finder.find_many(readable), strict=True):
            yield article, claims
            if stop():
                return

    @cached_property
    def _finder(self) -> Finder:
        return self._make_finder()


def rule_finder(parties: Parties) -> Together:
    """The rules on spaCy's parser, on every core while there is much to do."""
    from claims.finder import RuleFinder  # late: spaCy takes seconds to import, and reading commands need none

    return Together(RuleFinder(parties), lambda: Helper(parties))


def is_unread(article: Article) -> bool:
    """True for a text in a language that the rules do not read: it is kept and searched, and yields no claims.

    "Артиллерия обстреляла мост." is one, even where nobody can say which language; a line of English too short to tell
    its language ("Sella fell two months prior.") is not.
    """
    return _is_unread([flag.kind for flag in article.flags], article.language, article.text)


def is_unread_card(card: Card) -> bool:
    """The same of an article's card."""
    return _is_unread(card.flags, card.language, card.opening)


def _is_unread(flags: Collection[str], language: str | None, text: str) -> bool:
    return "unread-language" in flags and (language is not None or not _in_latin_letters(text))


def _in_latin_letters(text: str) -> bool:
    letters = [char for char in text[:2000] if char.isalpha()]
    return sum(unicodedata.name(char, "").startswith("LATIN") for char in letters) * 2 > len(letters)
