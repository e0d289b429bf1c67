"""A briefing's drafts from the ledger: the same lines as answers, each under its section's title and a heading of its own."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from answering.case import ENOUGH, Case
from answering.folding import folded
from answering.ledger import Ledger, tainted
from answering.templates import capitalised, counted, fill
from answering.titles import BOTTOM, CASUALTIES, CAUTIONS, DEVELOPMENTS, DISPUTED, DOUBTFUL, SAYS, UNKNOWN
from answering.words import content_terms
from answering.writers import developments
from answering.writers.contradiction import focus_of
from answering.writers.lines import claim_line, gap, lead
from answering.writers.saying_little import says_nothing_more
from answering.writers.weight import Group, Weights
from domain.answer import Brief, DraftStatement, Question
from domain.article import Article
from domain.citation import FLAG_WORDS
from domain.claim import Claim, Dispute, Figure, FigureKind

_CAUTIONS = ("machine-translated", "impossible-date", "odd-entity", "mojibake", "truncated", "paywall", "instructions")
_CITED = 3  # sentences of one caution: the source pane shows the others in their places
_LONGEST = 30  # words of one quotation
_DOUBTS = 40  # accounts that may not agree, at most
_TEN = 10


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many lines a briefing has for each thing."""

    bottom: int
    a_day: int
    days: int
    a_party: int
    counts: int
    bare: int  # of these, without a source
    points: int
    doubts: int  # for every ten articles
    refusals: int
    words: int = _LONGEST


_SHORT = Room(bottom=3, a_day=1, days=5, a_party=2, counts=5, bare=1, points=3, doubts=3, refusals=2)
_LONG = Room(bottom=5, a_day=3, days=12, a_party=6, counts=14, bare=3, points=10, doubts=10, refusals=5)
_FULL = Room(bottom=7, a_day=8, days=60, a_party=20, counts=80, bare=20, points=40, doubts=20, refusals=15)
ROOMS = {
    ("editor", "short"): _SHORT,
    ("editor", "long"): _LONG,
    ("analyst", "short"): dataclasses.replace(_LONG, counts=_FULL.counts, bare=_FULL.bare, words=60),
    ("analyst", "long"): dataclasses.replace(_FULL, words=60),
}
"""By audience and length: an analyst has every count, and longer quotations."""


def write(task: Brief, ledger: Ledger) -> Iterator[DraftStatement]:
    """What matters most, then days in order, each party, losses, disputed points, what is not known, cautions."""
    claims = _about(task, ledger)
    if not claims:
        return
    room, weights = ROOMS[task.audience, task.length], Weights(ledger)
    groups = folded(claims, ledger)
    points = disputes_among(claims, ledger)
    yield from _lead(claims, points)
    said: set[str] = set()
    for part in (
        _lines(weights.foremost(groups, points)[: room.bottom], ledger, BOTTOM, room.words),
        _days(groups, ledger, weights, room),
        _losses(groups, ledger, weights, room),
        _sides(points[: room.points], ledger, room.words),
    ):
        for draft in part:
            said.update(draft.claims)
            yield draft
    yield from _by_party(groups, ledger, weights, room, said)
    yield from _unknown(claims, points, ledger, room)
    yield from _sides(_doubtful(claims, ledger, room), ledger, room.words, DOUBTFUL)
    yield from _cautions(claims, ledger)


def position_of(party: str, ledger: Ledger) -> Iterator[DraftStatement]:
    """Everything that one party claims, those that say the same folded."""
    yield from _lines(folded([c for c in ledger.claims if party in c.parties], ledger)[:12], ledger, SAYS)


def summary(ledger: Ledger) -> Iterator[DraftStatement]:
    """The few claims that an editor would lead with."""
    weights, groups = Weights(ledger), folded(ledger.claims, ledger)
    yield from _lines(weights.foremost(groups, ledger.evidence.disputes)[:5], ledger, BOTTOM)


