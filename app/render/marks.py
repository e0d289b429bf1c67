"""What a reader sees of a line that a person wrote: that it is by hand, and what its check said."""

from __future__ import annotations

from app.render.html import Html, join, tag
from app.render.words import badge
from domain.edition import Line

_WORDS = {"verified": ("verified", "ok"), "weak": ("weakly supported", "warn"), "unchecked": ("not checked", "warn")}


def marks(line: Line) -> Html:
    """The badges of a line; nothing for one as it was written."""
    if not line.hand:
        return Html("")
    hand = badge(f"{line.hand} by hand")
    if line.is_title:
        return join((" ", hand))
    if line.verdict == "withheld":
        said = join((badge("not verified", "warn"), tag("span", line.reason, class_="chain")), " ")
    else:
        said = badge(*_WORDS[line.verdict])
    return tag("div", join((hand, said), " "), class_="b-marks")
