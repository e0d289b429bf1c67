"""Who reported losses, and how many: a line for each claim with a figure, and what is missing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from answering.case import ENOUGH, Case
from answering.casualties import Wanted, about_losses, kinds_asked, wanted_in
from answering.folding import folded
from answering.groups import group_rule
from answering.quoting import LONGEST, excerpt
from answering.templates import capitalised, counted, listed
from answering.when_asked import days_asked, kept_within
from answering.words import content_terms, same_name, tokens
from answering.writers.lines import AT_MOST, claim_line, gap, lead
from domain.answer import DraftStatement
from domain.claim import Claim, Figure

_SAID = {"killed": "the dead", "wounded": "the wounded"}  # what is told to be missing where nobody asked for it by name
_ACCORDING = re.compile(r"(?i)\baccording to (?:the )?(?P<who>[^,?.;]+)")
_OWNING = re.compile(r"(?:admit|acknowledg|conced|confirm|disclos|suffer|own)")  # "Does Talmark admit any losses?"
_EACH = 2  # claims of a party, where parties are compared: the last that it gave
NEARLY = 0.75  # of the best article's cover: "Sella crossing" in one report is "the crossing" in the next


def write(case: Case) -> Iterator[DraftStatement]:
    """Claims with the figures asked for; nothing when the evidence has none that fits."""
    wanted = wanted_in(case)
    if wanted is None or not _on_topic(case):
        return
    fitting = _from_nearest_articles(case, counting_claims(case, wanted))
    fitting = kept_within(case.question.asked_as, fitting, case.ledger.said_on)
    group = group_rule(case.question.asked_as.partition(": ")[0])
    fitting = tuple(c for c in fitting if group is None or group.search(case.ledger.said(c)))
    own = tuple(c for c in fitting if case.ledger.is_of(c, case.question.claimants))
    own = own if case.question.claimants else _by_name(case, fitting)
    if case.question.claimants and not own:
        yield from _premise_corrected(case, fitting)
        return
    yield from _counted(case, wanted, own or fitting)


def _by_name(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a speaker whom the question names by office or name: "according to the governor of Sella"."""
    found = _ACCORDING.search(case.question.asked_as)
    wanted = content_terms(found["who"]) if found else ()
    told = ((c, tokens(" ".join(f"{s.name} {s.role or ''} {s.party or ''}" for s in c.speakers))) for c in claims)
    return tuple(c for c, there in told if wanted and all(any(same_name(w, t) for t in there) for w in wanted))


def by_party(case: Case) -> Iterator[DraftStatement]:
    """The figures of each party that the question names as claimants, whoever's losses they are; nothing when none gives any."""
    wanted = wanted_in(case)
    if wanted is None or len(case.question.parties) < 2 or not _on_topic(case):
        return
    anybody = dataclasses.replace(wanted, victims=())
    told = _from_nearest_articles(case, counting_claims(case, anybody))
    each = ([c for c in told if case.ledger.is_of(c, (party,))][-_EACH:] for party in case.question.parties)
    yield from _counted(case, anybody, tuple(dict.fromkeys(c for claims in each for c in claims)))


def counting_claims(case: Case, wanted: Wanted) -> tuple[Claim, ...]:
    """The claims with a fitting figure; of two that hold the same words of one article, the inner one."""
    claims = [c for c in case.ledger.claims if wanted.of(c)]
    best: dict[tuple[str, int], Claim] = {}
    for claim in sorted(claims, key=_size):
        for figure in wanted.of(claim):
            best.setdefault((claim.article, figure.span.start), claim)
    kept = {c.id for c in best.values()}
    return tuple(c for c in claims if c.id in kept)


def _size(claim: Claim) -> int:
    return sum(s.end - s.start for s in claim.content)


def _on_topic(case: Case) -> bool:
    """True when what the question names besides losses ("at the Sella crossing") is covered by an article."""
    rest = _besides_losses(case)
    return (
        not rest
        or max((case.covered_by_article(a, rest) for a in case.ledger.evidence.articles.values()), default=0.0)
        >= ENOUGH
    )


def _besides_losses(case: Case) -> tuple[str, ...]:
    """The topic without words of loss, and without the words of a date: its day is compared, not its name."""
    asked = days_asked(case.question.asked_as)
    dated = asked[1] if asked is not None else frozenset()
    return tuple(t for t in case.topic if not about_losses(t) and t not in dated and not _OWNING.match(t))


