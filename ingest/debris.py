"""Literal mark-up that was left in a text: tags such as `< p >`, and entities such as `&amp;`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ingest.tracked import Edit, Tracked

_BLOCK = (
    "p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|section|article|header|footer|figure|figcaption|pre|hr"
    "|html|body|head|title|main|aside|nav|form|dl|dt|dd"
)
_INLINE = "a|b|i|u|s|em|strong|span|font|small|big|sub|sup|img|center|code|cite|q|abbr|iframe|video|audio|source|o:p|meta|link"
_SHORT = "caption|gallery|embed|video|audio|quote|img|url|youtube|playlist|vc_row|vc_column"
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HIDDEN = re.compile(r"<!--|<(?P<raw>script|style)\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG = re.compile(
    rf"(?P<block><\s*/?\s*(?:{_BLOCK})(?:\s+[\w:-]+\s*=[^<>]{{0,2000}})?\s*/?\s*>)"
    rf"|(?P<line><\s*/?\s*br\b[^<>]{{0,200}}>)"
    rf"|\[(?:{_SHORT})(?:\s+\w+\s*=[^\[\]\n]{{0,500}})\]|\[/(?:{_SHORT})\]"
    rf"|<\s*/?\s*(?:{_INLINE})(?:\s+[\w:-]+\s*=[^<>]{{0,2000}})?\s*/?\s*>",
    re.IGNORECASE,
)


def without_debris(text: Tracked) -> tuple[Tracked, int]:
    """The text with entities decoded and tags gone (a paragraph's tag leaves a paragraph break), and how many there were."""
    decoded, entities = _decoded(text)
    hidden = list(_hidden(decoded.text))
    shown = decoded.edited(hidden)
    edits = [Edit(start=f.start(), end=f.end(), text=_left_by(f)) for f in _TAG.finditer(shown.text)]
    return shown.edited(edits), entities + len(hidden) + len(edits)


def _hidden(text: str) -> Iterator[Edit]:
    """Comments, scripts and style sheets with all that is in them, where they are closed."""
    at = 0
    while found := _HIDDEN.search(text, at):
        closing = f"</{found['raw'].lower()}>" if found["raw"] else "-->"
        end = text.find(closing, found.end())
        if end < 0:
            return
        at = end + len(closing)
        yield Edit(start=found.start(), end=at)


def _decoded(text: Tracked) -> tuple[Tracked, int]:
    edits = [
        Edit(start=f.start(), end=f.end(), text=word)
        for f in _ENTITY.finditer(text.text)
        if (word := _meant(f[0])) != f[0]
    ]
    return text.edited(edits), len(edits)


def _meant(entity: str) -> str:
    """The character of an entity, even one encoded twice such as `&amp;nbsp;`."""
    while (word := html.unescape(entity)) != entity and word.startswith("&") and word.endswith(";"):
        entity = word
    return word


def _left_by(tag: re.Match[str]) -> str:
    if tag["block"]:
        return "\n\n"
    return "\n" if tag["line"] else ""
