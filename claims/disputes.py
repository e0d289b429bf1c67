"""Where the loaded sources disagree. Sitrep shows who says what and who says otherwise; it never decides who is right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.board import Board
from claims.clash import Clash
from claims.contrary import contradictions
from claims.figure_disputes import differing_figures
from claims.gathering import gathered
from claims.hostile import aims_of, blames
from claims.opposition import weighed
from claims.opposition_traits import Pairs
from claims.other_victims import other_victims
from claims.possible import possible
from claims.quarrel import Quarrel, text_of
from claims.refuted import denials
from claims.repeats import repeated
from claims.replies import replies
from claims.tally_disputes import differing_tallies
from domain.article import Article
from domain.claim import Claim, Dispute, Relation, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the loaded sources set against each other.

    `disputes` are plain: a denial, figures that differ, blame from both sides. `possible` are accounts that may not agree,
    the likeliest first, none of them a plain one. `relations` look like disputes but are none.
    """

    disputes: tuple[Dispute, ...]
    possible: tuple[Dispute, ...]
    relations: tuple[Relation, ...]


def find_disputes(
    claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Disputes, one for each question and event, and relations that look like disputes but are none."""
    found = compared(claims, articles)
    return found.disputes, found.relations


def compared(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Compared:
    """Plain disputes, one for each question and event; those that are possible; and relations that are none."""
    board = Board.over([c for c in claims if c.article in articles], articles)
    pairs = Pairs(board=board)
    clashes = plain_clashes(board, pairs)
    answers = list(replies(board, clashes, pairs))
    said = gathered([*clashes, *(r.clash for r in answers if r.certain)], board)
    figures, losses = differing_figures(board)
    counts, things = differing_tallies(board)
    plain = [*said, *figures, *counts]
    relations = {(r.kind, *sorted(r.claims)): r for r in (*losses, *things, *other_victims(board), *repeated(board))}
    disputes = (_dispute(key, quarrel, board, articles) for key, quarrel in _merged(plain, board).items())
    doubtful = _merged(possible(answers, plain, board), board)
    return Compared(
        disputes=tuple(disputes),
        possible=tuple(_dispute(k, q, board, articles, certain=False) for k, q in doubtful.items()),
        relations=tuple(relations.values()),
    )


def plain_clashes(board: Board, pairs: Pairs | None = None) -> list[Clash]:
    """What stands against what by plain rules, and by all signs together, without the neighbours of `claims/replies.py`."""
    clashes = [*denials(board), *contradictions(board), *blames(board)]
    return [*clashes, *weighed(board, clashes, pairs)]


def _merged(found: Sequence[Quarrel], board: Board) -> dict[str, Quarrel]:
    """The quarrels by what they are about: those of one question and day are one, with all that was said on each side."""
    merged: dict[str, Quarrel] = {}
    for quarrel in found:
        first = min((c for _, said in quarrel.sides for c in said), key=lambda c: (board.window.day(c) or "", c.id))
        key = "|".join((quarrel.kind, quarrel.question, quarrel.about or board.window.day(first) or first.article))
        merged[key] = merged[key].joined(quarrel) if key in merged else quarrel
    return merged


def _dispute(
    key: str, quarrel: Quarrel, board: Board, articles: Mapping[str, Article], *, certain: bool = True
) -> Dispute:
    sides = tuple(
        Side(party=party, text=text_of(said, articles[said[0].article]), claims=tuple(c.id for c in said))
        for party, said in quarrel.sides
    )
    silent = tuple(Side(party=party, text="") for party in _silent(quarrel, board)) if certain else ()
    first = min((c for _, said in quarrel.sides for c in said), key=lambda c: (board.window.day(c) or "", c.id))
    name = hashlib.sha256(key.encode()).hexdigest()[:10]
    return Dispute(
        id=f"{quarrel.kind}-{name}", question=quarrel.question, kind=quarrel.kind, sides=(*sides, *silent),
        event=first.event, certain=certain,
    )  # fmt: skip


def _silent(quarrel: Quarrel, board: Board) -> tuple[str, ...]:
    """The parties that the question is about and of which no statement on it was found: blamed, or whose losses are counted."""
    said = [c for _, claims in quarrel.sides for c in claims]
    speaking = {who for who, _ in quarrel.sides}
    if quarrel.kind == "figure":
        about = [board.window.party(f.victims) for c in said for f in c.figures]
        return tuple(dict.fromkeys(p for p in about if p and p in quarrel.question and p not in speaking))
    blamed = (p for c in said for p in sorted(aims_of(c, board)))
    return tuple(dict.fromkeys(p for p in blamed if p not in speaking))
