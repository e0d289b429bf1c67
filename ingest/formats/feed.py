"""RSS and Atom feeds: an entry that holds its whole article becomes a draft, any other a link."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from domain.errors import SourceRefused
from domain.report import Link
from ingest.addresses import canonical_address
from ingest.draft import Broken, Draft
from ingest.formats.feeditem import FeedItem, item_of
from ingest.formats.xmltext import xml_text
from ingest.limits import Limits

_MOST_CHARS = 8_000_000
_TAIL = 1_000
_ITEM = re.compile(r"<(?:[\w.-]{1,20}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:[\w.-]{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)


def read(data: bytes, base: str, limits: Limits) -> Iterator[Draft | Broken | Link]:
    """What each entry of the feed at `base` holds, at most `max_feed_items`; SourceRefused when it is no feed.

    An entry whose guid came before is left out, and so is a link back to the feed; both are the first entry again.
    """
    text, dropped = _shortened(xml_text(data, base, "feed", limits), limits.max_feed_items)
    parsed = _parsed(text)
    entries = parsed.get("entries", [])[: limits.max_feed_items]
    if not entries:
        what = "the feed lists nothing yet" if parsed.get("version") else "it is XML, but no RSS or Atom feed"
        raise SourceRefused(f"{what}: check its address in a browser")
    yield from _each(base, [item_of(entry, parsed.get("feed", {}), base, limits) for entry in entries])
    if dropped:
        reason = f"{dropped} of its items were not read: a feed may have {limits.max_feed_items} (max_feed_items) or 8 MB of them"
        yield Broken(part="later items", problem=SourceRefused(reason))


def _each(base: str, items: list[FeedItem]) -> Iterator[Draft | Broken | Link]:
    seen = set()
    for number, item in enumerate(items, 1):
        name = item.guid or (item.url and canonical_address(item.url)) or item.digest
        if name in seen:
            continue
        seen.add(name)
        part = f"item {number}"
        if draft := item.draft(part):
            yield draft
        elif item.url is None:
            yield Broken(
                part=part, problem=SourceRefused("it has neither a whole text nor a web address: nothing to add")
            )
        elif canonical_address(item.url) == canonical_address(base):
            yield Broken(part=part, problem=SourceRefused("its link leads back to the feed itself: nothing to add"))
        else:
            yield Link(url=item.url, title=item.title, published=item.published, guid=item.guid)


def _shortened(text: str, most: int) -> tuple[str, int]:
    """The feed without the items past the first `most` or 8 MB, and how many these are: all could take minutes."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    kept = min(most, bisect_left(starts, _MOST_CHARS))
    if len(starts) <= kept or not kept:
        return text[:_MOST_CHARS], 0
    ends = [found.end() for found in _ITEM_END.finditer(text, starts[kept])]
    return text[: starts[kept]] + (text[ends[-1] :][:_TAIL] if ends else ""), len(starts) - kept


def _parsed(text: str) -> Any:
    """What feedparser makes of it; it gets bytes, never a string, which it would take for an address and fetch."""
    import feedparser  # type: ignore[import-untyped]  # ships no types; only loaded for feeds

    try:
        return feedparser.parse(
            text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as problem:
        raise SourceRefused("the feed cannot be parsed: add the addresses of its articles instead") from problem
