"""Disputes as cards, one side beside the other, and the relations that only look like disputes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.render.cautions import touching
from app.render.cite import Place, cites, numbers
from app.render.figures import citations_of, figures
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.words import badge, count, day, heading, quiet
from domain.citation import Citation
from domain.claim import Dispute, Event, Relation, Side
from domain.record import FigureGroup

KINDS = {
    "denial": "claimed and denied", "accusation": "mutual accusation", "figure": "figures differ",
    "initiator": "who began it",
}  # fmt: skip
RELATIONS = {
    "update": "Later figures of the same claimant",
    "same": "The same report again",
    "compatible": "Different scopes",
}


def disputes(
    found: Sequence[Dispute],
    related: Sequence[Relation],
    palette: Mapping[str, str],
    counts: Sequence[FigureGroup] = (),
    query: str = "",
    possible: Sequence[Dispute] = (),
) -> Html:
    """The whole page: disputes, accounts that may not agree, figures by who gives them, what only looks like a dispute."""
    cited = (c for dispute in (*found, *possible) for side in dispute.sides for c in side.citations)
    counted = numbers((*cited, *citations_of(counts)))
    title = heading("Disputes", badge(f"{len(found):,} · no verdicts: Sitrep shows who says what"))
    cards = tuple(_card(dispute, palette, counted) for dispute in found)
    body = (
        tag("div", *cards, class_="scope")
        if cards
        else quiet("No two parties contradict each other in these articles.")
    )
    doubts = _possible(possible, palette, counted)
    counts_shown = figures(counts, palette, counted, query)
    return join((_contents(found, counts), title, body, doubts, counts_shown, _relations(related)))


def _contents(found: Sequence[Dispute], counts: Sequence[FigureGroup]) -> Html:
    """Links to the two parts of a long page."""
    if len(found) < 3 or not counts:
        return Html("")
    links = (tag("a", f"{len(counts)} figures by claimant ↓", href="#figures", class_="jump"),)
    return tag("p", *links, class_="contents")


def _possible(found: Sequence[Dispute], palette: Mapping[str, str], counted: Mapping[Place, int]) -> Html:
    """Accounts that may not agree, folded away, the likeliest first."""
    if not found:
        return Html("")
    told = quiet(
        "These stand near each other and are told by two sides. Whether they contradict each other is for you to read."
    )
    summary = tag("summary", f"Accounts that may not agree: {count(len(found), 'pair')} to look at")
    cards = tag("div", *(_card(dispute, palette, counted) for dispute in found), class_="scope")
    return tag("details", summary, told, cards, class_="note")


def _card(dispute: Dispute, palette: Mapping[str, str], counted: Mapping[Place, int]) -> Html:
    kind = KINDS[dispute.kind] if dispute.certain else "may not agree"
    head = tag("h3", dispute.question, " ", badge(kind))
    sides = tag("div", *(_side(side, palette, counted) for side in dispute.sides), class_="sides")
    return tag("section", head, _event(dispute.event), sides, class_="card")


def _event(event: Event | None) -> Html:
    if event is None:
        return Html("")
    about = " · ".join(
        part for part in ("" if event.type == "other" else event.type, event.place or "", day(event.date)) if part
    )
    return tag("div", about, class_="chain")


def _side(side: Side, palette: Mapping[str, str], counted: Mapping[Place, int]) -> Html:
    who = tag("bdi", side.party, class_="who")
    if not side.claims:
        said = tag("span", "no statement found", class_="none")
        return tag("div", tag("p", who, " ", said), class_=f"st {colour(side.party, palette)}")
    carried = " · ".join(dict.fromkeys(_carried(c) for c in side.citations))
    words = tag("q", " ".join(side.text.split()).strip('“”" '), class_="said")
    line = tag("p", join((who, words, cites(side.citations, counted)), " "))
    told = tag("div", carried, class_="chain")
    inside = (line, told, touching(side.citations), _sentences(side.citations, counted))
    return tag("div", *inside, class_=f"st {colour(side.party, palette)}")


def _carried(cited: Citation) -> str:
    """Through whom, and when it was published."""
    through = " → ".join(cited.via) or cited.outlet or ""
    return ", ".join(part for part in (through, day(cited.published.iso) if cited.published else "") if part)


def _sentences(cited: Sequence[Citation], counted: Mapping[Place, int]) -> Html:
    """The whole sentences that a side rests on, folded away."""
    rows = (tag("li", cites((c,), counted), " ", tag("q", c.quote, dir="auto")) for c in cited)
    words = "The whole sentence" if len(cited) == 1 else f"The {len(cited)} whole sentences"
    return tag("details", tag("summary", words), tag("ul", *rows), class_="behind") if cited else Html("")


def _relations(related: Sequence[Relation]) -> Html:
    if not related:
        return Html("")
    rows = (tag("li", tag("b", RELATIONS[r.kind] + ": "), r.note) for r in related)
    summary = tag("summary", f"{count(len(related), 'pair')} of claims that differ but do not contradict")
    return tag("details", summary, tag("ul", *rows), class_="note")
