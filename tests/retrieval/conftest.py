"""Libraries that are closed when the test is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from domain.article import Article
from retrieval.library import Library
from tests.retrieval.builders import FakeEmbedder


class Shelf:
    """Opens libraries in one folder."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self._stack = stack

    def open(self, *, writer: bool = True, embedder: Any = None, **known: Any) -> Library:
        """The library of this folder."""
        library = Library.open(self.folder, embedder or FakeEmbedder(), writer=writer, **known)
        return self._stack.enter_context(closing(library))

    def filled(self, *given: Article, embedder: Any = None, **known: Any) -> Library:
        """The library of this folder, open for writing, with these articles indexed."""
        library = self.open(embedder=embedder, **known)
        library.keep(given)
        assert all(article.state == "indexed" for article in library.index_waiting())
        return library


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A folder for a library."""
    with ExitStack() as stack:
        yield Shelf(tmp_path / "library", stack)
