"""At most eight sentences are cited in an answer: copies of what is cited go first, then second accounts of one party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answering.checks import Cited
from answering.ledger import Ledger
from answering.reasons import support_of
from answering.templates import capitalised, counted
from domain.answer import DraftStatement, Evidence
from domain.headings import BESIDES
from domain.text import parse_sentence_id

MOST = 8
"""Sentences that an answer cites."""
USUAL = 6
"""Sentences from which on nothing is cited that only tells again what is cited."""
_LISTED = ("statement", "sentence")  # what a lead counts that stands over the lines themselves
_SIDES = 2  # of a point in dispute: one side alone disputes nothing


def few(drafts: Iterable[DraftStatement], evidence: Evidence, question: str) -> tuple[DraftStatement, ...]:
    """The drafts with no more citations than an answer holds; a lead that counts its lines counts those that are left."""
    given = list(drafts)
    if len(_cited(given)) <= USUAL:
        return tuple(given)
    kept, ledger = list(given), Ledger(evidence=evidence)
    for at in sorted(range(len(kept)), key=lambda n: -len(kept[n].sentences)):
        kept[at] = without_copies(kept[at], ledger, question, len(_cited(kept)) - USUAL)
    while len(_cited(kept)) > MOST:
        _drop_least(kept)
    return tuple(_recounted(d, _lines(given), _lines(kept)) for d in kept)


def without_copies(draft: DraftStatement, ledger: Ledger, question: str, many: int) -> DraftStatement:
    """The draft without up to so many sentences of further articles that add nothing to it; they stand in its `copies`.

    Copies of the first article's report go before reports of another origin, the last before the first.
    """
    spare = sorted(_spare(draft, ledger), key=lambda i: _origin(i, ledger) != _origin(draft.sentences[0], ledger))
    for one in spare:
        if many <= 0:
            break
        less = replace(draft, sentences=tuple(i for i in draft.sentences if i != one), copies=(one, *draft.copies))
        if _support(less, ledger, question) == _support(draft, ledger, question):
            draft, many = less, many - 1
    return draft


def _spare(draft: DraftStatement, ledger: Ledger) -> list[str]:
    """The sentences of other articles than the first one's, the last first."""
    known = [i for i in draft.sentences if ledger.evidence.sentence(i) is not None]
    home = parse_sentence_id(known[0])[0] if known else ""
    return [i for i in reversed(known) if parse_sentence_id(i)[0] != home]


def _origin(sentence_id: str, ledger: Ledger) -> str:
    article = ledger.evidence.articles.get(parse_sentence_id(sentence_id)[0])
    return (article.origin or article.id) if article else ""


def _support(draft: DraftStatement, ledger: Ledger, question: str) -> tuple[str, str]:
    found = support_of(draft, Cited(ledger=ledger, ids=draft.sentences), question)
    return found.verdict, found.reason


def _drop_least(kept: list[DraftStatement]) -> None:
    """Takes out the line that a reader misses least, and the other side of a dispute that it leaves alone."""
    at = max(range(len(kept)), key=lambda n: _worth_dropping(kept, n))
    heading = kept.pop(at).heading
    left = [n for n, d in enumerate(kept) if d.heading == heading]
    if heading not in (None, BESIDES) and len(left) < _SIDES:
        for n in reversed(left):
            kept.pop(n)


def _worth_dropping(kept: Sequence[DraftStatement], at: int) -> tuple[bool, bool, bool, bool, bool, int]:
    """What comes close before what answers, then who has spoken already, then what is missing; of these the last."""
    one = kept[at]
    spoken = {(d.heading, d.party or d.speaker) for d in kept[:at] if d.role == "statement"}
    crowd = sum(d.heading == one.heading for d in kept if d.role == "statement")
    again = one.role == "statement" and (one.heading, one.party or one.speaker) in spoken
    return bool(one.sentences), one.heading == BESIDES, again, one.role == "gap", crowd > _SIDES, at


def _cited(drafts: Sequence[DraftStatement]) -> set[str]:
    return {i for d in drafts for i in d.sentences}


def _lines(drafts: Sequence[DraftStatement]) -> int:
    return sum(d.role == "statement" and d.heading != BESIDES for d in drafts)


def _recounted(draft: DraftStatement, before: int, now: int) -> DraftStatement:
    """“Six statements from Orvenia:” over the five that are left."""
    if draft.role != "lead" or before == now:
        return draft
    for noun in _LISTED:
        said = capitalised(counted(before, noun))
        if re.match(rf"{said}\b", draft.text):
            return replace(draft, text=capitalised(counted(now, noun)) + draft.text.removeprefix(said))
    return draft
