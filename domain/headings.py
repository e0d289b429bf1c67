"""What stands over statements of an answer: a question in dispute, a day, or that they are only close to the question."""

from __future__ import annotations

BESIDES = "Also close to the question"


def is_in_dispute(heading: str) -> bool:
    """True for a question in dispute; a day or another heading asks nothing."""
    return "?" in heading


def over(heading: str) -> str:
    """A heading as a line: a question in dispute is called so, any other is not.

    >>> over("Who fired first: Orvenia or Talmark?"), over(BESIDES)
    ('In dispute: Who fired first: Orvenia or Talmark?', 'Also close to the question:')
    """
    return f"In dispute: {heading}" if is_in_dispute(heading) else f"{heading}:"
