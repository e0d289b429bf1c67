"""Tokens, where nothing better than a rule of thumb is at hand."""

from __future__ import annotations


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, on the safe side, for servers whose tokenizer is not known.

    >>> estimated_tokens("Shots were fired near Sella.")
    10
    """
    return len(text) // 3 + 1
