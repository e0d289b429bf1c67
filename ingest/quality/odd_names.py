"""Names that do not fit the rest of their text."""

from __future__ import annotations

from collections.abc import Iterator

from domain.article import Flag
from ingest.quality.odd_pairs import odd_pairs
from ingest.quality.odd_places import odd_places
from ingest.quality.subject import Subject


def odd_names(subject: Subject) -> Iterator[Flag]:
    """Pairs of parties, then places, that the rest of the text names otherwise; each with the reading that it supports."""
    yield from odd_pairs(subject)
    yield from odd_places(subject)
