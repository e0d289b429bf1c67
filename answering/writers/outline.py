"""A briefing's drafts from the ledger: the same lines as answers, each under its section's title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from answering.case import ENOUGH, Case
from answering.folding import folded
from answering.ledger import Ledger, tainted
from answering.templates import fill
from answering.words import content_terms
from answering.writers.lines import claim_line, gap
from domain.answer import Brief, DraftStatement, Question
from domain.article import Article
from domain.citation import FLAG_WORDS
from domain.claim import Claim

BOTTOM, SAYS, CASUALTIES, DISPUTED, CAUTIONS = (
    "Bottom line", "What each party says", "Casualties as reported", "Disputed points", "Quality cautions",
)  # fmt: skip
_CAUTIONS = ("machine-translated", "impossible-date", "odd-entity", "mojibake", "truncated", "paywall", "instructions")
_CITED = 3  # sentences of one caution: the source pane shows the others in their places


def write(task: Brief, ledger: Ledger) -> Iterator[DraftStatement]:
    """Bottom line, each party's statements, casualties, disputed points, what is not known, cautions."""
    claims = _about(task, ledger)
    if not claims:
        return
    long = task.length == "long"
    yield from _lines(_weightiest(claims, ledger), ledger, BOTTOM, 3 if long else 2)
    yield from _by_party(claims, ledger, 6 if long else 3)
    counting = [c for c in claims if any(f.low is not None or f.high is not None for f in c.figures)]
    yield from _lines(counting, ledger, CASUALTIES, 12 if long else 6, longest=44)
    yield from _disputed(claims, ledger, 6 if long else 3)
    yield from _unknown(claims, ledger)
    yield from _cautions(claims, ledger)


def position_of(party: str, ledger: Ledger) -> Iterator[DraftStatement]:
    """Everything that one party claims, those that say the same folded."""
    yield from _lines([c for c in ledger.claims if party in c.parties], ledger, SAYS, 12)


def _about(task: Brief, ledger: Ledger) -> tuple[Claim, ...]:
    """The claims on the topic; all when none is named."""
    if not task.topic or not content_terms(task.topic):
        return ledger.claims
    question = Question(text=task.topic, asked_as=task.topic, kind="general", terms=content_terms(task.topic))
    case = Case(question=question, ledger=ledger)
    near = {a for a, article in ledger.evidence.articles.items() if case.cover(case.theme(article)) >= ENOUGH}
    return tuple(c for c in ledger.claims if c.article in near or case.score(c) >= ENOUGH)


def _lines(
    claims: Sequence[Claim], ledger: Ledger, section: str, at_most: int, longest: int = 30
) -> Iterator[DraftStatement]:
    for group in folded(claims, ledger)[:at_most]:
        focus = tuple(f.span for f in group[0].figures)
        yield claim_line(group, ledger, focus=focus, longest=longest, section=section)


def _weightiest(claims: Sequence[Claim], ledger: Ledger) -> list[Claim]:
    """Claims that an editor would lead with: told by most origins, with figures, accusing or disputed; of different parties."""
    disputed = {i for d in ledger.evidence.disputes for s in d.sides for i in s.claims}
    groups = sorted(
        folded([c for c in claims if not c.is_narrator] or claims, ledger), key=lambda g: -_weight(g, disputed, ledger)
    )
    chosen: dict[str, Claim] = {}
    for group in groups:
        chosen.setdefault(next(iter(group[0].parties), group[0].speakers[0].name), group[0])
    return list(chosen.values())


def _weight(group: tuple[Claim, ...], disputed: set[str], ledger: Ledger) -> float:
    origins = {ledger.article(c).origin or c.article for c in group}
    first = group[0]
    named = bool(first.parties) - any(s.kind == "unnamed" for s in first.speakers)
    return (
        len(origins)
        + 2 * bool(first.figures)
        + (first.id in disputed)
        + 0.5 * (first.stance == "accuses")
        + 1.5 * named
    )


def _by_party(claims: Sequence[Claim], ledger: Ledger, each: int) -> Iterator[DraftStatement]:
    parties = list(dict.fromkeys(p for c in claims for p in c.parties))
    for party in parties:
        yield from _lines([c for c in claims if party == next(iter(c.parties), None)], ledger, SAYS, each)


def _disputed(claims: Sequence[Claim], ledger: Ledger, at_most: int) -> Iterator[DraftStatement]:
    """The first claim of each side of each dispute, once where two parties share it."""
    wanted = {c.id for c in claims} & ledger.by_id.keys()
    sides = (side for dispute in ledger.evidence.disputes[:at_most] for side in dispute.sides)
    first = (next((i for i in side.claims if i in wanted), None) for side in sides)
    for claim_id in dict.fromkeys(i for i in first if i is not None):
        yield claim_line((ledger.by_id[claim_id],), ledger, longest=30, section=DISPUTED)


def _unknown(claims: Sequence[Claim], ledger: Ledger) -> Iterator[DraftStatement]:
    """What the articles leave open, as far as the ledger shows it."""
    if not any(f.victims_kind == "civilian" for c in claims for f in c.figures):
        yield gap("not in", missing="a figure for civilian casualties")
    for dispute in ledger.evidence.disputes[:3]:
        for side in dispute.sides:
            if not side.claims:
                yield gap("no statement", party=side.party)
    speaking = {p for c in ledger.claims for p in c.parties}
    addressed = [c.target_party for c in claims if c.target_party and c.target_party not in speaking]
    for party in dict.fromkeys(addressed):
        yield gap("no statement", party=str(party))


def _cautions(claims: Sequence[Claim], ledger: Ledger) -> Iterator[DraftStatement]:
    """Flags of the articles used that bear on how far their words can be trusted: one line a kind and article."""
    firsts = {c.article: c for c in reversed(claims)}
    for article in (ledger.evidence.articles[i] for i in dict.fromkeys(c.article for c in claims)):
        for kind in dict.fromkeys(f.kind for f in article.flags if f.kind in _CAUTIONS):
            words = fill("quality", outlet=article.name, note=FLAG_WORDS[kind])
            cited = _flagged(article, kind) or ledger.ids(firsts[article.id])[:1]
            yield DraftStatement(text=words, sentences=cited, speaker=article.name, section=CAUTIONS)


def _flagged(article: Article, kind: str) -> tuple[str, ...]:
    """The first sentences that a flag of the kind touches and that may be cited; none when it is about the whole article."""
    spans = [f.span for f in article.flags if f.kind == kind and f.span is not None]
    touched = (s for s in article.sentences if any(span.overlaps(s.span) for span in spans) and not tainted(article, s))
    return tuple(article.sentence_id(s) for s in islice(touched, _CITED))


def summary(ledger: Ledger) -> Iterator[DraftStatement]:
    """The few claims that an editor would lead with."""
    yield from _lines(_weightiest(ledger.claims, ledger), ledger, BOTTOM, 5)
