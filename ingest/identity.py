"""Ids and digests: derived from where an article came from, never from what a parser made of it."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from domain.report import Source
from ingest.addresses import canonical_address
from ingest.sources import is_address

PIPELINE: str
"""A version of all that turns bytes into articles: a change of any parser, or of a library it reads with, changes it."""

COMPOSER = "compose/3"
"""The version of what follows on every format (cleaning, cutting, metadata, flags): raised when it gives other articles."""

_LIBRARIES = ("feedparser", "lxml", "pypdfium2", "python-docx", "trafilatura")


def __getattr__(name: str) -> str:
    """PIPELINE, put together when it is first asked for: the parsers import this file."""
    if name == "PIPELINE":
        return _pipeline()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _pipeline() -> str:
    return digest_of("\n".join([COMPOSER, *sorted({*_parsers(), *_libraries()})]).encode())[:12]


def _parsers() -> Iterator[str]:
    """The versions that the formats give themselves."""
    formats = importlib.import_module("ingest.formats")
    for found in pkgutil.walk_packages(formats.__path__, f"{formats.__name__}."):
        module = importlib.import_module(found.name)
        yield from (str(value) for name, value in vars(module).items() if name.startswith("PARSER"))


def _libraries() -> Iterator[str]:
    from importlib import metadata  # slow to load, and seldom asked for

    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} is absent"


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file as received, in hex."""
    return hashlib.sha256(data).hexdigest()


def record_digest(record: Mapping[str, Any]) -> str:
    """The SHA-256 of a record's canonical JSON, in hex: the same whatever the order of its fields."""
    return digest_of(json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii"))


def canonical(source: Source, digest: str) -> str:
    """What stands for the source in an id: an address in its one form, an upload's name and content, or the whole path."""
    if is_address(source.location):
        return canonical_address(source.location)
    return f"upload:{source.name}:{digest}" if source.name else str(Path(source.location).resolve())


def article_id(source: Source, digest: str, part: str = "") -> str:
    """A readable id such as `courier-1f2e3d4c`; `part` is the record's key or member."""
    where = hashlib.sha256(f"{canonical(source, digest)}#{part}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(_title(source))}-{where[:8]}"


def _title(source: Source) -> str:
    """What the readable part of an id is made of: a file's name, the last part of an address, or its host."""
    if not is_address(source.location):
        return Path(source.name or source.location).stem
    try:
        address = urlsplit(source.location)
    except ValueError:  # such as an address with half a pair of brackets
        return source.location
    return Path(address.path).stem or address.hostname or ""


def slug(name: str) -> str:
    """At most 24 lower-case letters, digits and hyphens.

    >>> slug("Crossing at Sella: what we know, so far"), slug("Границы")
    ('crossing-at-sella-what-w', 'article')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-") or "article"
