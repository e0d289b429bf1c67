"""Sources as a person gives them become arrivals of the queue: keyed, measured, their originals kept."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.article import Refusal
from domain.errors import UserError
from domain.report import Source
from ingest.addresses import canonical_address
from ingest.limits import Limits
from ingest.sources import expand, is_address
from retrieval.originals import Originals, digest_of
from retrieval.queue import Arrival

PASTED = "pasted.txt"
_FEWEST, _SHORTEST = 4, 20  # words and letters under which a pasted text tells nothing
_SHOWN = 60  # letters of it that a refusal repeats
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An arrival, and how many articles it may hold (a line of a .jsonl file each)."""

    arrival: Arrival
    expected: int = 1


def intake(sources: Iterable[Source], originals: Originals, limits: Limits) -> Iterator[Received | Refusal]:
    """Every file and address of the sources, each file's bytes kept before it is given; a refusal for what is neither."""
    for source in sources:
        for one in expand(source, limits):
            yield one if isinstance(one, Refusal) else received(one, originals, limits)


def received(source: Source, originals: Originals, limits: Limits) -> Received:
    """One file or address; a file that cannot be read, or is too large to keep, is left for the parser to judge."""
    if is_address(source.location) and source.at is None:
        return Received(arrival=Arrival(source=source, key=canonical_address(source.location)))
    path = Path(source.at or source.location)
    try:
        original, expected = _measured(path, source, originals, limits)
    except OSError:
        original, expected = None, 1
    return Received(arrival=Arrival(source=source, key=key_of(source, original), original=original), expected=expected)


def key_of(source: Source, original: str | None) -> str:
    """The same for all ways of naming one source: an address, an upload's name and content, or the whole path."""
    if is_address(source.location):
        return canonical_address(source.location)
    if source.name:
        return f"upload:{source.name}:{original or source.location}"
    return f"file:{Path(source.location).resolve()}"


def _measured(path: Path, source: Source, originals: Originals, limits: Limits) -> tuple[str | None, int]:
    """The digest of a plain file and the articles to expect; None where nothing may be read (a pipe would wait for ever)."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        return None, 1
    in_lines = (source.name or source.location).lower().endswith(".jsonl")
    if about.st_size > limits.max_file_bytes:
        return (digest_of(path), 1) if in_lines else (None, 1)
    data = path.read_bytes()
    return originals.keep(data), max(1, data.count(b"\n")) if in_lines else 1


def is_too_little(text: str) -> bool:
    """True for a text that tells nothing: a word or two, or an address without its beginning.

    A sentence in a script without spaces between its words is one long "word", so only short ones count, or ASCII ones.

    >>> is_too_little("hello"), is_too_little("courier.example/ford-burns-again"), is_too_little("Three dead at ford, mayor says")
    (True, True, False)
    """
    words = text.split()
    if all(_WEB.fullmatch(word) for word in words):
        return not words
    return len(words) < _FEWEST and (len(text.strip()) < _SHORTEST or (len(words) == 1 and text.isascii()))


def pasted(text: str, name: str | None, originals: Originals) -> tuple[Source, ...]:
    """The addresses of a text that holds one a line and nothing else, or the text itself; UserError when it is neither."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise UserError("nothing was pasted", "Paste the text of an article, or addresses one a line")
    if all(_WEB.fullmatch(line) for line in lines):
        return tuple(Source(location=line) for line in lines)
    if is_too_little(text):
        raise UserError(
            f"{text.strip()[:_SHOWN]!r} is neither an article nor an address",
            "Paste at least a sentence, or an address that begins with https://",
        )
    at = originals.path(originals.keep(text.encode("utf-8", "replace")))
    name = name or PASTED
    return (Source(location=name, name=name, at=str(at)),)
