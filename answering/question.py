"""A question as typed becomes a question understood: standing alone, its kind, and what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answering.follow_up import PartiesIn, rests_on, stand_alone
from answering.kinds import kind_of
from answering.narrowing import narrowed
from answering.papers import is_paper
from answering.subject import subject_of
from answering.words import content_terms
from domain.answer import Question, QuestionKind, Turn
from domain.article import Filters
from domain.errors import BadQuestion

LONGEST = 4_000
_SAYING = (
    r"(?:say|said|claim|claimed|report|reported|state|stated|admit|acknowledge|confirm|confirmed|deny|denied|announce|announced|"
    r"give|given|put|estimate|count)"
)
_BODY = re.compile(
    r"(?i)\b(?:ministry|front|army|movement|council|union|mission|government|general staff|command|party|office|committee|"
    r"commission|embassy|"
    r"assembly|court|police|navy|staff|presidency|federation|league|guard|brigade|authority|monitor|watch|circle|relief|"
    r"medical|institute)\b"
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
    kind = kind_of(_own_part(text, alone))
    narrow = narrowed(alone, filters, _papers(outlets, alone, kind, parties_in), newest)
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


def _papers(outlets: Sequence[str], asked_as: str, kind: QuestionKind, parties_in: PartiesIn) -> Sequence[str]:
    """The outlets that a question may be narrowed to: not a front or a ministry that is asked for as a speaker.

    "What does the Lake Front demand?": others quote it too. "What did Lake News say?" is about a paper.
    """
    subject = subject_of(asked_as) if kind == "position" else None
    if subject is None:
        return outlets
    return tuple(o for o in outlets if o not in subject or is_paper(o) or not (parties_in(o) or _BODY.search(o)))


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
