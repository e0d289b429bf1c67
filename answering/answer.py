"""A question and its evidence become an answer: drafted by an engine, checked, and put into words."""

from __future__ import annotations

from answering.engine import Engine, ModelBacked
from answering.silence import silence
from answering.suggest import suggestions
from answering.verify import Checked, verify
from answering.wording import plain_answer, plain_refusal
from domain.answer import Answer, Ask, Evidence, Question, Scope, Silence, SilenceKind


def answer(question: Question, evidence: Evidence, engine: Engine, scope: Scope) -> Answer:
    """What may be shown for a question: checked statements, or a Silence with what was searched. ModelFailed."""
    if scope.articles == 0:
        return _refused(
            question, "nothing indexed", evidence, engine, scope, Checked(statements=(), gaps=(), lead="", withheld=())
        )
    checked = verify(engine.write(Ask(question=question), evidence), evidence, question.asked_as)
    if not checked.statements:
        kind: SilenceKind = "nothing verified" if checked.withheld else "nothing found"
        return _refused(question, kind, evidence, engine, scope, checked)
    return _answer(question, evidence, engine, scope, checked, None)


def _refused(
    question: Question, kind: SilenceKind, evidence: Evidence, engine: Engine, scope: Scope, checked: Checked
) -> Answer:
    quiet = silence(kind, question, evidence, scope)
    kept = Checked(statements=(), gaps=(), lead="", withheld=checked.withheld)
    return _answer(question, evidence, engine, scope, kept, quiet)


def _answer(
    question: Question, evidence: Evidence, engine: Engine, scope: Scope, checked: Checked, quiet: Silence | None
) -> Answer:
    backed = engine if isinstance(engine, ModelBacked) and scope.articles else None
    return Answer(
        question=question.text,
        asked_as=question.asked_as,
        kind=question.kind,
        answer=plain_answer(checked, scope.unread_notice) if quiet is None else plain_refusal(quiet, question),
        lead=checked.lead,
        statements=checked.statements,
        gaps=checked.gaps,
        withheld=checked.withheld,
        silence=quiet,
        scope=scope,
        engine=engine.name,
        filters=question.filters,
        suggestions=suggestions(question, evidence),
        model=backed.model if backed else None,
        prompt=backed.prompt if backed else None,
        usage=backed.usage if backed else None,
    )
