"""Web pages: trafilatura says which blocks are the article, our own tokens say where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from domain.article import Flag
from domain.errors import SourceRefused
from ingest.decode import Decoded
from ingest.draft import Draft, Found, encoding_found
from ingest.formats.crowded import refuse_overloaded
from ingest.formats.page import Block, blocks
from ingest.formats.pagedata import page_data
from ingest.formats.pagehead import around_headline, site_in_title
from ingest.formats.service import is_gate, is_label, service_of
from ingest.tracked import Tracked

PARSER = "html/1"
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDED = re.compile(r"[.!?…。؟۔।][\"”’')\]]*$")
_SPACES = re.compile(r"\s+")
_SHINGLE = 4
_LEAST = 30
_MASTHEAD = 8
_ENOUGH = 0.7
_MOST_TAGS = 40_000


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in `<meta charset>`, or None."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read(decoded: Decoded, digest: str) -> Draft:
    """The draft of a page's article; SourceRefused when there is only navigation."""
    page = decoded.text
    refuse_crowded(page)
    seen = list(blocks(page))
    found = (*_told(page, seen), *encoding_found(decoded.encoding, decoded.confidence))
    kept = without_title(article_blocks(page, seen), found)
    if not any(is_prose(block) for block in kept):
        raise SourceRefused(
            "no article text was found in it (only navigation?): save the page of one article, or paste its text into a .txt"
        )
    if what := service_of(kept):
        raise SourceRefused(f"the page {what}: open the article in a browser, and save that page")
    flags = (*hidden_flags(seen), *_gates(seen, kept))
    return Draft(raw=page, body=joined(kept), parser=PARSER, digest=digest, found=found, flags=flags)


def _told(page: str, seen: list[Block]) -> Iterator[Found]:
    """What the page's data says, then what its title and the lines under its headline say."""
    data = page_data(page)
    yield from data
    titles = [str(one.value) for one in data if one.field == "title"]
    outlet = next((str(one.value) for one in data if one.field == "outlet"), None)
    shown = [block.body.text for block in seen if len(block.body.text) <= 250 and not block.hidden]
    heads = list(titles)
    for title in dict.fromkeys(titles):
        for one in site_in_title(title, [*shown, *(t for t in titles if t != title)], outlet):
            yield replace(one, confidence=0.96) if one.field == "title" and _is_surest(title, data) else one
            heads += [str(one.value)] if one.field == "title" else []
    yield from around_headline(seen, heads)


def _is_surest(title: str, data: list[Found]) -> bool:
    """True for the title that would be taken: without the site's name it is surer still."""
    return max((one for one in data if one.field == "title"), key=lambda one: one.confidence).value == title


def refuse_crowded(page: str) -> None:
    """Nothing, or SourceRefused for a page of so many tags that reading it would take minutes."""
    if (tags := page.count("<")) > _MOST_TAGS:
        raise SourceRefused(f"the page has {tags:,} tags, more than {_MOST_TAGS:,}: save the page of one article")
    refuse_overloaded(page)


def article_blocks(page: str, seen: list[Block]) -> list[Block]:
    """The visible blocks whose words trafilatura takes for the article, in the order of the page."""
    body = extracted(page)
    lines = {" ".join(_WORDS.findall(line)) for line in body.splitlines()}
    left = Counter(_shingles(_WORDS.findall(body)))
    kept = []
    menus = menus_in(seen)
    for block in seen:
        words = _WORDS.findall(block.body.text)
        if words and not block.hidden and id(block) not in menus and _is_kept(words, lines, left):
            left.subtract(_shingles(words))
            kept.append(block)
    return without_boxes(kept)


def without_boxes(kept: list[Block]) -> list[Block]:
    """The blocks without those in boxes beside the article, unless little is left: some pages name everything "social"."""
    kept = [block for block in kept if not is_label(block.body.text)]
    inside = [block for block in kept if not block.beside]
    return inside if sum(len(_WORDS.findall(b.body.text)) for b in inside if is_prose(b)) >= _LEAST else kept


def menus_in(seen: list[Block]) -> set[int]:
    """The ids (`id()`) of links of at most twelve words that stand one after the other: "Front page", "Sport", "Letters"."""
    shown = [block for block in seen if block.body.text.strip()]
    links = [block.linked and len(block.body.text.split()) <= 12 and block.tag != "pre" for block in shown]
    return {
        id(block)
        for at, block in enumerate(shown)
        if links[at] and all(links[near] for near in range(max(0, at - 1), min(len(shown), at + 2)))
    }


def extracted(page: str) -> str:
    """The words that trafilatura takes for the article; SourceRefused when its parser fails on the page."""
    import trafilatura  # texts and records need no page parser: it is only loaded for pages

    try:
        return trafilatura.extract(_CONTROL.sub(" ", page), include_comments=False, include_tables=True) or ""
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as problem:
        raise SourceRefused("the page cannot be parsed: paste the text of the article into a .txt") from problem


def _is_kept(words: list[str], lines: set[str], left: Counter[tuple[str, ...]]) -> bool:
    """Most of its runs of four words are in the article and not yet used; a shorter block is a line of it."""
    runs = list(_shingles(words))
    if len(words) < _SHINGLE:
        return " ".join(words) in lines
    return sum(left[run] > 0 for run in runs) >= _ENOUGH * len(runs)


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_SHINGLE)), strict=False)


def is_prose(block: Block) -> bool:
    """A block that ends like a sentence or is long, and is no mere link: "Home", "World" and "Sign in" are none."""
    text = block.body.text.strip()
    return not block.linked and (_ENDED.search(text) is not None or len(_WORDS.findall(text)) >= 12)


def without_title(kept: list[Block], found: tuple[Found, ...]) -> list[Block]:
    """The blocks without a headline that only repeats the title, and without the short lines of a masthead over it."""
    titles = {
        " ".join(_WORDS.findall(one.value)) for one in found if one.field == "title" and isinstance(one.value, str)
    }
    for at, block in enumerate(kept[:_MASTHEAD]):
        if " ".join(_WORDS.findall(block.body.text)) in titles:
            return kept[at + 1 :]
        if is_prose(block):
            break
    return kept


def joined(kept: list[Block]) -> Tracked:
    """The blocks with a paragraph break for what stands between them."""
    parts = [_one_line(kept[0])]
    for before, block in pairwise(kept):
        parts += [Tracked.standing_for("\n\n", before.body.ends[-1], block.body.starts[0]), _one_line(block)]
    return Tracked.joined(parts)


def _one_line(block: Block) -> Tracked:
    """Line ends in the source of a page are blanks to a reader, except in `<pre>`."""
    return block.body if block.tag == "pre" else block.body.replaced(_SPACES, " ")


def _gates(seen: list[Block], kept: list[Block]) -> Iterator[Flag]:
    """A box that was left out and says "This article is for subscribers"."""
    inside = {id(block) for block in kept}
    if any(id(block) not in inside and not block.hidden and is_gate(block.body.text) for block in seen):
        yield Flag(kind="paywall", note="the page asks to subscribe or sign in to read the rest")


def hidden_flags(seen: list[Block]) -> Iterator[Flag]:
    """Hidden text that says something: at least five words."""
    count = sum(len(_WORDS.findall(block.body.text)) >= 5 for block in seen if block.hidden)
    if count:
        yield Flag(kind="hidden-text", note=f"{count} hidden passage{'s' * (count > 1)} of the page left out")
