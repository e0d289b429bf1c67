"""How much of one source is taken, and what reading it may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest file (a .jsonl: its longest line) in bytes, the longest article in code points, and what else is bounded.

    An archive: bytes unpacked, times its packed size, entries. A PDF: pages. A feed: items. Reading one source: seconds
    of CPU, seconds, bytes of memory.
    """

    max_file_bytes: int = 20_000_000
    max_article_chars: int = 2_000_000
    max_unpacked_bytes: int = 100_000_000
    max_unpacked_ratio: int = 100
    max_entries: int = 2_000
    max_pages: int = 2_000
    max_feed_items: int = 500
    cpu_seconds: int = 20
    wall_seconds: int = 30
    memory_bytes: int = 1_000_000_000
