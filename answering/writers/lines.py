"""One line of an answer: a claim or a sentence in its own words, with whoever said it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from answering.case import Case
from answering.folding import folded
from answering.ledger import Ledger
from answering.quoting import LONGEST, excerpt, sentence_excerpt
from answering.templates import fill
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence, Span

AT_MOST = 6  # lines in an answer: a reader wants the statements that matter, not the articles again


def claim_line(
    group: Sequence[Claim],
    ledger: Ledger,
    *,
    focus: Sequence[Span] = (),
    longest: int = LONGEST,
    section: str | None = None,
    context: bool = False,
) -> DraftStatement:
    """A claim in its own words; the others of its group, which say the same, lend their citations."""
    claim = group[0]
    shown = excerpt(claim, ledger, focus=focus, longest=longest, context=context)
    speaker = ledger.speaker(claim)
    form = (
        fill("narrated", words=shown.words) if claim.is_narrator else fill("said", speaker=speaker, words=shown.words)
    )
    copies = tuple(i for other in group[1:3] for i in excerpt(other, ledger, longest=longest).sentences[:1])
    return DraftStatement(
        text=form,
        sentences=(*shown.sentences, *copies),
        speaker=speaker,
        party=next(iter(claim.parties), None),
        stance=claim.stance,
        said_on=ledger.said_on(claim),
        chain=ledger.chain(claim),
        claims=tuple(c.id for c in group),
        section=section,
    )


def claim_lines(case: Case, claims: Sequence[Claim], *, longest: int = LONGEST) -> tuple[DraftStatement, ...]:
    """Claims as lines, those that say the same folded, grouped by party in the order of first mention."""
    groups = folded(claims, case.ledger)[:AT_MOST]
    parties = list(dict.fromkeys(_party(g[0]) for g in groups))
    ordered = sorted(groups, key=lambda g: (parties.index(_party(g[0])), g[0].is_narrator))
    return tuple(claim_line(g, case.ledger, longest=longest) for g in ordered)


def sentence_line(
    article: Article, sentence: Sentence, focus: Sequence[str] = (), section: str | None = None
) -> DraftStatement:
    """A sentence in its own words under its outlet's name."""
    shown = sentence_excerpt(article, sentence, focus)
    return DraftStatement(
        text=fill("sentence", outlet=article.name, words=shown.words),
        sentences=shown.sentences,
        speaker=article.name,
        section=section,
    )


def lead(name: str, **slots: str) -> DraftStatement:
    """A lead of the closed list."""
    return DraftStatement(text=fill(name, **slots), sentences=(), role="lead")


def gap(name: str, sentences: Sequence[str] = (), claims: Sequence[str] = (), **slots: str) -> DraftStatement:
    """A gap line of the closed list."""
    return DraftStatement(text=fill(name, **slots), sentences=tuple(sentences), claims=tuple(claims), role="gap")


def _party(claim: Claim) -> str:
    return next(iter(claim.parties), "" if not claim.is_narrator else "~")


def claims_line(
    line: Sequence[Sequence[Claim]], ledger: Ledger, *, longest: int = LONGEST, introduced: bool = False
) -> DraftStatement:
    """Claims that one speaker makes in one sentence, as one line of several quotations.

    A speaker who was `introduced` by an earlier line goes by the bare name.
    """
    parts = [claim_line(group, ledger, longest=longest) for group in line]
    first = line[0][0]
    if first.is_narrator:
        return parts[0]
    words = list(dict.fromkeys(excerpt(group[0], ledger, longest=longest).words for group in line))
    apart = [w for w in words if not any(w in other for other in words if other != w)]
    speaker = first.speakers[0].name if introduced and len(first.speakers) == 1 else ledger.speaker(first)
    return dataclasses.replace(
        parts[0],
        text=fill("said", speaker=speaker, words="”; “".join(apart)),
        sentences=tuple(dict.fromkeys(s for p in parts for s in p.sentences)),
        claims=tuple(dict.fromkeys(c for p in parts for c in p.claims)),
    )
