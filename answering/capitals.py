"""Which words the articles write with a capital: a question that is typed in small letters names somebody all the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from domain.article import Article

_WORD = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]+)")
_AFTER_WORD = re.compile(r"[\w,’']\s*$")  # a capital after a full stop, a colon or a mark of quotation tells nothing
_OFTENER = 3  # times as often with a capital as without, from which a word is a name


def is_name(word: str, articles: Collection[Article]) -> bool:
    """True when the articles write the word, given in small letters, with a capital within sentences, and seldom small."""
    counts = [_written(article.text) for article in articles]
    capital = sum(upper[word] for upper, _ in counts)
    return capital > 0 and capital >= _OFTENER * sum(small[word] for _, small in counts)


@lru_cache(maxsize=2_000)  # articles: they are met again with every question
def _written(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word, by its small letters, stands with a capital within a sentence, and how often without."""
    upper, small = Counter[str](), Counter[str]()
    for match in _WORD.finditer(text):
        word = match["word"]
        if word.islower():
            small[word] += 1
        elif not word.isupper() and _AFTER_WORD.search(text[max(0, match.start() - 2) : match.start()]):
            upper[word.lower()] += 1
    return upper, small
