"""A statement that is a speaker's name and a quotation, in the closed list's own shape, however short the quotation is."""

from __future__ import annotations

import re

from answering.support.reading import read
from answering.templates import NO_SOURCE

_SHAPE = re.compile(
    r"(?P<who>[^.:“”]{1,160}?)(?: \((?:denial|declined)\))?: “[^“”]+”(?: " + re.escape(NO_SOURCE) + r")?", re.DOTALL
)
_DEEDS = frozenset(("verb", "be", "aux"))


def is_label(text: str) -> bool:
    """True for “Ansa Verrigo (Foreign Minister, Orvenia) (denial): “who had seen them””: nothing is told beside the quotation.

    A verb before it may tell something: "Verrigo left the hall: “who had seen them”" is none.
    """
    found = _SHAPE.fullmatch(text)
    return found is not None and not any(word.kind in _DEEDS for word in read(found["who"]))
