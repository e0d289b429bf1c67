"""Positions as a table: one row a question, one column a party, and a plain word where a party said nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from app.render.cautions import touching
from app.render.cite import Place, chain, cites, numbers
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.plot import table_link
from app.render.words import badge, by_hand, count, day, heading, plain_days, quiet, quoted
from domain.briefing import PartyPositions, Position

COLUMNS = 6  # parties side by side; the rest are named under the table
QUESTIONS = ("Who began it?", "What happened?", "Own losses", "The other side's losses", "Demands", "Offers", "Denials")
"""The questions that every party is asked, answered or not; others stand under them where they are answered."""


def positions(found: Sequence[PartyPositions], palette: Mapping[str, str], query: str = "") -> Html:
    """The whole page of positions; `query` are the filters in an address."""
    asked = dict.fromkeys(p.question for party in found for p in party.positions)
    if not asked:
        return join((heading("Positions"), quiet("No statement of a party was found in these articles.")))
    questions = tuple(dict.fromkeys((*QUESTIONS, *asked)))
    shown = sorted(found, key=lambda party: -len(party.positions))[:COLUMNS]
    title = heading(
        "Positions", badge(f"{count(len(found), 'party', 'parties')} · {count(len(questions), 'question')}")
    )
    head = tag("tr", tag("th", "Question", scope="col"), *(_head(p.party, palette) for p in shown))
    counted = numbers(c for party in found for p in party.positions for c in p.citations)
    rows = (_row(question, shown, palette, counted, query) for question in questions)
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="matrix")
    left_out = ", ".join(p.party for p in found if p not in shown)
    more = quiet(f"Also loaded, with fewer statements: {left_out}. Filter by party to see them.") if left_out else ""
    csv = tag("p", table_link("positions", query, "Save the positions as CSV"), class_="foot")
    return join((title, tag("div", table, class_="scroller scope", tabindex="0"), more, csv))


def _head(party: str, palette: Mapping[str, str]) -> Html:
    return tag("th", tag("bdi", party, class_="who"), scope="col", class_=colour(party, palette))


def _row(
    question: str, parties: Sequence[PartyPositions], palette: Mapping[str, str], counted: Mapping[Place, int], query: str
) -> Html:  # fmt: skip
    cells = (
        _cell(party, [_position(p, counted, query) for p in party.positions if p.question == question], palette)
        for party in parties
    )
    return tag("tr", tag("th", question, scope="row"), *cells)


def _cell(party: PartyPositions, held: Sequence[Html], palette: Mapping[str, str]) -> Html:
    name = tag("bdi", party.party, class_=f"who small {colour(party.party, palette)}")
    if not held:
        return tag("td", name, tag("span", "no statement in the loaded sources", class_="none"), class_="empty")
    return tag("td", name, *held)


def _position(held: Position, counted: Mapping[Place, int], query: str) -> Html:
    changed = badge(plain_days(held.change), "warn") if held.change else ""
    hand = by_hand() if held.corrected else ""
    line = tag("p", join((quoted(held.text), cites(held.citations, counted), changed, hand), " "))
    under = chain(held.chain, day(held.said_on))
    return tag("div", line, under, touching(held.citations), _older(held, query), class_="held")


def _older(held: Position, query: str) -> Html:
    """A button that the page's listener unfolds: what the party said before on this question, with what changed."""
    if not held.earlier:
        return Html("")
    where = urlencode({"position": held.claim}) + (f"&{query}" if query else "")
    about = tag("span", f" of {held.party}: {held.question}", class_="vh")
    words = count(len(held.earlier), "earlier statement")
    return tag("button", words, about, type="button", class_="older", value=f"/older?{where}")
