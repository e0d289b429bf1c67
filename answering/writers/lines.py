"""One line of an answer: a claim or a sentence in its own words, with whoever said it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from answering.folding import folded
from answering.ledger import UNATTRIBUTED, Ledger
from answering.polarity import negations
from answering.quoting import LONGEST, excerpt, sentence_excerpt
from answering.templates import fill
from answering.writers.saying_little import names_its_source
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence, Span

Line = tuple[tuple[Claim, ...], ...]
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
    form = said(claim, speaker, shown.words)
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


def claim_lines(
    claims: Sequence[Claim], ledger: Ledger, *, longest: int = LONGEST, at_most: int = AT_MOST
) -> Iterator[DraftStatement]:
    """Claims as lines: those that say the same folded, those of one sentence joined, parties together, narrators last."""
    lines = _fair(by_sentence(folded(claims, ledger), ledger), at_most)
    parties = list(dict.fromkeys(party_of(line[0][0]) for line in lines))
    known: set[str] = set()
    for line in sorted(lines, key=lambda x: (x[0][0].is_narrator, parties.index(party_of(x[0][0])))):
        speaker = line[0][0].speakers[0].name
        yield claims_line(line, ledger, longest=longest, introduced=speaker in known)
        known.add(speaker)


def sentence_line(
    article: Article, sentence: Sentence, focus: Sequence[str] = (), copies: Sequence[str] = ()
) -> DraftStatement:
    """A sentence in its own words under its outlet's name; `copies` are ids of the same sentence in other outlets."""
    shown = sentence_excerpt(article, sentence, focus)
    return DraftStatement(
        text=fill("sentence", outlet=article.name, words=shown.words),
        sentences=(*shown.sentences, *copies),
        speaker=article.name,
    )


def lead(name: str, **slots: str) -> DraftStatement:
    """A lead of the closed list."""
    return DraftStatement(text=fill(name, **slots), sentences=(), role="lead")


def gap(name: str, sentences: Sequence[str] = (), claims: Sequence[str] = (), **slots: str) -> DraftStatement:
    """A gap line of the closed list."""
    return DraftStatement(text=fill(name, **slots), sentences=tuple(sentences), claims=tuple(claims), role="gap")


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
        text=said(first, speaker, "”; “".join(apart)),
        sentences=tuple(dict.fromkeys(s for p in parts for s in p.sentences)),
        claims=tuple(dict.fromkeys(c for p in parts for c in p.claims)),
    )


def said(claim: Claim, speaker: str, words: str) -> str:
    """A claim's words under its speaker; a denial or refusal whose words do not show it is called so."""
    if speaker == UNATTRIBUTED:
        return fill("narrated in full" if names_its_source(words) else "narrated", words=words)
    if (claim.stance == "denies" or claim.negated) and not negations(words):
        return fill("denied", speaker=speaker, words=words)
    if claim.stance == "declines" and not negations(words):
        return fill("declined", speaker=speaker, words=words)
    return fill("said", speaker=speaker, words=words)


def by_sentence(groups: Sequence[tuple[Claim, ...]], ledger: Ledger) -> tuple[Line, ...]:
    """Folded claims that one speaker makes with one stance in one sentence, together: they make one line."""
    lines: dict[tuple[str, str, bool], list[tuple[Claim, ...]]] = {}
    for group in groups:
        key = (ledger.ids(group[0])[0], ledger.speaker(group[0]), group[0].stance == "denies")
        lines.setdefault(key, []).append(group)
    return tuple(tuple(line) for line in lines.values())


def _fair(lines: tuple[Line, ...], at_most: int) -> tuple[Line, ...]:
    """At most so many lines, each party keeping its share, in the order given."""
    if len(lines) <= at_most:
        return lines
    parties = list(dict.fromkeys(party_of(line[0][0]) for line in lines))
    share = max(1, at_most // len(parties))
    first = [line for p in parties for line in [x for x in lines if party_of(x[0][0]) == p][:share]]
    kept = (first + [x for x in lines if x not in first])[:at_most]
    return tuple(x for x in lines if x in kept)


def party_of(claim: Claim) -> str:
    """The first party that makes a claim; the speaker's name when it has none."""
    return next(iter(claim.parties), claim.speakers[0].name)
