"""Markdown files: front matter is metadata, marks are taken out, the words stay."""

from __future__ import annotations

import re

from ingest.decode import Decoded
from ingest.draft import Draft, Found, encoding_found
from ingest.labels import labelled
from ingest.tracked import Edit, Tracked

PARSER = "md/1"
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<lines>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_HEADING = re.compile(r"(?:\A\s*#{1,6}|^[ \t]{0,3}#)[ \t]+(?P<words>[^\r\n]*?)[ \t#]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>[^\s#>*-][^\r\n]*)\r?\n=+[ \t]*$", re.MULTILINE)
_TARGET = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,400}(?:\s+[\"'][^\"'\r\n]{0,200}[\"'])?\)|\[[^\]\r\n]{0,200}\]"
_MARKS = (
    re.compile(r"^[ \t]*(?:```|~~~)[^\r\n]*(?:\r?\n|\Z)", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*(?=\r?$)", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|(?<=\S)[ \t]+#+[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE),
    re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}\[[^\]\r\n]{1,200}\]:[ \t]+[^\r\n]*$", re.MULTILINE),
    re.compile(rf"!\[[^\]\[\r\n]{{0,500}}\](?:{_TARGET})"),
)
_LINK = re.compile(rf"(?<!\\)\[(?P<words>[^\]\[\r\n]{{1,500}})\](?:{_TARGET})|<(?P<address>https?://[^>\s]{{1,500}})>")
_EMPHASIS = (
    re.compile(r"(?<![\\*\w])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*\r\n]{1,300}?)(?<=\S)(?P=mark)(?!\*)"),
    re.compile(r"(?<![\\\w])(?P<mark>_{1,3})(?=[^\s_])(?P<words>[^\r\n]{1,200}?)(?<=\S)(?P=mark)(?!\w)"),
    re.compile(r"(?P<mark>~~)(?P<words>[^~\r\n]{1,300}?)(?P=mark)"),
    re.compile(r"(?P<mark>`{1,2})(?P<words>[^`\r\n]{1,300}?)(?P=mark)"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read(decoded: Decoded, digest: str) -> Draft:
    """The draft of a Markdown text; its first heading is the title and stays as the first paragraph."""
    front = _FRONT.match(decoded.text)
    body = Tracked.of(decoded.text, front.end() if front else 0)
    told = tuple(_front_matter(front["lines"])) if front else ()
    heading = _HEADING.search(body.text) or _UNDERLINED.search(body.text)
    if heading and not any(one.field == "title" for one in told):
        words = without_marks(Tracked.of(heading["words"])).text.strip()
        told = (*told, Found(field="title", value=words, how="heading", confidence=0.9)) if words else told
    return Draft(
        raw=decoded.text,
        body=without_marks(body),
        parser=PARSER,
        digest=digest,
        found=(*told, *encoding_found(decoded.encoding, decoded.confidence)),
        reads_top=True,
    )


def _front_matter(lines: str) -> list[Found]:
    found = []
    for line in lines.splitlines():
        name, colon, value = line.partition(":")
        if colon and (one := labelled(name, value.strip().strip("\"'"), "front matter")):
            found.append(one)
    return found


def without_marks(body: Tracked) -> Tracked:
    """The text without the marks of headings, lists, quotations, emphasis, links and pictures."""
    for pattern in _MARKS:
        body = body.replaced(pattern)
    body = body.edited(_around(body.text, _LINK))
    for pattern in _EMPHASIS:
        body = body.edited(_around(body.text, pattern))
    return body.edited(Edit(start=f.start(), end=f.start() + 1) for f in _ESCAPED.finditer(body.text))


def _around(text: str, pattern: re.Pattern[str]) -> list[Edit]:
    """Cuts of what stands before and after the words that a match keeps."""
    edits = []
    for found in pattern.finditer(text):
        kept = "address" if found.groupdict().get("address") else "words"
        edits += [Edit(start=found.start(), end=found.start(kept)), Edit(start=found.end(kept), end=found.end())]
    return [edit for edit in edits if edit.start < edit.end]
