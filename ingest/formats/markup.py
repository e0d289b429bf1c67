"""A web page as tokens that know where they stand; made for any input, each pass over it only once."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

_OPEN = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*))")
_QUOTE_OR_END = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noframes", "iframe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A start tag, an end tag, or text, at raw `[start, end)`."""

    kind: Literal["start", "end", "text"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


class _Scanner:
    """The state of one pass: where it is, and which closing marks are known to be absent from here on."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.absent: set[str] = set()

    def find(self, mark: str, at: int) -> int:
        """Where `mark` next stands, or -1, which is remembered, so that hostile pages take no longer."""
        if mark in self.absent:
            return -1
        found = self.page.find(mark, at)
        if found < 0:
            self.absent.add(mark)
        return found

    def tag_end(self, at: int) -> int:
        """The end of a tag whose name ends at `at`: the next `>` outside quotation marks."""
        first = self.find(">", at)
        if first < 0:
            return len(self.page)
        while found := _QUOTE_OR_END.search(self.page, at):
            if found[0] == ">":
                return found.end()
            closing = self.find(found[0], found.end())
            if closing < 0:
                break
            at = closing + 1
        return first + 1

    def raw_end(self, name: str, at: int) -> int:
        """Where the content of a `<script>`, `<style>` or the like ends: at its end tag, or at the end of the page."""
        if f"</{name}" in self.absent:
            return len(self.page)
        found = re.compile(f"</{name}", re.IGNORECASE).search(self.page, at)
        if not found:
            self.absent.add(f"</{name}")
        return found.start() if found else len(self.page)


def tokens(page: str) -> Iterator[Token]:
    """The tags and texts of a page in order; comments, declarations and processing instructions are left out."""
    scanner, at, text_from = _Scanner(page), 0, 0
    while found := _OPEN.search(page, at):
        if text_from < found.start():
            yield Token(kind="text", start=text_from, end=found.start())
        if found["comment"] or found["other"]:
            end = scanner.find("-->" if found["comment"] else ">", found.end())
            at = text_from = len(page) if end < 0 else end + (3 if found["comment"] else 1)
            continue
        end, name = scanner.tag_end(found.end()), found["name"].lower()
        if found["slash"]:
            yield Token(kind="end", start=found.start(), end=end, name=name)
        else:
            yield Token(
                kind="start",
                start=found.start(),
                end=end,
                name=name,
                attributes=_attributes(page[found.end() : end - 1]),
            )
        at = text_from = end
        if name in _RAW and not found["slash"]:
            at = text_from = scanner.raw_end(name, end)
            if end < at:
                yield Token(kind="text", start=end, end=at)
    if text_from < len(page):
        yield Token(kind="text", start=text_from, end=len(page))


def _attributes(inside: str) -> dict[str, str]:
    """The attributes of a start tag, names in small letters, entities decoded, the first of a name only."""
    kept: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside[:20_000]):
        kept.setdefault(name.lower(), html.unescape(double or single or bare))
    return kept
