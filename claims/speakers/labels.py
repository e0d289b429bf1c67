"""Who speaks in a transcript: "MINISTER VESHTAN: We will not." names the speaker of the lines below it."""

from __future__ import annotations

import re
from bisect import bisect_right

from claims.people import People, Person

_LABEL = re.compile(
    r"^[ \t]*((?:[A-Z][\w'’-]*\.? ){0,3}[A-Z][\w'’-]*)(?:,? \([^)\n]{2,40}\)|, [^:\n.]{3,70})?: ", re.MULTILINE
)
_ASKING = frozenset(
    {"question", "q", "a", "answer", "moderator", "host", "presenter", "interviewer", "reporter", "journalist"}
)
_LEAST = 3  # labels that make a transcript
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_FREE = re.compile(r"\n\s*\n")


class Labels:
    """The labels of a text, none when it is no transcript."""

    def __init__(self, text: str) -> None:
        found = list(_LABEL.finditer(text))
        kept = found if len(found) >= _LEAST else []
        self._starts = [m.start(1) for m in kept]
        self._names = [m[1] for m in kept]
        limits = [*(m.start(1) for m in kept[1:]), len(text)][: len(kept)]
        self._ends = [_end(text, m.end(), limit) for m, limit in zip(kept, limits, strict=True)]

    @property
    def answering(self) -> frozenset[str]:
        """The last words of the labels, in lower case, of those who do not only ask."""
        return frozenset(name.lower().split()[-1] for name in self._names) - _ASKING

    def at(self, offset: int, people: People) -> Person | None:
        """The person in whose lines the character stands, as far as the article names them."""
        n = bisect_right(self._starts, offset) - 1
        if n < 0 or offset >= self._ends[n]:
            return None
        return people.named(self._names[n].lower().split())


def _end(text: str, start: int, limit: int) -> int:
    """The end of a label's paragraph, or of those after it that go on in the first person."""
    end = start
    for found in (*_FREE.finditer(text, start, limit), None):
        stop = found.start() if found else limit
        if end > start and (text.startswith(("(", "["), end) or not _OWN.search(text, end, stop)):
            break
        end = found.end() if found else limit
    return end
