"""Where the loaded sources disagree. Sitrep shows who says what and who says otherwise; it never decides who is right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from claims.board import Board
from claims.contrary import contradictions
from claims.figure_disputes import differing_figures
from claims.gathering import gathered
from claims.hostile import blames
from claims.quarrel import Quarrel, text_of
from claims.refuted import denials
from claims.repeats import repeated
from claims.tally_disputes import differing_tallies
from claims.window import Window
from domain.article import Article
from domain.claim import Claim, Dispute, Relation, Side


def find_disputes(
    claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Disputes, one for each question and event, and relations that look like disputes but are none."""
    board = Board.over([c for c in claims if c.article in articles], articles)
    said = gathered([*denials(board), *contradictions(board), *blames(board)], board)
    figures, losses = differing_figures(board)
    counts, things = differing_tallies(board)
    found = [*said, *figures, *counts]
    relations = {(r.kind, *sorted(r.claims)): r for r in (*losses, *things, *repeated(board))}
    disputes = {d.id: d for d in (_dispute(q, board.window, articles) for q in found)}
    return tuple(disputes.values()), tuple(relations.values())


def _dispute(quarrel: Quarrel, window: Window, articles: Mapping[str, Article]) -> Dispute:
    sides = tuple(
        Side(party=party, text=text_of(said, articles[said[0].article]), claims=tuple(c.id for c in said))
        for party, said in quarrel.sides
    )
    first = min((c for _, said in quarrel.sides for c in said), key=lambda c: (window.day(c) or "", c.id))
    key = "|".join((quarrel.kind, quarrel.question, quarrel.about or window.day(first) or first.article))
    name = hashlib.sha256(key.encode()).hexdigest()[:10]
    return Dispute(
        id=f"{quarrel.kind}-{name}", question=quarrel.question, kind=quarrel.kind, sides=sides, event=first.event
    )
