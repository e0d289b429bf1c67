"""The table of tags, from persons and from the articles' own records, which came with version 7 of the catalogue."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, select

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

article_tags = Table(
    "article_tags", _metadata,
    Column("article", Text, primary_key=True),  # of any version, and kept while the article is removed
    Column("tag", Text, primary_key=True, index=True),
)  # fmt: skip


def give_own(connection: Connection, article: str, keywords: Collection[str]) -> None:
    """Gives an article the tags of its own record, each spelt as the library spells it already.

    Done once for each: a tag that a person takes away does not come back when the article does.
    """
    if not keywords:
        return
    spelt = {
        str(tag).casefold(): str(tag) for tag in connection.execute(select(article_tags.c.tag).distinct()).scalars()
    }
    names = {spelt.get(one.casefold(), one) for one in keywords}
    connection.execute(
        insert(article_tags).prefix_with("OR IGNORE"), [{"article": article, "tag": name} for name in sorted(names)]
    )


def make_tags(connection: Connection) -> None:
    """Step 7 of the catalogue: this table, empty."""
    _metadata.create_all(connection)
