"""Small things said the same way everywhere: days, counts, stances, badges and notices."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from app.render.html import Html, escape, join, tag
from domain.answer import Scope
from domain.errors import SitrepError
from domain.moment import Moment

_QUOTED = re.compile("“([^“”]{1,60})”")
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
STANCES = {
    "asserts": "says", "denies": "denies", "accuses": "accuses", "urges": "urges", "expresses": "expresses",
    "questions": "questions", "commits": "commits", "confirms": "confirms", "declines": "declines to comment",
}  # fmt: skip


def day(iso: str | None, *, year: bool = False) -> str:
    """An ISO date or time as a newsroom writes it; other words are given back as they are.

    >>> day("2031-05-04"), day("2031-05-04T18:20:00+02:00", year=True), day("2031-05"), day("spring")
    ('4 May', '4 May 2031', 'May 2031', 'spring')
    """
    if not iso:
        return ""
    try:
        moment = Moment(iso=iso)
    except ValueError:
        return iso
    if moment.day is None:
        return f"{moment.first_day:%B %Y}"
    return f"{moment.day.day} {moment.day:%b %Y}" if year else f"{moment.day.day} {moment.day:%b}"


def capital(text: str) -> str:
    """The text as the beginning of a sentence.

    >>> capital("its content is a program")
    'Its content is a program'
    """
    return text[:1].upper() + text[1:]


def plain_days(text: str) -> str:
    """The text with its ISO days as a newsroom writes them.

    >>> plain_days("revised from 1 killed on 2031-05-04")
    'revised from 1 killed on 4 May'
    """
    return _ISO_DAY.sub(lambda found: day(found[0]), text)


def moment(when: Moment | None) -> str:
    """Day, time and zone of publication as far as they are known.

    >>> moment(Moment(iso="2031-05-04T18:20:00+02:00"))
    '4 May 2031, 18:20 (UTC+02:00)'
    """
    if when is None:
        return "no date"
    if "T" not in when.iso:
        return day(when.iso, year=True)
    at = datetime.fromisoformat(when.iso)
    return f"{day(when.iso, year=True)}, {at:%H:%M} ({at.tzname()})"


def stamp(when: datetime | None) -> str:
    """A time of this library's own doing: day, hour and minute in UTC.

    >>> from datetime import UTC
    >>> stamp(datetime(2031, 5, 4, 16, 5, tzinfo=UTC)), stamp(None)
    ('4 May 2031, 16:05 UTC', '')
    """
    if when is None:
        return ""
    at = when.astimezone(UTC)
    return f"{at.day} {at:%b %Y, %H:%M} UTC"


def period(since: str | None, until: str | None) -> str:
    """The days from one ISO date to another, said once where they agree.

    >>> period("2031-05-03", "2031-05-09"), period("2031-04-28", "2031-05-09"), period(None, None)
    ('3–9 May 2031', '28 Apr – 9 May 2031', '')
    """
    if not since or not until or (day(since) == day(until) and since[:4] == until[:4]):
        return day(since or until, year=True)
    try:
        first, last = date.fromisoformat(since[:10]), date.fromisoformat(until[:10])
    except ValueError:
        return f"{day(since, year=True)} – {day(until, year=True)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    return f"{day(since, year=first.year != last.year)} – {day(until, year=True)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(1234, "article"), count(2, "party", "parties")
    ('1 article', '1,234 articles', '2 parties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def scope_line(scope: Scope) -> str:
    """What was looked at: "14 articles · 11 origins · 3–9 May 2031"."""
    parts = [count(scope.articles, "article"), count(scope.origins, "origin"), period(scope.since, scope.until)]
    waiting = f"{count(scope.waiting, 'article')} still being read" if scope.waiting else ""
    return " · ".join(part for part in (*parts, waiting) if part)


def unread(scope: Scope) -> Html:
    """A box that says how many articles no rule reads; nothing when there is none."""
    return note(tag("b", "Not read: "), scope.unread_notice, ".") if scope.unread else Html("")


def quoted(text: str) -> Html:
    """A statement in which short quotations stand out; one that is all there is, after a speaker's name or not, does not.

    >>> quoted("It saw “no reason” for it.")
    '<span class="said">It saw “<b>no reason</b>” for it.</span>'
    """
    parts = _QUOTED.split(text)
    if not any(part.strip(" .") and not part.rstrip().endswith(":") for part in parts[::2]):
        return tag("span", text, class_="said")
    shown = (part if n % 2 == 0 else Html(f"“{tag('b', part)}”") for n, part in enumerate(parts))
    return tag("span", *shown, class_="said")


def badge(text: str, kind: str = "", *, title: str | None = None) -> Html:
    """A short label; `kind` is "ok", "warn" or nothing."""
    return tag("span", text, class_=f"badge {kind}".strip(), title=title)


def by_hand() -> Html:
    """The badge of a claim that a person set right."""
    return badge("corrected by hand", title="A person set something of this claim right. The source pane says what.")


def note(*inside: str, kind: str = "") -> Html:
    """A quiet box beside what a page says; `kind` is "error" or nothing."""
    return tag("div", *inside, class_=f"note {kind}".strip(), role="alert" if kind == "error" else None)


def error(failure: SitrepError) -> Html:
    """What went wrong and what to do, in one box."""
    return note(tag("b", capital(str(failure)).rstrip(".") + "."), " ", capital(failure.hint), kind="error")


def quiet(text: str) -> Html:
    """A line for a page that has nothing to show."""
    return tag("p", text, class_="none")


def heading(text: str, *badges: Html) -> Html:
    """A page's title with its badges."""
    return tag("h2", text, " ", join(badges, " "))


def page(*inside: str, id_: str) -> Html:
    """One page, or one refreshed part of it: a single HTML block, so that Markdown leaves it alone."""
    return tag("div", *inside, class_="desk", id=escape(id_))
