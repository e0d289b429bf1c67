"""Answers, briefings, positions and disputes as documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.export.audit import Articles, Trail, appendix, chosen, looked_at, written_by
from app.export.checked import of_statements
from app.export.document import Block, Document, Heading, Note, Paragraph, document
from app.export.statements import besides, careful, caution, disputed_claims, gaps, line, nearest, statement, through
from app.render.answer import SILENCES
from app.render.briefing import is_caution
from app.render.cite import Place, numbers, place
from app.render.disputes import KINDS, RELATIONS
from app.render.words import count, day, scope_line
from domain.answer import Answer, Scope
from domain.article import Filters
from domain.briefing import Briefing, PartyPositions, Position, Section
from domain.citation import Citation
from domain.claim import Dispute, Event, Relation, Side
from domain.headings import over

Numbering = Mapping[Place, int]
PROMISE = "Who said what, as the sources have it. Sitrep does not decide who is right."


def briefing(
    made: Briefing, disputes: Sequence[Dispute] = (), articles: Articles | None = None, filters: Filters | None = None,
    *, title: str = "", written: str = "",
) -> Document:  # fmt: skip
    """The briefing with its appendix; statements that take a side in one of the `disputes` are marked.

    `title` stands in place of the usual one, and `written`, when and for whom it was made, under it.
    """
    points = [d for d in disputes if d.id in made.disputed]
    disputed = disputed_claims(points)
    blocks: list[Block] = [Note(text=written)] if written else []
    blocks += [*opening(made.scope), *([Note(text=made.notice)] if made.notice else [])]
    blocks += [Paragraph(text=made.lead)] if made.lead else []
    for section in made.sections:
        blocks += [Heading(text=section.title), *_parts(section, disputed)]
    if not any(section.statements for section in made.sections):
        blocks.append(Note(text="The loaded articles hold nothing to report."))
    trail = Trail(
        cited=[(c.number, c) for c in briefing_citations(made)],
        articles=articles or {},
        made=(*written_by(made), *chosen(filters or Filters())),
        withheld=made.withheld,
        sources=made.sources,
        checked=of_statements([s for section in made.sections for s in section.statements], made.gaps),
    )
    usual = f"Briefing: {made.topic}" if made.topic else "Briefing"
    return document(title or usual, [*blocks, *also_in_dispute(made.untold), *gaps(made.gaps), *appendix(trail)])


def _parts(section: Section, disputed: Mapping[str, str]) -> Iterator[Block]:
    """The statements of a section under their headings."""
    for heading, said in section.parts:
        if heading is not None:
            yield Heading(text=heading, level=2)
        others = besides(disputed, heading)
        yield from (caution(s) if is_caution(section, s) else statement(s, others) for s in said)


def opening(scope: Scope) -> tuple[Note, ...]:
    """What was looked at, what of it no rule reads, and what Sitrep promises."""
    unread = (Note(text=f"{scope.unread_notice}."),) if scope.unread else ()
    return Note(text=scope_line(scope)), *unread, Note(text=PROMISE)


def briefing_citations(made: Briefing) -> tuple[Citation, ...]:
    """Every citation of a briefing, in reading order."""
    said = [c for section in made.sections for s in section.statements for c in s.citations]
    return (*said, *(c for gap in made.gaps for c in gap.citations))


def also_in_dispute(questions: Sequence[str]) -> tuple[Block, ...]:
    """The questions in dispute for whose sides there was no room."""
    return (Heading(text="Also in dispute"), *(Paragraph(text=one) for one in questions)) if questions else ()


def answer(made: Answer, disputes: Sequence[Dispute] = (), articles: Articles | None = None) -> Document:
    """The answer, or the refusal with what was searched, with its appendix."""
    disputed = disputed_claims(disputes)
    read_as = [Note(text=f"Read as: {made.asked_as}")] if made.asked_as.strip() != made.question.strip() else []
    blocks: list[Block] = [*opening(made.scope), *read_as, *(Note(text=one.line) for one in made.narrowed)]
    if made.silence:
        blocks += [Heading(text=SILENCES[made.silence.kind]), Paragraph(text=f"Searched: {made.silence.searched}")]
        blocks += nearest(made.silence.nearest)
    else:
        blocks += [Paragraph(text=made.lead)] if made.lead else []
        for heading, told in groupby(made.statements, key=lambda s: s.heading):
            blocks += [Heading(text=over(heading), level=2)] if heading else []
            blocks += [statement(s, besides(disputed, heading)) for s in told]
    said = [c for s in made.statements for c in s.citations] + [c for g in made.gaps for c in g.citations]
    said += made.silence.nearest if made.silence else ()
    trail = Trail(
        cited=[(c.number, c) for c in said],
        articles=articles or {},
        made=(*written_by(made), *chosen(made.filters)),
        withheld=made.withheld,
        checked=of_statements(made.statements, made.gaps),
    )
    return document(made.question, [*blocks, *gaps(made.gaps), *appendix(trail)])


def positions(
    held: Sequence[PartyPositions],
    scope: Scope,
    disputes: Sequence[Dispute] = (),
    articles: Articles | None = None,
    filters: Filters | None = None,
) -> Document:
    """Each party with its positions, numbered through the document, with an appendix."""
    cited = [c for party in held for p in party.positions for c in p.citations]
    counted, disputed = numbers(cited), disputed_claims(disputes)
    blocks: list[Block] = [*opening(scope)]
    for party in held:
        blocks.append(Heading(text=party.party))
        blocks += [_position(p, counted, disputed) for p in party.positions]
        if not party.positions:
            blocks.append(Note(text="No statement in these articles."))
    if not held:
        blocks.append(Note(text="No statement of a party was found in these articles."))
    return document("Positions", [*blocks, *appendix(_trail(cited, counted, articles, scope, filters))])


def _position(held: Position, counted: Numbering, disputed: Mapping[str, str]) -> Paragraph:
    about = line(
        through(held.chain),
        f"said {day(held.said_on, year=True)}" if held.said_on else "no date",
        held.change or "",
        "corrected by hand" if held.corrected else "",
        count(len(held.earlier), "earlier statement") if held.earlier else "",
        careful((), held.citations),
        f"DISPUTED: {disputed[held.claim]}" if held.claim in disputed else "",
    )
    return Paragraph(
        text=f"{held.question}: {held.text}", citations=tuple(counted[place(c)] for c in held.citations), about=about
    )


def disputes(
    found: Sequence[Dispute],
    related: Sequence[Relation],
    scope: Scope,
    articles: Articles | None = None,
    filters: Filters | None = None,
) -> Document:
    """Each question with its sides, then what differs and does not contradict, with an appendix."""
    cited = [c for dispute in found for side in dispute.sides for c in side.citations]
    counted = numbers(cited)
    blocks: list[Block] = [*opening(scope)]
    for one in found:
        blocks += _dispute(one, counted)
    if not found:
        blocks.append(Note(text="No two parties contradict each other in these articles."))
    return document(
        "Disputes", [*blocks, *_related(related), *appendix(_trail(cited, counted, articles, scope, filters))]
    )


def _dispute(found: Dispute, counted: Numbering) -> Iterator[Block]:
    yield Heading(text=found.question)
    yield Note(text=line(f"DISPUTED: {KINDS[found.kind]}", _event(found.event)))
    for side in found.sides:
        yield _side(side, counted)


def _event(event: Event | None) -> str:
    if event is None:
        return ""
    return line("" if event.type == "other" else event.type, event.place or "", day(event.date, year=True))


def _side(side: Side, counted: Numbering) -> Paragraph:
    if not side.claims:
        return Paragraph(text=f"{side.party}: no statement found")
    chains = dict.fromkeys(" → ".join(c.via) or c.outlet or "" for c in side.citations)
    days = dict.fromkeys(day(c.published.iso, year=True) for c in side.citations if c.published)
    about = line(
        "through: " + "; ".join(filter(None, chains)) if any(chains) else "",
        "published " + ", ".join(days) if days else "no date",
        careful((), side.citations),
    )
    numbered = tuple(dict.fromkeys(counted[place(c)] for c in side.citations))
    words = " ".join(side.text.split()).strip('“”" ')
    return Paragraph(text=f"{side.party}: “{words}”", citations=numbered, about=about)


def _related(found: Sequence[Relation]) -> tuple[Block, ...]:
    if not found:
        return ()
    lines = (Paragraph(text=f"{RELATIONS[r.kind]}: {r.note}", about="claims " + ", ".join(r.claims)) for r in found)
    return Heading(text="What differs and does not contradict"), *lines


def _trail(
    cited: Sequence[Citation], counted: Numbering, articles: Articles | None, scope: Scope, filters: Filters | None
) -> Trail:
    made = (("engine", "rules; no model writes this page"), *looked_at(scope), *chosen(filters or Filters()))
    return Trail(cited=[(counted[place(c)], c) for c in cited], articles=articles or {}, made=made)
