"""What a library holds, by marks that outlive a new analysis; and what is new, or gone, beside an earlier briefing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from domain.anchor import run_of
from domain.answer import Statement
from domain.article import Article
from domain.briefing import Briefing
from domain.claim import Claim
from domain.correction import Placed
from domain.kept_briefing import BriefingLine, Gone, KeptBriefing, Known, News, Why

_DIGITS = 12  # of a mark: among a million claims the odds that any two share one are about 1 in 500


def mark_of(article: str, words: str) -> str:
    """The mark of a claim: its article and its words, so that other ids and offsets leave it as it is.

    >>> mark_of("courier-1", "two  fell") == mark_of("courier-1", "two fell") != mark_of("post-1", "two fell")
    True
    """
    return hashlib.sha256(f"{article}\n{' '.join(words.split())}".encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def marks_of(claims: Iterable[Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """The mark of each claim whose article is given, by the claim's id."""
    return {c.id: mark_of(c.article, run_of(c).of(articles[c.article].text)) for c in claims if c.article in articles}


def known_now(articles: Iterable[Article], claims: Iterable[Claim], placed: Iterable[Placed]) -> Known:
    """What a library holds at this time."""
    held = {a.id: a for a in articles}
    found = tuple(claims)
    marks = marks_of(found, held)
    dismissed = (p.correction.anchor for p in placed if p.correction.kind == "dismissal")
    return Known(
        articles=tuple((a.id, a.version) for a in held.values()),
        claims=tuple(sorted(set(marks.values()))),
        corrected=tuple(sorted({marks[c.id] for c in found if c.corrected and c.id in marks})),
        dismissed=tuple(sorted({mark_of(a.article, a.words) for a in dismissed if a})),
    )


def statements_of(written: Briefing) -> Iterator[Statement]:
    """The statements of a briefing in reading order."""
    return (one for section in written.sections for one in section.statements)


def compared(now: KeptBriefing, held: Known, earlier: KeptBriefing, held_then: Known) -> News:
    """What in a briefing rests on claims that were not there when an earlier one was written, and what is gone of that one."""
    return News(
        earlier=line_of(earlier),
        new=tuple(n for n, (one, marks) in enumerate(_marked(now)) if _is_new(one, marks, held_then)),
        gone=tuple(_gone(earlier, held_then, held)),
    )


def line_of(kept: KeptBriefing) -> BriefingLine:
    """A briefing as a list shows it."""
    return BriefingLine(
        id=kept.id,
        title=kept.title,
        at=kept.at,
        order=kept.order,
        engine=kept.briefing.engine,
        model=kept.briefing.model,
        statements=sum(1 for _ in statements_of(kept.briefing)),
        edited=kept.edition is not None,
    )


def _marked(kept: KeptBriefing) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    said = tuple(statements_of(kept.briefing))
    return zip(said, (*kept.marks, *(() for _ in said[len(kept.marks) :])), strict=False)


def _is_new(said: Statement, marks: tuple[str, ...], then: Known) -> bool:
    """True when a claim of it came since; of a statement without claims, when none of its articles was there."""
    if marks:
        return not set(marks) <= set(then.claims)
    return not {c.article for c in said.citations} & {article for article, _ in then.articles}


def _gone(earlier: KeptBriefing, then: Known, now: Known) -> Iterator[Gone]:
    """What does not stand any more, or not as it did; a statement that one of its claims still carries stands."""
    for said, marks in _marked(earlier):
        why = _why(said, marks, then, now)
        if why is not None:
            yield Gone(text=said.text, why=why, citations=said.citations)


def _why(said: Statement, marks: tuple[str, ...], then: Known, now: Known) -> Why | None:
    cited = {c.article: c.version for c in said.citations}
    held = dict(now.articles)
    if marks and set(marks) & set(now.claims):
        return "corrected" if set(marks) & set(now.corrected) - set(then.corrected) else None
    if not cited.keys() & held.keys():
        return "removed"
    if marks and set(marks) & set(now.dismissed):
        return "dismissed"
    if any(held[article] != version for article, version in cited.items() if article in held):
        return "new version"
    return "not found" if marks else None
