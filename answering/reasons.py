"""Why a draft is withheld, and how well one that is shown is carried: every check, in the order in which they are told."""

from __future__ import annotations

from answering import checks, crediting
from answering.checks import Cited
from answering.ledger import Ledger
from answering.names import names_in, unsupported
from answering.statement import is_caution
from answering.support.weigh import CARRIED, LONGEST, Sources, Support, weigh
from answering.templates import is_form, is_note
from domain.answer import DraftStatement


def support_of(draft: DraftStatement, cited: Cited, question: str) -> Support:
    """The verdict on a draft; gaps and leads of the closed forms may stand without a citation, others may not."""
    if not draft.text.strip():
        return _withheld("it is empty")
    own = _without_questions(draft.text, cited.ledger)
    if draft.role != "statement" and not draft.sentences and is_form(own):
        reason = _form_names(own, cited, question)
        return CARRIED if reason is None else _withheld(reason)
    reason = checks.unknown_sentence(draft, cited.ledger) or _too_long(draft.text) or _reason(draft, cited, question)
    if reason is not None:
        return _withheld(reason)
    if draft.role != "statement" or is_note(draft.text) or is_caution(draft, cited):
        return CARRIED
    return weigh(draft.text, _sources(draft.text, cited, question))


def _too_long(text: str) -> str | None:
    own = len(checks.QUOTED.sub("", text))
    return f"it is too long to be checked (more than {LONGEST:,} characters)" if own > LONGEST else None


def _withheld(reason: str) -> Support:
    return Support(verdict="withheld", reason=reason)


def _reason(draft: DraftStatement, cited: Cited, question: str) -> str | None:
    return (
        checks.foreign_quotation(draft.text, cited)
        or checks.unsupported_quantity(draft.text, cited, question)
        or checks.moved_day(draft.text, cited)
        or checks.unsupported_name(draft.text, cited, question)
        or crediting.unattributed(draft, cited)
        or crediting.drops_denial(draft, cited)
        or (None if draft.role != "statement" else checks.changed_polarity(draft.text, cited))
    )


def _sources(text: str, cited: Cited, question: str) -> Sources:
    return Sources(
        cited=cited.text,
        before=cited.before,
        known=(*cited.told_by, *cited.resolved, *cited.metadata),
        asked=question,
        lent=checks.lent_names(text, cited, question),
    )


def _without_questions(text: str, ledger: Ledger) -> str:
    """The text without the questions of the disputes that were given: a lead may repeat those."""
    for dispute in ledger.evidence.disputes:
        text = text.replace(dispute.question, "")
    return text


def _form_names(text: str, cited: Cited, question: str) -> str | None:
    """Even a fixed form may only name what the evidence or the question names."""
    ledger = cited.ledger
    known = [n for c in ledger.claims for n in checks.attributing(c)] + [question]
    known += [n for c in ledger.claims for n in (c.target_party, *(f.victims for f in c.figures)) if n]
    known += [a.name for a in ledger.evidence.articles.values()]
    known += [s.party for d in ledger.evidence.disputes for s in d.sides]
    missing = unsupported(names_in(text, ordinary=cited.ordinary), known)
    return f"the name “{missing[0]}” stands in none of the cited sentences" if missing else None
