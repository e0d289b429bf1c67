"""A briefing: sections of checked statements, what is disputed, what is not known, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answering.engine import Engine, ModelBacked
from answering.ledger import Ledger
from answering.titles import DOUBTFUL, SAYS, TITLES
from answering.verify import Checked, Verifier
from answering.writers.outline import disputes_among
from domain.answer import Brief, DraftStatement, Evidence, Scope
from domain.briefing import Briefing, Section, SourceLine
from domain.errors import ModelFailed, Stopped


def brief(
    task: Brief, evidence: Evidence, engine: Engine, scope: Scope, *,
    tell: Callable[[str], None] = lambda _: None, stopped: Callable[[], bool] = lambda: False,
) -> Briefing:  # fmt: skip
    """The briefing on a topic, or on everything given: each statement passed verification. ModelFailed, Stopped.

    A model that fails after something has passed leaves that, with a notice; ModelFailed when nothing has. `tell` hears the title
    of each section that is begun; once `stopped` is true nothing more is written.
    """
    verifier, notice = Verifier(evidence, task.topic or ""), ""
    try:
        for draft in _watched(engine.write(task, evidence), tell, stopped):
            verifier.take(draft)
    except ModelFailed as problem:
        if not verifier.checked.statements:
            raise
        notice = f"This briefing is incomplete: {problem} ({problem.hint}). What is shown was checked."
    checked = verifier.checked
    backed = engine if isinstance(engine, ModelBacked) else None
    ledger = Ledger(evidence=evidence)
    said = [ledger.by_id[i] for s in checked.statements for i in s.claims if i in ledger.by_id]
    points = disputes_among(said, ledger) if task.topic else evidence.disputes
    return Briefing(
        topic=task.topic,
        period=(scope.since, scope.until),
        sections=_sections(checked),
        disputed=tuple(d.id for d in points),
        gaps=checked.gaps,
        withheld=checked.withheld,
        sources=_sources(checked, evidence),
        scope=scope,
        engine=engine.name,
        model=backed.model if backed else None,
        prompt=backed.prompt if backed else None,
        usage=backed.usage if backed else None,
        lead=checked.lead,
        points=tuple(d.question for d in points),
        possible=_possible(checked, evidence),
        notice=notice,
    )


def _watched(
    drafts: Iterator[DraftStatement], tell: Callable[[str], None], stopped: Callable[[], bool]
) -> Iterator[DraftStatement]:
    """The drafts as they come, each new section told of."""
    at: str | None = None
    for draft in drafts:
        if stopped():
            raise Stopped("The briefing was stopped before it was complete", "Nothing was kept.")
        if draft.section and draft.section != at:
            at = draft.section
            tell(at)
        yield draft


def _sections(checked: Checked) -> tuple[Section, ...]:
    """The statements under their titles, in the fixed order; an unknown title counts as the main part."""
    placed = [(t if t in TITLES else SAYS, s) for t, s in zip(checked.sections, checked.statements, strict=True)]
    sections = (Section(title=title, statements=tuple(s for t, s in placed if t == title)) for title in TITLES)
    return tuple(s for s in sections if s.statements)


def _possible(checked: Checked, evidence: Evidence) -> tuple[str, ...]:
    """The ids of the accounts that may not agree of which two sides are told."""
    told = {s.heading for title, s in zip(checked.sections, checked.statements, strict=True) if title == DOUBTFUL}
    return tuple(d.id for d in evidence.possible if d.question in told)


def _sources(checked: Checked, evidence: Evidence) -> tuple[SourceLine, ...]:
    """The articles that are cited, in the order of their first citation."""
    cited = [c for s in checked.statements for c in s.citations] + [c for g in checked.gaps for c in g.citations]
    articles = (evidence.articles[i] for i in dict.fromkeys(c.article for c in sorted(cited, key=lambda c: c.number)))
    return tuple(SourceLine(article=a.id, outlet=a.outlet, origin=a.origin) for a in articles)
