"""Where accounts contradict: each dispute with every side's own words, and no verdict."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from answering.case import ENOUGH, Case
from answering.casualties import wanted_in
from answering.dating import MONTHS
from answering.folding import folded
from answering.kinds import asks_verdict
from answering.ledger import Ledger
from answering.names import names_in
from answering.templates import counted
from answering.vocabulary import word_set
from answering.when_asked import days_asked, kept_within
from answering.words import in_parties, stem, stems, tokens
from answering.writers import general
from answering.writers.lines import claim_line, claim_lines, lead
from answering.writers.position import act_term
from domain.answer import DraftStatement
from domain.claim import Claim, Dispute, Side
from domain.text import Span

_BEGINNING = re.compile(
    r"(?i)\b(?:open(?:ed|ing)? fire|(?:fired?|shot|struck) first|began|started|provo|"
    r"answered fire|until|unprovoked|without cause)"
)
_BLAMING = re.compile(r"(?i)\b(?:responsib|blam|guilt|culprit|perpetrat|behind (?:the|this|that|it)\b|carried out)")
_MONTH_STEMS = frozenset(stem(m) for m in MONTHS)
_BEGUN = ("fired", "shot", "opened", "attacked", "struck", "aggressor", "aggression")
_BOTH = 2  # statements that make a point: what one side says alone contradicts nothing
_SIDES = 4  # of a dispute that an answer shows: the Disputes page has them all
_POINTS = 3  # disputes shown in one answer


def write(case: Case) -> Iterator[DraftStatement]:
    """The disputes that the question is about; nothing when the accounts of those it names do not contradict."""
    disputes = _told_apart(case, disputes_for(case))[:_POINTS]
    drafts = _points(case, disputes) if disputes else _accusations(case) if _asks_blame(case) else _each_account(case)
    if asks_verdict(case.question.asked_as) and (told := list(drafts)):
        yield lead("no verdict")
        drafts = iter(told)
    yield from drafts


def _points(case: Case, disputes: Sequence[Dispute]) -> Iterator[DraftStatement]:
    """Each question in dispute with the statements of its sides."""
    questions = list(dict.fromkeys(d.question for d in disputes))  # one question may be in dispute on several days
    yield lead("accounts differ", count=counted(len(questions), "point"))
    each, longest = (2, 36) if len(disputes) == 1 else (1, 26)
    used: set[str] = set()
    for dispute in sorted(disputes, key=lambda d: questions.index(d.question)):
        if len(questions) == 1 and not used:
            yield lead("point", question=dispute.question)
        claims = _claims(case, dispute, each)
        for group in folded([*claims, *_same_losses(case, claims)], case.ledger):
            if group[0].id not in used:
                used.add(group[0].id)
                own = group[0] in claims
                focus = focus_of(case.ledger, dispute, group[0]) if own else tuple(f.span for f in group[0].figures)
                line = claim_line(group, case.ledger, focus=focus, longest=longest, context=True)
                yield dataclasses.replace(line, heading=dispute.question if len(questions) > 1 else None)


def _told_apart(case: Case, disputes: Sequence[Dispute]) -> list[Dispute]:
    """Who began it first, then the others; none whose statements, but for one side's, an earlier point has told."""
    kept, told = list[Dispute](), set[str]()
    for dispute in sorted(disputes, key=lambda d: d.kind != "initiator"):
        ids = {c.id for c in _claims(case, dispute, 1)}
        if not kept or len(ids - told) >= _BOTH:
            kept.append(dispute)
            told |= ids
    return kept


def focus_of(ledger: Ledger, dispute: Dispute, claim: Claim) -> tuple[Span, ...]:
    """Where a claim's words bear on the dispute: who began it, or the figure."""
    if dispute.kind != "initiator":
        return tuple(f.span for f in claim.figures)
    text = ledger.article(claim).text
    found = (m for s in claim.content for m in _BEGINNING.finditer(text, s.start, s.end))
    return tuple(Span(start=m.start(), end=m.end()) for m in found)[:1]


