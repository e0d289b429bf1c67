"""Denials held against what they deny, in the same article or in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from claims.board import Board
from claims.clash import ASSERTING, Clash
from claims.hostile import aims_of
from claims.owners import has_voice
from claims.vocabulary import Vocabulary
from claims.wording import words_of
from domain.claim import Claim

DENIAL, WORDS = "denial", "words"
"""A denial of what somebody is blamed for; of any other statement."""
_ENOUGH = 0.45  # share of a denial's telling words that a statement holds which it denies
_ALONE = 0.6  # the same when they share one word only
_HERE = 0.2  # what it counts more to stand in the same article
_OWN = 0.3  # share of a statement's words that must stand before a denial inside it
_AFTER = 60  # code points from a denial to what its speaker says instead
_BACK = 4  # claims before a denial among which "it" or "the charge" is looked for
_CROWD = 200  # blames of one party that a denial is held against, the latest
_SHORT = 15  # words of a dismissal at most: "absurd and rather tired"
_POINTING = re.compile(r"^(?:it|this|that|them|these|everything|anything|so|doing so|having done so)$")
_ELLIPTIC = re.compile(
    r"^(?:that )?(?:it|they|he|she|we|this|that|there) (?:\w+ )?"
    r"(?:had|has|have|did|do|does|was|were|is|are|would|could)(?: not|n't)(?: (?:have|be|been|done so|so))*$"
)
_ANSWER = re.compile(r"^\W*(?:nonsense|rubbish|not true|untrue|lies|a lie|this is (?:untrue|false|a lie)"
                     r"|that is (?:untrue|false|a lie)|not guilty)\b", re.IGNORECASE)  # fmt: skip


def denials(board: Board) -> Iterator[Clash]:
    """Each denial with the statement that it denies, where one is found."""
    blaming = _blaming(board)
    for claim in board.claims:
        if is_denial(claim, board) and has_voice(claim, board.window):
            target = denied(claim, board) or _blame_denied(claim, blaming, board)
            if target is not None:
                yield Clash(
                    kind="denial", claim=target, against=claim, topic=DENIAL if _of_a_deed(claim, board) else WORDS
                )
                if _points_back(claim, board):
                    yield from (
                        Clash(kind="denial", claim=target, against=c, topic=DENIAL) for c in _account(claim, board)
                    )


def _of_a_deed(claim: Claim, board: Board) -> bool:
    """True for a denial that can be of the denier's own deed: it names no other, or only points back."""
    if _points_back(claim, board) or claim.event is None or claim.event.type != "attack":
        return True
    text = board.text(claim)
    return claim.event.actor in board.window.parties(claim) or len(words_of(text)) <= 3


def is_denial(claim: Claim, board: Board) -> bool:
    """True for "denied", and for a dismissal of what was said before: "called it absurd", "Nonsense," he replied."""
    if claim.stance == "denies":
        return True
    speaks = bool(board.window.parties(claim)) or any(s.kind == "person" for s in claim.speakers)
    return speaks and claim.stance in ("asserts", "expresses") and dismisses(claim, board)


def dismisses(claim: Claim, board: Board) -> bool:
    """As in "A ministry called that “absurd and rather tired”": a judgement of words, short, with no count."""
    text = board.text(claim)
    words = words_of(text)
    if len(words) > _SHORT or claim.figures:
        return False
    judged = {"-".join(pair) for pair in pairwise(words)} | set(words)
    return bool(_ANSWER.match(text) or _ELLIPTIC.match(text.strip(" \"“”'’.,").lower())) or (
        bool(judged & board.wording.dismissals) and claim.cue is not None
    )


def denied(claim: Claim, board: Board) -> Claim | None:
    """The statement that a denial denies: the one linked to it, one in its words, the one that "it" means, or a blame."""
    linked = board.by_id.get(claim.denies or "")
    if linked is not None:
        return linked if board.opposed(claim, linked) else None
    if _points_back(claim, board):
        return _around(claim, board) or _before(claim, board)
    return _in_its_words(claim, board)


