"""Footers that are no news: licences, rights, calls to subscribe. They leave the text before sentences are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.text import Span
from ingest.agencies import is_agency
from ingest.draft import Found
from ingest.sentences import paragraphs, split
from ingest.tracked import Edit, Tracked

_LICENCE = re.compile(
    r"(?:all (?:the )?)?contents?\b.{0,80}\b(?:is|are) (?:licen[sc]ed|published|available|released) under\b"
    r"|this (?:work|article|story|text|report)\b.{0,60}\b(?:is|was) (?:re)?(?:licen[sc]ed|published"
    r"|released)\b.{0,60}"
    r"\b(?:licen[sc]e|creative commons|public domain)"
    r"|(?:distributed|published|provided|syndicated) by\b.{0,80}\b(?:under|licen[sc]e)\b.{0,40}\b(?:licen[sc]e"
    r"|agreement|no\.?|[A-Z]+-\d+)"
    r"|creative commons attribution\b.{0,60}\blicen[sc]e|^licen[sc]e\s*:\s",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©.{1,200}$|(?:copyright\s*)?\(c\)\s*(?:by\s+)?(?:copyright|\d{4})\b.{0,200}$|copyright\s*(?:©|\(c\)|\d{4}"
    r"|by\s).{0,200}$"
    r"|(?:re-?print(?:ing|s)?|re-?production|re-?publication|re-?publishing|re-?use)\b(?: (?:of|from|on"
    r"|in) [\w .,-]{1,80})?,? "
    r"(?:is|are) (?:\w+ )?(?:only )?(?:possible|permitted|allowed|prohibited|forbidden|granted|authori[sz]ed"
    r"|subject)\b.{0,160}$"
    r"|(?:use|copying|quoting|quotation|distribution|citation)\b(?: (?:of|from) (?:the |our |any |all |these |this )?"
    r"(?:materials?|contents?|articles?|texts?|website|photos?))[\w .,-]{0,60} (?:is|are) (?:\w+ )?(?:only )?"
    r"(?:possible|permitted|allowed|prohibited|forbidden)\b.{0,160}$"
    r"|(?:contents?|materials?|articles?) (?:may|can|must)(?: not)?(?: only)? be (?:re-?published|re-?printed"
    r"|re-?produced|re-?used|copied|distributed)\b.{0,200}$"
    r"|.{0,80}\ball rights reserved\b.{0,40}$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:subscribe|sign up|register)\b (?:now|today|here|to|for|with)\b.{0,60}"
    r"\b(?:newsletter|daily briefing|alerts|updates|channel|inbox)\b"
    r"|(?:follow|join|find|like) us on\b"
    r"|(?:read|see) the (?:original|full) (?:article|story|text|report|version)\b"
    r"|share (?:on|in|via|to) (?:facebook|twitter|x|telegram|whatsapp|linkedin|social (?:networks?|media)|e-?mail)\b"
    r"|tags?\s*:|advertisement\W*$|(?:article |text )?continues (?:below|after) (?:the )?advert"
    r"|(?:read (?:more|also|next)|see also|also read|related(?: articles?| stories)?|more on this)\s*(?::|$)"
    r"|click here\b|download (?:our|the) app\b|share this (?:article|story)\b|subscribe to our\b"
    r"|share this\W*$|for immediate release\W*$"
    r"|[-–—*#\s]{1,6}ends?\b[-–—*#\s]{0,6}(?:$|(?:media|press|for)\b)|(?:media|press) (?:contact|enquiries|inquiries)\s*:"
    r"|subscribe to our\b|support our journalism\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?i:contents?)\s+(?:by|of|from)\s+(?:the\s+)?(?P<by>[A-Z][^.,;]{1,60}?)\s+(?:is|are)\b"
    r"|(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:©|\([cC]\))\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*,?\s*)?(?:by\s+)?"
    r"(?P<right>[A-Z][^.;,|]{1,60}?)(?=\s*(?:[.;,|]|[Aa]ll\b|$))"
)
_SOURCE = re.compile(r"source\s*:\s*(?P<name>[A-Z][^.:\n]{1,60})\.?$", re.IGNORECASE)
_TAIL = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """A body without its footers, what they said, and what they tell."""

    body: Tracked
    removed: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()


def without_footers(body: Tracked) -> Trimmed:
    """The body without licence and boilerplate sentences: footers at its end, and calls on lines of their own."""
    text = body.text
    places = sorted({*_calls(text), *_at_end(text)})
    if not places or sum(place.end - place.start for place in places) >= 0.9 * len(text):
        return Trimmed(body=body)
    removed = tuple(place.of(text) for place in places)
    left = body.edited(_cuts(text, places)).stripped()
    return Trimmed(body=left, removed=removed, found=tuple(_told_by(removed)))


def _calls(text: str) -> Iterator[Span]:
    """Whole lines that only call the reader elsewhere, wherever they stand: "Read more: …"."""
    return (line for line in paragraphs(text) if line.end - line.start <= 240 and is_call(line.of(text)))


def _at_end(text: str) -> Iterator[Span]:
    """The footer sentences that close the text, with the signs and the "Source: …" between them."""
    from_ = max(0, len(text) - _TAIL)
    waiting: list[Span] = []
    seen = False
    for sentence in reversed(split(text[from_:])):
        if sentence.start == 0 and from_:
            return
        place = Span(start=from_ + sentence.start, end=from_ + sentence.end)
        words = place.of(text)
        if is_footer(words) or (seen and _SOURCE.match(words)):
            yield from (*waiting, place)
            waiting, seen = [], True
        elif words.strip(' *_-–—|•·"”'):
            break
        else:
            waiting.append(place)
    if seen:
        yield from (place for place in waiting if place.of(text).strip(" *_-–—|•·") == "")


def _cuts(text: str, places: list[Span]) -> list[Edit]:
    """Each place with the white space before it, so that the rest closes up."""
    edits: list[Edit] = []
    for place in places:
        start, end = place.start, place.end
        while start > (edits[-1].end if edits else 0) and text[start - 1].isspace():
            start -= 1
        edits.append(Edit(start=start, end=end))
    return edits


def is_footer(words: str) -> bool:
    """A licence, rights or call line: "All Content by Sella Wire is licensed under a … License."."""
    return is_licence(words) or _RIGHTS.match(words) is not None or is_call(words)


def is_licence(words: str) -> bool:
    """A line that says under which terms the text may be used; not "The envoy was licensed to trade."."""
    return len(words) <= 400 and _LICENCE.search(words) is not None


def is_call(words: str) -> bool:
    """A short line that asks the reader to go elsewhere: "Read more: …"; not a report that people subscribe to."""
    return len(words) <= 240 and _CALL.match(words) is not None


def _told_by(removed: tuple[str, ...]) -> list[Found]:
    """The licence, and its owner: an agency where the name has that form ("North Wire"), else the outlet."""
    found = []
    licences = [words for words in removed if is_licence(words) or _RIGHTS.match(words)]
    if licences:
        found.append(Found(field="licence", value=" ".join(licences), how="licence line"))
    owners = (owner for words in licences if (owner := _OWNER.search(words)))
    owners_named = (source["name"] for words in removed if (source := _SOURCE.match(words)))
    found += [replace(_owner(name.strip()), how="source line", confidence=0.55) for name in owners_named]
    return [*found, *(_owner((owner["by"] or owner["right"]).strip()) for owner in owners)]


def _owner(name: str) -> Found:
    return Found(field="agency" if is_agency(name) else "outlet", value=name, how="licence line", confidence=0.6)
