"""Denials held against what they deny, in the same article or in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.board import Board
from claims.clash import ASSERTING, Clash
from claims.dismissals import TOLD, dismisses, points_back
from claims.hostile import aims_of
from claims.innocence import clears_itself, refuses, thing_denied
from claims.owners import has_voice
from claims.wording import words_of
from domain.claim import Claim

DENIAL, WORDS = "denial", "words"
"""A denial of what somebody is blamed for; of any other statement."""
_ENOUGH = 0.45  # share of a denial's telling words that a statement holds which it denies
_ALONE = 0.6  # the same when they share one word only
_HERE = 0.2  # what it counts more to stand in the same article
_OWN = 0.3  # share of a statement's words that must stand before a denial inside it
_FAR = 350  # code points between what "it" means and the denial, at most
_AFTER = 60  # code points from a denial to what its speaker says instead
_NEXT = 60  # code points between a statement and the denial that follows it, with who denies
_BACK = 4  # claims before a denial among which "it" or "the charge" is looked for
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’-]{2,}")
_STEM = 5  # letters of a name that "Orvenia" and "Orvenian" share
_NEITHER = re.compile(r"\bneither (?:confirm|den)\w*\b", re.IGNORECASE)
_CROWD = 200  # blames of one party that a denial is held against, the latest


def denials(board: Board) -> Iterator[Clash]:
    """Each denial with the statement that it denies, where one is found."""
    blaming = _blaming(board)
    for claim in board.claims:
        if is_denial(claim, board) and has_voice(claim, board.window):
            meant = tuple(t for t in denied(claim, board) if is_whose(claim, t, board))
            targets = meant or _blame_denied(claim, blaming, board) or _thing_denied(claim, board)
            topic = DENIAL if _of_a_deed(claim, board) else WORDS
            against = (claim, *(_account(claim, board) if points_back(claim, board) else ()))
            yield from (Clash(kind="denial", claim=t, against=c, topic=topic) for t in targets for c in against)


def is_whose(denial: Claim, said: Claim, board: Board) -> bool:
    """As in "called the numbers from Osmere a fairy tale": not of a statement by anybody else than Osmere.

    True when the words between the cue and what is quoted name nobody, or name the other's speakers, place or subject.
    """
    article = board.window.articles[denial.article].text
    if denial.cue is None or denial.content[0].start <= denial.cue.end:
        return True
    names = _NAME.findall(article[denial.cue.end : denial.content[0].start])
    told = " ".join(
        (*board.owners(said), *(f"{s.name} {s.role or ''}" for s in said.speakers), board.text(said))
    ).lower()
    return not names or any(name.lower()[:_STEM] in told for name in names)


def _of_a_deed(claim: Claim, board: Board) -> bool:
    """True for a denial that can be of the denier's own deed: it names no other, or only points back."""
    if points_back(claim, board) or claim.event is None or claim.event.type != "attack":
        return True
    text = board.text(claim)
    return claim.event.actor in board.window.parties(claim) or len(words_of(text)) <= 3


def is_denial(claim: Claim, board: Board) -> bool:
    """True for "denied", and for a dismissal of what was said before: "called it absurd", "Nonsense," he replied."""
    if _NEITHER.search(board.extent(claim).of(board.window.articles[claim.article].text)) is not None:
        return False  # "would neither confirm nor deny the visit"
    if claim.stance == "denies" or refuses(claim, board) or clears_itself(claim, board):
        return True
    speaks = bool(board.window.parties(claim)) or any(s.kind == "person" for s in claim.speakers)
    return speaks and claim.stance in ("asserts", "expresses") and dismisses(claim, board)


def denied(claim: Claim, board: Board) -> tuple[Claim, ...]:
    """What a denial denies: the statement linked to it, one in its words, or those that "it" means."""
    linked = board.by_id.get(claim.denies or "")
    if linked is not None and (not board.opposed(claim, linked) or not points_back(claim, board)):
        return (linked,) if _apart(linked, claim, board) else ()
    if linked is not None:
        return _told_with(linked, _earlier(claim, board), board)
    if points_back(claim, board):
        meant = _around(claim, board) or _called(claim, board)
        return (meant,) if meant else _before(claim, board)
    worded = _in_its_words(claim, board)
    return (worded,) if worded else ()


def _in_its_words(claim: Claim, board: Board) -> Claim | None:
    """As in "Kesh denied that its boats had crossed" beside "Orvenia said that Keshi boats crossed at noon"."""
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


def _blame_denied(claim: Claim, blaming: Mapping[str, Sequence[Claim]], board: Board) -> tuple[Claim, ...]:
    """As in "Kesh denied any shelling", a day after Orvenia said that Kesh shelled a village."""
    attack = claim.event is not None and claim.event.type == "attack"
    cleared = clears_itself(claim, board)
    if not cleared and not (attack and (claim.stance == "denies" or refuses(claim, board))):
        return ()
    against = [c for who in board.owners(claim) for c in blaming.get(who, ())[-_CROWD:] if _deniable(c, claim, board)]
    if cleared:  # in another article only in words that both have: many guns were silent on many days
        against = [c for c in against if c.article == claim.article or _in_common(c, claim, board)]
    found = min(against, key=lambda c: (c.article != claim.article, c.id), default=None)
    return (found,) if found else ()


