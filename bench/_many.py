"""A library of many analysed reports, quickly: paragraphs of a few that were really analysed, put together anew.

To analyse thousands takes longer than what is measured with them. Each paragraph brings the claims that were found in it,
at their new places; what links to another paragraph is left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from app.models import embedder_of
from app.settings import Settings
from app.wiring import open_desk
from bench._reports import OUTLETS, write_reports
from domain.article import Article
from domain.claim import Claim
from domain.moment import Moment
from domain.report import Source
from domain.text import OffsetMap, Sentence, Span
from retrieval.library import Library

FEW = 60  # reports that are really analysed
_PARAGRAPHS = 7
_GROUP = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph: its words, its sentences from 0 on, and the claims that lie in it, all by places in it."""

    words: str
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]


def made(folder: Path, count: int) -> None:
    """Fill the library in `folder` up to `count` reports."""
    few = folder.with_name(f"{folder.name}-few")
    settings = Settings(library=few)
    with closing(open_desk(settings, writer=True)) as desk:
        desk.add([Source(location=str(path)) for path in write_reports(few / "reports", FEW)])
        known = desk.articles()
    with closing(Library.open(few, embedder_of(settings), writer=False)) as library:
        parts = list(_parts(known, library.claims()))
    with closing(Library.open(folder, embedder_of(settings), writer=True, who="bench")) as library:
        done = library.counts().get("analysed", 0) // _GROUP * _GROUP  # a group that was broken off is made again
        _fill(library, parts, known[0], range(done, count))


def _fill(library: Library, parts: Sequence[Part], like: Article, numbers: range) -> None:
    for start in numbers[::_GROUP]:
        given = [_report(number, parts, like) for number in numbers[start - numbers.start :][:_GROUP]]
        library.keep([article for article, _ in given])
        for _ in library.index_waiting():
            pass
        claims = {article.id: found for article, found in given}
        library.keep_all_claims([(article, claims[article.id]) for article in library.waiting_analysis()])


def _parts(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[Part]:
    for article in articles:
        for _, group in groupby(article.sentences, key=lambda s: s.paragraph):
            sentences = tuple(s.span for s in group)
            whole = Span(start=sentences[0].start, end=sentences[-1].end)
            inside = (c for c in claims if c.article == article.id and whole.holds(_everything(c)))
            yield Part(
                words=whole.of(article.text),
                sentences=tuple(_moved(span, -whole.start) for span in sentences),
                claims=tuple(_shifted(claim, -whole.start) for claim in inside),
            )


def _report(number: int, parts: Sequence[Part], like: Article) -> tuple[Article, tuple[Claim, ...]]:
    """The report of this number, always the same, and its claims."""
    chance = random.Random(number)
    name, text = f"made-{number:05d}", f"Report {number}"
    sentences, claims = [Sentence(index=0, start=0, end=len(text), paragraph=0)], []
    for paragraph, part in enumerate(chance.sample(parts, _PARAGRAPHS), 1):
        text += "\n\n"
        spans = (_moved(span, len(text)) for span in part.sentences)
        sentences += [
            Sentence(index=n, start=span.start, end=span.end, paragraph=paragraph)
            for n, span in enumerate(spans, len(sentences))
        ]
        claims += [_shifted(claim, len(text)) for claim in part.claims]
        text += part.words
    article = replace(
        like, id=name, source=f"{name}.txt", text=text, raw=text, offsets=OffsetMap.identity(len(text)),
        sentences=tuple(sentences), digest=f"{number:064x}", title=f"Report {number}", outlet=chance.choice(OUTLETS),
        published=Moment(iso=f"2031-{chance.randint(3, 6):02d}-{chance.randint(1, 28):02d}"), basis=(), flags=(),
        version=0, versions=(), copies=(), origin=None, key=None, member=None, url=None, state="parsed",
    )  # fmt: skip
    return article, tuple(replace(c, id=f"{name}-c{n}", article=name, version=1) for n, c in enumerate(claims))


def _everything(claim: Claim) -> Span:
    """The smallest span that holds all that a claim points at."""
    spans = [claim.extent, *(v.span for v in claim.via if v.span), *(f.span for f in claim.figures)]
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))


def _shifted(claim: Claim, by: int) -> Claim:
    return replace(
        claim,
        content=tuple(_moved(span, by) for span in claim.content),
        cue=_moved(claim.cue, by) if claim.cue else None,
        speakers=tuple(replace(s, span=_moved(s.span, by) if s.span else None) for s in claim.speakers),
        via=tuple(replace(v, span=_moved(v.span, by) if v.span else None) for v in claim.via),
        figures=tuple(replace(f, span=_moved(f.span, by)) for f in claim.figures),
        denies=None,
        parent=None,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)
