"""Plain contradictions of fact between two sides: a statement and its negation, or opposite words for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.board import Board
from claims.clash import ASSERTING, Clash
from claims.clauses import Clause
from claims.owners import has_voice

CONTRARY = "contrary"
_ENOUGH = 0.5  # share of the telling words of the shorter clause that the two have in common
_CLEFT = re.compile(r"\bit was (?:not )?(?P<who>[^,.;]{3,40}?) (?:that|who|which) (?P<what>.{3,})", re.IGNORECASE)
_LOSSES = frozenset({"kill", "wound", "lose"})  # what figures tell: how many, or none
_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|many|hundreds?)\b",
    re.IGNORECASE,
)
_NEXT = 120  # code points between a statement and one that goes on with "it"
_RESUMES = re.compile(
    r"^\W*(?:that )?(?:it|they|he|she|these|those)\b(?! (?:could|would|will|may|might)\b)", re.IGNORECASE
)
_EXISTENCE = 0.3  # the same when a side says that there was no such thing at all


def contradictions(board: Board) -> Iterator[Clash]:
    """Pairs of claims by two sides about one event of which one says what the other says is not so."""
    for claim in board.claims:
        if claim.stance not in ASSERTING or not has_voice(claim, board.window):
            continue
        for clause in board.clauses[claim.id]:
            if clause.negative:
                yield from _negated(clause, board)
            elif clause.stems & board.wording.opposed.keys():
                yield from _opposite(clause, board)
                yield from _resumed(clause, board)
            yield from _who_did_it(clause, board)


def _negated(clause: Clause, board: Board) -> Iterator[Clash]:
    """As in "there was no depot in the village" beside "the aircraft destroyed a depot"."""
    for other, shared in board.near(clause).values():
        if other.negative or not _denies(clause, shared - _LOSSES, other, board):
            continue
        if _comparable(clause, other, board):
            yield Clash(kind="denial", claim=other.claim, against=clause.claim, topic=CONTRARY)


def _denies(clause: Clause, shared: frozenset[str], other: Clause, board: Board) -> bool:
    """True when the two have enough words in common, among them one that is negated; in one article, what was "no ..."."""
    if not shared & set(clause.denied):
        return False
    share = board.weight(shared) / (board.weight(clause.stems) or 1.0)
    here = other.claim.article == clause.claim.article
    if len(shared) >= 2 and share >= _ENOUGH:
        return here or board.tells(shared)
    return here and clause.existence in shared and share >= _EXISTENCE and board.rare(clause.existence)


def _opposite(clause: Clause, board: Board) -> Iterator[Clash]:
    """As in "the trawler was two miles outside the zone" beside "the trawler was inside our waters"."""
    words = {stem: against for stem in clause.stems if (against := board.wording.opposed.get(stem))}
    for other, shared in board.near(clause).values():
        pairs = [(s, o) for s, against in words.items() for o in against & other.stems if s not in other.stems]
        if _of_others(clause, other, board):
            continue
        if other.negative or not pairs or other.claim.id < clause.claim.id:
            continue
        here = other.claim.article == clause.claim.article
        smaller = (
            min(board.weight(clause.stems - words.keys()), board.weight(other.stems - {o for _, o in pairs})) or 1.0
        )
        if (
            (here or (len(shared) >= 2 and board.tells(shared)))
            and shared
            and board.weight(shared) / smaller >= _ENOUGH
            and _comparable(clause, other, board)
        ):
            yield Clash(kind="denial", claim=clause.claim, against=other.claim, topic=CONTRARY)


def _resumed(clause: Clause, board: Board) -> Iterator[Clash]:
    """As in "Orvenia says the port is open. Shipping agents said it had been closed since Friday": "it" is the port."""
    article = board.by_article[clause.claim.article]
    words = {o for stem in clause.stems for o in board.wording.opposed.get(stem, ())}
    for said in article[article.index(clause.claim) + 1 :][:1]:
        gap = board.extent(said).start - board.extent(clause.claim).end
        if not 0 <= gap <= _NEXT or not _RESUMES.match(board.text(said)):
            continue
        for other in board.clauses[said.id][:1]:
            if words & other.stems and not other.negative and _comparable(clause, other, board):
                yield Clash(kind="denial", claim=clause.claim, against=said, topic=CONTRARY)


def _of_others(clause: Clause, other: Clause, board: Board) -> bool:
    """As in "ten people were pulled out alive" beside "one rescuer died": both count, and so they tell of different people."""
    return all(_COUNTED.search(board.text_of(c)) is not None for c in (clause, other))


def _who_did_it(clause: Clause, board: Board) -> Iterator[Clash]:
    """As in "it was the trawler that did the striking" beside "when the patrol boat struck the trawler"."""
    found = _CLEFT.search(board.text_of(clause))
    if found is None:
        return
    who, what = (frozenset(board.wording.stems(found[part])) - board.parties for part in ("who", "what"))
    for other, shared in board.near(clause).values():
        if (
            shared & who
            and shared & what
            and not _CLEFT.search(board.text_of(other))
            and _comparable(clause, other, board)
        ):
            yield Clash(kind="denial", claim=clause.claim, against=other.claim, topic=CONTRARY)


def _comparable(one: Clause, other: Clause, board: Board) -> bool:
    a, b = one.claim, other.claim
    return (
        b.stance in ASSERTING and has_voice(b, board.window) and board.opposed(a, b)
        and a.parent != b.id and b.parent != a.id and board.events.same(a, b)
    )  # fmt: skip
