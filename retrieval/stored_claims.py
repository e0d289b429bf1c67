"""Claims in the catalogue: of current versions only, found by article and by party."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, update

from domain.article import Article, Filters
from domain.claim import Claim
from domain.codec import decode, encode
from retrieval.schema import articles, claim_parties, claims
from retrieval.selection import conditions, one_of


def replace_claims(connection: Connection, article: Article, found: Sequence[Claim]) -> bool:
    """Stores what was found in the article, instead of what was; False when a newer version has come meanwhile."""
    current = (articles.c.id == article.id) & (articles.c.version == article.version) & articles.c.hidden.is_(False)
    if connection.execute(select(articles.c.id).where(current)).first() is None:
        return False
    connection.execute(delete(claims).where(claims.c.article == article.id))
    if found:
        connection.execute(insert(claims), [_row(article.id, n, claim) for n, claim in enumerate(found)])
    parties = [row for n, claim in enumerate(found) for row in _party_rows(article.id, n, claim)]
    if parties:
        connection.execute(insert(claim_parties), parties)
    connection.execute(update(articles).where(current, articles.c.state == "indexed").values(state="analysed"))
    connection.execute(update(articles).where(current).values(analysed=True))
    return True


def read(connection: Connection, filters: Filters) -> tuple[Claim, ...]:
    """The claims of the articles under the filters, in order; with parties, only claims that these parties make."""
    wanted = select(claims.c.noun).join(articles, articles.c.id == claims.c.article).where(_under(filters))
    return tuple(
        _claim(noun) for noun in connection.execute(wanted.order_by(articles.c.n, claims.c.position)).scalars()
    )


def count(connection: Connection, filters: Filters) -> int:
    """How many claims `read` would give."""
    joined = select(func.count()).select_from(claims).join(articles, articles.c.id == claims.c.article)
    return int(connection.execute(joined.where(_under(filters))).scalar_one())


def speaking(connection: Connection) -> dict[str, int]:
    """How many claims each party makes."""
    makes = select(claim_parties.c.party, func.count()).where(claim_parties.c.role == "speaker")
    return {str(row[0]): int(row[1]) for row in connection.execute(makes.group_by(claim_parties.c.party))}


def named(connection: Connection) -> tuple[str, ...]:
    """Every party that makes a claim or is spoken of in one, by name."""
    return tuple(connection.execute(select(claim_parties.c.party).distinct().order_by(claim_parties.c.party)).scalars())


@lru_cache(
    maxsize=60_000
)  # decoding is slow, and after most changes most claims are the same; 2,000 reports have 30,000
def _claim(noun: str) -> Claim:
    return decode(Claim, json.loads(noun))


def _under(filters: Filters) -> ColumnElement[bool]:
    broad = Filters(since=filters.since, until=filters.until, outlets=filters.outlets, articles=filters.articles)
    if not filters.parties:
        return conditions(broad)
    speaks = exists().where(
        claim_parties.c.article == claims.c.article,
        claim_parties.c.position == claims.c.position,
        claim_parties.c.role == "speaker",
        one_of(claim_parties.c.party, filters.parties),
    )
    return conditions(broad) & speaks


def _row(article: str, position: int, claim: Claim) -> dict[str, object]:
    noun = json.dumps(encode(claim), ensure_ascii=False)
    return {"article": article, "position": position, "id": claim.id, "stance": claim.stance, "noun": noun}


def _party_rows(article: str, position: int, claim: Claim) -> Iterator[dict[str, object]]:
    named = [claim.target_party, *(figure.victims for figure in claim.figures)]
    if claim.event:
        named += [claim.event.actor, claim.event.target]
    for role, parties in (("speaker", claim.parties), ("named", tuple(dict.fromkeys(p for p in named if p)))):
        for party in parties:
            yield {"article": article, "position": position, "party": party, "role": role}