def disputes_for(case: Case) -> tuple[Dispute, ...]:
    """The disputes between the parties that are named, on the topic that is named, best first."""
    known = [d for d in case.ledger.evidence.disputes if sum(bool(_of_side(case, s.claims)) for s in d.sides) >= 2]
    named = [d for d in known if (not case.question.parties or _between(case, d)) and _of_days_asked(case, d)]
    if _asks_blame(case):
        named = [d for d in named if d.kind in ("initiator", "accusation")]
    if wanted_in(case) is not None:
        named = [d for d in named if d.kind == "figure"] or named
    terms = _topic(case)
    dates = frozenset(t for t in terms if t.isdigit() or t in _MONTH_STEMS)
    names = frozenset(stem(w) for n in names_in(f"x {case.question.asked_as}") for w in tokens(n)) & frozenset(terms)
    lent = {d.id: _dated(case, d, dates) | _at(case, d, names) for d in named}
    scored = [(case.cover(_stems(case, d) | lent[d.id], terms), d) for d in named]
    if _asks_blame(case) and _BEGINNING.search(case.question.asked_as):
        begun = [(score, d) for score, d in scored if d.kind == "initiator" and score >= ENOUGH]
        scored = begun or scored
    top = max((score for score, _ in scored), default=0.0)
    return tuple(d for score, d in sorted(scored, key=lambda p: -p[0]) if score >= max(ENOUGH, 0.6 * top))


def _at(case: Case, dispute: Dispute, names: frozenset[str]) -> frozenset[str]:
    """The names in the question on which an article of the dispute is built: "who fired first at Lisk?".

    "The enemy opened fire first" does not name the place again.
    """
    articles = {
        case.ledger.article(c).id: case.ledger.article(c) for s in dispute.sides for c in _of_side(case, s.claims)
    }
    return names & {t for a in articles.values() for t in case.theme(a)} if names else names


def _dated(case: Case, dispute: Dispute, dates: frozenset[str]) -> frozenset[str]:
    """The words of a date that an article of the dispute has: it need not stand in every account."""
    articles = {
        case.ledger.article(c).id: case.ledger.article(c) for s in dispute.sides for c in _of_side(case, s.claims)
    }
    return dates & {t for a in articles.values() for s in a.sentences for t in case.stems_at(a, s)} if dates else dates


def _of_days_asked(case: Case, dispute: Dispute) -> bool:
    """True when a statement of it is of the days that the question names, or when it names none."""
    claims = tuple(c for s in dispute.sides for c in _of_side(case, s.claims))
    return bool(kept_within(case.question.asked_as, claims, case.ledger.said_on, strictly=True))


def _between(case: Case, dispute: Dispute) -> bool:
    """True when the named parties are sides of it: two of them when two are named."""
    sides = {s.party for s in dispute.sides if s.claims}
    named = sum(in_parties(side, case.question.parties) for side in sides)
    return named >= min(2, len(case.question.parties))


def _stems(case: Case, dispute: Dispute) -> frozenset[str]:
    found = [case.stems_of(c) for s in dispute.sides for c in _of_side(case, s.claims)]
    return frozenset().union(stems(dispute.question), *found)


def _claims(case: Case, dispute: Dispute, each: int) -> list[Claim]:
    """The claims of each side that are most about what the sides share, so that a side's other complaints stay out."""
    sides = [_of_side(case, side.claims) for side in _foremost(case, dispute)]
    shared = [frozenset(t for c in claims for t in case.stems_of(c)) for claims in sides]
    chosen: list[Claim] = []
    for i, claims in enumerate(sides):
        others = frozenset(t for j, found in enumerate(shared) if j != i for t in found)
        chosen += sorted(_most_telling(case, dispute, claims, others, each), key=lambda c: c.extent.start)
    return chosen


def _foremost(case: Case, dispute: Dispute) -> Sequence[Side]:
    """The sides that an answer shows: those the question names first, then those with most to say."""
    ranked = sorted(dispute.sides, key=lambda s: (not in_parties(s.party, case.question.parties), -len(s.claims)))
    shown = {s.party for s in ranked[:_SIDES]}
    return tuple(s for s in dispute.sides if s.party in shown)