def disputes_among(claims: Sequence[Claim], ledger: Ledger) -> tuple[Dispute, ...]:
    """The disputes in which one of these claims is a side's, those of most claims first."""
    wanted = {c.id for c in claims} & ledger.by_id.keys()
    size = {d.id: sum(len(wanted & set(s.claims)) for s in d.sides) for d in ledger.evidence.disputes}
    return tuple(sorted((d for d in ledger.evidence.disputes if size[d.id]), key=lambda d: -size[d.id]))


def _about(task: Brief, ledger: Ledger) -> tuple[Claim, ...]:
    """The claims on the topic, all when none is named; a headline only where the text below it does not say the same."""
    if not task.topic or not content_terms(task.topic):
        return tuple(c for c in ledger.claims if not _is_headline(c, ledger))
    question = Question(text=task.topic, asked_as=task.topic, kind="general", terms=content_terms(task.topic))
    case = Case(question=question, ledger=ledger)
    near = {a for a, article in ledger.evidence.articles.items() if case.cover(case.theme(article)) >= ENOUGH}
    fitting = (c for c in ledger.claims if c.article in near or case.score(c) >= ENOUGH)
    return tuple(c for c in fitting if not _is_headline(c, ledger))


def _is_headline(claim: Claim, ledger: Ledger) -> bool:
    """True for a claim of the headline, whose words come again below it in full.

    "Border guard killed at the crossing, Orvenia says" tells an editor less than the sentence that it was made from.
    """
    article = ledger.article(claim)
    first = next(iter(ledger.sentences(claim)), None)
    titled = first is not None and first.span.of(article.text).strip() == (article.title or "").strip()
    return titled and any(
        c.article == claim.article and c.parties == claim.parties and c.content[0].start > claim.content[0].end
        for c in ledger.claims
    )


def _lead(claims: Sequence[Claim], points: Sequence[Dispute]) -> Iterator[DraftStatement]:
    speaking = len({p for c in claims for p in c.parties})
    articles = len({c.article for c in claims})
    if speaking:
        who, where = capitalised(counted(speaking, "party", "parties")), counted(articles, "article")
        yield lead("speak in", parties=f"{who} {'speaks' if speaking == 1 else 'speak'}", sources=where)
    if points:
        yield lead("accounts differ", count=counted(len(points), "point"))


def _lines(groups: Sequence[Group], ledger: Ledger, section: str, words: int = _LONGEST) -> Iterator[DraftStatement]:
    for group in groups:
        yield _line(group, ledger, section, words=words)


def _line(
    group: Group, ledger: Ledger, section: str, heading: str | None = None, words: int = _LONGEST
) -> DraftStatement:
    focus = tuple(f.span for f in group[0].figures)
    made = claim_line(group, ledger, focus=focus, longest=words, section=section)
    return dataclasses.replace(made, heading=heading)


def _days(groups: Sequence[Group], ledger: Ledger, weights: Weights, room: Room) -> Iterator[DraftStatement]:
    for heading, group in developments.in_order(groups, weights, a_day=room.a_day, days=room.days):
        yield _line(group, ledger, DEVELOPMENTS, heading, room.words)


def _losses(groups: Sequence[Group], ledger: Ledger, weights: Weights, room: Room) -> Iterator[DraftStatement]:
    """Counts under whose losses they are; those that nobody is credited with only where nobody owns such a count.

    Where there is no room for all, those that were raised since are left out first, then what is only denied.
    """
    counting = [g for g in groups if any(f.low is not None or f.high is not None for f in g[0].figures)]
    owned = [g for g in counting if not g[0].is_narrator]
    counts = {_count(f) for g in owned for f in g[0].figures}
    bare = [g for g in counting if g[0].is_narrator and not counts & {_count(f) for f in g[0].figures}]
    found = [*owned, *bare[: room.bare]]
    telling = sorted(found, key=lambda group: _tells_less(group, weights))[: room.counts]
    shown = [group for group in found if group in telling]
    headings = [_whose(g[0]) for g in shown]
    for heading in dict.fromkeys(headings):
        same = (g for g, h in zip(shown, headings, strict=True) if h == heading)
        yield from (_line(g, ledger, CASUALTIES, heading, room.words) for g in same)


