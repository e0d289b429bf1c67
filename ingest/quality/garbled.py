"""Characters that a wrong decoding made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import Flag
from domain.text import Span
from ingest.quality.subject import Subject

_MOJIBAKE = re.compile(
    "[ÃÂâ][\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|â€|\ufffd|ï»¿"
    "|(?:[ÐÑ][\u0080-\u00bf€‚ƒ„†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ°±µ¶·¸¹º»¼½¾¿]){2,}"
)


def garbled(subject: Subject) -> Iterator[Flag]:
    """A text that was decoded twice: "the cafÃ©", "donâ€™t"; not "São Paulo" or "Ângela"."""
    places = [Span(start=f.start(), end=f.end()) for f in _MOJIBAKE.finditer(subject.text)]
    if places:
        note = f"{len(places)} place{'s' * (len(places) > 1)} with garbled characters, from a wrong decoding"
        yield Flag(kind="mojibake", note=note, span=places[0])
