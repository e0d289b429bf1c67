"""Which articles of a library are copies of which: compared when they come, told when somebody looks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from app.memory import Memory
from domain.article import Article, Filters
from ingest.compared import Compared
from ingest.copies import Link, Origin, grouped, links
from ingest.shingles import Sketch, print_of
from retrieval.library import Library
from retrieval.stored_copies import PrintOf

AT_ONCE = 500  # articles whose prints are stored in one transaction


class Copying:
    """Copies in libraries; a library that is open for reading learns of what is not compared yet for itself alone."""

    def __init__(self) -> None:
        self._memory = Memory(most=4)
        self._compared: tuple[Library, Compared] | None = None
        self._one = threading.Lock()

    def origins(self, library: Library) -> Mapping[str, Origin]:
        """The origin of every article that has copies in the library, by id."""
        return self._memory.of((library.folder, library.revision()), lambda: self._made(library))

    def learn(self, library: Library) -> None:
        """Compares what has not been compared yet, and keeps it."""
        with self._one:
            new = library.copies.without()
            for start in range(0, len(new), AT_ONCE):
                self._compare(library, new[start : start + AT_ONCE])

    def _made(self, library: Library) -> Mapping[str, Origin]:
        found: tuple[Link, ...] = ()
        if library.writer:
            self.learn(library)
        elif new := library.copies.without():
            found = tuple(links(library.articles(Filters(articles=new)), _read_in(library), _reader(library)))
        return grouped(library.cards(), (*library.copies.links(), *found))

    def _compare(self, library: Library, ids: Sequence[str]) -> None:
        if self._compared is None or self._compared[0] is not library:
            self._compared = (library, _read_in(library))
        articles = library.articles(Filters(articles=tuple(ids)))
        found = list(links(articles, self._compared[1], _reader(library)))
        sketches = [(article, print_of(article).sketch) for article in articles]
        library.copies.keep(
            [PrintOf(article=a.id, version=a.version, shingles=s.shingles, whole=s.whole) for a, s in sketches], found
        )


def _reader(library: Library) -> Callable[[Sequence[str]], list[Article]]:
    """Reads articles by their ids; removed ones too, which may come back."""
    return lambda ids: [library.article(one) for one in ids]


def _read_in(library: Library) -> Compared:
    """All that is kept of the library's articles."""
    compared = Compared()
    for one in library.copies.prints():
        compared.add(one.article, Sketch(shingles=one.shingles, whole=one.whole))
    return compared
