"""Which articles are copies of which, kept beside them: found when an article comes, not when somebody looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, or_, select

from retrieval.catalogue import Catalogue
from retrieval.copy_tables import article_prints, copy_links
from retrieval.schema import articles
from retrieval.selection import one_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PrintOf:
    """What one version of an article is compared by: numbers of its runs of words, and of all its words."""

    article: str
    version: int
    shingles: NDArray[np.uint32]
    whole: int


class StoredCopies:
    """The prints and links of a library; what is kept here changes no answer but how soon it is there."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def prints(self) -> tuple[PrintOf, ...]:
        """Those of present versions, in order of arrival; of removed articles too, which may come back."""
        kept = select(article_prints).join(articles, articles.c.id == article_prints.c.article)
        wanted = kept.where(article_prints.c.version == articles.c.version).order_by(articles.c.n)
        with self._catalogue.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(
            PrintOf(
                article=row["article"],
                version=row["version"],
                whole=row["whole"],
                shingles=np.frombuffer(row["shingles"], "<u4").astype(np.uint32),
            )
            for row in rows
        )

    def without(self) -> tuple[str, ...]:
        """The ids of the articles that are held and whose present version has no print yet, in order of arrival."""
        there = (article_prints.c.article == articles.c.id) & (article_prints.c.version == articles.c.version)
        wanted = select(articles.c.id).outerjoin(article_prints, there).order_by(articles.c.n)
        with self._catalogue.reading() as connection:
            found = wanted.where(article_prints.c.article.is_(None), articles.c.hidden.is_(False))
            return tuple(connection.execute(found).scalars())

    def links(self) -> tuple[tuple[str, str], ...]:
        """The pairs of articles, by id, of which one copies the other."""
        with self._catalogue.reading() as connection:
            return tuple((one, other) for one, other in connection.execute(select(copy_links)))

    def keep(self, prints: Sequence[PrintOf], links: Iterable[tuple[str, str]]) -> None:
        """Stores the prints and links of newly compared articles, instead of those of their earlier versions."""
        with self._catalogue.beside() as connection:
            _forget(connection, [one.article for one in prints])
            rows = [
                {"article": p.article, "version": p.version, "whole": p.whole, "shingles": p.shingles.astype("<u4").tobytes()}
                for p in prints
            ]  # fmt: skip
            if rows:
                connection.execute(insert(article_prints), rows)
            pairs = [{"one": one, "other": other} for one, other in dict.fromkeys(links)]
            if pairs:
                connection.execute(insert(copy_links), pairs)


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(delete(article_prints).where(one_of(article_prints.c.article, ids)))
    connection.execute(delete(copy_links).where(or_(one_of(copy_links.c.one, ids), one_of(copy_links.c.other, ids))))
