"""Claims, figures and positions as JSON, each value as the contract names it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app import contract
from app.export.cautions import as_json, of_claim
from domain.article import Article
from domain.briefing import PartyPositions
from domain.claim import Claim
from domain.conversation import Conversation


def claims_json(found: Sequence[tuple[Claim, Article]]) -> bytes:
    """`{claims: [Claim]}`, each with the cautions of its sentences."""
    return _file({"claims": [contract.claim(c, a) | {"cautions": as_json(of_claim(c, a))} for c, a in found]})


def figures_json(found: Sequence[tuple[Claim, Article]]) -> bytes:
    """`{figures: [Figure]}`, each with the id, speakers, chain and cautions of its claim."""
    lines = ((line, as_json(of_claim(c, a))) for c, a in found for line in contract.figure_lines(c, a))
    return _file({"figures": [line | {"cautions": cautions} for line, cautions in lines]})


def positions_json(held: Sequence[PartyPositions]) -> bytes:
    """`{parties: [{party, positions: [Position]}]}`."""
    return _file(contract.positions(held))


def conversation_json(kept: Conversation) -> bytes:
    """A conversation with every answer whole."""
    return _file(contract.conversation(kept))


def _file(value: contract.Json) -> bytes:
    """One object, indented; what UTF-8 cannot hold is written as an escape, which JSON reads back."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
