"""The only maker of citations: a sentence that was given and may be cited, read through its span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from answering.ledger import Ledger, tainted
from domain.answer import Evidence
from domain.article import Article
from domain.citation import Caution, Citation
from domain.claim import Claim, Dispute, Side
from domain.text import Sentence, Span, parse_sentence_id

# A missing byline or date says nothing about the words, and furniture that was cut away is not in them.
_SAYS_NOTHING_OF_THE_WORDS = frozenset(("no-date", "no-byline", "no-outlet", "boilerplate"))


@dataclass(slots=True)
class Numbering:
    """Citations in order of first use: the same sentence keeps its number within one answer."""

    ledger: Ledger
    made: dict[str, Citation] = field(default_factory=dict)

    def cite(self, ids: Iterable[str], claim: Claim | None = None) -> tuple[Citation, ...]:
        """A citation for each sentence id that was given and may be cited; others give none."""
        found = (self._one(i, claim) for i in dict.fromkeys(ids))
        return tuple(c for c in found if c is not None)

    def _one(self, sentence_id: str, claim: Claim | None) -> Citation | None:
        if sentence_id not in self.made:
            place = _place(self.ledger.evidence, sentence_id)
            if place is None:
                return None
            article, sentence = place
            self.made[sentence_id] = _citation(
                len(self.made) + 1, article, sentence, self._via(sentence_id, article, claim)
            )
        return self.made[sentence_id]

    def _via(self, sentence_id: str, article: Article, claim: Claim | None) -> tuple[str, ...]:
        """The hops of the claim that is cited, else of the one claim in the sentence, else the outlet alone."""
        told = self.ledger.at(sentence_id)
        chosen = claim if claim in told else next((c for c in told if not c.is_narrator), None)
        hops = [v.name for v in chosen.via] if chosen else []
        return tuple(dict.fromkeys([*hops, article.name]))


def nearest(ids: Iterable[str], evidence: Evidence) -> tuple[Citation, ...]:
    """Citations, numbered from 1, of the sentences that come nearest to a question that is not answered."""
    return Numbering(Ledger(evidence=evidence)).cite(i for i in ids if not _asks(i, evidence))


def _asks(sentence_id: str, evidence: Evidence) -> bool:
    """True for a question: it is near to no answer."""
    return (evidence.sentence(sentence_id) or "").rstrip().endswith("?")


def cite_claims(groups: Iterable[Sequence[str]], evidence: Evidence) -> tuple[tuple[Citation, ...], ...]:
    """For each group of claim ids its citations, numbered through all groups."""
    return _Citing(evidence).groups(groups)


def cite_disputes(disputes: Sequence[Dispute], evidence: Evidence) -> tuple[Dispute, ...]:
    """The disputes with the citations of every side filled in; numbers run from 1 within each dispute."""
    citing = _Citing(evidence)
    return tuple(replace(dispute, sides=_cited(dispute.sides, citing)) for dispute in disputes)


def _cited(sides: Sequence[Side], citing: _Citing) -> tuple[Side, ...]:
    found = citing.groups([side.claims for side in sides])
    return tuple(replace(side, citations=one) for side, one in zip(sides, found, strict=True))


class _Citing:
    """Cites claims of one evidence, any number of times."""

    def __init__(self, evidence: Evidence) -> None:
        self._ledger = Ledger(evidence=evidence)
        self._known = {
            claim.id: claim for claim in evidence.claims
        }  # the ledger leaves out what only a denial tells; a dispute cites it

    def groups(self, groups: Iterable[Sequence[str]]) -> tuple[tuple[Citation, ...], ...]:
        """For each group of claim ids its citations, numbered from 1 through these groups."""
        numbering = Numbering(self._ledger)
        return tuple(self._group([self._known[i] for i in group if i in self._known], numbering) for group in groups)

    def _group(self, claims: Sequence[Claim], numbering: Numbering) -> tuple[Citation, ...]:
        found = (c for claim in claims for c in numbering.cite(self._ledger.ids(claim), claim))
        return tuple({c.number: c for c in found}.values())


def _place(evidence: Evidence, sentence_id: str) -> tuple[Article, Sentence] | None:
    if evidence.sentence(sentence_id) is None:
        return None
    article_id, _, index = parse_sentence_id(sentence_id)
    article = evidence.articles[article_id]
    sentence = article.sentences[index]
    return None if tainted(article, sentence) else (article, sentence)


def _citation(number: int, article: Article, sentence: Sentence, via: tuple[str, ...]) -> Citation:
    raw, found = article.offsets.to_raw(sentence.span), cautions(article, sentence.span)
    return Citation(
        number=number,
        article=article.id,
        version=article.version,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        origin=article.origin,
        sentence=article.sentence_id(sentence),
        quote=sentence.span.of(article.text),
        start=sentence.start,
        end=sentence.end,
        raw_start=raw.start,
        raw_end=raw.end,
        via=via,
        flags=tuple(dict.fromkeys(c.kind for c in found)),
        cautions=found,
    )


def cautions(article: Article, span: Span) -> tuple[Caution, ...]:
    """The flags that touch a quotation: those whose span overlaps it, and those of the whole article; each once."""
    touching = (
        f
        for f in article.flags
        if f.kind not in _SAYS_NOTHING_OF_THE_WORDS and (f.span is None or f.span.overlaps(span))
    )
    made = (
        Caution(kind=f.kind, note=f.note, words=f.span.of(article.text) if f.span else "", suggestion=f.suggestion)
        for f in touching
    )
    return tuple(dict.fromkeys(made))
