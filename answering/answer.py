"""A question and its evidence become an answer: drafted by an engine, checked line by line, and put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answering.engine import Engine, ModelBacked
from answering.few import MOST, few
from answering.silence import silence
from answering.suggest import suggestions
from answering.verify import Checked, Verifier
from answering.wording import plain_answer, plain_refusal
from domain.answer import Answer, Ask, Evidence, Question, Scope, Silence, SilenceKind
from domain.errors import ModelFailed, Stopped

NOTHING = Checked(statements=(), gaps=(), lead="", withheld=())
STOPPED = "Stopped before the answer was complete."


def answer(question: Question, evidence: Evidence, engine: Engine, scope: Scope) -> Answer:
    """What may be shown for a question: checked statements, or a Silence with what was searched. ModelFailed."""
    *_, last = answers(question, evidence, engine, scope)
    return last


def answers(
    question: Question, evidence: Evidence, engine: Engine, scope: Scope, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Answer]:
    """The answer as it grows, one checked statement after another; the last is whole, or says why it is not.

    What failed a check goes back to a model once. ModelFailed when a model fails before anything has passed.
    """
    if scope.articles == 0:
        yield _refused(question, "nothing indexed", evidence, engine, scope, NOTHING)
        return
    verifier, notice = Verifier(evidence, question.whole), ""
    try:
        for grown in _growing(question, evidence, engine, verifier):
            yield _answer(question, evidence, engine, scope, grown, None)
            _refuse_stopped(stopped)
    except Stopped:
        notice = STOPPED
    except ModelFailed as problem:
        if not verifier.checked.statements:
            raise
        notice = f"This answer is incomplete: {problem} ({problem.hint}). What is shown was checked."
    yield _whole(question, evidence, engine, scope, verifier.checked, notice)


def _refuse_stopped(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise Stopped(STOPPED)


def _growing(question: Question, evidence: Evidence, engine: Engine, verifier: Verifier) -> Iterator[Checked]:
    """What has passed, after each statement of a model; then what passes of its second try at what failed."""
    task = Ask(question=question)
    if not isinstance(engine, ModelBacked):
        for draft in few(engine.write(task, evidence), evidence, question.whole):
            verifier.take(draft)
        return
    for draft in engine.write(task, evidence):
        verifier.take_within(draft, MOST)
        if verifier.checked.statements:
            yield verifier.checked
    if verifier.withheld:
        failed = tuple(verifier.withheld)
        again = list(engine.repair(task, evidence, failed))
        verifier.withheld[:] = [] if again else failed
        for draft in again:
            verifier.take_within(draft, MOST)


def _whole(
    question: Question, evidence: Evidence, engine: Engine, scope: Scope, checked: Checked, notice: str
) -> Answer:
    if checked.statements:
        return _answer(question, evidence, engine, scope, checked, None, notice)
    kind: SilenceKind = "nothing verified" if checked.withheld else "nothing found"
    return _refused(question, "stopped" if notice == STOPPED else kind, evidence, engine, scope, checked)


def _refused(
    question: Question, kind: SilenceKind, evidence: Evidence, engine: Engine, scope: Scope, checked: Checked
) -> Answer:
    quiet = silence(kind, question, evidence, scope)
    kept = Checked(statements=(), gaps=(), lead="", withheld=checked.withheld)
    return _answer(question, evidence, engine, scope, kept, quiet)


def _answer(
    question: Question, evidence: Evidence, engine: Engine, scope: Scope, checked: Checked, quiet: Silence | None,
    notice: str = "",
) -> Answer:  # fmt: skip
    backed = engine if isinstance(engine, ModelBacked) and scope.articles else None
    return Answer(
        question=question.text,
        asked_as=question.whole,
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
        notice=notice,
        kept=backed.kept if backed else False,
        narrowed=question.narrowed,
    )
