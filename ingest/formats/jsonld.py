"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.keywords import listed

_OTHERS = frozenset({"WebPage", "Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "ItemPage"})
_DEEPEST = 5
_MOST = 200
Told = tuple[str, str]


def told_in(text: str) -> Iterator[Told]:
    """Pairs such as ("headline", "Guns fall silent") of each article in a JSON-LD script; nothing for broken JSON."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    things = list(_things(value, _DEEPEST))[:_MOST]
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing}
    articles = sorted((t for t in things if _is_article(t)), key=_is_page)
    for thing in articles:
        yield from _of(thing, by_id)
    yield from _tags(articles[0] if articles else {})  # of the page's own article alone: others only stand beside it


def _of(thing: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[Told]:
    for name in ("headline", "datePublished", "dateModified", "inLanguage", "license", "url"):
        value = thing.get(name)
        if isinstance(value, str) and value.strip():
            yield name, value
    for name in ("author", "publisher"):
        if words := name_of(thing.get(name), by_id):
            yield name, words


def _tags(thing: Mapping[str, Any]) -> Iterator[Told]:
    for name in ("keywords", "articleSection"):
        yield from ((name, words) for words in listed(thing.get(name)))


def _things(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects in a JSON-LD value: itself, the items of a list, those of "@graph" and what it is mainly about."""
    if isinstance(value, list) and depth:
        for item in value[:_MOST]:
            yield from _things(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth and isinstance(value.get(name), dict | list):
                yield from _things(value[name], depth - 1)


def _kinds(thing: Mapping[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is_article(thing: Mapping[str, Any]) -> bool:
    return any(kind.endswith("Article") or kind in _OTHERS for kind in _kinds(thing))


def _is_page(thing: Mapping[str, Any]) -> bool:
    """Pages come after the articles on them."""
    return not any(kind.endswith("Article") for kind in _kinds(thing))


def name_of(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> str:
    """A name, or the names of several people, also of those that are only referred to by their "@id"."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value[:20] if (name := name_of(item, by_id))))
    if isinstance(value, dict):
        there = by_id.get(str(value.get("@id")), {}) if "name" not in value else value
        told = there.get("name")
        return told if isinstance(told, str) else ""
    return value if isinstance(value, str) else ""
