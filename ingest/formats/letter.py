"""The words of a mail without what mail programs and lists put around them: replies quoted, signatures, footers, forwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.tracked import Edit, Tracked

_FORWARDED = re.compile(
    r"\W*(?:-{3,}\s*(?:forwarded|original) message\s*-{3,}|begin forwarded message:?)\W*$", re.IGNORECASE
)
_HEAD = re.compile(r"\W*(?P<name>from|sent|date|to|cc|subject|reply-to)\s*:\*?\s*(?P<value>.*)$", re.IGNORECASE)
_ANSWERED = re.compile(r"on\b.{5,160}\bwrote\s*:$", re.IGNORECASE)
_ORIGINAL = re.compile(r"\W*-{3,}\s*original message\s*-{3,}\W*$", re.IGNORECASE)
_SIGNATURE = re.compile(r"--\s?$|_{10,}$|-{20,}$|sent from my \w+|get outlook for", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:to |click here to )?unsubscribe\b"
    r"|you (?:are receiving|receive|received|get|got|are getting) this (?:e-?mail|message|newsletter|letter)"
    r"|you are subscribed|(?:manage|update|change) your (?:preferences|subscription|e-?mail settings)"
    r"|view (?:this|it|the) .{0,30}\bin (?:your|a) browser|having trouble (?:reading|viewing)|no longer wish to receive"
    r"|forwarded this (?:e-?mail|message|letter)\?|was this (?:e-?mail|letter|newsletter) forwarded to you"
    r"|this (?:e-?mail|message)(?: \(?and any attachments?\)?)? (?:is|are|may be|contains?) (?:confidential|privileged|intended)"
    r"|advertisement\b|sponsored (?:by|content)\b|.{0,60}\bmailing list$|follow us on\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[ \t]*>[^\n]*(?:\n|\Z)", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_WORDS = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"^[ \t]*([-=*_~#])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_NOTE = 40
_STORY = 20
_SIGNED_OFF = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The body of a mail, and the headers of the message that it forwards (names in small letters)."""

    body: Tracked
    forwarded: Mapping[str, str]


def letter_of(text: Tracked, *, forward: bool) -> Letter:
    """The words that the mail is about; `forward` when its subject says that it forwards one."""
    text = _unquoted(text)
    body, heads = _forwarded(text, forward=forward)
    body = _without_answered(body)
    return Letter(body=_without_footers(_without_signature(body)).stripped(), forwarded=heads)


def _unquoted(text: Tracked) -> Tracked:
    """Without the lines that quote an earlier mail; where a short note stands over a long quotation, that is the text."""
    quoted = "".join(_QUOTED.findall(text.text))
    if not quoted:
        return text
    own = text.replaced(_QUOTED)
    if len(_WORDS.findall(own.text)) < _NOTE < len(_WORDS.findall(quoted)) / 2:
        only = text.edited(_all_but(text.text, _QUOTED))
        return only.replaced(_MARKS)
    return own


def _all_but(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    at = 0
    for found in pattern.finditer(text):
        if at < found.start():
            yield Edit(start=at, end=found.start())
        at = found.end()
    if at < len(text):
        yield Edit(start=at, end=len(text))


def _forwarded(text: Tracked, *, forward: bool) -> tuple[Tracked, Mapping[str, str]]:
    """What stands under the last "Forwarded message" and its headers; an "Original Message" counts only in a forward."""
    lines = list(_LINE.finditer(text.text))
    start = 0
    heads: dict[str, str] = {}
    for at, line in enumerate(lines):
        words = line[0].strip()
        marked = _FORWARDED.match(words) and (forward or not _ORIGINAL.match(words))
        if not marked and not (forward and not heads and _HEAD.match(words)):
            continue
        told, end = _heads(lines, at + bool(marked))
        if len(told) >= 2:
            start, heads = (lines[end].start() if end < len(lines) else len(text)), told
    return (text.part(start, len(text)), heads) if heads else (text, {})


def _heads(lines: list[re.Match[str]], at: int) -> tuple[dict[str, str], int]:
    """The header lines from `at` on, and the number of the line after them."""
    told: dict[str, str] = {}
    last = ""
    while at < len(lines) and len(told) < 8:
        words = lines[at][0].strip()
        if found := _HEAD.match(words):
            last = found["name"].lower()
            if last in told:
                break
            told[last] = found["value"].strip(" *")
        elif last and not told[last] and words:
            told[last] = words
        elif words:
            break
        at += 1
    return told, at


def _without_answered(text: Tracked) -> Tracked:
    """Without what stands under "On 4 May 2031, M. Idris wrote:", where something stands over it."""
    for line in _LINE.finditer(text.text):
        words = line[0].strip()
        if (_ANSWERED.match(words) or _ORIGINAL.match(words)) and _WORDS.search(text.text[: line.start()]):
            return text.part(0, line.start())
    return text


def _without_signature(text: Tracked) -> Tracked:
    """Without what stands under "-- " or a rule near the end: at most twelve lines and forty words."""
    lines = list(_LINE.finditer(text.text))
    for line in lines[-_SIGNED_OFF:]:
        under = text.text[line.start() :]
        if (
            _SIGNATURE.match(line[0].rstrip("\r"))
            and len(_WORDS.findall(under)) <= _NOTE
            and line.start() > len(text) // 3
        ):
            return text.part(0, line.start())
    return text


def _without_footers(text: Tracked) -> Tracked:
    """Without the lines of mailing lists: "You received this message because …"."""
    return text.edited(
        Edit(start=line.start(), end=line.end())
        for line in _LINE.finditer(text.text)
        if len(line[0]) <= 400 and _FOOTER.match(line[0].strip(" *|[("))
    )


def under_title(body: Tracked, title: str) -> tuple[tuple[str, ...], Tracked]:
    """The lines over the title in a body whose sixth line or an earlier one is its title, and the body from there on."""
    wanted = _WORDS.findall(title.lower())
    lines = [line for line in _LINE.finditer(body.text[:2_000]) if line[0].strip()]
    for at, line in enumerate(lines[:6]):
        if wanted and _WORDS.findall(line[0].lower()) == wanted:
            return tuple(before[0] for before in lines[:at]), body.part(line.start(), len(body))
    return (), body


def stories_of(body: Tracked) -> list[tuple[str, Tracked]]:
    """The titles and texts of the stories between the rules ("-----") of a newsletter; none where it is one text."""
    stories = []
    at = 0
    for rule in (*_RULE.finditer(body.text), None):
        end = rule.start() if rule else len(body)
        if story := _story(body.part(at, end)):
            stories.append(story)
        at = rule.end() if rule else end
    return stories if len(stories) > 1 else []


def _story(part: Tracked) -> tuple[str, Tracked] | None:
    """A headline with at least twenty words under it; what stands over the headline, such as a greeting, is left out."""
    for line in _LINE.finditer(part.text):
        words = line[0].strip()
        if 3 <= len(_WORDS.findall(words)) <= 25 and not words.endswith((".", ":", ",", ";", "!")):
            rest = part.part(line.start(), len(part)).stripped()
            enough = len(_WORDS.findall(rest.text)) >= len(_WORDS.findall(words)) + _STORY
            follows = part.text[line.end() : line.end() + 2].strip("\r") in ("\n\n", "\n\r")
            return (words, rest) if enough and follows else None
    return None
