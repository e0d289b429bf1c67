"""What one article calls its parties is known in the others: at their analysis, and when claims are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.analysing import Analyst
from app.knowing import Knowing
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim
from retrieval.library import Library
from tests.retrieval.builders import FakeEmbedder, article

TOLD = "The Bremian army fired at the village. The Bremian government in Velm was silent on Monday."
OPEN = "Velm denied it on Tuesday. Nobody else spoke."


class _Listener:
    """A finder that finds nothing and notes what it was told."""

    def __init__(self) -> None:
        self.told: list[Parties] = []

    def knows(self, parties: Parties) -> None:
        """Notes them."""
        self.told.append(parties)

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """Nothing for each."""
        return iter([() for _ in articles])


def _filled(folder: Path, *texts: str) -> Library:
    library = Library.open(folder, FakeEmbedder(), writer=True)
    library.keep([article(text, f"courier-{n}") for n, text in enumerate(texts)])
    assert len(list(library.index_waiting())) == len(texts)
    return library


def test_a_finder_is_told_what_all_waiting_articles_call_their_parties(tmp_path: Path) -> None:
    """Velm is Bremia's seat by the first article, and known while the second is read."""
    library, listener = _filled(tmp_path, TOLD, OPEN), _Listener()
    knowing = Knowing(lambda _: Parties.load())

    assert len(list(Analyst(lambda: listener, knowing).analyse(library))) == 2
    assert listener.told[0].canonical("Velm") == listener.told[0].canonical("Bremian")
    assert [one.article for one in knowing.names(library)] == [a.id for a in library.articles()]
    library.close()


def test_names_are_read_out_of_a_text_once(tmp_path: Path) -> None:
    """A second analysis keeps what is there."""
    library = _filled(tmp_path, TOLD)
    knowing = Knowing(lambda _: Parties.load())
    knowing.learn(library, library.articles())
    before = library.revision()
    knowing.learn(library, library.articles())

    assert library.revision() == before
    assert knowing.with_others(library).canonical("Velm") is not None
    assert knowing.with_others_so_far(library) is knowing.with_others_so_far(library)
    library.close()


def test_a_finder_that_cannot_be_told_is_used_as_it_is(tmp_path: Path) -> None:
    """Without knowledge nothing is kept beside the claims."""
    library = _filled(tmp_path, TOLD)

    assert len(list(Analyst(lambda: _Listener()).analyse(library))) == 1
    assert library.names.all() == ()
    library.close()