def _in_its_words(claim: Claim, board: Board) -> Claim | None:
    """As in "Kesh denied that its guns had fired" beside "Orvenia said that Keshi guns fired at noon"."""
    best: tuple[float, Claim] | None = None
    for clause in board.clauses[claim.id]:
        whole = board.weight(clause.stems) or 1.0
        for other, shared in board.near(clause).values():
            here = other.claim.article == claim.article
            share = board.weight(shared) / whole
            few = len(shared) < 2 and not (here and share >= _ALONE and board.rare(next(iter(shared))))
            if few or share < _ENOUGH or other.negative or not _deniable(other.claim, claim, board):
                continue
            if best is None or share + _HERE * here > best[0]:
                best = (share + _HERE * here, other.claim)
    return best[1] if best else None


def _blaming(board: Board) -> dict[str, list[Claim]]:
    """The claims that blame each party for an attack."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in board.claims:
        if claim.event is not None and claim.event.type == "attack" and claim.stance in ASSERTING:
            for party in aims_of(claim, board):
                found[party].append(claim)
    return found


def _blame_denied(claim: Claim, blaming: Mapping[str, Sequence[Claim]], board: Board) -> Claim | None:
    """As in "Kesh denied any shelling", a day after Orvenia said that Kesh shelled a village."""
    if claim.stance != "denies" or claim.event is None or claim.event.type != "attack":
        return None
    against = [c for who in board.owners(claim) for c in blaming.get(who, ())[-_CROWD:] if _deniable(c, claim, board)]
    return min(against, key=lambda c: (c.article != claim.article, c.id), default=None)


def _deniable(said: Claim, by: Claim, board: Board) -> bool:
    return (
        said.stance in ASSERTING and has_voice(said, board.window) and board.opposed(said, by)
        and not dismisses(said, board) and board.events.same(said, by)
    )  # fmt: skip


def _points_back(claim: Claim, board: Board) -> bool:
    """True when a denial says nothing of its own: "it", "the charge", "this version", "a fairy tale told by fools"."""
    text = board.text(claim).strip(" \"“”'’.,").lower()
    words = [w for w in words_of(text) if w not in ("the", "these", "those", "any", "all", "such", "that", "this")]
    nouns = Vocabulary.load().lists["statements"]
    return (
        bool(_POINTING.match(text)) or (len(words) <= 3 and any(w in nouns or w.removesuffix("s") in nouns for w in words))
        or dismisses(claim, board) or bool(_ELLIPTIC.match(text))
    )  # fmt: skip


def _around(claim: Claim, board: Board) -> Claim | None:
    """As in "... that the shelling began on our side, a charge that the ministry called absurd": the one that holds it."""
    own = claim.extent
    for said in board.by_article[claim.article]:
        around = next((p for p in said.content if p.overlaps(claim.content[0])), None)
        if around is None or said.id == claim.id or own.start - around.start < _OWN * (around.end - around.start):
            continue  # not around it, or hardly more than the denial itself, as an agency carries it
        if _deniable(said, claim, board):
            return said
    return None


def _before(claim: Claim, board: Board) -> Claim | None:
    """The nearest statement before a denial by somebody else, one that accuses before one that only says something."""
    earlier = [c for c in board.by_article[claim.article] if c.extent.start < claim.extent.start and c.id != claim.id]
    near = [c for c in earlier[-_BACK:] if _deniable(c, claim, board) and _weighty(c, claim, board)]
    accusing = [c for c in near if c.stance == "accuses" or c.target_party in board.owners(claim)]
    found = accusing or near
    return found[-1] if found else None


def _weighty(said: Claim, by: Claim, board: Board) -> bool:
    """True for what a party would deny: said by a party, a named person or body, or about the denier; not a bystander's cry."""
    if board.window.parties(said) or any(s.kind in ("person", "organisation", "outlet") for s in said.speakers):
        return True
    return said.stance == "accuses" or bool(aims_of(said, board) & set(board.owners(by)))


def _account(denial: Claim, board: Board) -> Sequence[Claim]:
    """As in "Kesh denied it. Its army said that four gates were open": what the denier says instead, right after."""
    own, end = set(board.owners(denial)), denial.extent.end
    after = [c for c in board.by_article[denial.article] if end - 1 <= c.extent.start <= end + _AFTER]
    return [c for c in after[:1] if own & set(board.owners(c)) and c.stance in ASSERTING and not dismisses(c, board)]