def _most_telling(case: Case, dispute: Dispute, claims: list[Claim], others: frozenset[str], each: int) -> list[Claim]:
    """Of one side's claims those that share most with the other side; in "who began it?", those that say so first."""
    meeting = {c.id: len(case.stems_of(c) & others) for c in claims}
    begins = {c.id for c in claims if dispute.kind == "initiator" and _BEGINNING.search(case.ledger.said(c))}
    ranked = sorted(claims, key=lambda c: (c.id not in begins, -meeting[c.id]))
    most = max(meeting.values(), default=0)
    return [c for c in ranked[:each] if c.id in begins or meeting[c.id] >= 0.5 * most]


def _of_side(case: Case, ids: tuple[str, ...]) -> list[Claim]:
    return [case.ledger.by_id[i] for i in ids if i in case.ledger.by_id]


def _same_losses(case: Case, claims: list[Claim]) -> list[Claim]:
    """Another source's account, in the same articles, of a loss that one of the sides counts: how it came about may differ."""
    homes = {c.article for c in claims}
    counted_here = {(f.kind, f.victims) for c in claims for f in c.figures if f.victims}
    sources = {s.party or s.name for c in claims for s in c.speakers}
    near = [c for c in case.ledger.claims if c.article in homes]
    named = [c for c in near if all(s.kind not in ("narrator", "unnamed") for s in c.speakers)]
    told = (c for c in named if {(f.kind, f.victims) for f in c.figures} & counted_here)
    return [c for c in told if not any((s.party or s.name) in sources for s in c.speakers)][:1]


def _accusations(case: Case) -> Iterator[DraftStatement]:
    """Who says who began it, when no dispute was found; a date in the question need not stand in every account."""
    terms = tuple(t for t in _topic(case) if not t.isdigit() and t not in _MONTH_STEMS)
    said = [
        c
        for c in case.ledger.claims
        if not c.is_narrator and _tells_of_guilt(case, c) and case.score(c, terms) >= ENOUGH
    ]
    yield from claim_lines(
        kept_within(case.question.asked_as, tuple(said), case.ledger.said_on, strictly=True), case.ledger
    )


def _tells_of_guilt(case: Case, claim: Claim) -> bool:
    """True for a claim that says who began or did something: an accusation, its denial, or words of blame."""
    words = case.ledger.said(claim)
    accused = claim.stance in ("accuses", "denies") or _BLAMING.search(words) is not None
    return accused or _BEGINNING.search(words) is not None


def _asks_blame(case: Case) -> bool:
    return re.match(r"(?i)\W*(?:and |but )?who\b", case.question.asked_as) is not None


def _blame_stems() -> frozenset[str]:
    return frozenset(
        stem(w)
        for w in (
            "blame",
            "responsible",
            "fault",
            "right",
            "wrong",
            "lying",
            "truth",
            "believe",
            "trust",
            "started",
            "first",
            "provoked",
            "guilty",
        )
    )


def is_bare(case: Case) -> bool:
    """True for “Who shot first?”, “Is Talmark lying?”: it names no event, so every account of who began it answers."""
    blame = _asks_blame(case) or asks_verdict(case.question.asked_as)
    return blame and case.question.kind == "contradiction" and not _topic(case)


def _topic(case: Case) -> tuple[str, ...]:
    """What the accounts are asked about, without the words of blaming and denying; "the clash" is told in many words."""
    told = {stem(w) for w in (*word_set("events"), *_BEGUN)} if _asks_blame(case) else set()
    asked = days_asked(case.question.asked_as)  # whose statements are of other days is left out already
    told |= asked[1] if asked is not None else frozenset()
    return tuple(t for t in case.topic if not act_term(t) and t not in _blame_stems() | told)


def _each_account(case: Case) -> Iterator[DraftStatement]:
    """What each of the named parties says on the topic, when no dispute was found but two of them speak to it."""
    best = [c for c in general.best_claims(case, terms=_topic(case)) if case.ledger.is_of(c, case.question.parties)]
    if _topic(case) and len({p for c in best for p in c.parties}) >= 2:
        yield from claim_lines(best[:6], case.ledger)
