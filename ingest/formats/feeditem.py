"""One entry of a feed: what it says of an article, and its text where it holds all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

from domain.article import Flag
from domain.moment import Moment
from ingest.addresses import canonical_address
from ingest.draft import Draft, Field, Found
from ingest.formats.html import is_prose, without_title
from ingest.formats.page import Block, blocks
from ingest.formats.xmltext import web_link
from ingest.identity import record_digest
from ingest.keywords import listed
from ingest.limits import Limits
from ingest.moments import whole_moment
from ingest.tracked import Tracked

PARSER = "feed/1"
ENOUGH_WORDS = 80
ENOUGH_WHEN_WHOLE = 25
_MOST_TAGS = 60_000
_WORDS = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")
_BREAKS_OFF = re.compile(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|(?<![.!?])(?:…|\.\.\.))\W{0,5}$"
    r"|(?:read|continue|see|view|keep|click)\b[^.!?:\n]{0,40}\b(?:more|reading|article|story|post|here)[\s\W]{0,5}$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"\s*The post .{1,300} appeared first on .{1,200}\.?\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An entry in plain words: dates as written, `content` the HTML of its longest body (None: it has none)."""

    url: str | None
    guid: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    updated: str | None
    language: str | None
    licence: str | None
    teaser: str | None
    described: bool
    content: str | None
    plain: bool
    digest: str
    keywords: tuple[str, ...] = ()

    def draft(self, part: str) -> Draft | None:
        """The article, where the entry holds the whole of it: at least 80 words of prose that do not break off.

        A shorter one is whole where the entry has a teaser beside it, or where it has three paragraphs: a teaser has one. A
        description, which mostly is a teaser, counts as the whole only then.
        """
        if self.content is None:
            return None
        seen = [] if self.plain else list(blocks(self.content))
        body = Tracked.of(self.content) if self.plain else self._body(seen)
        prose = [_count(body.text)] if self.plain else [_count(one.body.text) for one in seen if _is_shown_prose(one)]
        teased = self.teaser is not None and 2 * _count(self.teaser) < sum(prose)
        several = len(prose) >= 3
        enough = ENOUGH_WHEN_WHOLE if teased or several else ENOUGH_WORDS
        if sum(prose) < enough or (self.described and not several) or breaks_off(body.text):
            return None
        key = self.guid or (canonical_address(self.url) if self.url else None)
        return Draft(
            raw=self.content,
            body=body,
            parser=PARSER,
            digest=self.digest,
            found=tuple(self._found()),
            flags=tuple(hidden_flags(seen)),
            key=key,
            member=None if key else self.digest[:16],
            part=part,
        )

    def _body(self, seen: list[Block]) -> Tracked:
        """The visible blocks, without a headline that repeats the title and without the feed's own footer."""
        kept = [b for b in seen if not b.hidden and b.body.text.strip() and not is_feed_footer(b.body.text)]
        return joined_blocks(without_title(kept, tuple(self._found())))

    def _found(self) -> Iterator[Found]:
        told: Mapping[Field, tuple[str | None, float]] = {
            "title": (self.title, 0.9),
            "outlet": (self.outlet, 0.8),
            "byline": (self.byline, 0.9),
            "language": (self.language, 0.6),
            "licence": (self.licence, 0.7),
            "url": (self.url, 0.95),
        }
        for field, (value, sure) in told.items():
            if value:
                yield Found(field=field, value=value, how="feed", confidence=sure)
        for name in self.keywords:
            yield Found(field="keyword", value=name, how="feed", confidence=0.9)
        if one := moment_of("published", self.published, 0.95):
            yield one
        if self.updated != self.published and (one := moment_of("updated", self.updated, 0.9)):
            yield one


