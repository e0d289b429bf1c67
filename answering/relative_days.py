"""Days that a question names from where its reader stands ("yesterday", "since Monday"), as days of the calendar.

They are counted from the day of the library's newest article: to an archive of 2031 "yesterday" is a day of 2031. Words that
may mean more than one day are told, with both, and filter nothing.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answering.dating import MONTHS, WEEKDAYS

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_BEFORE = r"(?:(?P<edge>since|after|before|until|till|from|by)\s+)?"
_DAY_WORD = r"(?P<day>(?:the )?day before yesterday|yesterday|last night|today|this (?:morning|afternoon))"
_WEEKDAY = rf"(?P<which>last |this )?(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!\s+(?-i:[A-Z]))"
_SPAN = r"(?P<which>last|this) (?P<unit>week|month|year)\b(?! of\b| before\b)"
_ROLLING = (
    rf"\b(?:in|over|during|for|within|of) the (?:last|past) (?:{_COUNT} )?(?P<unit>hour|day|week|month)s?\b(?! of\b)"
)
_RULES = (
    rf"\b{_BEFORE}{_DAY_WORD}\b",
    rf"\b{_BEFORE}{_COUNT} days ago\b",
    rf"\b{_BEFORE}{_SPAN}",
    _ROLLING,
    rf"\b(?P<edge>since|after|before|until|till|from|by|on)\s+{_WEEKDAY}",
    rf"\b(?P<which>last |this )(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!\s+(?-i:[A-Z]))",
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?=['’]s\b)",
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_COMING = re.compile(r"(?i)\b(?:will|shall|would|is to|are to|going to|planned|scheduled|due)\b")
_NOW = re.compile(r"(?i)\b(?:is|are|does|do|has|have|can|holds?|controls?)\b")
_PAST = re.compile(r"(?i)\b(?:did|was|were|said|claimed|reported|happened|published|denied|announced)\b")
PUBLISHED = re.compile(r"(?i)\b(?:published|articles?|stories|coverage)(?: (?:of|from|in|on))?\W*$")
_DATE_BESIDE = re.compile(r"(?i)^,?\s*(?:the\s+)?\d|^,?\s*(?:" + "|".join(m[:3] for m in MONTHS) + ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that some words of a question mean: `start` to `end` of it, first and last day, both inclusive.

    `edge` is the word before them that makes them a beginning or an end. `doubt` says why they are not to be used; the days
    are then None.
    """

    start: int
    end: int
    words: str
    edge: str = ""
    first: date | None = None
    last: date | None = None
    doubt: str = ""


def days_in(question: str, newest: date | None) -> Days | None:
    """What the relative days of a question mean, counted from `newest`; None when it names none, or a calendar date too."""
    found = list(_named(question))
    if not found:
        return None
    first = found[0]
    if len(found) > 1:
        return _doubtful(first, "the question names more than one time")
    if newest is None:
        return _doubtful(first, "no article has a day to count from")
    return _meant(question, first, newest)


def _named(question: str) -> Iterator[re.Match[str]]:
    """The words that name a day, each place once, none of a quotation or beside a date ("on Friday, 4 May")."""
    quoted = [m.span() for m in _QUOTED.finditer(question)]
    taken: list[tuple[int, int]] = []
    for rule in _RULES:
        for m in re.finditer(rf"(?i){rule}", question):
            inside = any(a <= m.start() < b for a, b in (*quoted, *taken))
            if not inside and not _of_a_name(m, question) and not _DATE_BESIDE.match(question[m.end() :]):
                taken.append(m.span())
                yield m


def _of_a_name(found: re.Match[str], question: str) -> bool:
    """True for "Today" in "What did Harbour Today report?": a capital within a question that is no weekday's.

    Quiet in "Today's talks: who came?", where the question begins.
    """
    words = found.groupdict()
    named = words.get("day") or (words.get("which") or "").strip()
    at = question.find(named, found.start()) if named else -1
    if at >= 0 and named[0].isupper() and question[:at].strip(" “\"'"):
        return True
    if words.get("weekday"):
        at = question.lower().find(words["weekday"].lower(), found.start())
        return question[:at].rstrip().rpartition(" ")[2] in ("Bloody", "Black", "Good", "Easter")
    return False


def _meant(question: str, found: re.Match[str], newest: date) -> Days:
    words = found.groupdict()
    if words.get("weekday"):
        return _weekday(question, found, newest)
    if words.get("day"):
        if words["day"].lower().startswith(("today", "this")) and _means_now(question, found):
            return _doubtful(found, "it may mean now, and not a day of the articles")
        day = newest - timedelta(days=_BACK.get(words["day"].lower().removeprefix("the "), 0))
        return _days(found, day, day)
    if words.get("unit"):
        return _days(found, *(_span(words, newest) if words.get("which") else _rolling(words, newest)))
    day = newest - timedelta(days=_number(words.get("count")))
    return _days(found, day, day)


_BACK = {"yesterday": 1, "last night": 1, "day before yesterday": 2}


