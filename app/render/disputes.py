"""Disputes as cards, one side beside the other, and the relations that only look like disputes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.render.cautions import touching
from app.render.cite import Place, cites, numbers
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.words import badge, count, day, heading, quiet, quoted
from domain.claim import Dispute, Event, Relation, Side

KINDS = {
    "denial": "claimed and denied", "accusation": "mutual accusation", "figure": "figures differ",
    "initiator": "who began it",
}  # fmt: skip
RELATIONS = {
    "update": "Later figures of the same claimant",
    "same": "The same report again",
    "compatible": "Different scopes",
}


def disputes(found: Sequence[Dispute], related: Sequence[Relation], palette: Mapping[str, str]) -> Html:
    """The whole page of disputes."""
    if not found and not related:
        return join((heading("Disputes"), quiet("No two parties contradict each other in these articles.")))
    title = heading("Disputes", badge(f"{len(found):,} · no verdicts: Sitrep shows who says what"))
    counted = numbers(c for dispute in found for side in dispute.sides for c in side.citations)
    cards = (_card(dispute, palette, counted) for dispute in found)
    return join((title, tag("div", *cards, class_="scope"), _relations(related)))


def _card(dispute: Dispute, palette: Mapping[str, str], counted: Mapping[Place, int]) -> Html:
    head = tag("h3", dispute.question, " ", badge(KINDS[dispute.kind]))
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
    outlets = " · ".join(dict.fromkeys(" → ".join(c.via) or c.outlet or "" for c in side.citations))
    line = tag("p", join((who, quoted(side.text), cites(side.citations, counted)), " "))
    told = tag("div", outlets, class_="chain")
    return tag("div", line, told, touching(side.citations), class_=f"st {colour(side.party, palette)}")


def _relations(related: Sequence[Relation]) -> Html:
    if not related:
        return Html("")
    rows = (tag("li", tag("b", RELATIONS[r.kind] + ": "), r.note) for r in related)
    summary = tag("summary", f"{count(len(related), 'pair')} of claims that differ but do not contradict")
    return tag("details", summary, tag("ul", *rows), class_="note")
