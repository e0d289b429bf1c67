"""The head of a plain text: a header block is taken off, a title line stays as the first paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from domain.text import Span
from ingest.draft import Found
from ingest.labels import header_line, moment_found
from ingest.outlets import with_outlets
from ingest.sentences import paragraphs
from ingest.tracked import Edit, Tracked

_LOOKED_AT = 8
_BODY = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """A body without its header lines, what these told, and the length of the title line at its start (0: none)."""

    body: Tracked
    found: tuple[Found, ...] = ()
    title: int = 0


def read_top(body: Tracked, *, titled: bool) -> Top:
    """The body after its head was read; `titled` when a title is known from elsewhere."""
    lines = _first_lines(body.text)
    words = [line.of(body.text) for line in lines]
    told = with_outlets(words, [header_line(line) for line in words], body.text[:_BODY])
    heads = _heads(told, words)
    if not heads or heads.stop >= len(lines):
        return _with_title(Top(body=body), titled=titled, followed=False)
    found = tuple(one for at in heads for one in told[at])
    left = body.edited([_cut(lines, heads)]).stripped()
    titled = titled or any(one.field == "title" for one in found)
    return _with_title(Top(body=left, found=found), titled=titled, followed=bool(heads) and not told[0])


def _first_lines(text: str) -> list[Span]:
    lines = []
    for line in paragraphs(text):
        lines.append(line)
        if len(lines) == _LOOKED_AT + 1:
            break
    return lines


def _heads(told: list[tuple[Found, ...]], words: list[str]) -> range:
    """The header lines at the start; before them may stand the title, and a second line that is no sentence."""
    first = 0 if told and told[0] else 1
    if len(told) > 2 and not any(told[:2]) and told[2] and is_title(words[0]) and is_title(words[1]):
        first = 2
    end = first
    while end < len(told) and told[end]:
        end += 1
    return range(first, end)


def _cut(lines: list[Span], heads: range) -> Edit:
    """The header lines with the line ends around them; a title before them gets an empty line after it."""
    start = lines[heads.start - 1].end if heads.start else 0
    return Edit(start=start, end=lines[heads.stop].start, text="\n\n" if heads.start else "")


def _with_title(top: Top, *, titled: bool, followed: bool) -> Top:
    line, sep, rest = top.body.text.partition("\n")
    if titled or not sep or not is_title(line) or not (rest.startswith("\n") or followed):
        return top
    title = Found(field="title", value=line, how="first line", confidence=0.8)
    return Top(body=top.body, found=(*top.found, title, *_date_in(line)), title=len(line))


def _date_in(title: str) -> tuple[Found, ...]:
    """The full date that closes a title: "Morning summary, 4 May 2031"; not "The raid of 4 May 2031"."""
    _, comma, last = title.partition(", ")
    found = moment_found("published", last, "date in the title", 0.6) if comma else None
    return (found,) if found else ()


def is_title(line: str) -> bool:
    """A short first line without a full stop: "Shells fall near Sella bridge"; not "The army withdrew."."""
    return 0 < len(line) <= 200 and not line.rstrip("\"”’'").endswith((".", "…", ":", ",", ";"))