def _means_now(question: str, found: re.Match[str]) -> bool:
    """True for “Who holds the bridge today?”, which asks how things stand; not for “What did Orvenia say today?”."""
    possessive = question[found.end() :].startswith(("'s", "’s"))
    return not possessive and _NOW.search(question) is not None and _PAST.search(question) is None


def _weekday(question: str, found: re.Match[str], newest: date) -> Days:
    """The last such day before `newest`; in doubt where it is that very weekday, or "last Friday" may be a week earlier.

    A bare "on Tuesday" is any Tuesday that the articles tell of: they may span weeks, and each writes of its own. Only those
    published on a day are counted.
    """
    number = WEEKDAYS.index(found["weekday"].lower())
    back = (newest.weekday() - number) % 7
    day = newest - timedelta(days=back)
    if _COMING.search(question[: found.start()]):
        return _doubtful(found, f"it may mean {said(day)} or the coming one")
    last = (found.groupdict().get("which") or "").strip().lower() == "last"
    this = (found.groupdict().get("which") or "").strip().lower() == "this"
    edge = (found.groupdict().get("edge") or "").lower()
    if not (last or this) and edge in ("", "on", "from") and not PUBLISHED.search(question[: found.start()] + edge):
        return _doubtful(found, f"it may mean any {found['weekday'].title()} that the articles tell of")
    if this:
        return _days(found, day, day)
    if last and back == 0:
        return _days(found, day - timedelta(days=7), day - timedelta(days=7))
    if back == 0 or (last and back <= newest.weekday()):
        return _doubtful(found, f"it may mean {said(day - timedelta(days=7))} or {said(day)}")
    return _days(found, day, day)


def _span(words: dict[str, str | None], newest: date) -> tuple[date, date]:
    """The calendar week (from Monday), month or year of `newest`, or the one before it."""
    last = (words["which"] or "").lower() == "last"
    match (words["unit"] or "").lower():
        case "week":
            monday = newest - timedelta(days=newest.weekday() + (7 if last else 0))
            return monday, monday + timedelta(days=6)
        case "month":
            day = newest.replace(day=1) - timedelta(days=1) if last else newest
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case _:
            year = newest.year - (1 if last else 0)
            return date(year, 1, 1), date(year, 12, 31)


def _rolling(words: dict[str, str | None], newest: date) -> tuple[date, date]:
    many = _number(words.get("count"))
    each: dict[str, Callable[[int], int]] = {
        "hour": lambda n: -(-n // 24), "day": lambda n: n, "week": lambda n: 7 * n, "month": lambda n: 31 * n,
    }  # fmt: skip
    return newest - timedelta(days=each[(words["unit"] or "").lower()](many)), newest


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else _COUNTS.index(word.lower()) + 1


def _days(found: re.Match[str], first: date, last: date) -> Days:
    edge = (found.groupdict().get("edge") or "").lower()
    return Days(start=found.start(), end=found.end(), words=found[0], edge=edge, first=first, last=last)


def _doubtful(found: re.Match[str], why: str) -> Days:
    return Days(start=found.start(), end=found.end(), words=found[0], doubt=why)


def said(day: date) -> str:
    """A day as a reader writes it.

    >>> said(date(2031, 5, 4))
    '4 May 2031'
    """
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


def absolute(question: str, days: Days) -> str:
    """The question with the days of the calendar in place of the words that were counted; as it was when they are in doubt.

    >>> absolute("What was said yesterday?", days_in("What was said yesterday?", date(2031, 5, 5)))
    'What was said on 4 May 2031?'
    """
    if days.first is None or days.last is None:
        return question
    possessive = re.match(r"['’]s\b", question[days.end :])
    end = days.end + (possessive.end() if possessive else 0)
    written = _written(days, days.first, days.last, bool(possessive))
    return question[: days.start] + (written if days.start else written[:1].upper() + written[1:]) + question[end:]


def _written(days: Days, first: date, last: date, possessive: bool) -> str:
    one = first == last
    span = said(first) if one else f"{said(first)} to {said(last)}"
    if possessive:
        return f"the {span}"
    match days.edge:
        case "since" | "after" | "before" | "until" | "till" | "by":
            return f"{days.edge} {said(last if days.edge == 'after' else first)}"
        case _:
            return f"on {span}" if one else f"from {span}"


def undated(question: str, days: Days) -> str:
    """The question without the words that a filter stands for now; a weekday stays, since articles write it too.

    >>> undated("What was said yesterday?", days_in("What was said yesterday?", date(2031, 5, 5)))
    'What was said?'
    """
    if days.first is None or re.search(rf"(?i){'|'.join(WEEKDAYS)}", days.words):
        return question
    after = re.sub(r"^['’]s\b", "", question[days.end :])
    left = re.sub(r"[\s:,]+(?=[?.!]*$)", "", f"{question[: days.start].rstrip()} {after.lstrip(' ,')}")
    left = re.sub(r"\s+(?=[?.!,])", "", left).strip()
    return left if len(left.split()) > 1 else question
