"""A statement as a list shows it: who, how, the words with their citations, the chain and the days."""

from __future__ import annotations

from collections.abc import Mapping

from app.render.cautions import touching
from app.render.cite import Place, chain, cites
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.words import STANCES, badge, by_hand, count, day, quoted
from domain.record import DayBasis, Told

BASES: Mapping[DayBasis, str] = {
    "text": "date in the text", "weekday": "weekday in the text", "article": "day of the article",
    "inferred": "inferred from a day that the article names", "unknown": "no day",
}  # fmt: skip


def told(made: Told, palette: Mapping[str, str], counted: Mapping[Place, int], *also: str) -> Html:
    """One statement of a list; `also` stands behind its chain."""
    who = tag("bdi", made.party or made.speaker, class_="who")
    stance = tag("span", STANCES[made.stance], class_="stance")
    hand = by_hand() if made.corrected else ""
    changed = badge(plainly(made.change), "warn") if made.change else ""
    line = tag("p", join((who, stance, quoted(made.text), cites(made.citations, counted), changed, hand), " "))
    articles = len({c.article for c in made.citations})
    several = count(articles, "article") if articles > 1 else ""
    under = chain(made.chain, said(made), several, *also)
    return tag("div", line, under, touching(made.citations), class_=f"st {colour(made.party, palette)}")


def plainly(change: str) -> str:
    """What changed, with its days as a newsroom writes them.

    >>> plainly("later revised from 4 wounded on 2031-05-04")
    'later revised from 4 wounded on 4 May'
    """
    return " ".join(day(word) if word[:4].isdigit() else word for word in change.split(" "))


def said(made: Told) -> str:
    """When a statement was made, and how that is known."""
    return f"said {day(made.said_on)} ({BASES[made.said_basis]})" if made.said_on else "day of the statement not known"
