"""How far adding is, and what became of each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.render.html import Html, join, tag
from app.render.words import badge, capital, count, note
from domain.article import Refusal
from domain.report import AddReport, Progress

LISTED = 100  # results of each sort that are named one by one
STEPS = {
    "received": "taking in", "parsed": "reading", "indexed": "indexing for search", "analysed": "finding who said what",
}  # fmt: skip
_SLOW = 0.095  # a second, under which a rate is told by the minute


def progress(at: Progress, rate: float | None = None) -> Html:
    """How far a task is: a bar, numbers, the step, items a second and the time left, and what is at work."""
    known = at.total or 0
    words = f"{at.done:,} of {known:,}" if known else f"{at.done:,} done"
    title = f"How far adding is: {words}"
    bar = tag("progress", max=known, value=min(at.done, known), title=title) if known else tag("progress", title=title)
    step = STEPS[at.step] if at.step else ""
    left = time_left((known - at.done) / rate) if rate and known > at.done else ""
    parts = (words, step, pace(rate), left, tag("bdi", at.doing) if at.doing else "")
    told = tag("p", join((part for part in parts if part), " · "), class_="chain")
    return tag("div", bar, told, class_="progress", role="status")


def pace(rate: float | None) -> str:
    """Items a second, or a minute where they are few; "" while it is not known.

    >>> pace(12.34), pace(0.05), pace(None)
    ('12.3 a second', '3 a minute', '')
    """
    if not rate:
        return ""
    return f"{rate:.1f} a second" if rate >= _SLOW else f"{max(1, round(rate * 60))} a minute"


def time_left(seconds: float) -> str:
    """About how long it will take, in a reader's units.

    >>> time_left(4), time_left(75), time_left(7_500)
    ('some seconds left', 'about 1 minute left', 'about 2 h 5 min left')
    """
    if seconds < 10:
        return "some seconds left"
    if seconds < 55:
        return f"about {round(seconds / 5) * 5} seconds left"
    minutes = max(1, round(seconds / 60))
    return (
        f"about {count(minutes, 'minute')} left" if minutes < 60 else f"about {minutes // 60} h {minutes % 60} min left"
    )


def report(done: AddReport, names: Mapping[str, str]) -> Html:
    """What became of each source; `names` gives an article id its title."""
    groups = (("added", done.added), ("updated", done.updated), ("unchanged", done.unchanged))
    rows = [row for word, ids in groups for row in _results(word, ids, names)]
    rows += [_refused(refusal) for refusal in done.refused[:LISTED]] + [*_more(len(done.refused), "refused")]
    numbers = (*((word, len(ids)) for word, ids in groups), ("refused", len(done.refused)))
    summary = ", ".join(f"{number:,} {word}" for word, number in numbers if number)
    stopped = " Stopped at your request: what was added stays." if done.stopped else ""
    head = tag("p", tag("b", (summary or "Nothing to add") + "."), f" {done.seconds:.1f} seconds.{stopped}")
    return note(tag("div", head, role="status"), tag("ul", *rows, class_="results") if rows else "")


def named(done: AddReport) -> tuple[str, ...]:
    """The ids of the articles that a report names one by one."""
    return tuple(id_ for ids in (done.added, done.updated, done.unchanged) for id_ in ids[:LISTED])


def _results(word: str, ids: Sequence[str], names: Mapping[str, str]) -> Iterator[Html]:
    kind = "ok" if word != "unchanged" else ""
    for id_ in ids[:LISTED]:
        yield tag("li", badge(word, kind), " ", tag("bdi", names.get(id_, id_)))
    yield from _more(len(ids), word)


def _more(number: int, word: str) -> Iterator[Html]:
    if number > LISTED:
        yield tag("li", f"… and {number - LISTED:,} more {word}")


def _refused(refusal: Refusal) -> Html:
    reason = tag("div", capital(refusal.reason), class_="chain")
    return tag("li", badge("refused", "warn"), " ", tag("bdi", refusal.source), reason)


def told(text: str) -> Html:
    """One line that a task is done."""
    return note(tag("div", tag("b", text), role="status"))
