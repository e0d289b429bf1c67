"""The source pane: one article with the cited sentence marked, its cautions in their places, and what to know about it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.render.about import about, meta, moves
from app.render.cautions import name_of, unread
from app.render.html import Html, join, tag
from app.render.words import badge, capital, note
from domain.article import Article, Flag
from domain.text import Span

WINDOW = 60_000  # code points shown around the cited sentence: a page stays quick with a book in it
_SAID_BY_ITS_BADGE = frozenset(("no-date", "no-byline", "no-outlet", "unread-language"))
_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What stands out in the text: the cited sentence, other cited ones, and flags with a place."""

    cited: Span
    others: Sequence[Span]
    flags: Sequence[Flag]

    def edges(self) -> Iterator[int]:
        """Where a mark begins or ends."""
        for span in (self.cited, *self.others, *(f.span for f in self.flags if f.span)):
            yield from (span.start, span.end)

    def kind(self, piece: Span) -> str:
        """The style class of a piece of text; "" for unmarked words."""
        now = self.cited.start < self.cited.end and self.cited.holds(piece)
        also = not now and any(span.holds(piece) for span in self.others)
        odd = any(f.span.holds(piece) for f in self.flags if f.span)
        return " ".join(name for name, true in (("now", now), ("also", also), ("odd", odd)) if true)

    def touch(self, paragraph: Span) -> bool:
        """True when the cited sentence or a flag stands in a paragraph."""
        return any(span.overlaps(paragraph) for span in (self.cited, *(f.span for f in self.flags if f.span)))

    def ending_at(self, place: int) -> Iterator[Flag]:
        """The flags whose words end here."""
        return (f for f in self.flags if f.span and f.span.end == place)


def source(
    article: Article,
    cited: Span,
    others: Sequence[Span] = (),
    copies: Sequence[Article] = (),
    claims: Html | None = None,
) -> Html:
    """The article's stored text with its marks, over it what is known of it and its claims, under it where that comes from."""
    head = tag("h3", article.title or article.name, id="source-title", tabindex="-1", dir="auto")
    placed = tuple(f for f in article.flags if f.span and f.span.start < f.span.end)
    whole = tuple(f for f in article.flags if f not in placed)
    body = _body(article, _Marks(cited=cited, others=others, flags=placed))
    cautions = (_badges(article, placed), _notices(article, whole))
    top = (head, meta(article), moves(article, len(copies)), *cautions, claims or Html(""))
    return tag("article", *top, *body, about(article, copies))


def _badges(article: Article, placed: Sequence[Flag]) -> Html:
    """One badge for each kind of caution, with how many places it marks; then the licence."""
    counts = {kind: sum(f.kind == kind for f in placed) for kind in dict.fromkeys(f.kind for f in article.flags)}
    cautions = (badge(name_of(k) + (f" ({n} places)" if n > 1 else ""), "warn") for k, n in counts.items())
    shown = join((*cautions, badge(article.licence) if article.licence else ""), " ")
    return tag("div", shown, class_="flags") if shown else Html("")


def _notices(article: Article, whole: Sequence[Flag]) -> Html:
    """What is to be said of the whole article: its language, an older version, and flags without a place."""
    lines = [unread(article)] if unread(article) else []
    lines += [f"{capital(name_of(f.kind))}: {f.note}" for f in whole if f.note and f.kind not in _SAID_BY_ITS_BADGE]
    return note(tag("ul", *(tag("li", line) for line in dict.fromkeys(lines))), kind="cautions") if lines else Html("")


def _body(article: Article, marks: _Marks) -> Iterator[Html]:
    text = article.text
    first, last = _window(len(text), marks.cited)
    if first:
        yield tag("p", f"… {first:,} characters before this", class_="none")
    for paragraph in _paragraphs(text, first, last):
        heading = paragraph.start == 0 and paragraph.of(text).strip() == article.title
        if heading and not marks.touch(paragraph):
            continue  # it stands over the article already
        yield tag("p", *_marked(text, paragraph, marks), dir="auto")
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


def _marked(text: str, paragraph: Span, marks: _Marks) -> Iterator[Html | str]:
    """The paragraph in pieces, cut where a mark begins or ends; after a flag's words its suggested reading and why."""
    inside = {edge for edge in marks.edges() if paragraph.start < edge < paragraph.end}
    for start, end in itertools.pairwise(sorted({paragraph.start, paragraph.end} | inside)):
        piece = Span(start=start, end=end)
        kind = marks.kind(piece)
        focus = "-1" if "now" in kind else None
        yield tag("mark", piece.of(text), class_=kind, tabindex=focus) if kind else piece.of(text)
        yield from (_remark(flag) for flag in marks.ending_at(end))


def _remark(flag: Flag) -> Html:
    """What is odd about the words before it: the suggested reading where there is one, and why. Never in their place."""
    said = f"suggested reading: “{flag.suggestion}”" if flag.suggestion is not None else name_of(flag.kind)
    return tag("span", f" [{said}{f' – {flag.note}' if flag.note else ''}] ", class_="reading", role="note")
