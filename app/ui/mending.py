"""What the forms of the source pane ask for: a claim corrected or dismissed, a correction taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.render.claims import CALLED
from app.render.html import Html
from app.render.words import note
from app.ui.facade import Desk
from domain.article import Filters
from domain.claim import Claim
from domain.correction import Correction, Details
from domain.errors import NotFound, UserError

WHO = "in the browser"


def mend(desk: Desk, asked: Mapping[str, str]) -> Html:
    """Does what a form asks for and says so; UserError for what cannot be, or is nothing that a form asks."""
    match asked.get("verb"):
        case "correct":
            claim = _claim(desk, asked.get("claim", ""))
            done = desk.corrections.correct(claim.id, changed(claim, asked), note=asked.get("note", "")[:500], who=WHO)
            return _told("Saved", done)
        case "dismiss":
            done = desk.corrections.dismiss(asked.get("claim", ""), note=asked.get("note", "")[:500], who=WHO)
            return _told("Dismissed: it is in no list and no answer now", done)
        case "undo" if asked.get("number", "").isdecimal():
            return _told("Taken back", desk.corrections.undo(int(asked["number"])))
    raise UserError("That is nothing that can be done with a claim", "Load the page again.")


def changed(claim: Claim, asked: Mapping[str, str]) -> Details:
    """The fields of a form that differ from the claim as it is shown."""
    shown = Details.of(claim)
    fields: dict[str, Any] = {}
    for name in CALLED:
        given = asked.get(name)
        if given is None:
            continue
        typed = tuple(hop.strip() for hop in given.split(">") if hop.strip()) if name == "via" else given.strip()
        if typed != getattr(shown, name) and not (name == "speaker" and not typed and claim.is_narrator):
            fields[name] = typed
    return Details(**fields)


def _told(words: str, done: Correction) -> Html:
    return note(f"{words} (correction {done.id}). It counts everywhere from now on; Undo is in the list below.")


def _claim(desk: Desk, name: str) -> Claim:
    found = next((c for c in desk.claims(Filters()) if c.id == name), None)
    if found is None:
        raise NotFound("That claim is not there any more", "Open the article again.")
    return found
