"""When a count holds: the day that its sentence gives, a day's or all losses so far, or years ago and none of these events."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from claims.dates import dates_in

_TOTAL = re.compile(
    r"\b(total|toll|since|so far|altogether|overall|in all|bring(s|ing)? (the|to)|cumulative)\b", re.IGNORECASE
)
_COMING = re.compile(  # "the toll could rise": of the future, it tells nothing of the count beside it
    r"\b(?:death )?toll (?:\w+ ){0,3}?(?:could|may|might|would|will|is|was|are|were) (?:\w+ ){0,2}?"
    r"(?:rise|grow|climb|increase|go up|be higher|likely|expected|feared|set|bound|sure)\b",
    re.IGNORECASE,
)
_WARS = re.compile(
    r"\b(?:war|conflict|uprising|revolt|insurgency|rebellion)\b[^.;]{0,60}?\b(?:has|have|had) "
    r"(?:\w+ )?(?:killed|claimed|left|cost|displaced|driven|uprooted|forced|wounded)\b"
    r"|\b(?:has|have|had) (?:\w+ )?(?:been |died |fled ?)\w*[^.;]{0,40}"
    r"\b(?:in|during|by) (?:the |a |its |\w+ )?(?:[\w-]+ ){0,3}?(?:war|conflict)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\b(24 hours|past day|last day|overnight|per day|daily|in (a|one|a single) day|in the past \w+ hours)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bin (?:\w+ )?((?:19|20)\d\d)\b")
_BEGAN = re.compile(  # "since protests erupted in March 2011": the count goes on from that year to now
    r"\b(?:since|beg[au]n|start\w*|erupt\w*|broke out|outbreak|breaking out|onset)\b[^.;]*$", re.IGNORECASE
)
_FROM_THEN = re.compile(
    r"\b(?:since|after|following|before)\b[^.;]*\b(?:began|begun|started|erupted|launched|opened|came|took)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
Scope = Literal["total", "daily"]


def is_long_past(sentence: str, published: date | None) -> bool:
    """As in "an engineer died in captivity in 2016", told years later: no count of these events; "since 2016" is one."""
    years = [int(m[1]) for m in _YEAR.finditer(sentence) if not _BEGAN.search(sentence[: m.start()])]
    return published is not None and any(year < published.year for year in years)


def scope_of(sentence: str) -> Scope | None:
    """Whether a count is of all so far ("since Monday", "the war has killed") or of one day; None when nothing tells."""
    told = _COMING.sub(" ", sentence)
    if _TOTAL.search(told) or _WARS.search(told):
        return "total"
    return "daily" if _DAILY.search(told) else None


def as_of(sentence: str, published: date | None) -> str | None:
    """The latest day that the sentence gives for it ("on Monday", "by 4 May"; not "since Friday"), else the article's."""
    day = published.isoformat() if published else None
    given = [w for w in dates_in(sentence, published) if w.date and (day is None or w.date <= day)]
    return max((w.date for w in given if w.date and _is_when(sentence, w.text)), default=day)


def _is_when(sentence: str, day: str) -> bool:
    """True when the count holds as of this day, not since it or because of it: "Friday's attack", "since it began on Sunday"."""
    if day in ("yesterday", "today"):
        return True
    found = re.search(
        rf"\b(?:on|by|as of|until|till|late|early)\s+{re.escape(day)}\b(?!['’]s)", sentence, re.IGNORECASE
    )
    return found is not None and _FROM_THEN.search(sentence[: found.start()]) is None
