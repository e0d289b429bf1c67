"""Frames between processes: what is sent comes out the same, and what makes no sense is refused."""

from __future__ import annotations

import io
import struct
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.article import Article, Basis, Flag, Refusal
from domain.moment import Moment
from domain.report import Link, Source
from domain.text import OffsetMap, Piece, Sentence, Span
from ingest import wire
from ingest.identity import article_id
from ingest.wire import BadFrame, packed, parsed, receive, send

SOURCE = Source(location="/papers/courier.txt")
WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
MOMENTS = st.none() | st.sampled_from(["2031-05", "2031-05-04", "2031-05-04T18:20:00+02:00"]).map(
    lambda iso: Moment(iso=iso)
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article as a parser may make it."""
    text, raw = draw(st.text(min_size=1, max_size=60)), draw(st.text(max_size=60))
    raw = draw(st.sampled_from([raw, text]))
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=6)) | {len(text)})
    places = [sorted(draw(st.tuples(*[st.integers(0, len(raw))] * 2))) for _ in cuts]
    starts = [0, *cuts[:-1]]
    pieces = [Piece(start=a, end=b, raw_start=c, raw_end=d) for a, b, (c, d) in zip(starts, cuts, places, strict=True)]
    sentences = [
        Sentence(index=n, start=a, end=b, paragraph=n // 2) for n, (a, b) in enumerate(zip(starts, cuts, strict=True))
    ]
    spans = st.none() | st.tuples(*[st.integers(0, len(text))] * 2).map(lambda ab: Span(start=min(ab), end=max(ab)))
    flags = st.builds(Flag, kind=st.sampled_from(["mojibake", "paywall"]), note=WORDS, span=spans, suggestion=MAYBE)
    basis = st.builds(Basis, field=WORDS, how=WORDS, confidence=st.floats(0, 1))
    digest, key, member = draw(WORDS), draw(MAYBE), draw(MAYBE)
    return Article(
        id=article_id(SOURCE, digest, key or member or ""),
        source=SOURCE.location,
        text=text,
        raw=raw,
        offsets=OffsetMap(pieces=tuple(pieces)),
        sentences=tuple(sentences),
        digest=digest,
        parser=draw(WORDS),
        key=key,
        member=member,
        **{
            name: draw(MAYBE)
            for name in ("title", "outlet", "byline", "dateline", "agency", "language", "licence", "url")
        },
        published=draw(MOMENTS),
        updated=draw(MOMENTS),
        basis=tuple(draw(st.lists(basis, max_size=3))),
        flags=tuple(draw(st.lists(flags, max_size=3))),
        keywords=tuple(draw(st.lists(st.sampled_from(("Old Mill", "crossing", "عاجل")), unique=True))),
    )


def over_the_wire(value: Any) -> Any:
    """The value as the other process gets it."""
    stream = io.BytesIO()
    send(stream, value)
    stream.seek(0)
    return receive(stream, 1_000_000)


@given(st.lists(articles(), max_size=3), st.lists(st.tuples(WORDS, WORDS), max_size=3), st.booleans())
def test_what_is_sent_comes_out_the_same(
    given_articles: list[Article], refused: list[tuple[str, str]], last: bool
) -> None:
    """Every field of every article, whatever its texts hold: lone surrogates, quotation marks, line ends."""
    refusals = [Refusal(source=SOURCE.location + part, reason=reason) for part, reason in refused]
    links = [Link(url=part, title=reason) for part, reason in refused]
    answer = parsed(over_the_wire(packed([*given_articles, *refusals, *links], SOURCE) | {"last": last}), SOURCE)
    assert answer.articles == tuple(given_articles)
    assert answer.refused == tuple(refusals)
    assert answer.links == tuple(links)
    assert (answer.source, answer.last) == (SOURCE, last)


def test_every_field_of_an_article_travels_or_is_known_not_to() -> None:
    """A field that is added to Article has to be added to the wire as well."""
    travels = {"text", "raw", "offsets", "sentences", "digest", "parser", "basis", "flags", "keywords"}
    assert travels | {*wire.WORDS, *wire.MOMENTS, *wire.LOCAL} == {field.name for field in fields(Article)}


def test_names_are_those_the_parent_knows() -> None:
    """The id and the source of an article, and the source of a refusal, are not taken from the other process."""
    (article,) = parsed(frame(), SOURCE).articles
    assert article.source == SOURCE.location
    assert article.id == article_id(SOURCE, "d")
    other = replace(SOURCE, name="upload.txt")
    assert parsed(frame(), other).refused == (Refusal(source="upload.txt line 2", reason="broken: mend it"),)


def frame(**changed: Any) -> dict[str, Any]:
    """A frame with one article and one refusal; `changed` are fields of the article."""
    article = {
        "text": "Guns fired. It rained.",
        "raw": None,
        "offsets": [0, 22, 0, 22],
        "sentences": [0, 0, 11, 0, 1, 12, 22, 0],
        "digest": "d",
        "parser": "txt/1",
        "words": [None] * len(wire.WORDS),
        "moments": [None, None],
        "basis": [["title", "first line", 0.8]],
        "flags": [["no-date", "no date", None, None, None]],
        "keywords": ["Old Mill"],
    }
    return {"articles": [article | changed], "refused": [[" line 2", "broken: mend it"]], "links": [], "last": True}


@pytest.mark.parametrize(
    "changed",
    [
        {"text": 7},
        {"text": None},
        {"raw": ["x"]},
        {"offsets": [0, 21, 0, 22]},
        {"offsets": [0, 22, 0, 99]},
        {"offsets": [0, 22, -1, 22]},
        {"offsets": [0, 22, 0]},
        {"offsets": [0, 10, 0, 10, 12, 22, 10, 20]},
        {"offsets": "many"},
        {"sentences": [0, 0, 99, 0]},
        {"sentences": [0, 12, 22, 0, 1, 0, 11, 0]},
        {"sentences": [0, 5, 5, 0]},
        {"sentences": [0, 0, 1.5, 0]},
        {"sentences": [0, 0, True, 0]},
        {"digest": None},
        {"parser": {}},
        {"words": [None]},
        {"words": [7] * len(wire.WORDS)},
        {"moments": ["yesterday", None]},
        {"moments": ["2031-05-04T18:20:00", None]},
        {"moments": [[], 4]},
        {"basis": [["title", "first line", 7]]},
        {"basis": [["title", "first line", "sure"]]},
        {"basis": [["title"]]},
        {"keywords": [f"tag {n}" for n in range(9)]},
        {"keywords": ["x" * 61]},
        {"keywords": [7]},
        {"flags": [["hostile", "x", None, None, None]]},
        {"flags": [[["no-date"], "x", None, None, None]]},
        {"flags": [["no-date", "x", 0, 99, None]]},
        {"flags": [["no-date", "x", 5, 2, None]]},
        {"flags": [["no-date", "x", -1, 2, None]]},
        {"flags": [["no-date", "x", None, None, 3]]},
    ],
)
def test_a_frame_that_makes_no_sense_is_refused(changed: dict[str, Any]) -> None:
    """Whatever a hostile parser says, only sound articles come of it."""
    assert len(parsed(frame(), SOURCE).articles) == 1
    with pytest.raises(BadFrame):
        parsed(frame(**changed), SOURCE)


@pytest.mark.parametrize(
    "value", [{}, {"articles": 1}, {"articles": [], "refused": [["a"]], "links": [], "last": True}]
)
def test_a_frame_of_another_shape_is_refused(value: Any) -> None:
    """Fields that are missing, or of another type."""
    with pytest.raises(BadFrame):
        parsed(value, SOURCE)


@pytest.mark.parametrize(
    "data",
    [b"\0\0", struct.pack(">I", 9) + b"{}", struct.pack(">I", 2_000_000) + b" " * 2_000_000, struct.pack(">I", 3) + b"{x}",
     struct.pack(">I", 2) + b"\xff\xff", struct.pack(">I", 100_000) + b"[" * 100_000],
)  # fmt: skip
def test_bytes_that_are_no_frame_are_refused(data: bytes) -> None:
    """Cut off, too long, no JSON, no text, nested too deeply."""
    with pytest.raises(BadFrame):
        receive(io.BytesIO(data), 1_000_000)


def test_the_end_of_the_stream_is_none() -> None:
    """A process that closed its pipe says nothing more."""
    assert receive(io.BytesIO(b""), 10) is None
