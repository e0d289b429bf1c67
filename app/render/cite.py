"""Numbered links from a statement to the exact sentence, and the chain that carried it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from app.render.html import Html, join, tag
from app.render.words import day
from domain.answer import Hop
from domain.citation import Citation


def target(article: str, version: int, start: int, end: int) -> str:
    """The link that the page's listener opens in the source pane (the sanitiser keeps only links of this form)."""
    return f"#s/{quote(article, safe='')}/{version}/{start}-{end}"


def cite(citation: Citation) -> Html:
    """One numbered link; on hovering it says the quotation."""
    hint = f"{citation.outlet or citation.title or citation.article}: “{citation.quote[:200]}”"
    link = target(citation.article, citation.version, citation.start, citation.end)
    spoken = tag("span", "Citation ", class_="vh")
    return tag("a", spoken, str(citation.number), class_="cite", href=link, title=hint)


def cites(citations: Iterable[Citation]) -> Html:
    """The numbered links of one statement."""
    return join((cite(c) for c in citations), " ")


def read(article: str, version: int, words: str) -> Html:
    """A link that opens a whole article in the source pane."""
    return tag("a", words, class_="read", href=target(article, version, 0, 0))


def chain(hops: Sequence[Hop], *also: str) -> Html:
    """Who carried the words, from the innermost to the outlet, then the date and other remarks."""
    arrow = tag("i", "→")
    names = join((_hop(hop) for hop in hops), arrow)
    return tag("div", join((names, *(a for a in also if a)), " · "), class_="chain")


def _hop(hop: Hop) -> Html:
    if hop.inferred:
        return tag("span", hop.name, class_="inferred", title="not named at this place of the text")
    return tag("bdi", hop.name)


def said(iso: str | None) -> str:
    """When something was said, as the chain line shows it."""
    return day(iso)
