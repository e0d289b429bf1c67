"""A question as typed becomes a question understood: standing alone, its kind, and what it names."""

from __future__ import annotations

import calendar
import dataclasses
import re
from collections.abc import Sequence
from datetime import date

from answering.dating import MONTHS, dates_in
from answering.follow_up import PartiesIn, rests_on, stand_alone
from answering.kinds import kind_of
from answering.words import content_terms
from domain.answer import Question, Turn
from domain.article import Filters
from domain.errors import BadQuestion

LONGEST = 4_000
_MONTH_YEAR = re.compile(r"(?i)\b(" + "|".join(MONTHS) + r")\s+((?:19|20)\d\d)\b")
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
    text: str, history: Sequence[Turn], *, parties_in: PartiesIn, outlets: Sequence[str], filters: Filters
) -> Question:
    """The question made to stand alone, with its kind, parties, content terms and narrowed filters; BadQuestion."""
    _refuse_unreadable(text)
    asked_as = " ".join(stand_alone(text.strip(), history, parties_in).split())
    parties = parties_in(asked_as)
    return Question(
        text=text,
        asked_as=asked_as,
        kind=kind_of(_own_part(text, asked_as)),
        parties=parties,
        claimants=claimants_in(asked_as, parties_in),
        terms=content_terms(asked_as),
        filters=_narrowed(asked_as, filters, outlets),
        context=rests_on(text, history),
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


def _narrowed(question: str, filters: Filters, outlets: Sequence[str]) -> Filters:
    """The filters with the outlets that the question names; a time narrows only when its year is said."""
    named = tuple(o for o in outlets if _names_outlet(o, question))
    if named and not filters.outlets:
        filters = dataclasses.replace(filters, outlets=named)
    period = period_in(question)
    if period is None or filters.since or filters.until:
        return filters
    return dataclasses.replace(filters, since=period[0], until=period[1])


def _names_outlet(outlet: str, question: str) -> bool:
    """True when the outlet is named, not a longer name that begins with it: "The Anchor" in "the Anchor Council's ruling"."""
    found = re.search(rf"(?i)(?<!\w){re.escape(outlet)}(?!\w)(?!(?-i:[ -][A-Z]))", question)
    return found is not None and _of_outlet(outlet, question)


def _of_outlet(outlet: str, question: str) -> bool:
    """An outlet named as a speaker's relay ("which claims did the Courier carry?") narrows; a common word does not."""
    return outlet[:1].isupper() or len(outlet.split()) > 1 or f'"{outlet}"' in question


def period_in(question: str) -> tuple[date | None, date | None] | None:
    """The days of publication that a question asks for in so many words: "published in May 2031", "before 5 May 2031".

    An event's date is no period: the report of it may appear days later, so "the clash of 4 May 2031" narrows nothing.
    """
    found = re.search(r"(?i)\b(published|articles? (?:of|from|in|on)|since|after|before|until|between)\b(.*)", question)
    if found is None:
        return None
    days = [
        date(d.year, d.month, d.day) for d in dates_in(found[2]) if d.year is not None and _real(d.year, d.month, d.day)
    ]
    if not days and (month := _MONTH_YEAR.search(found[2])):
        year, number = int(month[2]), MONTHS.index(month[1].lower()) + 1
        days = [date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])]
    return _period(found[1].lower(), days) if days else None


def _period(word: str, days: list[date]) -> tuple[date | None, date | None]:
    if word in ("since", "after"):
        return min(days), None
    if word in ("before", "until"):
        return None, max(days)
    return min(days), max(days)


def _real(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]
