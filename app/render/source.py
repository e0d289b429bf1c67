"""The source pane: one article with the cited sentence marked, and what to know about it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from app.render.answer import FLAGS
from app.render.html import Html, join, tag
from app.render.words import badge, count, moment
from domain.article import Article, Flag
from domain.text import Span

WINDOW = 60_000  # code points shown around the cited sentence: a page stays quick with a book in it
_BREAK = re.compile(r"\n+")


def source(article: Article, cited: Span, others: Sequence[Span] = ()) -> Html:
    """The article's stored text: the cited sentence marked, other cited sentences marked lighter."""
    head = tag("h3", article.title or article.name, id="source-title", tabindex="-1")
    return tag(
        "article", head, _meta(article), _flags(article), *_body(article.text, article.title, cited, others), dir="auto"
    )


def _meta(article: Article) -> Html:
    """Outlet · date · byline · agency chain · versions · copies."""
    parts = (
        article.name,
        moment(article.published),
        f"by {article.byline}" if article.byline else "",
        f"credits {article.agency}" if article.agency and article.agency != article.outlet else "",
        f"version {article.version} of {len(article.versions)}" if len(article.versions) > 1 else "",
        count(len(article.copies), "copy", "copies") if article.copies else "",
    )
    return tag("p", join((tag("bdi", part) for part in parts if part), " · "), class_="meta")


def _flags(article: Article) -> Html:
    cautions = dict.fromkeys(badge(_caution(flag), "warn", title=flag.note) for flag in article.flags)
    licence = badge(article.licence) if article.licence else ""
    shown = join((*cautions, licence), " ")
    return tag("div", shown, class_="flags") if shown else Html("")


def _caution(flag: Flag) -> str:
    """The note where it is short enough for a badge and more than one word, else the flag's usual name."""
    return flag.note if " " in flag.note and len(flag.note) <= 48 else FLAGS.get(flag.kind, flag.kind)


def _body(text: str, title: str | None, cited: Span, others: Sequence[Span]) -> Iterator[Html]:
    first, last = _window(len(text), cited)
    if first:
        yield tag("p", f"… {first:,} characters before this", class_="none")
    for paragraph in _paragraphs(text, first, last):
        if paragraph.start == 0 and paragraph.of(text).strip() == title and not paragraph.overlaps(cited):
            continue  # it stands over the article already
        yield tag("p", *_marked(text, paragraph, cited, others))
    if last < len(text):
        yield tag("p", f"… {len(text) - last:,} characters after this", class_="none")


def _window(length: int, cited: Span) -> tuple[int, int]:
    if length <= WINDOW:
        return 0, length
    first = max(0, cited.start - WINDOW // 2)
    return first, min(length, max(cited.end, first + WINDOW))


def _paragraphs(text: str, first: int, last: int) -> Iterator[Span]:
    start = first
    for found in _BREAK.finditer(text, first, last):
        if start < found.start():
            yield Span(start=start, end=found.start())
        start = found.end()
    if start < last:
        yield Span(start=start, end=last)


def _marked(text: str, paragraph: Span, cited: Span, others: Sequence[Span]) -> Iterator[Html | str]:
    """The paragraph in pieces, cut where a mark begins or ends."""
    edges = {paragraph.start, paragraph.end}
    edges |= {
        edge for span in (cited, *others) for edge in (span.start, span.end) if paragraph.start < edge < paragraph.end
    }
    cuts = sorted(edges)
    for start, end in itertools.pairwise(cuts):
        piece = Span(start=start, end=end)
        if cited.holds(piece) and cited.start < cited.end:
            yield tag("mark", piece.of(text), class_="now", tabindex="-1")
        elif any(span.holds(piece) for span in others):
            yield tag("mark", piece.of(text), class_="also")
        else:
            yield piece.of(text)
