"""What passes between Sitrep and a process that parses: frames of JSON, checked as closely as any file from outside.

A parser that a hostile file has taken over may say anything, so a frame is bounded, nothing in it is run, and what names
an article (its id, its source) is not taken from it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, BinaryIO, get_args

from domain.article import Article, Basis, Flag, FlagKind, Refusal
from domain.moment import Moment
from domain.report import Link, Parsed, Source
from domain.text import OffsetMap, Piece, Sentence, Span
from ingest.identity import article_id
from ingest.keywords import keywords_of
from ingest.sources import readable, shown

_LENGTH = struct.Struct(">I")
_KINDS = frozenset(get_args(FlagKind))
WORDS = ("key", "member", "title", "outlet", "byline", "dateline", "agency", "language", "licence", "url")
MOMENTS = ("published", "updated")
LOCAL = ("id", "source", "version", "stored_at", "versions", "copies", "origin", "state")
"""What does not travel: the parent knows it better, or the library adds it."""


class BadFrame(Exception):
    """What came is no frame, or makes no sense."""


def send(stream: BinaryIO, value: Any) -> None:
    """Write one frame: four bytes of length, then JSON in UTF-8 (lone surrogates of file names pass)."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO, most: int) -> Any:
    """The value of the next frame, None at the end of the stream; BadFrame for one that is cut, too long or no JSON."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > most:
        raise BadFrame("a frame is cut off or too long")
    data = stream.read(length)
    try:
        if len(data) == length:
            return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as problem:
        raise BadFrame("a frame is no JSON") from problem
    raise BadFrame("a frame is cut off")


def packed(ones: Sequence[Article | Refusal | Link], source: Source) -> dict[str, Any]:
    """A frame of what a source turned into; of a refusal only the part and the reason are named."""
    name = readable(shown(source))
    return {
        "articles": [_packed_article(one) for one in ones if isinstance(one, Article)],
        "refused": [(one.source.removeprefix(name), one.reason) for one in ones if isinstance(one, Refusal)],
        "links": [(one.url, one.title, one.published, one.guid) for one in ones if isinstance(one, Link)],
    }


def parsed(frame: Any, source: Source) -> Parsed:
    """What the child says that `source` turned into; BadFrame when it makes no sense."""
    name = readable(shown(source))
    try:
        return Parsed(
            source=source,
            articles=tuple(_article(row, source, name) for row in frame["articles"]),
            refused=tuple(Refusal(source=name + _text(part), reason=_text(why)) for part, why in frame["refused"]),
            links=tuple(
                Link(url=_text(url), title=_words(title), published=_words(date), guid=_words(guid))
                for url, title, date, guid in frame["links"]
            ),
            last=frame["last"] is True,
        )
    except (KeyError, IndexError, TypeError, ValueError) as problem:
        raise BadFrame(f"a frame makes no sense ({type(problem).__name__})") from problem


def _packed_article(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "raw": None if article.raw == article.text else article.raw,
        "offsets": [n for p in article.offsets.pieces for n in (p.start, p.end, p.raw_start, p.raw_end)],
        "sentences": [n for s in article.sentences for n in (s.index, s.start, s.end, s.paragraph)],
        "digest": article.digest,
        "parser": article.parser,
        "words": [getattr(article, name) for name in WORDS],
        "moments": [moment and moment.iso for name in MOMENTS for moment in [getattr(article, name)]],
        "basis": [(one.field, one.how, one.confidence) for one in article.basis],
        "keywords": list(article.keywords),
        "flags": [
            (one.kind, one.note, *((one.span.start, one.span.end) if one.span else (None, None)), one.suggestion)
            for one in article.flags
        ],
    }


def _article(row: Any, source: Source, name: str) -> Article:
    text = _text(row["text"])
    raw = text if row["raw"] is None else _text(row["raw"])
    digest = _text(row["digest"])
    told: dict[str, Any] = {field: _words(value) for field, value in zip(WORDS, row["words"], strict=True)}
    told |= {field: iso and Moment(iso=_text(iso)) for field, iso in zip(MOMENTS, row["moments"], strict=True)}
    return Article(
        id=article_id(source, digest, told["key"] or told["member"] or ""),
        source=name,
        text=text,
        raw=raw,
        offsets=_offsets(row["offsets"], text, raw),
        sentences=_sentences(row["sentences"], text),
        digest=digest,
        parser=_text(row["parser"]),
        **told,
        basis=tuple(
            Basis(field=_text(field), how=_text(how), confidence=_share(sure)) for field, how, sure in row["basis"]
        ),
        flags=tuple(_flag(*flag, most=len(text)) for flag in row["flags"]),
        keywords=_keywords(row["keywords"]),
    )


def _offsets(flat: Any, text: str, raw: str) -> OffsetMap:
    """The map back, whose pieces cover the text without a gap and lie inside the raw text."""
    pieces = _in_fours(flat, lambda a, b, c, d: Piece(start=a, end=b, raw_start=c, raw_end=d))
    ends = [0, *(piece.end for piece in pieces)]
    _insist(ends[-1] == len(text) or not pieces)
    _insist(all(piece.start == end < piece.end for piece, end in zip(pieces, ends, strict=False)))
    _insist(all(0 <= piece.raw_start <= piece.raw_end <= len(raw) for piece in pieces))
    return OffsetMap(pieces=pieces)


def _sentences(flat: Any, text: str) -> tuple[Sentence, ...]:
    """Sentences that follow one another inside the text."""
    found = _in_fours(flat, lambda a, b, c, d: Sentence(index=a, start=b, end=c, paragraph=d))
    _insist(all(0 <= one.start < one.end <= len(text) for one in found))
    _insist(all(one.end <= two.start and one.index < two.index for one, two in pairwise(found)))
    return found


def _in_fours(flat: Any, make: Callable[[int, int, int, int], Any]) -> tuple[Any, ...]:
    _insist(isinstance(flat, list) and set(map(type, flat)) <= {int} and len(flat) % 4 == 0)
    return tuple(make(*four) for four in zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True))


def _flag(kind: Any, note: Any, start: Any, end: Any, suggestion: Any, *, most: int) -> Flag:
    _insist(kind in _KINDS and (start is None or (type(start) is type(end) is int and end <= most)))
    span = None if start is None else Span(start=start, end=end)
    return Flag(kind=kind, note=_text(note), span=span, suggestion=_words(suggestion))


def _keywords(given: Any) -> tuple[str, ...]:
    """Tags as `keywords_of` gives them: few, short, each once."""
    found = tuple(_text(one) for one in given)
    _insist(found == keywords_of(found))
    return found


def _text(value: Any) -> str:
    _insist(isinstance(value, str))
    return str(value)


def _words(value: Any) -> str | None:
    return None if value is None else _text(value)


def _share(value: Any) -> float:
    _insist(isinstance(value, int | float) and 0 <= value <= 1)
    return float(value)


def _insist(sound: bool) -> None:
    if not sound:
        raise ValueError("out of its bounds")
