"""When something was, and in which order: dates and times as the sentences give them; inferences are called so."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

from answering.case import ENOUGH, Case
from answering.dating import (
    MONTHS,
    WEEKDAYS,
    anchor_place,
    clocks_in,
    dates_in,
    fitting_years,
    inferred_day,
    weekdays_in,
)
from answering.names import names_in
from answering.quoting import excerpt, sentence_excerpt
from answering.subject import claims_of_subject
from answering.templates import fill, listed
from answering.words import stem, tokens
from answering.writers import general
from answering.writers.lines import claim_line, gap, lead, sentence_line
from answering.writers.position import on_topic
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

_AT_MOST = 5
_SURE = 0.65  # of the topic: a date of something else is no answer
_PART_OF_DAY = re.compile(
    r"(?i)\b(?:noon|midnight|dawn|dusk|overnight|yesterday|today|this (?:morning|afternoon|evening))\b"
)


def when(case: Case) -> Iterator[DraftStatement]:
    """The statements on the topic that name a day or time, then what follows from the article's own dates."""
    subject = claims_of_subject(case)
    claims = on_topic(case, subject) if subject is not None else _of_event(case)
    dated = [c for c in claims if _dated(case, c)][:2]
    if not dated:
        yield from _sentences(case)
        return
    lines = [_whole(case, c) if _time_outside(case, c) else claim_line((c,), case.ledger, longest=24) for c in dated]
    yield from {line.sentences: line for line in reversed(lines)}.values()
    yield from _inferences(case, dated[0])


def order(case: Case) -> Iterator[DraftStatement]:
    """Claims with clock times or days, earliest first, limited to the day that the question names."""
    options = re.split(r"(?i),? or (?:whether )?", case.question.asked_as)
    if len(options) == 2:
        yield from _which_first(case, options)
        return
    days = {(d.month, d.day) for d in dates_in(case.question.asked_as)}
    timed = sorted(
        (place for c in case.ledger.claims if (place := _place(case, c, days)) is not None), key=lambda p: p[0]
    )
    timed = [p for p in timed if case.covered_by_article(case.ledger.article(p[2])) >= ENOUGH]
    if not timed:
        return
    yield lead("in order")
    for _, shown_time, claim in _innermost(timed)[:_AT_MOST]:
        line = claim_line((claim,), case.ledger, longest=34)
        yield dataclasses.replace(line, text=f"{shown_time}: {line.text}")
    yield from _untimed(case, days, [c for _, _, c in timed])


def _dated(case: Case, claim: Claim) -> bool:
    return any(_has_time(s.span.of(case.ledger.article(claim).text)) for s in _first_sentence(case, claim))


def _has_time(text: str) -> bool:
    return bool(dates_in(text) or weekdays_in(text) or clocks_in(text) or _PART_OF_DAY.search(text))


def _first_sentence(case: Case, claim: Claim) -> tuple[Sentence, ...]:
    found = case.ledger.article(claim).sentence_at(claim.extent.start)
    return (found,) if found else ()


def _time_outside(case: Case, claim: Claim) -> bool:
    return not _has_time(excerpt(claim, case.ledger, longest=30).words)


def _whole(case: Case, claim: Claim) -> DraftStatement:
    """The claim's whole sentence, when the time stands beside the speaker and not in what is said."""
    article = case.ledger.article(claim)
    sentence = _first_sentence(case, claim)[0]
    text = sentence.span.of(article.text)
    words = [text[s.start : s.end] for s, _ in weekdays_in(text)] + [
        text[d.span.start : d.span.end] for d in dates_in(text)
    ]
    shown = sentence_excerpt(article, sentence, focus=words, longest=20)
    return DraftStatement(
        text=fill("said", speaker=case.ledger.speaker(claim), words=shown.words),
        sentences=shown.sentences,
        speaker=case.ledger.speaker(claim),
        claims=(claim.id,),
    )


def _inferences(case: Case, claim: Claim) -> Iterator[DraftStatement]:
    """The calendar day of the weekday in the claim's sentence, with the words that fix it."""
    article = case.ledger.article(claim)
    sentence = _first_sentence(case, claim)[0]
    text = sentence.span.of(article.text)
    for place, weekday in weekdays_in(text)[:1]:
        found = inferred_day(weekday, article)
        if found is None or dates_in(text):
            return
        yield _inference(article, sentence, place.of(text), *found)


