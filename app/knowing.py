"""What the articles of a library teach one another about their parties: kept at their analysis, agreed when asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from app.memory import Memory
from claims.lexicon import ArticleNames, agreed, names_in
from claims.parties import Parties
from domain.article import Article
from retrieval.library import Library

_GROWTH = 1.1  # times as many articles before the parties are agreed upon anew while articles are added


class Knowing:
    """Names of parties from all articles of a library; `parties` gives what claims in it are found with."""

    def __init__(self, parties: Callable[[Library], Parties]) -> None:
        self._parties = parties
        self._memory = Memory(most=4)
        self._agreed: tuple[int, Library, Parties] | None = None

    def names(self, library: Library, ids: Collection[str] = ()) -> tuple[ArticleNames, ...]:
        """What each article (or each of these) calls its parties, in order of arrival; none for what an older one analysed."""
        if ids:
            return _read(library, ids)
        return self._memory.of((library.folder, library.revision()), lambda: _read(library))

    def learn(self, library: Library, articles: Sequence[Article]) -> None:
        """Reads the names out of those of these articles that have none kept, and keeps them."""
        new = library.names.without(articles)
        if new:
            parties = self._parties(library)
            library.names.keep([(article, names_in(article, parties).plain()) for article in new])

    def with_others(self, library: Library) -> Parties:
        """The parties of the library and those that its articles make known, agreed over all of them."""
        return agreed(self.names(library), self._parties(library)).parties

    def with_others_so_far(self, library: Library) -> Parties:
        """The same while articles are added: worked out again whenever the library has grown by a tenth.

        So each article is read with what came before it and what came with it.
        """
        count = sum(library.counts().values())
        if self._agreed is None or self._agreed[1] is not library or count > self._agreed[0] * _GROWTH:
            self._agreed = (count, library, self.with_others(library))
        return self._agreed[2]


def _read(library: Library, ids: Collection[str] = ()) -> tuple[ArticleNames, ...]:
    return tuple(ArticleNames.of_plain(one.article, one.outlet, one.names) for one in library.names.all(ids))