def _from_nearest_articles(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of articles that cover what else is named ("at milestone 12") nearly as well as the best one does."""
    rest = _besides_losses(case)
    articles = case.ledger.evidence.articles
    covered = {c.article: case.covered_by_article(articles[c.article], rest) for c in claims} if rest else {}
    best = max(covered.values(), default=0.0)
    return tuple(c for c in claims if covered.get(c.article, 0.0) >= NEARLY * best)


def _counted(case: Case, wanted: Wanted, claims: Sequence[Claim]) -> Iterator[DraftStatement]:
    if not claims:
        return
    groups = sorted(_nearest(case, folded(claims, case.ledger)), key=lambda g: _rank(g[0]))
    shown = tuple(g[0] for g in groups)
    yield from _leads(wanted, shown)
    for group in groups:
        focus = tuple(f.span for f in wanted.of(group[0]))
        yield claim_line(group, case.ledger, focus=focus, longest=LONGEST if len(groups) < 4 else 28)
    yield from _mentions(case, wanted)
    yield from _missing(wanted, shown, case)


def _nearest(case: Case, groups: Sequence[tuple[Claim, ...]]) -> list[tuple[Claim, ...]]:
    """As many groups as an answer shows: of more, those that say most on what else the question names ("at Old Lisk")."""
    rest = _besides_losses(case)
    ranked = sorted(groups, key=lambda g: -round(case.score(g[0], rest), 1)) if rest else groups
    return [g for g in groups if g in ranked[:AT_MOST]]


def _rank(claim: Claim) -> int:
    """Parties first, then outlets and unnamed sources, then what nobody is credited with."""
    if claim.is_narrator:
        return 2
    return 0 if claim.parties else 1


def _leads(wanted: Wanted, claims: Sequence[Claim]) -> Iterator[DraftStatement]:
    sources = list(dict.fromkeys(next(iter(c.parties), c.speakers[0].name) for c in claims if not c.is_narrator))
    if sources:
        noun = ("party", "parties") if all(c.parties for c in claims if not c.is_narrator) else ("source", "sources")
        yield lead("gave figures", count=capitalised(counted(len(sources), *noun)))
    differing = _differing(wanted, claims)
    if differing:
        yield lead("figures differ", whose=listed(differing))


def _differing(wanted: Wanted, claims: Sequence[Claim]) -> list[str]:
    """The parties whose losses are given differently by different parties."""
    told = [
        (f, next(iter(c.parties), c.speakers[0].name))
        for c in claims
        for f in wanted.of(c)
        if f.victims and not c.is_narrator
    ]
    pairs = ((f, g) for i, (f, p) in enumerate(told) for g, q in told[i + 1 :] if p != q)
    return list(dict.fromkeys(str(f.victims) for f, g in pairs if _apart(f, g)))


def _apart(one: Figure, other: Figure) -> bool:
    """Same kind of the same victims, and the ranges do not meet."""
    if (one.kind, one.victims, one.scope) != (other.kind, other.victims, other.scope):
        return False
    infinite = float("inf")
    ranges = [
        (f.low or 0, infinite if f.high is None else f.high)
        for f in (one, other)
        if f.low is not None or f.high is not None
    ]
    return len(ranges) == 2 and max(r[0] for r in ranges) > min(r[1] for r in ranges)


def _mentions(case: Case, wanted: Wanted) -> Iterator[DraftStatement]:
    """Who spoke of the casualties and gave no figure ("voiced regret"), as one closing line."""
    if "casualties" not in wanted.kinds:
        return
    for claim in kept_within(case.question.asked_as, case.ledger.claims, case.ledger.said_on, strictly=True):
        if claim.stance == "expresses" and not claim.figures and "casualties" in case.stems_of(claim):
            shown = excerpt(claim, case.ledger, longest=14)
            yield gap(
                "no figures from", shown.sentences, (claim.id,), speaker=case.ledger.speaker(claim), words=shown.words
            )
            return


def _missing(wanted: Wanted, claims: Sequence[Claim], case: Case) -> Iterator[DraftStatement]:
    """The combinations of side and kind that no article counts; only when the question asks for more than one."""
    found = {(f.victims, f.kind) for c in claims for f in wanted.of(c)}
    parties = wanted.victims or tuple(dict.fromkeys(p for p, _ in sorted(found, key=str) if p))
    if case.question.kind == "how-many" and len(wanted.kinds) * len(parties) > 1:
        asked = re.sub(r"(?i)\bcasualt\w+|\bloss(?:es)?\b|\btolls?\b", "", case.question.asked_as)
        kinds = [k for k in wanted.kinds if k in _SAID or k in kinds_asked(asked)]
        holes = [
            f"{_SAID.get(kind, kind)} of {party}" for party in parties for kind in kinds if (party, kind) not in found
        ]
        if holes and len(holes) < len(parties) * len(kinds):
            yield gap("not in", missing="a figure for " + listed(holes))
    elif case.question.kind == "who-reported" and not any("civilian" in case.stems_at(a, s) for a, s in case.sentences):
        yield gap("not in", missing="civilian casualties")


def _premise_corrected(case: Case, fitting: Sequence[Claim]) -> Iterator[DraftStatement]:
    """The party that is asked for gives no such figure: say so, then what comes nearest, its own side's words first."""
    asked = case.question.claimants
    speaks = [c for c in case.ledger.claims if case.ledger.is_of(c, asked)]
    if not fitting or not (speaks or any(_mentioned(case, c, asked) for c in fitting)):
        return
    yield lead("no own figure", party=listed(asked))
    nearest = sorted(fitting, key=lambda c: not _mentioned(case, c, asked))
    for group in folded(nearest, case.ledger)[:2]:
        wanted = wanted_in(case)
        focus = tuple(f.span for f in wanted.of(group[0])) if wanted else ()
        yield claim_line(group, case.ledger, focus=focus, context=True)


def _mentioned(case: Case, claim: Claim, parties: Sequence[str]) -> bool:
    """True when a claim of one of the parties stands within this one: it relays that side's account."""
    inner = (c for c in case.ledger.claims if c.article == claim.article and case.ledger.is_of(c, parties))
    return any(claim.extent.holds(c.extent) and c.id != claim.id for c in inner)
