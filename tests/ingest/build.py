"""Builders for the tests of this room."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from domain.article import Article, Refusal
from domain.report import Source
from ingest.load import Limits, load


def loaded(path: Path, limits: Limits = Limits()) -> list[Article | Refusal]:  # noqa: B008 -- Limits is frozen
    """What one file or folder becomes."""
    return list(load([Source(location=str(path))], limits))


def article(folder: Path, name: str, content: str | bytes) -> Article:
    """The one article of a file that is written first."""
    (only,) = loaded(written(folder, name, content))
    assert isinstance(only, Article), only
    return only


def refusal(folder: Path, name: str, content: str | bytes, limits: Limits = Limits()) -> str:  # noqa: B008 -- Limits is frozen
    """The reason why a file that is written first is refused."""
    (only,) = loaded(written(folder, name, content), limits)
    assert isinstance(only, Refusal), only
    return only.reason


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def record(text: str = "Guns fired near Sella. Nobody was hurt.", **fields: object) -> str:
    """One JSON record."""
    return json.dumps({"text": text, **fields})


def sentences(one: Article) -> list[str]:
    """The words of its sentences."""
    return [sentence.span.of(one.text) for sentence in one.sentences]


def hows(one: Article) -> Mapping[str, str]:
    """How each field was found."""
    return {basis.field: basis.how for basis in one.basis}


def kinds(one: Article) -> set[str]:
    """The kinds of its flags."""
    return {flag.kind for flag in one.flags}
