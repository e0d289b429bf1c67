"""How much room a plot has: a page's width, or a phone's, where names stand over what they name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The width of a drawing and what it leaves free at the left and right of its axis, in pixels of its own."""

    wide: float
    left: float
    right: float
    narrow: bool = False

    @property
    def axis(self) -> float:
        """How long the axis is."""
        return self.wide - self.left - self.right
