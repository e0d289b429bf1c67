"""How far a briefing is: its steps by name, those that are done and the one at work."""

from __future__ import annotations

from collections.abc import Sequence

from app.render.html import Html, tag
from app.render.words import note


def steps(told: Sequence[str]) -> Html:
    """The steps that were told of, the last of which is at work."""
    rows = [tag("li", name, class_="done") for name in told[:-1]]
    rows += [tag("li", f"{name}…", class_="busy") for name in told[-1:]]
    return tag("div", tag("ol", *rows, class_="b-steps"), role="status", aria_label="How far the briefing is")


def written(id_: str) -> Html:
    """That a briefing is there: the page's listener opens it."""
    return tag("p", tag("a", "Open the briefing", href=f"#b/{id_}", class_="b-done"), class_="b-written")


def stopped() -> Html:
    """That the person stopped it."""
    return note("Stopped. Nothing was kept.")
