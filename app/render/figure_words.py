"""Figures in words: kinds, sides."""

from __future__ import annotations

from domain.record import FigureGroup

KINDS = {"casualties": "killed or wounded", "equipment": "pieces of equipment lost"}
VICTIMS = {"military": "soldiers", "civilian": "civilians", "mixed": "soldiers and civilians", "unknown": ""}


def kind_words(kind: str) -> str:
    """A kind of loss in a reader's words."""
    return KINDS.get(kind, kind)


def group_name(found: FigureGroup) -> str:
    """What is counted: "Killed: Orvenia’s side"."""
    kind = kind_words(found.kind)
    side = f"{found.victims}’s side" if found.victims else "the side is not named"
    return f"{kind[:1].upper()}{kind[1:]}: {side}"
