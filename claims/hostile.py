"""Who blames whom: A says that B did it, and B says that A did."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.board import Board
from claims.clash import Clash
from claims.same_event import SOON
from domain.claim import Claim

FIRST, BLAME = "first", "blame"
_BEGAN = re.compile(
    r"\b(open(ed|ing)? fire|fired? first|shot first|start(ed|ing)? (to )?(shoot|fir)\w*|first (military )?attack"
    r"|(violat|br(o|ea)k)\w* (of )?(the |a )?(\w+ )?(cease-?fire|truce)|provocations?|provoked)\b",
    re.IGNORECASE,
)
_ATTACKED = re.compile(
    r"\b(?:its|our|their)(?: own)? (?:\w+ ){0,2}(?:had |have |has )?(?:been |were |was )?"
    r"(?:c(?:o|a)m(?:e|ing) under (?:\w+ )?(?:fire|attack)|attacked|shelled|fired (?:up)?on|shot at)\b"
    r"|\bthe enemy (?:opened fire|attacked|fired|shelled|struck)\b"
    r"|\bonly after (?:they|it|we|its \w+|our \w+) (?:had been|were|was) (?:fired (?:up)?on|attacked|shelled|shot at)\b",
    re.IGNORECASE,
)
_BEATEN_OFF = re.compile(
    r"\b(?:repel\w*|repuls\w+|beaten off|beat off|foil\w*|thwart\w*|fought off|held off|stopped|driven back|drove back|failed)\b",
    re.IGNORECASE,
)
_ALIKE = 2  # words in common by which two reports of other days are of one event
_RECENT = 8  # claims of a quarrel that a further one is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One party's blame; `whom` None: the text says "the enemy", or only that its own side was fired at."""

    who: str
    whom: str | None
    claim: Claim


def blames(board: Board) -> Iterator[Clash]:
    """Each claim that blames a party beside one by that party that blames the first for the same event."""
    aims = [aim for claim in board.claims for aim in _aims(claim, board)]
    for (a, b), both in sorted(_by_pair(aims).items()):
        for run in _runs(sorted(both, key=lambda m: _place(m.claim, board)), board):
            yield from _answered([m for m in run if m.who == a], [m for m in run if m.who == b], board)


def aims_of(claim: Claim, board: Board) -> frozenset[str]:
    """The parties that a claim blames."""
    return frozenset(aim.whom for aim in _aims(claim, board) if aim.whom)


def began(claim: Claim, board: Board) -> bool:
    """True when the claim tells who began: "opened fire", "violated the truce", "provocation"."""
    return bool(_BEGAN.search(board.text(claim)) or _ATTACKED.search(board.text(claim)))


def _aims(claim: Claim, board: Board) -> Iterator[Aim]:
    window, event = board.window, claim.event
    aimed = {window.party(claim.target_party)} if claim.stance == "accuses" else set()
    report = claim.stance != "accuses" and _BEATEN_OFF.search(board.text(claim)) is not None  # of a battle, no blame
    if (
        event
        and event.type == "attack"
        and event.actor
        and claim.stance in ("asserts", "accuses", "confirms")
        and not report
    ):
        aimed.add(window.party(event.actor))
    parties = window.parties(claim)
    if claim.stance == "accuses" and len(parties) == 2 and (not aimed - {None} or aimed <= set(parties)):
        yield from (Aim(who=a, whom=b, claim=claim) for a, b in (parties, parties[::-1]))  # "accused each other"
        return
    named = sorted(a for a in aimed if a)
    for who in parties:
        yield from (Aim(who=who, whom=whom, claim=claim) for whom in named if whom != who)
        if not set(named) - {who} and claim.stance in ("asserts", "accuses") and _ATTACKED.search(board.text(claim)):
            yield Aim(who=who, whom=None, claim=claim)


def _by_pair(aims: Sequence[Aim]) -> dict[tuple[str, str], list[Aim]]:
    """Aims by the two parties; what names no enemy stands with each pair of its party in the same article's quarrels."""
    pairs: dict[tuple[str, str], list[Aim]] = defaultdict(list)
    for aim in aims:
        if aim.whom:
            pairs[_sorted(aim.who, aim.whom)].append(aim)
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair, held in pairs.items():
        for aim in held:
            told[aim.claim.article].append(pair)
    open_ones = [aim for aim in aims if aim.whom is None]
    for aim in open_ones:
        for pair in dict.fromkeys(p for p in told[aim.claim.article] if aim.who in p):
            pairs[pair].append(aim)
    for aim in open_ones:
        rivals = {o.who for o in open_ones if o.claim.article == aim.claim.article and o.who != aim.who}
        if len(rivals) == 1 and not told[aim.claim.article]:
            pairs[_sorted(aim.who, rivals.pop())].append(aim)
    return pairs


def _runs(aims: Sequence[Aim], board: Board) -> list[list[Aim]]:
    """Aims in order of time, cut where an event ends."""
    runs: list[list[Aim]] = []
    for aim in aims:
        for run in runs[-_RECENT:]:
            if any(_one_event(aim.claim, o.claim, board) for o in run[-_RECENT:]):
                run.append(aim)
                break
        else:
            runs.append([aim])
    return runs


def _one_event(a: Claim, b: Claim, board: Board) -> bool:
    """True for reports of the same days; later ones must speak of the same things, for a war has many nights."""
    apart = board.events.apart(a, b)
    if apart is not None and apart > SOON and len((_stems(a, board) & _stems(b, board)) - board.parties) < _ALIKE:
        return False
    return board.events.same(a, b)


def _stems(claim: Claim, board: Board) -> frozenset[str]:
    return board.stems(claim)


def _answered(ours: Sequence[Aim], theirs: Sequence[Aim], board: Board) -> Iterator[Clash]:
    """The claims of two sides of one run, each beside the first of the other side that is about the same."""
    done: set[tuple[str, str]] = set()
    for mine, others in ((ours, theirs), (theirs, ours)):
        for aim in mine:
            found = next((o for o in others if _comparable(aim.claim, o.claim, board)), None)
            if found is not None:
                a, b = (aim.claim, found.claim) if mine is ours else (found.claim, aim.claim)
                if (a.id, b.id) not in done:
                    done.add((a.id, b.id))
                    first = began(a, board) and began(b, board)
                    yield Clash(
                        kind="initiator" if first else "accusation", claim=a, against=b, topic=FIRST if first else BLAME
                    )


def _comparable(a: Claim, b: Claim, board: Board) -> bool:
    """True for blame over one event: both of an attack, or in words that they share."""
    if not _one_event(a, b, board):
        return False
    attacks = [(c.event is not None and c.event.type == "attack") or began(c, board) for c in (a, b)]
    return all(attacks) or bool(_stems(a, board) & _stems(b, board) - board.parties)


def _place(claim: Claim, board: Board) -> tuple[str, str, int]:
    return (board.window.day(claim) or "", claim.article, board.extent(claim).start)


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
