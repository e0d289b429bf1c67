"""Numbered links from a statement to the exact sentence, and the chain that carried it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from app.render.html import Html, join, tag
from domain.answer import Hop, links
from domain.citation import Citation


def target(article: str, version: int, start: int, end: int) -> str:
    """The link that the page's listener opens in the source pane (the sanitiser keeps only links of this form)."""
    return f"#s/{quote(article, safe='')}/{version}/{start}-{end}"


Place = tuple[str, int, int, int]


def place(citation: Citation) -> Place:
    """Article, version, start and end: where the quotation stands."""
    return citation.article, citation.version, citation.start, citation.end


def numbers(citations: Iterable[Citation]) -> Mapping[Place, int]:
    """A number for each place, counted over a whole page that shows citations of many statements."""
    return {at: number for number, at in enumerate(dict.fromkeys(place(c) for c in citations), 1)}


def cite(citation: Citation, number: int) -> Html:
    """One numbered link; on hovering it says the quotation."""
    hint = f"{citation.outlet or citation.title or citation.article}: “{citation.quote[:200]}”"
    spoken = tag("span", "Citation ", class_="vh")
    return tag("a", spoken, str(number), class_="cite", href=target(*place(citation)), title=hint)


def cites(citations: Iterable[Citation], counted: Mapping[Place, int] | None = None) -> Html:
    """The numbered links of one statement, by the answer's own numbers or by those `counted` for the page."""
    return join((cite(c, counted[place(c)] if counted else c.number) for c in citations), " ")


def read(article: str, version: int, words: str) -> Html:
    """A link that opens a whole article in the source pane."""
    return tag("a", words, class_="read", href=target(article, version, 0, 0))


def chain(hops: Sequence[Hop], *also: str) -> Html:
    """Who said the words, and who carried them up to the outlet, then the date and other remarks."""
    names = join((_step(step) for step in links(hops)), tag("i", "→"))
    return tag("div", join((names, *(a for a in also if a)), " · "), class_="chain")


def _step(step: Sequence[Hop]) -> Html:
    """Those who say it together: “Orvenia, Velmora and Talmark”; else the one who passed it on."""
    names = [_hop(hop) for hop in step]
    return join((part for part in (join(names[:-1], ", "), names[-1]) if part), " and ")


def _hop(hop: Hop) -> Html:
    if hop.inferred:
        return tag("span", hop.name, class_="inferred", title="not named at this place of the text")
    return tag("bdi", hop.name)
