"""The tags that an article's own record gives it: a few short words or names, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MOST = 8  # of one article: pages that sell themselves to search engines give dozens
LONGEST = 60  # characters of one
DEEPEST = 200  # entries of a record that are looked at
_BETWEEN = re.compile(r"\s*[,;|]\s*")
_SAYS_NOTHING = frozenset(
    {
        "news", "home", "homepage", "article", "articles", "story", "stories", "latest", "latest news", "top stories", "general",
        "other", "misc", "uncategorized", "uncategorised", "default", "none", "null", "n/a", "all", "front page",
    }
)  # fmt: skip


def keywords_of(given: Iterable[str]) -> tuple[str, ...]:
    """The tags among the words of a record, the first eight: no address, no number, no sentence, no "News".

    >>> keywords_of(("#Harbour", "harbour", "News", "2031", "https://courier.example/tag", "Old  Mill"))
    ('Harbour', 'Old Mill')
    """
    kept: dict[str, str] = {}
    for words in given:
        name = " ".join("".join(c if c.isprintable() else " " for c in words).split()).strip("#\"'“”‘’.:- ")
        if is_tag(name):
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())[:MOST]


def is_tag(name: str) -> bool:
    """True for "Old Mill"; not for "News", "2031", an address, or a sentence of more than sixty characters."""
    plain = name.casefold()
    readable = any(char.isalpha() for char in name) and len(name) <= LONGEST and len(name) > 1
    return readable and "://" not in plain and "@" not in plain and plain not in _SAYS_NOTHING


def listed(value: Any) -> Iterator[str]:
    """The entries of a list of tags in whatever form: "a, b; c", ["a", "b"], [{"name": "a"}].

    >>> list(listed("Old Mill; harbour, ")), list(listed(["Sella, north", {"name": "talks"}, 7]))
    (['Old Mill', 'harbour'], ['Sella, north', 'talks'])
    """
    if isinstance(value, str):
        yield from (part for part in _BETWEEN.split(value, maxsplit=DEEPEST)[:DEEPEST] if part)
    for entry in value[:DEEPEST] if isinstance(value, list) else [value]:
        words = (
            next((entry[n] for n in ("name", "term", "label") if n in entry), None)
            if isinstance(entry, Mapping)
            else entry
        )
        if isinstance(words, str) and not isinstance(value, str):
            yield words
