"""What a web page says about itself: meta tags, JSON-LD, `<time>`, `<title>` and `<h1>`."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from ingest.draft import Field, Found
from ingest.formats import jsonld, microdata
from ingest.formats.markup import Token, tokens
from ingest.keywords import listed
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
_META_TAGS: Mapping[str, float] = {
    "article:tag": 0.9, "news_keywords": 0.9, "parsely-tags": 0.8, "article:section": 0.7, "keywords": 0.6,
}  # fmt: skip
_SCHEMA: Mapping[str, Field] = {
    "headline": "title", "datePublished": "published", "dateModified": "updated", "author": "byline", "publisher": "outlet",
    "sourceOrganization": "outlet", "license": "licence", "inLanguage": "language", "mainEntityOfPage": "url", "url": "url",
}  # fmt: skip
_SURE: Mapping[str, float] = {
    "headline": 0.9,
    "publisher": 0.9,
    "sourceOrganization": 0.8,
    "license": 0.9,
    "inLanguage": 0.8,
    "url": 0.7,
    "mainEntityOfPage": 0.8,
}
_UPDATED = re.compile(r"(?:^|[\s_-])(?:updated?|modified)(?:$|[\s_-])", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:byline|author(?:-name)?|contributor)(?:$|[\s_])", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di)\s+", re.IGNORECASE)


def page_data(page: str) -> list[Found]:
    """Every metadata value of a page, the surest not first: the caller takes the best of each field."""
    found: list[Found] = []
    at_hand = list(tokens(page))
    for at, (here, following) in enumerate(zip(at_hand, [*at_hand[1:], None], strict=False)):
        if here.kind == "start":
            found += _told_by(page, here, following)
            found += _author(page, at_hand, at)
    found += [one for name, value in microdata.told_in(page, at_hand) for one in _schema(name, value, "microdata")]
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
            field: Field = "updated" if _UPDATED.search(attributes.get("class", "")) else "published"
            return _of(field, attributes.get("datetime", ""), "time", 0.75)
        case "title":
            return _of("title", html.unescape(inside), "title", 0.7)
        case "script" if "ld+json" in attributes.get("type", "").lower():
            return [one for name, value in jsonld.told_in(inside) for one in _schema(name, value, "JSON-LD")]
    return []


def _schema(name: str, value: str, where: str) -> list[Found]:
    """One property of schema.org."""
    if name in ("keywords", "articleSection"):
        return _tags(value, f"{where} {name}", 0.85 if name == "keywords" else 0.7)
    value = value.partition("-")[0].lower() if name == "inLanguage" else value
    return _of(_SCHEMA[name], value, f"{where} {name}", _SURE.get(name, 0.95))


def _author(page: str, at_hand: list[Token], at: int) -> list[Found]:
    """The name in an element that the page marks as the author's: `rel="author"`, `class="byline"`."""
    told = at_hand[at].attributes
    by_rel = "author" in told.get("rel", "").lower().split()
    if not (by_rel or _AUTHOR.search(told.get("class", ""))) or at_hand[at].name in (
        "body",
        "html",
        "article",
        "section",
    ):
        return []
    name = _BY.sub("", microdata.words_in(page, at_hand, at), count=1).strip(" ,|·•:")
    if not 3 <= len(name) <= 80 or any(char.isdigit() for char in name) or not name[0].isupper() or " " not in name:
        return []
    return _of("byline", name, "rel=author" if by_rel else "marked as byline", 0.75 if by_rel else 0.65)


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
    if name in _META_TAGS:
        return _tags(attributes.get("content", ""), f"meta {name}", _META_TAGS[name])
    if name not in _META:
        return []
    field, confidence = _META[name]
    return _of(field, attributes.get("content", ""), f"meta {name}", confidence)


def _tags(value: str, how: str, confidence: float) -> list[Found]:
    return [Found(field="keyword", value=one, how=how, confidence=confidence) for one in listed(html.unescape(value))]


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
