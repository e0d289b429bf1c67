"""Articles as rows of the catalogue, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from domain.article import Article, State, Version
from domain.codec import decode, encode
from domain.text import OffsetMap, Piece, Sentence
from retrieval.selection import days

_COLUMNS = (
    "id",
    "version",
    "stored_at",
    "versions",
    "text",
    "raw",
    "offsets",
    "sentences",
    "state",
    "origin",
    "copies",
)


def article_rows(article: Article, state: State = "parsed") -> tuple[dict[str, Any], dict[str, Any]]:
    """The article's row and its version's, with version 1 and the present time where it has none."""
    stored_at = article.stored_at or datetime.now(UTC)
    article = replace(article, version=article.version or 1, stored_at=stored_at)
    return _article_row(article) | {"state": state}, _version_row(article)


def article_of(row: RowMapping | Mapping[str, Any], all_versions: tuple[Version, ...]) -> Article:
    """The noun that a row of `rows` stands for."""
    text = row["text"]
    return replace(
        _described(row["noun"]),
        id=row["id"],
        version=row["version"],
        stored_at=datetime.fromisoformat(row["stored_at"]),
        text=text,
        raw=text if row["raw"] is None else row["raw"],
        state=row["state"],
        origin=row["origin"],
        copies=tuple(json.loads(row["copies"])),
        offsets=_offsets(row["offsets"]),
        sentences=_sentences(row["sentences"]),
        versions=all_versions,
    )


_NOTHING = {"id": "", "text": "", "raw": "", "offsets": {"pieces": []}, "sentences": []}


@lru_cache(maxsize=4096)  # decoding is slow, and after most changes most articles are the same
def _described(noun: str) -> Article:
    return decode(Article, _NOTHING | json.loads(noun))


def _article_row(article: Article) -> dict[str, Any]:
    first_day, last_day = days(article.published)
    return {
        "id": article.id,
        "version": article.version,
        "digest": article.digest,
        "parser": article.parser,
        "name": article.name,
        "outlet": article.outlet,
        "first_day": first_day,
        "last_day": last_day,
        "origin": article.origin,
        "copies": json.dumps(article.copies),
        "analysed": False,
        "hidden": False,
    }


def _version_row(article: Article) -> dict[str, Any]:
    noun = {name: value for name, value in encode(replace(article, sentences=())).items() if name not in _COLUMNS}
    return {
        "article": article.id,
        "version": article.version,
        "stored_at": article.stored_at.isoformat() if article.stored_at else "",
        "parser": article.parser,
        "digest": article.digest,
        "text": article.text,
        "raw": None if article.raw == article.text else article.raw,
        "offsets": json.dumps([(p.start, p.end, p.raw_start, p.raw_end) for p in article.offsets.pieces]),
        "sentences": json.dumps([(s.index, s.start, s.end, s.paragraph) for s in article.sentences]),
        "noun": json.dumps(noun, ensure_ascii=False),
    }


def _offsets(stored: str) -> OffsetMap:
    return OffsetMap(pieces=tuple(Piece(start=a, end=b, raw_start=c, raw_end=d) for a, b, c, d in json.loads(stored)))


def _sentences(stored: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(index=i, start=a, end=b, paragraph=p) for i, a, b, p in json.loads(stored))
