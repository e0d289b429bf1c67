"""Figures ready to be held against each other: who vouches, whose people or things, and of what narrower kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.board import Board
from claims.vocabulary import Vocabulary
from claims.wording import words_of
from domain.claim import Claim, Figure

FAMILIES = {"casualties": "killed", "missing": "captured"}
"""Kinds of loss that can bear on each other, under one name."""
_NARROW = frozenset({"child", "woman", "girl", "boy", "baby", "infant", "pupil", "student", "teenager", "officer", "journalist",
                     "medic", "worker", "policeman", "pensioner", "under"})  # fmt: skip
_PARTLY = re.compile(
    r"\b(?:bodies|body|hospital|morgue|admitted|treated|took in|taken in|received|identified|registered|by name|names? of|among"
    r"|of them|of whom|including|\w+ (?:division|brigade|battalion|regiment|squadron|company|platoon)|more|further|another"
    r"|others?|critical(?:ly)?|intensive care)\b",
    re.IGNORECASE,
)
_LOSSES = frozenset({"kill", "wound", "lose", "peopl", "person", "soldi", "civilian", "number"})
_FURTHER = re.compile(r"\b(?:other|further|more|additional)\b", re.IGNORECASE)
_END = re.compile(r"[.!?][\"”’]?\s")
_AROUND = 60  # code points around a figure in which such words stand
_RECENT = 6  # figures of a run that a further one is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure with the claim that vouches for it; `party` is the victims' under its one name."""

    claim: Claim
    figure: Figure
    owners: tuple[str, ...]
    party: str | None
    narrow: str | None
    partial: bool

    @property
    def range(self) -> tuple[int | None, int | None]:
        """From and to, None where open."""
        return self.figure.low, self.figure.high

    @property
    def told(self) -> bool:
        """True when there is a number at all."""
        return self.range != (None, None)


def runs_of(board: Board) -> Iterator[list[Counted]]:
    """Figures of one side and of kinds that can be compared, about one event each, in order of time."""
    by_side: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for claim in board.claims:
        if claim.stance != "denies":
            for figure in claim.figures:
                item = _counted(claim, figure, board)
                by_side[_key(item, board)].append(item)
    for counted in by_side.values():
        counted.sort(key=lambda c: (str(board.window.published(c.claim) or ""), c.claim.article, c.figure.span.start))
        yield from _runs(counted, board)


def _counted(claim: Claim, figure: Figure, board: Board) -> Counted:
    text = board.window.articles[claim.article].text
    nouns = [w for w in words_of(figure.span.of(text)) if board.wording.stem(w) in _NARROW]
    return Counted(
        claim=claim, figure=figure, owners=board.owners(claim), party=board.window.party(figure.victims),
        narrow=board.wording.stem(nouns[-1]) if nouns else None, partial=_is_partial(figure, text),
    )  # fmt: skip


def _is_partial(figure: Figure, text: str) -> bool:
    """True for what the words around it tell to be a part: "four of them", "two more", "27 bodies in one hospital"."""
    before = _END.split(text[max(0, figure.span.start - _AROUND) : figure.span.start])[-1]
    after = _END.split(text[figure.span.start : figure.span.end + _AROUND])[0]
    if figure.high == 0:
        return bool(_FURTHER.search(after[: len(figure.span.of(text)) + 10]))
    return bool(_PARTLY.search(before + after))


def _key(item: Counted, board: Board) -> tuple[object, ...]:
    kind = item.figure.kind
    if kind == "equipment":
        return (kind, item.party, _thing(item, board))
    return (FAMILIES.get(kind, kind), item.party)


def _thing(item: Counted, board: Board) -> str:
    """What kind of equipment is counted, so that tanks are never held against drones."""
    equipment = Vocabulary.load().lists["equipment"]
    words = re.findall(r"[a-z]+", item.figure.span.of(board.window.articles[item.claim.article].text).lower())
    return next((w.removesuffix("s") for w in words if w.removesuffix("s") in equipment), "")


def _runs(counted: list[Counted], board: Board) -> list[list[Counted]]:
    runs: list[list[Counted]] = []
    for item in counted:
        for run in runs[-_RECENT:]:
            if any(same_thing(item, other, board) for other in run[-_RECENT:]):
                run.append(item)
                break
        else:
            runs.append([item])
    return runs


def same_thing(a: Counted, b: Counted, board: Board) -> bool:
    """True for one event; victims of no known side must be counted by one voice, in one article or in like words."""
    if not board.events.same(a.claim, b.claim):
        return False
    here = a.claim.article == b.claim.article or not board.opposed(a.claim, b.claim)
    return a.party is not None or here or like_words(a, b, board)


def like_words(a: Counted, b: Counted, board: Board) -> bool:
    """True when the words around two counts agree on more than the loss itself."""
    ours, theirs = ({s for c in board.clauses[x.claim.id] for s in c.stems} - _LOSSES for x in (a, b))
    return len(ours & theirs - board.parties) >= 2 and a.narrow == b.narrow
