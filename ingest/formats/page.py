"""A web page becomes blocks of visible text, each code point with its place in the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.formats.markup import Token, tokens
from ingest.tracked import Tracked
from ingest.wordlist import words

_BLOCKS = words(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section summary "
    "table tbody td tfoot th thead title tr ul"
)
_UNSEEN = words(
    "script style template textarea iframe object svg math canvas select option button audio video noscript head title noframes "
    "xmp map datalist dialog"
)
_VOID = words("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY: Mapping[str, frozenset[str]] = {
    "p": _BLOCKS - {"br"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "option": frozenset({"option", "optgroup"}),
    "head": frozenset({"body"}),
}
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_DEEPEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph-like run of text as the page holds it; `tag` is the block tag that it stands in.

    `linked` is true when nothing in it stands outside links and menus.
    """

    body: Tracked
    tag: str
    hidden: bool = False
    linked: bool = False


@dataclass(slots=True)
class _Open:
    name: str
    unseen: bool = False
    hidden: bool = False
    linked: bool = False


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in order, with those that CSS or attributes hide marked; scripts and menus of forms left out."""
    stack: list[_Open] = [_Open("html")]
    parts: list[Tracked] = []
    tag, linked = "body", True
    for token in tokens(page):
        if token.kind == "text":
            if not stack[-1].unseen:
                parts.append(with_entities(page, token.start, token.end))
                linked = linked and (stack[-1].linked or not parts[-1].text.strip())
            continue
        before = stack[-1]
        _follow(stack, token)
        if parts and (token.name in _BLOCKS or stack[-1].hidden != before.hidden):
            yield Block(body=Tracked.joined(parts), tag=tag, hidden=before.hidden, linked=linked)
            parts, linked = [], True
        if token.name in _BLOCKS and token.name != "br":
            tag = (
                token.name
                if token.kind == "start"
                else next((o.name for o in reversed(stack) if o.name in _BLOCKS), "body")
            )
    if parts:
        yield Block(body=Tracked.joined(parts), tag=tag, hidden=stack[-1].hidden, linked=linked)


def _follow(stack: list[_Open], token: Token) -> None:
    """Keep the stack of open elements, as forgiving as a browser where end tags are missing."""
    if token.kind == "end":
        for at in range(len(stack) - 1, max(0, len(stack) - 60), -1):
            if stack[at].name == token.name:
                del stack[at:]
                return
        return
    while len(stack) > 1 and token.name in _CLOSED_BY.get(stack[-1].name, ()):
        stack.pop()
    if token.name not in _VOID and len(stack) < _DEEPEST:
        above = stack[-1]
        unseen = above.unseen or token.name in _UNSEEN
        linked = above.linked or token.name in {"a", "nav"}
        stack.append(_Open(token.name, unseen, above.hidden or is_hidden(token.attributes), linked))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """True for `hidden`, `aria-hidden="true"` and styles that show nothing, such as `display: none`."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _HIDING.search(attributes.get("style", "")) is not None
    )


def with_entities(page: str, start: int, end: int) -> Tracked:
    """Raw text of a page with its entities as the characters they stand for."""
    parts, at = [], start
    for found in _PIECE.finditer(page, start, end):
        word = html.unescape(found[0])
        if word == found[0]:
            continue
        parts += [Tracked.of(page, at, found.start()), Tracked.standing_for(word, found.start(), found.end())]
        at = found.end()
    return Tracked.joined([*parts, Tracked.of(page, at, end)])
