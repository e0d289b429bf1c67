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
_CUSTOM_UNSEEN = ("amp-ad", "amp-sidebar", "amp-consent", "amp-social", "amp-embed", "amp-sticky")
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+|%)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*(?:0(?:\.\d+)?|[12](?:\.\d+)?(?=px|pt))(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{4,}px|(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_BOXES = words("div section aside ul ol form footer nav p table")
_BESIDE = re.compile(
    r"(?:^|[-_])(?:comments?|cmts?|disqus|respond|newsletters?|signup|subscribe|subscription|paywall|regwall|related|"
    r"read-?(?:next|more|also)|more-(?:stories|news|on|from)|most-(?:read|popular)|popular|recommend(?:ed|ations?)|recirc|trending|"
    r"share|sharing|social|addtoany|sharedaddy|promo|adverts?|advertisement|ads|sponsored|outbrain|taboola|cookies?|consent|gdpr|"
    r"breadcrumbs?|tags|author-(?:bio|box|info)|gate)(?:[-_]|$)"
)
_ABOUT = re.compile(r"^(?:has|with|no|is|show|hide)[-_]|[-_](?:open|closed|enabled|disabled|count)$")
_COLOUR = re.compile(r"(?:^|;)\s*(?P<what>color|background(?:-color)?)\s*:\s*(?P<value>[^;!]{1,60})", re.IGNORECASE)
_WHITE = re.compile(r"(?:#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\b[^)]{0,20}\))\s*$", re.IGNORECASE)
_PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_DEEPEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph-like run of text as the page holds it; `tag` is the block tag that it stands in.

    `linked` is true when nothing in it stands outside links and menus; `beside` when it stands in a box beside the article.
    """

    body: Tracked
    tag: str
    hidden: bool = False
    linked: bool = False
    beside: bool = False


@dataclass(slots=True)
class _Open:
    name: str
    unseen: bool = False
    hidden: bool = False
    linked: bool = False
    beside: bool = False


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
        if parts and (token.name in _BLOCKS or stack[-1].hidden != before.hidden or stack[-1].beside != before.beside):
            yield Block(body=Tracked.joined(parts), tag=tag, hidden=before.hidden, linked=linked, beside=before.beside)
            parts, linked = [], True
        if token.name in _BLOCKS and token.name != "br":
            tag = (
                token.name
                if token.kind == "start"
                else next((o.name for o in reversed(stack) if o.name in _BLOCKS), "body")
            )
    if parts:
        yield Block(
            body=Tracked.joined(parts), tag=tag, hidden=stack[-1].hidden, linked=linked, beside=stack[-1].beside
        )


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
        unseen = above.unseen or token.name in _UNSEEN or token.name.startswith(_CUSTOM_UNSEEN)
        linked = above.linked or token.name in {"a", "nav"}
        beside = above.beside or is_beside(token.name, token.attributes)
        stack.append(_Open(token.name, unseen, above.hidden or is_hidden(token.attributes), linked, beside))


def is_beside(name: str, attributes: Mapping[str, str]) -> bool:
    """True for a box of comments, letters to subscribe to, related articles, sharing, advertising or consent, by its class or id.

    `<div class="post-comments">`, `<aside id="newsletter-signup">`; not `<body class="has-comments">` or `<a class="share">`.
    """
    if name not in _BOXES:
        return False
    told = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return told != " " and any(_BESIDE.search(word) and not _ABOUT.search(word) for word in told.lower().split())


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """True for `hidden`, `aria-hidden="true"` and styles that show nothing, such as `display: none`."""
    style = attributes.get("style", "")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or (style != "" and (_HIDING.search(style) is not None or _is_on_itself(style)))
    )


def _is_on_itself(style: str) -> bool:
    """White words on white, or words in the colour of their own ground; white ones on a dark ground are meant to be read."""
    told = {found["what"].lower()[:5]: found["value"].strip().lower() for found in _COLOUR.finditer(style)}
    if "color" not in told:
        return False
    ground = told.get("backg")
    return told["color"] == ground or (
        _WHITE.match(told["color"]) is not None and _WHITE.match(ground or "") is not None
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
