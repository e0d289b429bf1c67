"""What came after: later reports of the same event, in the order of their days."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from answering.case import Case
from answering.matter import Matter
from answering.writers.coverage import telling
from answering.writers.developments import in_words, published_day
from answering.writers.lines import lead, sentence_line
from domain.answer import DraftStatement

_AT_MOST = 4
_ASKED = re.compile(
    r"(?i)^\W*(?:and |but |so )?what (?:(?:has|have|had|else) )*(?:happen\w*|follow\w*|chang\w*|came|come|developed|went on|"
    r"was done) "
    r"(?:\w+ ){0,2}?(?:next|since|after\w*|later|then|in the (?:days|weeks|hours) (?:after|that))\b|"
    r"^\W*(?:and |but |so )?what (?:came|comes|happened|followed|was|were) (?:next|after\w*|later|the (?:aftermath|"
    r"consequences|upshot|follow-up))\b|"
    r"^\W*(?:and )?what (?:was|were|is|are) the (?:aftermath|consequences|upshot|outcome|developments?)\b|"
    r"^\W*(?:any|what) (?:further |new |later )?(?:developments|updates?|news)\b|^\W*(?:and )?(?:then what|what next|"
    r"since then|what then)\b|"
    r"^\W*how did (?:it|this|that|things|events|the story) (?:end|turn out|go on|develop|continue|unfold)\b|^\W*what followed\b"
)


def asks_later(question: str) -> bool:
    """True for a question for what came after an event.

    >>> asks_later("What happened after the fire?"), asks_later("What happened at the mill?")
    (True, False)
    """
    return _ASKED.search(question) is not None


def write(case: Case) -> Iterator[DraftStatement]:
    """A sentence of each later article about it, under its day; nothing where no second day is told of."""
    matter = Matter(case=case)
    days = ((published_day(a), -i, a) for i, a in enumerate(matter.articles))
    dated = sorted((one for one in days if one[0]), key=lambda one: one[:2])
    if matter.is_open or len({day for day, _, _ in dated}) < 2:
        return
    once = {a.origin or a.id: (day, a) for day, _, a in reversed(dated) if day > dated[0][0]}
    yield lead("later")
    for day, article in sorted(once.values(), key=lambda one: one[0])[:_AT_MOST]:
        sentence = telling(matter, article)
        if sentence is not None:
            yield dataclasses.replace(sentence_line(article, sentence, ()), heading=in_words(day))
