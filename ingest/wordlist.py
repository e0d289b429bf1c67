"""Word lists as one readable string."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set.

    >>> sorted(words("mr mrs"))
    ['mr', 'mrs']
    """
    return frozenset(text.split())
