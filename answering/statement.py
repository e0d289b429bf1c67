"""A draft that passed becomes a statement: its attribution is read again from the ledger, never from the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answering.checks import Cited
from answering.citing import Numbering
from answering.ledger import Ledger
from answering.support.weigh import Support
from answering.templates import fill
from answering.words import names_meet
from domain.answer import DraftStatement, Hop, Statement
from domain.article import Article
from domain.citation import FLAG_WORDS
from domain.claim import Claim
from domain.text import parse_sentence_id

_UNSURE = 0.5  # confidence of a claim below which who said it is not certain


def statement_of(draft: DraftStatement, cited: Cited, numbering: Numbering, support: Support) -> Statement:
    """The statement with its citations and its attribution; weak, with the reason, where its support is."""
    claims = claims_of(draft, cited)
    claim = claims[0] if claims else None
    citations = numbering.cite(cited.ids, claim)
    doubt = support.reason or (
        "the rules are not sure who says it" if claim is not None and claim.confidence < _UNSURE else ""
    )
    again = _told_again(draft, cited)
    plain = Statement(
        text=draft.text.strip(),
        citations=citations,
        chain=(Hop(name=cited.articles[0].name),),
        said_on=cited.articles[0].published.iso[:10] if cited.articles[0].published else None,
        origins=len({a.origin or a.id for a in (*cited.articles, *again)}),
        uncited=tuple(a.outlet for a in again if a.outlet and _one_report(a, cited.articles[0])),
        flags=tuple(dict.fromkeys(f for c in citations for f in c.flags)),
        status="weak" if doubt else "verified",
        reason=doubt,
    )
    return plain if claim is None else _attributed(plain, claims, cited.ledger)


def _told_again(draft: DraftStatement, cited: Cited) -> tuple[Article, ...]:
    """The articles of the sentences that tell the same again and are not cited."""
    ids = (parse_sentence_id(i)[0] for i in draft.copies)
    return tuple(cited.ledger.evidence.articles[i] for i in dict.fromkeys(ids))


def _one_report(one: Article, other: Article) -> bool:
    return (one.origin or one.id) == (other.origin or other.id)


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


def claims_of(draft: DraftStatement, cited: Cited) -> tuple[Claim, ...]:
    """The claims a statement rests on: those it names, else the one of its sentences whose speaker it names."""
    if is_caution(draft, cited):
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


def is_caution(draft: DraftStatement, cited: Cited) -> bool:
    """True for Sitrep's own word about a text (“The Lantern: impossible date”): whoever speaks in the text did not say it."""
    notes = FLAG_WORDS.values()
    return any(
        draft.text.strip() == fill("quality", outlet=a.name, note=note) for a in cited.articles for note in notes
    )
