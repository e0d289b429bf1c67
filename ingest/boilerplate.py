"""Footers that are no news: licences, rights, calls to subscribe. They leave the text before sentences are cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.draft import Found
from ingest.sentences import split
from ingest.tracked import Edit, Tracked

_LICENCE = re.compile(
    r"(?:all (?:the )?)?contents?\b.{0,80}\b(?:is|are) (?:licen[sc]ed|published|available|released) under\b"
    r"|this (?:work|article|story|text|report)\b.{0,60}\b(?:is|was) (?:re)?(?:licen[sc]ed|published|released)\b.{0,60}\b(?:licen[sc]e|creative commons|public domain)"
    r"|creative commons attribution\b.{0,60}\blicen[sc]e|^licen[sc]e\s*:\s",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s.{0,120}|^.{0,80}\ball rights reserved\b", re.IGNORECASE)
_CALL = re.compile(
    r"(?:subscribe|sign up|register)\b.{0,60}\b(?:newsletter|daily briefing|alerts|updates|channel|inbox)\b"
    r"|(?:follow|join|find|like) us on\b|(?:read (?:more|also|next)|see also|also read|related(?: articles?| stories)?|more on this)\s*:"
    r"|click here\b|download (?:our|the) app\b|share this (?:article|story)\b|support our journalism\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?i:contents?)\s+(?:by|of|from)\s+(?:the\s+)?(?P<by>[A-Z][^.,;]{1,60}?)\s+(?:is|are)\b"
    r"|(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:©|\([cC]\))\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*,?\s*)?(?:by\s+)?(?P<right>[A-Z][^.;,|]{1,60}?)(?=\s*(?:[.;,|]|[Aa]ll\b|$))",
)
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """A body without its footers, what they said, and what they tell."""

    body: Tracked
    removed: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()


def without_footers(body: Tracked) -> Trimmed:
    """The body without licence and boilerplate sentences: footers at its end, and calls on lines of their own."""
    text = body.text
    sentences = split(text)
    taken, at_end = [], True
    for sentence in reversed(sentences):
        words = sentence.span.of(text)
        alone = (sentence.start == 0 or text[sentence.start - 1] == "\n") and text[sentence.end : sentence.end + 1] in (
            "",
            "\n",
        )
        if (at_end and is_footer(words)) or (alone and is_call(words)):
            taken.append(sentence)
        else:
            at_end = at_end and words.strip(' *_-–—|•·"”') == ""
    if not taken or len(taken) == len(sentences) or len(taken) > _MOST:
        return Trimmed(body=body)
    taken.reverse()
    removed = tuple(sentence.span.of(text) for sentence in taken)
    left = body.edited(_cuts(text, [(s.start, s.end) for s in taken]))
    return Trimmed(body=left.stripped(), removed=removed, found=tuple(_told_by(removed)))


def _cuts(text: str, places: list[tuple[int, int]]) -> list[Edit]:
    """Each place with the white space before it, so that the rest closes up."""
    edits: list[Edit] = []
    for start, end in places:
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
    found = []
    licences = [words for words in removed if is_licence(words) or _RIGHTS.match(words)]
    if licences:
        found.append(Found(field="licence", value=" ".join(licences), how="licence line"))
    for words in licences:
        if owner := _OWNER.search(words):
            name = (owner["by"] or owner["right"]).strip()
            found.append(Found(field="agency", value=name, how="licence line", confidence=0.6))
    return found
