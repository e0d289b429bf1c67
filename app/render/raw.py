"""The raw original in the source pane: the text that the article was cut from, with the cited place marked."""

from __future__ import annotations

from app.render.about import about, meta
from app.render.html import Html, tag
from app.render.words import note
from domain.article import Article
from domain.text import Span

WINDOW = 60_000  # code points shown around the cited place


def raw(article: Article, cited: Span, moves: Html) -> Html:
    """The raw text as plain letters, mark-up and all; `moves` lead back to the clean text and to the file."""
    text = article.raw
    place = article.offsets.to_raw(cited) if cited.start < cited.end else cited
    first = max(0, place.start - WINDOW // 2) if len(text) > WINDOW else 0
    last = min(len(text), max(place.end, first + WINDOW))
    before, marked, after = text[first : max(first, place.start)], place.of(text), text[max(place.end, first) : last]
    head = tag("h3", article.title or article.name, id="source-title", tabindex="-1", dir="auto")
    shown = (before, tag("mark", marked, class_="now", tabindex="-1") if marked else "", after)
    told = note("The text as it was received, before it was cleaned. Marked: what the citation was cut from.")
    return tag(
        "article", head, meta(article), moves, told, tag("pre", *shown, class_="raw-text", dir="auto"), about(article)
    )
