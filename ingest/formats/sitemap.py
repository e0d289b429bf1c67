"""Sitemaps: the pages that a site lists, and the further sitemaps of an index."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.errors import SourceRefused
from domain.report import Link
from ingest.addresses import canonical_address
from ingest.draft import Broken, Draft
from ingest.formats.feeditem import plain_words
from ingest.formats.xmltext import web_link, xml_text
from ingest.limits import Limits

_MOST_LISTED = 50_000  # entries that one sitemap may have by the protocol (sitemaps.org)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """An entry as written; `changed` orders ISO dates as they stand."""

    address: str
    changed: str
    title: str
    published: str


def read(data: bytes, base: str, limits: Limits) -> Iterator[Draft | Broken | Link]:
    """The newest `max_feed_items` pages or sitemaps that the sitemap at `base` lists; SourceRefused when it is none."""
    listed, problem = _listed(xml_text(data, base, "sitemap", limits))
    if not listed:
        raise SourceRefused(problem or "the sitemap lists no web address: check it in a browser")
    seen, odd, looked_at = {canonical_address(base)}, 0, 0
    for one in sorted(listed, key=lambda one: one.changed, reverse=True):
        if len(seen) > limits.max_feed_items:
            break
        looked_at += 1
        url = web_link(base, one.address)
        name = canonical_address(url) if url else ""
        if not url or name == canonical_address(base):
            odd += 1
        elif name not in seen:
            seen.add(name)
            yield Link(url=url, title=plain_words(one.title), published=plain_words(one.published))
    left = len(listed) - looked_at
    for note in _notes(problem, odd, f"{left:,} older addresses" if left else "", limits.max_feed_items):
        yield Broken(part="sitemap", problem=SourceRefused(note))


def _notes(problem: str, odd: int, left: str, most: int) -> Iterator[str]:
    """What was left out of a sitemap, and why."""
    if problem:
        yield problem
    if odd:
        yield f"{odd:,} of its entries have no web address of a page: they were left out"
    if left:
        yield f"the sitemap lists {left} more than max_feed_items = {most}: they were left out"


def _listed(text: str) -> tuple[list[_Listed], str]:
    """What is listed, and why it is not all ("" when it is)."""
    found: list[_Listed] = []
    try:
        for entry in _entries(text):
            if len(found) == _MOST_LISTED:
                return found, f"the sitemap lists more than {_MOST_LISTED:,} addresses: the rest was not read"
            found.append(_read_entry(entry))
            entry.clear()
    except SyntaxError as problem:  # what lxml calls XML that is not well-formed
        return found, f"it is no whole sitemap, its XML breaks off ({problem.msg}): only what stands before was read"
    return found, ""


def _entries(text: str) -> Iterator[Any]:
    """The `<url>` and `<sitemap>` elements, as they are read."""
    from lxml import etree  # type: ignore[import-untyped]  # ships no types; only loaded for sitemaps

    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    source = io.BytesIO(text.encode("utf-8", "replace"))
    for _, element in etree.iterparse(source, events=("end",), tag=("{*}url", "{*}sitemap"), **safe):
        parent = element.getparent()
        if parent is not None and parent.getparent() is None:
            yield element


def _read_entry(entry: Any) -> _Listed:
    said = {_name(child): (child.text or "").strip() for child in entry}
    news = {_name(child): (child.text or "").strip() for child in entry.iterfind("{*}news/{*}*")}
    published = news.get("publication_date", "")
    return _Listed(
        address=said.get("loc", ""),
        changed=published or said.get("lastmod", ""),
        title=news.get("title", ""),
        published=published,
    )


def _name(element: Any) -> str:
    """An element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
