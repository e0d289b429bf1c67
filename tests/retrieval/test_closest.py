"""What of a question the sentences are compared with."""

from __future__ import annotations

from retrieval.closest import without_names


def test_names_are_left_out() -> None:
    """They say which article; the first word is no name for its capital alone."""
    assert without_names("Who told Corvale that the mill had burnt?") == "Who told that the mill had burnt?"
    assert without_names("who burnt the mill") == "who burnt the mill"
    assert without_names("") == ""
