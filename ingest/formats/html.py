"""Web pages."""

from __future__ import annotations
from ingest.decode import Decoded
from ingest.draft import Draft
from ingest.tracked import Tracked


def declared_charset(data: bytes) -> str | None:
    return None


def is_page(text: str) -> bool:
    return text[:2000].lstrip().lower().startswith(("<!doctype html", "<html"))


def read(decoded: Decoded, digest: str) -> Draft:
    return Draft(raw=decoded.text, body=Tracked.of(decoded.text), parser="html/1", digest=digest)
