"""A question as typed becomes a question understood: standing alone, its kind, and what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answering.follow_up import PartiesIn, rests_on, stand_alone
from answering.kinds import kind_of
from answering.narrowing import narrowed
from answering.words import content_terms
from domain.answer import Question, Turn
from domain.article import Filters
from domain.errors import BadQuestion

LONGEST = 4_000
_SAYING = (
    r"(?:say|said|claim|claimed|report|reported|state|stated|admit|acknowledge|confirm|confirmed|deny|denied|announce|announced|"
    r"give|given|put|estimate|count)"
)
_CLAIMANT = (
    r"(?i)\baccording to (?P<who>[^,?.;]+)",
    rf"(?i)\b(?:do|does|did|has|have)\s+(?P<who>(?:(?!\b(?:say|claim)\b)[^,?]){{2,60}}?)\s+{_SAYING}\b",
    r"\b(?P<who>[A-Z][\w' -]{2,40}?)\s+(?:says|claims|claimed|stated|admits|reports)\b",
)


def understand(
    text: str,
    history: Sequence[Turn],
    *,
    parties_in: PartiesIn,
    outlets: Sequence[str],
    filters: Filters,
    newest: date | None = None,
) -> Question:
    """The question made to stand alone, with its kind, parties, content terms and narrowed filters; BadQuestion.

    `newest` is the day of the newest article: "yesterday" is the day before it.
    """
    _refuse_unreadable(text)
    alone = " ".join(stand_alone(text.strip(), history, parties_in).split())
    narrow = narrowed(alone, filters, outlets, newest)
    kind = kind_of(_own_part(text, alone))
    asked_as = narrow.dated if kind == "order" and narrow.dated else narrow.asked_as
    parties = parties_in(asked_as)
    return Question(
        text=text,
        asked_as=asked_as,
        kind=kind,
        parties=parties,
        claimants=claimants_in(asked_as, parties_in),
        terms=content_terms(asked_as),
        filters=narrow.filters,
        context=rests_on(text, history),
        narrowed=narrow.by,
        dated=narrow.dated,
    )


def _own_part(text: str, asked_as: str) -> str:
    """The question without the earlier one that was put behind it; a colon of its own cuts nothing ("Sella: how many?")."""
    own = " ".join(text.split()).rstrip(" ?.")
    return own if asked_as.startswith(f"{own}: ") else asked_as


def _refuse_unreadable(text: str) -> None:
    if not any(c.isalnum() for c in text):
        raise BadQuestion("the question is empty", "type a question, for example: Who reported casualties?")
    if len(text) > LONGEST:
        raise BadQuestion(
            f"the question has {len(text):,} characters; the limit is {LONGEST:,}",
            "ask about one thing at a time; long texts can be added to the library as articles",
        )


def claimants_in(question: str, parties_in: PartiesIn) -> tuple[str, ...]:
    """The parties whose own account is asked for ("How many Talmark soldiers does Orvenia say were killed?": Orvenia)."""
    found = (parties_in(m["who"]) for rule in _CLAIMANT for m in re.finditer(rule, question))
    return tuple(dict.fromkeys(party for parties in found for party in parties))
