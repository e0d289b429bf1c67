"""Rough readings of an article for the checks of a question set: its sentences, and the content words of a text.

Written apart from the product's own splitter on purpose: a set that checks itself with the code under test proves little.
"""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"(?:[.!?]['\"’”)]*)\s+(?=['\"‘“(]*[A-Z0-9])|\n+")
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Sgt|St|no|No|v|vs)|\b[ap]\.m|(?:^|\n)\d+)\.\s*$")
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
SUFFIX = re.compile(r"(?:ations?|ings?|ers?|ors?|ions?|ied|ies|ed|es|ly|ments?|ians?|ans?|ial|al|ia|i|a|s|e|y)$")
STOP_WORDS = """
    a about above after again against all also am an and any anyone are as at be because been before being between both but
    by can could did do does done else ever for from further get got had has have having he her here hers him his how i if in
    into is it its just like many may me might more most much must my no nor not now of off on one ones only or other others
    our out over own per please same shall she should so some such tell than that the their theirs them then there these they
    this those through to too under until up upon us very was way we were what when where whether which while who whom whose
    why will with without would yet you your
"""
STOP = frozenset(STOP_WORDS.split())
SHORTEST_STEM = 3


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, roughly: cut at paragraph ends and at full stops that no known abbreviation owns.

    >>> sentences("Mr. Aven spoke at 5 a.m. on Friday. “Nothing moved.” He left.")
    ('Mr. Aven spoke at 5 a.m. on Friday.', '“Nothing moved.”', 'He left.')
    """
    cuts = [0]
    cuts += [m.end() for m in SENTENCE_END.finditer(text) if not ABBREVIATION.search(text[: m.end()].rstrip(" "))]
    parts = (text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True))
    return tuple(part for part in parts if part)


def stem(word: str) -> str:
    """`word` in lower case with its endings taken off, never below three letters; a number stays as it is.

    >>> stem("Fired"), stem("firing"), stem("Teshkari"), stem("17")
    ('fir', 'fir', 'teshkar', '17')
    """
    stemmed = word.lower()
    while (shorter := SUFFIX.sub("", stemmed)) != stemmed and len(shorter) >= SHORTEST_STEM:
        stemmed = shorter
    return stemmed


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry its meaning; stop words are left out.

    >>> sorted(content_stems("Who fired on the market?"))
    ['fir', 'market']
    """
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) > 1 and word.lower() not in STOP)


def shared(question: str, sentence: str) -> float:
    """The share, 0 to 1, of the content words of `question` that stand in `sentence`; 0 when it has none.

    >>> shared("How many people died in Halm?", "Nine were killed in Halm.")
    0.3333333333333333
    """
    asked = content_stems(question)
    return len(asked & content_stems(sentence)) / len(asked) if asked else 0.0
