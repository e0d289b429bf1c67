"""Whatever is added in whatever order, the catalogue holds what a dictionary would."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.article import Filters
from domain.text import OffsetMap, Piece
from retrieval.catalogue import Catalogue
from tests.retrieval.builders import BRIDGE, GRAIN, TALKS, article

TEXTS = (BRIDGE, GRAIN, TALKS, "")
ADDS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=12)


@contextmanager
def catalogue() -> Iterator[Catalogue]:
    """An empty catalogue."""
    with tempfile.TemporaryDirectory() as folder, closing(Catalogue(Path(folder))) as empty:
        yield empty


@settings(deadline=None, max_examples=40)
@given(ADDS)
def test_adding_in_any_order(adds: list[tuple[str, int]]) -> None:
    """An id holds its last text, a text that another article holds is not held twice, and every version can be read."""
    model: dict[str, list[str]] = {}
    with catalogue() as kept:
        for name, n in adds:
            outcome = kept.keep([article(TEXTS[n], name)])[0].outcome
            assert outcome == expected(model, name, TEXTS[n])
        assert {a.id: a.text for a in kept.articles(Filters())} == {k: texts[-1] for k, texts in model.items()}
        for name, texts in model.items():
            assert [kept.article(name, n).text for n in range(1, len(texts) + 1)] == texts


def expected(model: dict[str, list[str]], name: str, text: str) -> str:
    """What becomes of an addition, and the model after it."""
    if name not in model:
        if any(texts[-1] == text for texts in model.values()):
            return "unchanged"
        model[name] = [text]
        return "added"
    if model[name][-1] == text:
        return "unchanged"
    model[name].append(text)
    return "updated"


@settings(deadline=None, max_examples=20)
@given(ADDS)
def test_adding_twice_equals_adding_once(adds: list[tuple[str, int]]) -> None:
    """The last of the articles added again changes nothing but the revision."""
    with catalogue() as kept:
        for name, n in adds:
            kept.keep([article(TEXTS[n], name)])
        before = kept.articles(Filters())
        assert {k.outcome for k in kept.keep(before)} <= {"unchanged"}
        assert kept.articles(Filters()) == before


def test_a_new_parser_makes_a_new_version() -> None:
    """The same file read by a better parser is stored beside the earlier reading."""
    with catalogue() as kept:
        kept.keep([article()])
        better = article(parser="test-2", offsets=OffsetMap(pieces=(Piece(start=0, end=9, raw_start=3, raw_end=12),)))
        assert kept.keep([better])[0].outcome == "updated"
        assert [v.parser for v in kept.article("courier-1", None).versions] == ["test-1", "test-2"]
        assert kept.article("courier-1", None).offsets == better.offsets


def test_all_or_nothing() -> None:
    """When one article of a call cannot be stored, none is."""
    with catalogue() as kept:
        try:
            kept.keep([article(), article(GRAIN, "broken", title="\ud800")])
        except UnicodeEncodeError:
            assert kept.articles(Filters()) == ()
        else:
            raise AssertionError("half a character was stored")
