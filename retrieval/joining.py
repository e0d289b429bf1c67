"""The same article under another id: found by its address, and believed only when the words agree."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from retrieval.queue_tables import addresses
from retrieval.schema import articles, versions

_SHARED = 0.5  # of all words of the two, those in both
_WORD = re.compile(r"[^\W_]+")


def note_address(connection: Connection, article: str, address: str | None) -> None:
    """Remembers that this article is (or says that it is) what stands at the address."""
    if address:
        connection.execute(insert(addresses).values(address=address, article=article).on_conflict_do_nothing())


def held_at(connection: Connection, address: str | None, text: str) -> str | None:
    """The id of the article that is held for this address and tells the same, None when there is none.

    A page says itself which address it stands for, so that a hostile one could name another outlet's: it must not
    become that article's next version. "Talmark denies shelling" at the address of "Grain prices rise" stays apart; a
    saved copy of "Grain prices rise", with a sentence added since, joins.
    """
    if not address:
        return None
    current = versions.join(
        articles, (articles.c.id == versions.c.article) & (articles.c.version == versions.c.version)
    )
    query = (
        select(addresses.c.article, versions.c.text)
        .select_from(current.join(addresses, addresses.c.article == articles.c.id))
        .where(addresses.c.address == address)
        .order_by(articles.c.n)
    )
    return next((str(article) for article, held in connection.execute(query) if tell_the_same(held, text)), None)


def tell_the_same(one: str, other: str) -> bool:
    """True when the two texts share most of their words.

    >>> tell_the_same("Grain prices rose in Velm.", "Grain prices rose sharply in Velm.")
    True
    >>> tell_the_same("Grain prices rose in Velm.", "Shells struck the bridge at Halden.")
    False
    """
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) > _SHARED * len(words | others) or one == other
