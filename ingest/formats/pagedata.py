"""What a web page says about itself: meta tags, JSON-LD, `<time>`, `<title>` and `<h1>`."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.draft import Field, Found
from ingest.formats.markup import Token, tokens
from ingest.labels import moment_found

_META: Mapping[str, tuple[Field, float]] = {
    "og:title": ("title", 0.95), "twitter:title": ("title", 0.85), "dc.title": ("title", 0.85),
    "og:site_name": ("outlet", 0.95), "application-name": ("outlet", 0.6),
    "author": ("byline", 0.8), "article:author": ("byline", 0.8), "dc.creator": ("byline", 0.8), "byl": ("byline", 0.8),
    "article:published_time": ("published", 0.95), "og:published_time": ("published", 0.9), "datepublished": ("published", 0.9),
    "pubdate": ("published", 0.85), "publishdate": ("published", 0.85), "dc.date": ("published", 0.8), "date": ("published", 0.8),
    "dc.date.issued": ("published", 0.85), "parsely-pub-date": ("published", 0.85),
    "article:modified_time": ("updated", 0.95), "og:updated_time": ("updated", 0.9), "datemodified": ("updated", 0.9),
    "og:url": ("url", 0.9), "dc.rights": ("licence", 0.8), "copyright": ("licence", 0.6),
}  # fmt: skip
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "WebPage",
    "LiveBlogPosting",
    "AnalysisNewsArticle",
)


def page_data(page: str) -> list[Found]:
    """Every metadata value of a page, the surest not first: the caller takes the best of each field."""
    found: list[Found] = []
    at_hand = list(tokens(page))
    for here, following in zip(at_hand, [*at_hand[1:], None], strict=True):
        if here.kind == "start":
            found += _told_by(page, here, following)
    return found + _headline(page, at_hand)


def _told_by(page: str, token: Token, following: Token | None) -> list[Found]:
    attributes = token.attributes
    inside = page[following.start : following.end] if following and following.kind == "text" else ""
    match token.name:
        case "meta":
            return _meta(attributes)
        case "link" if "canonical" in attributes.get("rel", "").lower():
            return _of("url", attributes.get("href", ""), "link rel=canonical", 0.95)
        case "html":
            return _of("language", attributes.get("lang", "").partition("-")[0].lower(), "html lang", 0.8)
        case "time":
            return _of("published", attributes.get("datetime", ""), "time", 0.75)
        case "title":
            return _of("title", html.unescape(inside), "title", 0.7)
        case "script" if "ld+json" in attributes.get("type", "").lower():
            return list(_json_ld(inside))
    return []


def _of(field: Field, value: Any, how: str, confidence: float) -> list[Found]:
    words = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    if not words:
        return []
    if field in ("published", "updated"):
        one = moment_found(field, words, how, confidence)
        return [one] if one else []
    if field == "url" and not words.lower().startswith(("http://", "https://")):
        return []
    if field == "byline" and words.lower().startswith(("http://", "https://")):
        return []
    return [Found(field=field, value=words, how=how, confidence=confidence)]


def _meta(attributes: Mapping[str, str]) -> list[Found]:
    name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").strip().lower()
    if name not in _META:
        return []
    field, confidence = _META[name]
    return _of(field, attributes.get("content", ""), f"meta {name}", confidence)


def _json_ld(text: str) -> Iterator[Found]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(value):
        yield from _of("title", thing.get("headline"), "JSON-LD headline", 0.9)
        yield from _of("published", thing.get("datePublished"), "JSON-LD datePublished", 0.95)
        yield from _of("updated", thing.get("dateModified"), "JSON-LD dateModified", 0.95)
        yield from _of("byline", _named(thing.get("author")), "JSON-LD author", 0.95)
        yield from _of("outlet", _named(thing.get("publisher")), "JSON-LD publisher", 0.9)
        yield from _of("licence", thing.get("license"), "JSON-LD license", 0.9)
        yield from _of(
            "language", str(thing.get("inLanguage") or "").partition("-")[0].lower(), "JSON-LD inLanguage", 0.8
        )


def _things(value: Any) -> Iterator[Mapping[str, Any]]:
    """The article objects in a JSON-LD value: itself, the items of a list, or those of "@graph"."""
    if isinstance(value, list):
        for item in value:
            yield from _things(item) if isinstance(item, dict) else ()
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, dict) and item.get("@type") in _ARTICLES)


def _named(value: Any) -> str:
    """A name, or the names of several people."""
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _named(item)))
    if isinstance(value, dict):
        return _named(value.get("name"))
    return value if isinstance(value, str) else ""


def _headline(page: str, at_hand: list[Token]) -> list[Found]:
    """The words of the page's only `<h1>`."""
    starts = [at for at, token in enumerate(at_hand) if token.kind == "start" and token.name == "h1"]
    if len(starts) != 1:
        return []
    words = []
    for token in at_hand[starts[0] + 1 : starts[0] + 60]:
        if token.kind == "end" and token.name == "h1":
            break
        if token.kind == "text":
            words.append(html.unescape(page[token.start : token.end]))
    return _of("title", "".join(words), "h1", 0.88)
