"""The only maker of citations: drafts go in, what the sources carry comes out, the rest is withheld with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from answering import checks, crediting
from answering.ledger import Ledger, tainted
from answering.names import names_in, unsupported
from answering.templates import fill, is_form
from answering.words import is_stop, names_meet
from domain.answer import DraftStatement, Evidence, Gap, Hop, Statement, Withheld
from domain.article import Article
from domain.citation import FLAG_WORDS, Caution, Citation
from domain.claim import Claim, Dispute
from domain.text import Sentence, Span, parse_sentence_id

# A missing byline or date says nothing about the words, and furniture that was cut away is not in them.
_SAYS_NOTHING_OF_THE_WORDS = frozenset(("no-date", "no-byline", "no-outlet", "boilerplate"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What passed and what did not; `sections` holds the section title of each statement, in step."""

    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    lead: str
    withheld: tuple[Withheld, ...]
    sections: tuple[str | None, ...] = ()


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
        self._numbering, self._ordinary = Numbering(self._ledger), _ordinary(evidence)
        self._question = question_text
        self._statements: list[tuple[Statement, str | None]] = []
        self._gaps: list[Gap] = []
        self._leads: list[str] = []
        self.withheld: list[Withheld] = []

    def take(self, draft: DraftStatement) -> None:
        """Keep the draft as what it is, or withhold it with its reason."""
        reason = _reason(draft, self._ledger, self._ordinary, self._question)
        if reason is not None:
            self.withheld.append(Withheld(text=draft.text, reason=reason))
        elif draft.role == "lead":
            self._leads.append(draft.text)
        elif draft.role == "gap":
            cited = self._numbering.cite(draft.sentences, _claim_of(draft, self._ledger))
            self._gaps.append(Gap(text=draft.text, citations=cited))
        else:
            made = _statement(draft, self._ledger, self._numbering, self._ordinary)
            self._statements.append((replace(made, heading=draft.heading), draft.section))

    @property
    def checked(self) -> Checked:
        """What passed and what did not, so far."""
        return Checked(
            statements=tuple(s for s, _ in self._statements),
            sections=tuple(section for _, section in self._statements),
            gaps=tuple(self._gaps),
            lead=" ".join(self._leads),
            withheld=tuple(self.withheld),
        )


def _reason(draft: DraftStatement, ledger: Ledger, ordinary: frozenset[str], question: str) -> str | None:
    """Why a draft must be withheld. Leads and gaps of the closed forms may stand without a citation, others may not."""
    if not draft.text.strip():
        return "it is empty"
    if draft.role != "statement" and not draft.sentences and is_form(_without_questions(draft.text, ledger)):
        return _form_names(draft, ledger, ordinary, question)
    reason = checks.unknown_sentence(draft, ledger)
    if reason is not None:
        return reason
    cited = checks.Cited(ledger=ledger, ids=tuple(dict.fromkeys(draft.sentences)), ordinary=ordinary)
    return (
        checks.foreign_quotation(draft.text, cited)
        or checks.unsupported_quantity(draft.text, cited, question)
        or checks.unsupported_name(draft.text, cited, question)
        or crediting.unattributed(draft, cited)
        or crediting.drops_denial(draft, cited)
        or (None if draft.role != "statement" else checks.changed_polarity(draft.text, cited))
    )


def _without_questions(text: str, ledger: Ledger) -> str:
    """The text without the questions of the disputes that were given: a lead may repeat those."""
    for dispute in ledger.evidence.disputes:
        text = text.replace(dispute.question, "")
    return text


def _form_names(draft: DraftStatement, ledger: Ledger, ordinary: frozenset[str], question: str) -> str | None:
    """Even a fixed form may only name what the evidence or the question names."""
    known = [n for c in ledger.claims for n in checks.attributing(c)] + [question]
    known += [n for c in ledger.claims for n in (c.target_party, *(f.victims for f in c.figures)) if n]
    known += [a.name for a in ledger.evidence.articles.values()] + [
        s.party for d in ledger.evidence.disputes for s in d.sides
    ]
    missing = unsupported(names_in(draft.text, ordinary=ordinary), known)
    return f"the name “{missing[0]}” stands in none of the cited sentences" if missing else None


