"""How much of one file and one article is taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest file in bytes (a .jsonl: its longest line) and the longest article in code points."""

    max_file_bytes: int = 20_000_000
    max_article_chars: int = 2_000_000
