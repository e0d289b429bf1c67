"""What contradicts what among claims, found once for claims that are asked about again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.memory import Memory
from claims.disputes import find_disputes
from domain.article import Article
from domain.claim import Claim, Dispute, Relation

_MOST = 8  # views: all that was loaded, and a few filters
Found = tuple[tuple[Dispute, ...], tuple[Relation, ...]]


class Disputing:
    """Remembers the disputes of the last sequences of claims: a library gives the same one until it changes.

    Over a thousand claims they take half a second to find, and they are the same for every question.
    """

    def __init__(self) -> None:
        self._memory = Memory(most=_MOST)

    def of(self, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Found:
        """The disputes and relations of the claims, of which `articles` holds the texts, and may hold others."""
        _, found = self._memory.of(
            id(claims), lambda: (claims, _found(claims, articles))
        )  # held, so its id stays its own
        return found


def _found(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Found:
    known = {claim.article: articles[claim.article] for claim in claims if claim.article in articles}
    return find_disputes(claims, known)
