"""Drafts go in; what the sources carry comes out with its citations, the rest is withheld with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from answering.checks import Cited
from answering.citing import Numbering
from answering.copies import repeats
from answering.few import without_copies
from answering.ledger import Ledger
from answering.reasons import support_of
from answering.statement import statement_of
from answering.words import is_stop
from domain.answer import DraftStatement, Evidence, Gap, Statement, Withheld
from domain.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What passed and what did not; `sections` holds the section title of each statement, in step."""

    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    lead: str
    withheld: tuple[Withheld, ...]
    sections: tuple[str | None, ...] = ()


def verify(drafts: Iterable[DraftStatement], evidence: Evidence, question_text: str) -> Checked:
    """The drafts that hold against the evidence, cited by number; each of the others with its reason."""
    verifier = Verifier(evidence, question_text)
    for draft in drafts:
        verifier.take(draft)
    return verifier.checked


class Verifier:
    """Checks drafts one by one as they come; what has passed keeps its numbers."""

    def __init__(self, evidence: Evidence, question_text: str) -> None:
        self._ledger = Ledger(evidence=evidence)
        self._numbering, self._ordinary = Numbering(self._ledger), _Ordinary(evidence)
        self._question = question_text
        self._statements: list[tuple[Statement, str | None]] = []
        self._gaps: list[Gap] = []
        self._leads: list[str] = []
        self.withheld: list[Withheld] = []
        self._beyond: list[Withheld] = []  # what nothing is wrong with: no engine need mend it

    def take(self, draft: DraftStatement) -> None:
        """Keep the draft as what it is, or withhold it with its reason."""
        cited = Cited(ledger=self._ledger, ids=tuple(dict.fromkeys(draft.sentences)), ordinary=self._ordinary)
        support = support_of(draft, cited, self._question)
        if support.verdict == "withheld":
            self.withheld.append(Withheld(text=draft.text, reason=support.reason))
        elif draft.role == "lead":
            self._leads.append(draft.text)
        elif draft.role == "gap":
            citations = self._numbering.cite(draft.sentences, _claim_of(draft, self._ledger))
            self._gaps.append(Gap(text=draft.text, citations=citations))
        else:
            made = statement_of(draft, cited, self._numbering, support)
            self._keep(replace(made, heading=draft.heading), draft.section)

    def take_within(self, draft: DraftStatement, most: int) -> None:
        """The same, with at most so many citations in all: sentences that add nothing are not cited, else it is withheld."""
        ids = set(draft.sentences)
        over = len(ids.union(self._numbering.made)) - most
        if over > 0:
            draft = without_copies(draft, self._ledger, self._question, over)
            over = len(set(draft.sentences).union(self._numbering.made)) - most
        if over > 0 and draft.sentences:
            self._beyond.append(Withheld(text=draft.text, reason=f"the answer cites {most} sentences without it"))
        else:
            self.take(draft)

    def _keep(self, made: Statement, section: str | None) -> None:
        """The statement as the next one, or its citations under the one that it repeats."""
        for at, (one, place) in enumerate(self._statements):
            if place == section and repeats(made, one, self._ledger.evidence.articles):
                citations = tuple(dict.fromkeys((*one.citations, *made.citations)))
                self._statements[at] = (replace(one, citations=citations), place)
                return
        self._statements.append((made, section))

    @property
    def checked(self) -> Checked:
        """What passed and what did not, so far."""
        return Checked(
            statements=tuple(s for s, _ in self._statements),
            sections=tuple(section for _, section in self._statements),
            gaps=tuple(self._gaps),
            lead=" ".join(self._leads),
            withheld=(*self.withheld, *self._beyond),
        )


def _claim_of(draft: DraftStatement, ledger: Ledger) -> Claim | None:
    return next((ledger.by_id[i] for i in draft.claims if i in ledger.by_id), None)


class _Ordinary:
    """Words that the given articles also write small: no names when they open a sentence. Looked up as they are asked for."""

    def __init__(self, evidence: Evidence) -> None:
        self._texts = [a.text for a in evidence.articles.values()]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(word in text and word in _small_words(text) for text in self._texts)


@lru_cache(maxsize=2_000)  # articles: they are met again with every question
def _small_words(text: str) -> frozenset[str]:
    words = {w.strip(".,;:!?\"'“”‘’()") for w in set(text.split())}
    return frozenset(w for w in words if w.islower() and not is_stop(w))
