"""Builders of articles, claims and evidence for tests: short sentences of states that do not exist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from domain.answer import Evidence, Question
from domain.article import Article, Filters, Flag
from domain.claim import (
    Claim,
    Dispute,
    Event,
    Figure,
    FigureKind,
    Form,
    Relation,
    Side,
    Speaker,
    SpeakerKind,
    Stance,
    Via,
)
from domain.moment import Moment
from domain.text import OffsetMap, Sentence, Span

PARTIES = {
    "Orvenia": r"Orvenia(?:n|ns)?",
    "Talmark": r"Talmark(?:ian|ians)?|Talmari",
    "Corvale": r"Corvale|Corvalian",
    "Brenn": r"Brenn(?:ish)?",
}


def parties_in(text: str) -> tuple[str, ...]:
    """The fictional parties that a text names, in order."""
    found = [(m.start(), name) for name, rule in PARTIES.items() for m in re.finditer(rf"\b(?:{rule})\b", text)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def article(
    text: str,
    *,
    id: str = "courier-1",  # noqa: A002 - the noun's own field
    outlet: str | None = "The Corvale Courier",
    published: str | None = "2031-05-04",
    flags: Sequence[Flag] = (),
    **fields: object,
) -> Article:
    """An article whose sentences end at ". " or a line's end."""
    cuts = [m.end() for m in re.finditer(r'[.!?][”"]?(?:\s+|$)|\n+', text)]
    bounds = list(dict.fromkeys([0, *cuts, len(text)]))
    spans = [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(bounds) if text[a:b].strip()]
    return Article(
        id=id,
        source=f"{id}.txt",
        text=text,
        raw=text,
        offsets=OffsetMap.identity(len(text)),
        sentences=tuple(Sentence(index=i, start=a, end=b) for i, (a, b) in enumerate(spans)),
        digest="0" * 64,
        parser="test",
        version=1,
        outlet=outlet,
        published=Moment(iso=published) if published else None,
        flags=tuple(flags),
        **fields,  # type: ignore[arg-type]
    )


def span(where: Article, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words; fails when there is none."""
    found = [m.start() for m in re.finditer(re.escape(words), where.text)]
    return Span(start=found[nth], end=found[nth] + len(words))


def figure(
    where: Article,
    words: str,
    kind: FigureKind,
    low: int | None,
    *,
    high: int | None = None,
    victims: str | None = None,
    own: bool | None = None,
    **fields: object,
) -> Figure:
    """A figure in some words of an article; `high` is `low` unless given."""
    return Figure(
        kind=kind,
        span=span(where, words),
        low=low,
        high=low if high is None else high,
        victims=victims,
        own_losses=own,
        **fields,  # type: ignore[arg-type]
    )


def claim(
    where: Article,
    speaker: str | None,
    content: str,
    *,
    party: str | None = None,
    stance: Stance = "asserts",
    cue: str | None = None,
    via: Sequence[str] = (),
    figures: Iterable[Figure] = (),
    kind: SpeakerKind | None = None,
    role: str | None = None,
    event: Event | None = None,
    form: Form = "indirect",
    id: str | None = None,  # noqa: A002 - the noun's own field
    **fields: object,
) -> Claim:
    """A claim about some words of an article; no speaker makes it the narrator's."""
    chosen: SpeakerKind = kind or ("narrator" if speaker is None else "organisation")
    mention = span(where, speaker) if speaker and speaker in where.text else None
    place = span(where, content)
    hops = tuple(Via(name=name) for name in via) + ((Via(name=where.outlet),) if where.outlet else ())
    return Claim(
        id=id or f"{where.id}:{place.start}",
        article=where.id,
        version=where.version,
        speakers=(Speaker(name=speaker or where.name, kind=chosen, span=mention, party=party, role=role),),
        stance=stance,
        content=(place,),
        form=form,
        cue=span(where, cue) if cue else None,
        via=hops,
        figures=tuple(figures),
        event=event,
        **fields,  # type: ignore[arg-type]
    )


def evidence(
    articles: Iterable[Article],
    claims: Iterable[Claim] = (),
    disputes: Iterable[Dispute] = (),
    relations: Iterable[Relation] = (),
) -> Evidence:
    """Evidence of the given articles and claims."""
    return Evidence(
        articles={a.id: a for a in articles}, claims=tuple(claims), disputes=tuple(disputes), relations=tuple(relations)
    )


def dispute(question: str, *sides: tuple[str, str, Claim | None], kind: str = "figure") -> Dispute:
    """A dispute between parties, each with a text and the claim it rests on."""
    made = (Side(party=p, text=t, claims=(c.id,) if c else ()) for p, t, c in sides)
    return Dispute(id=f"dispute:{question[:12]}", question=question, kind=kind, sides=tuple(made))  # type: ignore[arg-type]


def question(
    text: str, history: Sequence[object] = (), named: Callable[[str], tuple[str, ...]] = parties_in
) -> Question:
    """A question as `understand` reads it with the fictional parties."""
    from answering.question import understand

    return understand(text, history, parties_in=named, outlets=(), filters=Filters())  # type: ignore[arg-type]