def _statement(draft: DraftStatement, ledger: Ledger, numbering: Numbering, ordinary: frozenset[str]) -> Statement:
    """The statement with its attribution read again from the ledger: what the engine says of it is not used."""
    cited = checks.Cited(ledger=ledger, ids=tuple(dict.fromkeys(draft.sentences)), ordinary=ordinary)
    claims = _claims_of(draft, cited)
    claim = claims[0] if claims else None
    citations = numbering.cite(cited.ids, claim)
    status = (
        "weak"
        if checks.loses_hedge(draft.text, cited) or (claim is not None and claim.confidence < 0.5)
        else "verified"
    )
    plain = Statement(
        text=draft.text.strip(),
        citations=citations,
        chain=(Hop(name=cited.articles[0].name),),
        said_on=cited.articles[0].published.iso[:10] if cited.articles[0].published else None,
        origins=len({a.origin or a.id for a in cited.articles}),
        flags=tuple(dict.fromkeys(f for c in citations for f in c.flags)),
        status="weak" if status == "weak" else "verified",
    )
    return plain if claim is None else _attributed(plain, claims, ledger)


def _attributed(statement: Statement, claims: Sequence[Claim], ledger: Ledger) -> Statement:
    claim = claims[0]
    own = [f.own_losses for f in claim.figures if f.own_losses is not None]
    return replace(
        statement,
        speaker=ledger.speaker(claim),
        party=next(iter(claim.parties), None),
        stance=claim.stance,
        said_on=ledger.said_on(claim),
        chain=ledger.chain(claim),
        own_losses=own[0] if own and len(set(own)) == 1 else None,
        claims=tuple(c.id for c in claims),
        corrected=any(c.corrected for c in claims),
    )


def _claims_of(draft: DraftStatement, cited: checks.Cited) -> tuple[Claim, ...]:
    """The claims a statement rests on: those it names, else the one of its sentences whose speaker it names."""
    if _is_caution(draft, cited):
        return ()
    named = tuple(c for c in cited.claims if c.id in draft.claims)
    if named:
        return tuple(sorted(named, key=lambda c: draft.claims.index(c.id)))
    told = f"{draft.text} {draft.speaker or ''}"
    meant = [
        c for c in cited.claims if any(names_meet(s.party or s.name, told) for s in c.speakers if s.kind != "narrator")
    ]
    chosen = meant or [c for c in cited.claims if c.is_narrator or len(cited.claims) == 1]
    return tuple(chosen[:1])


def _is_caution(draft: DraftStatement, cited: checks.Cited) -> bool:
    """True for Sitrep's own word about a text (“The Lantern: impossible date”): whoever speaks in the text did not say it."""
    notes = FLAG_WORDS.values()
    return any(
        draft.text.strip() == fill("quality", outlet=a.name, note=note) for a in cited.articles for note in notes
    )


def _claim_of(draft: DraftStatement, ledger: Ledger) -> Claim | None:
    return next((ledger.by_id[i] for i in draft.claims if i in ledger.by_id), None)


def _ordinary(evidence: Evidence) -> frozenset[str]:
    """Words that the given articles also write small: no names when they open a sentence."""
    words = (w.strip(".,;:!?\"'“”‘’()") for a in evidence.articles.values() for w in a.text.split())
    return frozenset(w for w in words if w.islower() and not is_stop(w))


def nearest(ids: Iterable[str], evidence: Evidence) -> tuple[Citation, ...]:
    """Citations, numbered from 1, of the sentences that come nearest to a question that is not answered."""
    return Numbering(Ledger(evidence=evidence)).cite(ids)


def cite_claims(groups: Iterable[Sequence[str]], evidence: Evidence) -> tuple[tuple[Citation, ...], ...]:
    """For each group of claim ids its citations, numbered through all groups."""
    ledger = Ledger(evidence=evidence)
    numbering = Numbering(ledger)
    known = {
        claim.id: claim for claim in evidence.claims
    }  # the ledger leaves out what only a denial tells; a dispute cites it
    return tuple(_cite_group([known[i] for i in group if i in known], ledger, numbering) for group in groups)


def _cite_group(claims: Sequence[Claim], ledger: Ledger, numbering: Numbering) -> tuple[Citation, ...]:
    return tuple({c.number: c for claim in claims for c in numbering.cite(ledger.ids(claim), claim)}.values())


def cite_disputes(disputes: Sequence[Dispute], evidence: Evidence) -> tuple[Dispute, ...]:
    """The disputes with the citations of every side filled in; numbers run from 1 within each dispute."""
    return tuple(
        replace(
            dispute,
            sides=tuple(
                replace(side, citations=citations)
                for side, citations in zip(
                    dispute.sides, cite_claims([s.claims for s in dispute.sides], evidence), strict=True
                )
            ),
        )
        for dispute in disputes
    )


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
