"""What is said to have happened, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from answering.dating import MONTHS
from answering.writers.weight import Group, Weights
from domain.article import Article
from domain.claim import Claim

BY_PUBLICATION = "by the day of publication"
_DATED = 2.5  # what a day that the text itself gives weighs


def in_order(groups: Sequence[Group], weights: Weights, *, a_day: int, days: int) -> Iterator[tuple[str, Group]]:
    """At most `a_day` groups for each of at most `days` days, earliest day first, each with its day as a heading.

    Where there are more days, those of the weightiest events stay. A day that no text gives, only the article's own
    date, says so.
    """
    by_day: dict[str, list[Group]] = {}
    for group in groups:
        if _is_event(group[0]):
            by_day.setdefault(_day(group[0]), []).append(group)

    def weight(group: Group) -> float:
        return weights.of(group) + _DATED * (_basis(group[0]) != "article")

    best = {day: sorted(told, key=weight, reverse=True)[:a_day] for day, told in by_day.items()}
    kept = sorted(sorted(best, key=lambda day: -weight(best[day][0]))[:days])
    for day in kept:
        dated = [g for g in best[day] if _basis(g[0]) != "article"]
        yield from ((in_words(day), g) for g in dated)
        yield from ((f"{in_words(day)} ({BY_PUBLICATION})", g) for g in best[day] if g not in dated)


def published_day(article: Article) -> str:
    """The day an article came out, as "2031-05-04"; "" where only a month, a year or nothing is known."""
    iso = article.published.iso[:10] if article.published else ""
    return iso if len(iso) == len("2031-05-04") else ""


def in_words(day: str) -> str:
    """An ISO day or month as a reader sees it.

    >>> in_words("2031-05-04"), in_words("2031-05")
    ('4 May 2031', 'May 2031')
    """
    if len(day) == 7:
        return f"{MONTHS[int(day[5:]) - 1].title()} {day[:4]}"
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1].title()} {found.year}"


def _is_event(claim: Claim) -> bool:
    """True for what somebody says has happened, on a day that is known; blame and losses need a speaker of their own."""
    event = claim.event
    if event is None or event.date is None or claim.stance not in ("asserts", "accuses", "confirms"):
        return False
    if claim.is_narrator and (claim.figures or claim.stance == "accuses"):
        return False
    return event.date_basis != "article" or event.type not in ("other", "casualties")


def _day(claim: Claim) -> str:
    return claim.event.date or "" if claim.event else ""


def _basis(claim: Claim) -> str:
    return claim.event.date_basis if claim.event else "unknown"
