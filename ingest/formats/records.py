"""JSON files and JSON lines: one record is one article."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from domain.errors import SourceRefused
from ingest.decode import decode
from ingest.draft import Broken, Draft, Field, Found
from ingest.identity import record_digest
from ingest.keywords import listed
from ingest.moments import whole_moment
from ingest.tracked import Tracked

TEXTS = ("text", "body", "content", "article", "fulltext", "full_text", "full text")
_NAMES: Mapping[Field, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "link"),
    "licence": ("licence", "license"),
    "language": ("language",),
}
_DATES: Mapping[Field, tuple[str, ...]] = {
    "published": ("published", "published_at", "publishedat", "publishedAt", "pubdate", "publish_date", "date"),
    "updated": ("updated", "updated_at", "modified"),
}
_KEYS = ("id", "doc_id", "fact_id")
_TAGS = ("tags", "keywords", "topics", "subjects", "categories", "category", "sections", "section")
_CHUNK = 65_536
_LISTS = ("articles", "records", "items", "data", "documents")


def read_file(text: str) -> Iterator[Draft | Broken]:
    """The drafts of a .json file: an object, an array of objects, or an object that holds such an array."""
    value = _parsed(text)
    if isinstance(value, dict) and not isinstance(value.get("text"), str):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), value)
    if isinstance(value, dict):
        yield draft_of(value, "#0", "", "json/1")
    elif isinstance(value, list) and value:
        for number, record in enumerate(value):
            yield or_broken(record, number, f"record {number + 1}", "json/1")
    else:
        raise SourceRefused('it holds no record: give an object, or an array of objects, each with a "text" field')


def read_lines(file: BinaryIO, most: int) -> Iterator[Draft | Broken]:
    """The drafts of a .jsonl file, a line at a time; no line may have more than `most` bytes."""
    number = -1
    for at, line in enumerate(_lines(file, most), 1):
        if isinstance(line, SourceRefused):
            number += 1
            yield Broken(part=f"line {at}", problem=line)
        elif line.strip():
            number += 1
            yield _line(line, number, f"line {at}")
    if number < 0:
        raise SourceRefused('the file is empty: put one JSON object with a "text" field on each line')


def _lines(file: BinaryIO, most: int) -> Iterator[bytes | SourceRefused]:
    """Each line, or a refusal for one that is too long; a UTF-16 file has its lines cut after decoding."""
    start = file.read(2)
    file.seek(0)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from (line.encode("utf-8", "surrogatepass") for line in decode(file.read(most)).text.split("\n"))
        return
    while line := file.readline(most + 1):
        if len(line) > most:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield SourceRefused(
                f"it has more than max_file_bytes = {most:,} bytes: split it, or raise SITREP_MAX_FILE_BYTES"
            )
        else:
            yield line


def _line(line: bytes, number: int, part: str) -> Draft | Broken:
    try:
        return or_broken(_parsed(decode(line).text), number, part, "jsonl/1")
    except SourceRefused as problem:
        return Broken(part=part, problem=problem)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        where = f"{problem.msg} at line {problem.lineno}, column {problem.colno}"
        raise SourceRefused(f"it is not valid JSON ({where}): correct it and add it again") from problem
    except (ValueError, RecursionError) as problem:
        raise SourceRefused(
            "it is JSON that is nested too deeply or has an impossible number: simplify it"
        ) from problem


def or_broken(record: Any, number: int, part: str, parser: str) -> Draft | Broken:
    """The draft of one of many records, or why it has none."""
    try:
        return draft_of(record, f"#{number}", part, parser)
    except SourceRefused as problem:
        return Broken(part=part, problem=problem)


def draft_of(record: Any, member: str, part: str, parser: str) -> Draft:
    """The draft of one record, known by its own id or else as `member`; SourceRefused when it has no text."""
    if not isinstance(record, dict):
        raise SourceRefused('it is not an object: each record needs to be an object with a "text" field')
    text = next((value for name in TEXTS if isinstance(value := record.get(name), str) and value.strip()), None)
    if text is None:
        raise SourceRefused('it has no text: put the words of the article into a field called "text"')
    key = key_of(record)
    raw = _storable(text)
    return Draft(
        raw=raw,
        body=Tracked.of(raw),
        parser=parser,
        digest=record_digest(record),
        found=(*_plain(record), *_dated(record), *_tagged(record)),
        key=key,
        member=None if key else member,
        part=part,
    )


def key_of(record: Mapping[str, Any]) -> str | None:
    """The record's own id, or None."""
    return next((key for name in _KEYS if (key := _words(record.get(name)))), None)


def _plain(record: Mapping[str, Any]) -> Iterator[Found]:
    for field, names in _NAMES.items():
        if value := next((words for name in names if (words := _words(record.get(name)))), None):
            yield Found(field=field, value=value, how="record", confidence=1.0)


def _dated(record: Mapping[str, Any]) -> Iterator[Found]:
    for field, names in _DATES.items():
        for name in names:
            if reading := whole_moment(_words(record.get(name)) or ""):
                how = f"record ({reading.caution})" if reading.caution else "record"
                yield Found(field=field, value=reading.moment, how=how, confidence=0.9 if reading.caution else 1.0)
                break


def _tagged(record: Mapping[str, Any]) -> Iterator[Found]:
    for name in _TAGS:
        for words in listed(record.get(name)):
            yield Found(field="keyword", value=_storable(words), how="record", confidence=1.0)


def _words(value: Any) -> str | None:
    """A field as plain words on one line: a name, a number, the name of an object, or a list of these."""
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join("".join(c if c.isprintable() else " " for c in _storable(str(value))).split()) or None


def _storable(text: str) -> str:
    """Lone surrogates, which no database takes, become U+FFFD, one for one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