def _inference(article: Article, sentence: Sentence, weekday: str, day: date, year_known: bool) -> DraftStatement:
    said = f"{day.day} {MONTHS[day.month - 1].title()}" + (f" {day.year}" if year_known else "")
    fixed = anchor_place(article)
    if fixed is None:
        text = fill("inferred published", weekday=weekday, day=said)
        return DraftStatement(text=text, sentences=(article.sentence_id(sentence),), speaker=article.name)
    place, words, named = fixed
    years = [str(y) for y in fitting_years(article)]
    fitting = f"the year stays open, they fit in {listed(years)}" if years else "the year stays open"
    year = "the year is the article's own" if year_known else fitting
    text = fill("inferred day", weekday=weekday, day=said, anchor=words, named=WEEKDAYS[named].title(), year=year)
    ids = (article.sentence_id(sentence), article.sentence_id(place))
    return DraftStatement(text=text, sentences=ids, speaker=article.name)


_Place = tuple[tuple[int, int, int], str, Claim]


def _place(case: Case, claim: Claim, days: set[tuple[int, int]]) -> _Place | None:
    """Where a claim stands in time: (month, day, minutes), and its time as the text gives it."""
    text = case.ledger.content(claim)
    named = [d for d in dates_in(text) if not days or (d.month, d.day) in days]
    clocks = clocks_in(text)
    if not named and (days or not clocks):
        return None
    if days and not clocks:
        return None
    day = (named[0].month, named[0].day) if named else (0, 0)
    shown = text[clocks[0][0].start : clocks[0][0].end] if clocks else text[named[0].span.start : named[0].span.end]
    return (*day, clocks[0][1] if clocks else -1), shown, claim


def _innermost(timed: list[_Place]) -> list[_Place]:
    """One line for each time of an article, of whoever is nearest to the words."""
    best: dict[tuple[str, tuple[int, int, int]], _Place] = {}
    for place in timed:
        key = (place[2].article, place[0])
        if key not in best or _length(place[2]) < _length(best[key][2]):
            best[key] = place
    return list(best.values())


def _length(claim: Claim) -> int:
    return sum(s.end - s.start for s in claim.content)


def _untimed(case: Case, days: set[tuple[int, int]], timed: list[Claim]) -> Iterator[DraftStatement]:
    """Parties that speak of the day and give no time of day."""
    if not days:
        return
    told = {p for c in timed for p in c.parties}
    for claim in case.ledger.claims:
        same_day = any((d.month, d.day) in days for d in dates_in(case.ledger.said(claim)))
        missing = [p for p in claim.parties if p not in told]
        if same_day and missing and not re.search(r"\d\d:\d\d", case.ledger.said(claim)):
            told.update(missing)
            yield gap("no clock time", case.ledger.ids(claim)[:1], (claim.id,), party=missing[0])


def _sentences(case: Case) -> Iterator[DraftStatement]:
    """Sentences with a time that nobody is credited with, or that no claim holds."""
    for article, sentence in case.best_sentences(floor=_SURE, at_most=2):
        if case.topic[-1] in case.stems_at(article, sentence) and _has_time(sentence.span.of(article.text)):
            told = [c for c in case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator]
            yield (
                _whole(case, told[0])
                if told
                else sentence_line(article, sentence, case.topic, case.told_again(article, sentence))
            )


def _which_first(case: Case, options: list[str]) -> Iterator[DraftStatement]:
    """Two reports by the day each was first made, when both days are known; else nothing."""
    found = [_earliest(case, case.about(option)) for option in options]
    if None in found:
        return
    days = sorted((day, claim.id, claim) for pair in found if pair is not None for day, claim in [pair])
    yield lead("in order")
    for day, _, claim in days:
        yield dataclasses.replace(line := claim_line((claim,), case.ledger, longest=28), text=f"{day}: {line.text}")


def _earliest(case: Case, terms: tuple[str, ...]) -> tuple[str, Claim] | None:
    names = tuple(t for t in terms if t not in (stem("first"), stem("came")))
    scored = [(case.cover(case.stems_of(c), names), c) for c in case.ledger.claims]
    top = max((score for score, _ in scored), default=0.0)
    near = [c for score, c in scored if score >= max(ENOUGH, 0.9 * top)]
    dated = sorted((day, c.id, c) for c in near if (day := case.ledger.said_on(c)) is not None)
    return (dated[0][0], dated[0][2]) if dated else None


def _of_event(case: Case) -> tuple[Claim, ...]:
    """The claims with the question's last word, its deed ("When was the man handed over?"), and with its names."""
    best = general.best_claims(case, floor=_SURE)
    wanted = {*_names(case), *case.topic[-1:]}
    return tuple(c for c in best if wanted <= case.stems_of(c))


def _names(case: Case) -> set[str]:
    """The stems of the proper names that the question has besides its parties."""
    return {stem(w) for name in names_in(f"x {case.question.asked_as}") for w in tokens(name)} & set(case.topic)