def item_of(entry: Mapping[str, Any], feed: Mapping[str, Any], base: str, limits: Limits) -> FeedItem:
    """What feedparser found of one entry, with its links made whole and its titles made plain."""
    told = entry.get("content") or [entry.get("summary_detail") or {}]  # RSS may tell all in the description
    bodies = [body for body in told if _readable(body.get("value"), limits)]
    body = max(bodies, key=lambda one: len(one["value"]), default=None)
    content = _storable(body["value"]) if body and body["value"].strip() else None
    source = entry.get("source") or {}
    known: dict[str, Any] = {
        "title": plain_words(entry.get("title")),
        "outlet": plain_words(source.get("title")) or plain_words(feed.get("title")),
        "byline": _byline(entry),
        "published": plain_words(entry.get("published")),
        "updated": plain_words(entry.get("updated")),
        "language": (plain_words(feed.get("language")) or "").partition("-")[0].lower() or None,
        "licence": plain_words(entry.get("rights")) or plain_words(feed.get("rights")),
        "teaser": plain_words(entry.get("summary")) if entry.get("content") else None,
        "described": not entry.get("content"),
        "guid": plain_words(entry.get("id")),
        "url": _link(entry, base),
    }
    return FeedItem(
        **known,
        content=content,
        plain=bool(body) and body is not None and body.get("type") == "text/plain",
        digest=record_digest({**known, "content": content}),
        keywords=tuple(words for one in listed(entry.get("tags")) if (words := plain_words(one))),
    )


def _readable(content: Any, limits: Limits) -> bool:
    """True for a body that can be an article; one of millions of characters or tags is fetched as a page, if at all."""
    return (
        isinstance(content, str) and len(content) <= 2 * limits.max_article_chars and content.count("<") <= _MOST_TAGS
    )


def hidden_flags(seen: list[Block]) -> Iterator[Flag]:
    """A caution where an entry hides text that says something: at least five words."""
    if count := sum(_count(block.body.text) >= 5 for block in seen if block.hidden):
        yield Flag(kind="hidden-text", note=f"{count} hidden passage{'s' * (count > 1)} of the feed's entry left out")


def _is_shown_prose(block: Block) -> bool:
    return not block.hidden and is_prose(block) and not is_feed_footer(block.body.text)


def _count(text: str) -> int:
    return len(_WORDS.findall(text))


def _link(entry: Mapping[str, Any], base: str) -> str | None:
    """The address of the article's page; where a feed service counts readers, the one behind it."""
    link = entry.get("feedburner_origlink") or entry.get("link")
    return web_link(base, link) if isinstance(link, str) and link.strip() else None


def plain_words(value: Any) -> str | None:
    """A title or name as words on one line, without mark-up: `Guns <b>silent</b><img onerror=…>` is "Guns silent"."""
    if not isinstance(value, str):
        return None
    shown = "".join(block.body.text for block in blocks(value[:2_000]) if not block.hidden)
    return " ".join("".join(c if c.isprintable() else " " for c in _storable(shown)).split()) or None


def breaks_off(text: str) -> bool:
    """True for "… the minister said that the […]" and "… near Sella. Continue reading"; a feed gives only the beginning.

    Stays quiet on "Read more: what the treaty says", a pointer to another article.
    """
    return _BREAKS_OFF.search(text.rstrip()[-200:]) is not None


def is_feed_footer(text: str) -> bool:
    """True for "The post Guns fall silent appeared first on Sella Courier."; not for "The post office was hit first."."""
    return _FOOTER.match(text) is not None


def joined_blocks(kept: list[Block]) -> Tracked:
    """The blocks as paragraphs; line ends in their source are blanks to a reader."""
    if not kept:
        return Tracked.of("")
    parts = [_one_line(kept[0])]
    for before, block in pairwise(kept):
        parts += [Tracked.standing_for("\n\n", before.body.ends[-1], block.body.starts[0]), _one_line(block)]
    return Tracked.joined(parts)


def _one_line(block: Block) -> Tracked:
    return block.body if block.tag == "pre" else block.body.replaced(_SPACES, " ")


def moment_of(field: Field, text: str | None, sure: float) -> Found | None:
    """The date that a feed writes, with its zone; RFC 822 years of two digits are read as that standard's heirs do."""
    if not text:
        return None
    if reading := whole_moment(text):
        how = f"feed ({reading.caution})" if reading.caution else "feed"
        return Found(field=field, value=reading.moment, how=how, confidence=sure - 0.1 * bool(reading.caution))
    try:
        when = parsedate_to_datetime(text)
        iso = when.isoformat() if when.tzinfo else when.date().isoformat()
        return Found(field=field, value=Moment(iso=iso), how="feed (in an old form)", confidence=sure - 0.1)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _byline(entry: Mapping[str, Any]) -> str | None:
    """The names of the authors; a bare mail address is none."""
    names = [plain_words((author or {}).get("name")) for author in entry.get("authors") or []]
    return ", ".join(name for name in names if name and "@" not in name) or None


def _storable(text: str) -> str:
    """Lone surrogates, which no database takes, become U+FFFD, one for one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