def _in_common(a: Claim, b: Claim, board: Board) -> bool:
    ours, theirs = ({s for clause in board.clauses[c.id] for s in clause.stems} for c in (a, b))
    return any(board.rare(stem) for stem in (ours & theirs) - board.parties)


def _thing_denied(claim: Claim, board: Board) -> tuple[Claim, ...]:
    found = thing_denied(claim, board) if claim.stance == "denies" else None
    return (found,) if found else ()


def _deniable(said: Claim, by: Claim, board: Board) -> bool:
    return _stated(said, by, board) and not dismisses(said, board)


def _stated(said: Claim, by: Claim, board: Board) -> bool:
    """True for what somebody else states of the same event; as in "He is charged with theft. He denies it", whoever charges."""
    charged = said.stance == "accuses" and said.article == by.article and _just_before(said, by, board)
    stands = said.stance in ASSERTING and (has_voice(said, board.window) or charged)
    return stands and _apart(said, by, board) and board.events.same(said, by)


def _apart(said: Claim, by: Claim, board: Board) -> bool:
    """True for two sides; in one article also for two voices of one side, of which one plainly denies what the other says."""
    plainly = by.stance == "denies" and said.article == by.article
    return board.two_voices(said, by) if plainly else board.opposed(said, by)


def _around(claim: Claim, board: Board) -> Claim | None:
    """As in "... that the shelling began on our side, a charge that the ministry called absurd": the one that holds it."""
    own = board.extent(claim)
    for said in board.by_article[claim.article]:
        around = next((p for p in said.content if p.overlaps(claim.content[0])), None)
        if around is None or said.id == claim.id or own.start - around.start < _OWN * (around.end - around.start):
            continue  # not around it, or hardly more than the denial itself, as an agency carries it
        if _stated(said, claim, board):
            return said
    return None


def _called(claim: Claim, board: Board) -> Claim | None:
    """As in "called the shelling an invention", some sentences after what was said of a shelling."""
    judging = {board.wording.stem(word) for word in board.wording.dismissals} | {
        board.wording.stem(word) for word in TOLD
    }
    named = {stem for clause in board.clauses[claim.id] for stem in clause.stems} - judging - board.parties
    if not named or not dismisses(claim, board):
        return None
    for said in reversed(board.by_article[claim.article]):
        told = {stem for clause in board.clauses[said.id] for stem in clause.stems}
        if board.extent(said).start < board.extent(claim).start and named <= told and _deniable(said, claim, board):
            return said
    return None


def _before(claim: Claim, board: Board) -> tuple[Claim, ...]:
    """The nearest statement before a denial by somebody else, an accusation first, with what its speaker said just before.

    As in "The staff said that a unit had crossed the ridge. It left two bodies, the staff added. Kesh dismissed that version".
    """
    last = _earlier(claim, board)
    if not last or (claim.stance != "denies" and last[-1].stance in ("questions", "urges")):
        return ()  # "Asked whether he could name him, he said that he could not": an answer
    near = [
        c for c in last if _deniable(c, claim, board) and (_weighty(c, claim, board) or _just_before(c, claim, board))
    ]
    accusing = [c for c in near if c.stance == "accuses" or c.target_party in board.owners(claim)]
    return _told_with((accusing or near)[-1], near, board) if near else ()


def _earlier(claim: Claim, board: Board) -> list[Claim]:
    """The few claims that stand before a denial, near enough for "it" to mean them."""
    before = [
        c
        for c in board.by_article[claim.article]
        if board.extent(c).start < board.extent(claim).start and c.id != claim.id
    ]
    return [c for c in before[-_BACK:] if board.extent(claim).start - board.extent(c).end <= _FAR]


def _told_with(meant: Claim, near: Sequence[Claim], board: Board) -> tuple[Claim, ...]:
    """What is meant, after what the same speaker stated just before it."""
    told = [
        c
        for c in near
        if board.extent(c).start <= board.extent(meant).start and c.stance in ASSERTING and not board.opposed(c, meant)
    ]
    return (*(c for c in told if c.id != meant.id), meant)


def _just_before(said: Claim, denial: Claim, board: Board) -> bool:
    """As in "Port papers wrote that she carried copper. “Rubbish,” snorted her captain": whoever said it, the denial is next."""
    gap = board.extent(denial).start - board.extent(said).end
    sweeping = {"everything", "anything"} & set(words_of(board.text(denial)))
    return points_back(denial, board) and not sweeping and 0 <= gap <= _NEXT


def _weighty(said: Claim, by: Claim, board: Board) -> bool:
    """True for what a party would deny: said by a party, a named person or body, or about the denier; not a bystander's cry."""
    if board.window.parties(said) or any(s.kind in ("person", "organisation", "outlet") for s in said.speakers):
        return True
    return said.stance == "accuses" or bool(aims_of(said, board) & set(board.owners(by)))


def _account(denial: Claim, board: Board) -> Sequence[Claim]:
    """As in "Kesh denied it. Its army said that four gates were open": what the denier says instead, right after."""
    own, end = set(board.owners(denial)), board.extent(denial).end
    after = [c for c in board.by_article[denial.article] if end - 1 <= board.extent(c).start <= end + _AFTER]
    return [c for c in after[:1] if own & set(board.owners(c)) and c.stance in ASSERTING and not dismisses(c, board)]
