"""Ids and digests: derived from where an article came from, never from what a parser made of it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from domain.report import Source


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file as received, in hex."""
    return hashlib.sha256(data).hexdigest()


def record_digest(record: Mapping[str, Any]) -> str:
    """The SHA-256 of a record's canonical JSON, in hex: the same whatever the order of its fields."""
    return digest_of(json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii"))


def canonical(source: Source, digest: str) -> str:
    """What stands for the source in an id: an upload's name and content, or the whole path."""
    return f"upload:{source.name}:{digest}" if source.name else str(Path(source.location).resolve())


def article_id(source: Source, digest: str, part: str = "") -> str:
    """A readable id such as `courier-1f2e3d4c`; `part` is the record's key or member."""
    where = hashlib.sha256(f"{canonical(source, digest)}#{part}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(Path(source.name or source.location).stem)}-{where[:8]}"


def slug(name: str) -> str:
    """At most 24 lower-case letters, digits and hyphens.

    >>> slug("Crossing at Sella: what we know, so far"), slug("Границы")
    ('crossing-at-sella-what-w', 'article')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-") or "article"
