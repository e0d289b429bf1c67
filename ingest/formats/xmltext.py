"""What feeds and sitemaps have in common: bytes that should be XML become text that is safe to parse."""

from __future__ import annotations

import re

from domain.errors import SourceRefused
from ingest.decode import decode
from ingest.door import joined, place_of
from ingest.formats.markup import tokens
from ingest.limits import Limits
from ingest.sniff import is_page
from ingest.unpack import gunzipped

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_SUBSET = re.compile(r"<!DOCTYPE(?:[^\[\"'>]|\"[^\"]*\"|'[^']*')*\[", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def xml_text(data: bytes, base: str, what: str, limits: Limits) -> str:
    """The text of a `what` ("feed", "sitemap") without its declaration; SourceRefused for what is none, said in words."""
    if data.startswith(b"\x1f\x8b"):
        data = gunzipped(data, limits.max_file_bytes, limits.max_unpacked_ratio)
    named = _ENCODING.match(data)
    text = decode(data, named[1].decode("ascii") if named else None).text.lstrip("\ufeff \t\r\n")
    if not text:
        raise SourceRefused(f"the {what} is empty: check its address in a browser")
    if is_page(text):
        raise SourceRefused(f"it is a web page, not a {what}: {_advice(text, base, what)}")
    if not text.startswith("<"):
        raise SourceRefused(f"it is no {what}, it does not begin like XML: check its address in a browser")
    _refuse_definitions(text, what)
    return _CONTROL.sub(" ", _REFERENCE.sub(_or_unknown, _DECLARATION.sub("", text, count=1)))


def _or_unknown(found: re.Match[str]) -> str:
    """A reference to a character; one that XML does not have, such as a lone surrogate, becomes U+FFFD."""
    digits = found[1].lower()
    code = 0x110000 if len(digits) > 9 else int(digits[1:], 16) if digits[0] == "x" else int(digits)
    known = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if known else "\ufffd"


def _refuse_definitions(text: str, what: str) -> None:
    """Nothing, or SourceRefused for a DOCTYPE that defines something; one that only names its standard is harmless."""
    prolog = _PROLOG.match(text)
    if prolog and _SUBSET.match(text, prolog.end()):
        raise SourceRefused(f"the {what} defines entities, which can hide its size or read files: it was not read")


def web_link(base: str, link: str) -> str | None:
    """The whole address of a link when it is one of the web that may be asked for, else None: "javascript:…", "mailto:…"."""
    try:
        return str(place_of(joined(base, link.strip())).url)
    except SourceRefused:
        return None


def _advice(page: str, base: str, what: str) -> str:
    """Where the page says that its feed is."""
    for token in tokens(page[:200_000]):
        kind = token.attributes.get("type", "").lower()
        if token.kind == "start" and token.name == "link" and kind in _FEEDS:
            address = web_link(base, token.attributes.get("href", ""))
            if address:
                return f"add {address}, the feed that it names, or add the page itself as an article"
    return f"look for the address of its {what}, or add the page itself as an article"
