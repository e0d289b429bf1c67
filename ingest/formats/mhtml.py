"""Web pages that a browser saved as one file (MHTML): the page inside, at the address it was saved from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain.errors import SourceRefused
from ingest.draft import Draft, Found
from ingest.formats import html
from ingest.formats.mailparts import Part, decoded_part, header, parsed

PARSER = "mhtml/1"


def read(data: bytes, digest: str) -> Draft:
    """The draft of the saved page; SourceRefused when there is no page inside, or no article on it."""
    message = parsed(data)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise SourceRefused("it holds no web page: save the page again, as a complete .mhtml or as .html")
    problem: SourceRefused | None = None
    for page in pages[:5]:
        try:
            draft = html.read(decoded_part(page, html.declared_charset), digest)
        except SourceRefused as refused:
            problem = problem or refused
            continue
        return replace(draft, parser=PARSER, found=(*draft.found, *_address(page, message)))
    raise problem or SourceRefused("it holds no web page: save the page again")


def _address(page: Part, message: Part) -> Iterator[Found]:
    for value in (header(page, "Content-Location"), header(message, "Snapshot-Content-Location")):
        if value.lower().startswith(("http://", "https://")):
            yield Found(field="url", value=value, how="Content-Location", confidence=0.8)