def _tells_less(group: Group, weights: Weights) -> tuple[bool, ...]:
    """What makes a count tell a reader less than another one, the gravest first."""
    first = group[0]
    killed = any(figure.kind == "killed" for figure in first.figures)
    denied = first.stance == "denies" or first.negated
    return weights.outdated.all(group), denied, not first.parties, not killed, not weights.outdated.raises(group)


def _count(figure: Figure) -> tuple[FigureKind, int | None]:
    return figure.kind, figure.low


def _whose(claim: Claim) -> str:
    whose = dict.fromkeys(f.victims for f in claim.figures if f.victims)
    if len(whose) == 1:
        return f"Losses of {next(iter(whose))}"
    if whose:
        return "Losses of more than one side"
    return "Civilians" if all(f.victims_kind == "civilian" for f in claim.figures) else "Whose losses is not said"


def _doubtful(claims: Sequence[Claim], ledger: Ledger, room: Room) -> Sequence[Dispute]:
    """The accounts of these claims that may not agree, the likeliest first, more of them for more articles."""
    told = {c.id for c in claims} & ledger.by_id.keys()
    found = [d for d in ledger.evidence.possible if sum(bool(told & set(s.claims)) for s in d.sides) > 1]
    articles = len({c.article for c in claims})
    return found[: min(_DOUBTS, room.doubts * -(-articles // _TEN))]


def _sides(
    points: Sequence[Dispute], ledger: Ledger, words: int = _LONGEST, section: str = DISPUTED
) -> Iterator[DraftStatement]:
    """The first claim of each side under the question; what two sides share stands once."""
    for point in points:
        first = (next((ledger.by_id[i] for i in side.claims if i in ledger.by_id), None) for side in point.sides)
        for claim in {c.id: c for c in first if c is not None}.values():
            focus = focus_of(ledger, point, claim)
            made = claim_line((claim,), ledger, focus=focus, longest=words, section=section)
            yield dataclasses.replace(made, heading=point.question)


def _by_party(
    groups: Sequence[Group], ledger: Ledger, weights: Weights, room: Room, said: set[str]
) -> Iterator[DraftStatement]:
    """What each party says besides, the party with most statements first; one that has nothing else is not left out."""
    counts = Counter(p for g in groups for c in g for p in c.parties)
    for party, _ in counts.most_common():
        own = [g for g in groups if g[0].parties[:1] == (party,)] or [g for g in groups if party in g[0].parties]
        fresh = [g for g in own if not said & {c.id for c in g} and g[0].stance != "declines"]
        best = sorted(fresh or own[:1], key=weights.of, reverse=True)[: room.a_party]
        yield from (_line(g, ledger, SAYS, party, room.words) for g in own if g in best)


def _unknown(
    claims: Sequence[Claim], points: Sequence[Dispute], ledger: Ledger, room: Room
) -> Iterator[DraftStatement]:
    """Who declined to say what, and what the articles leave open, as far as the ledger shows it."""
    declined = [g for g in folded(claims, ledger) if g[0].stance == "declines" and _tells_what(g[0], ledger)]
    yield from _lines(declined[: room.refusals], ledger, UNKNOWN, room.words)
    if not any(f.victims_kind == "civilian" for c in claims for f in c.figures):
        yield gap("not in", missing="a figure for civilian casualties")
    silent = [side.party for point in points for side in point.sides if not side.claims]
    speaking = {p for c in ledger.claims for p in c.parties}
    addressed = [c.target_party for c in claims if c.target_party and c.target_party not in speaking]
    for party in dict.fromkeys([*silent, *addressed]):
        yield gap("no statement", party=party)


def _tells_what(claim: Claim, ledger: Ledger) -> bool:
    """True when a named source's refusal tells what was left unsaid."""
    text = ledger.article(claim).text
    return not claim.is_narrator and not all(says_nothing_more(span.of(text)) for span in claim.content)


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
