"""Accusations and denials: A says that B did it, B says that A did, or that nobody did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.quarrel import Quarrel
from claims.window import Window
from domain.claim import Claim

_FIRST = re.compile(
    r"\b(open(ed|ing)? fire|fired? first|shot first|start(ed|ing)? (to )?(shoot|fir)\w*|first (military )?attack"
    r"|(violat|br(o|ea)k)\w* (of )?(the |a )?(\w+ )?(cease-?fire|truce)|provocations?|provoked)\b",
    re.IGNORECASE,
)


def denials(claims: Sequence[Claim], window: Window) -> Iterator[Quarrel]:
    """Each denied claim with who makes it and who denies it."""
    by_id = {c.id: c for c in claims}
    deniers: dict[str, list[Claim]] = {}
    for claim in claims:
        denied = _denied(claim, claims, by_id, window)
        if denied is not None:
            deniers.setdefault(denied.id, []).append(claim)
    for target, said in deniers.items():
        claimant = by_id[target]
        sides: dict[str, tuple[Claim, ...]] = dict.fromkeys(owners(claimant, window), (claimant,))
        for claim in said:
            for who in owners(claim, window):
                sides[who] = (*sides.get(who, ()), claim)
        if len(sides) > 1:
            yield Quarrel(
                kind="denial",
                question=_denial_question(claimant, said, window),
                sides=tuple(sides.items()),
                about=target,
            )


def blames(claims: Sequence[Claim], window: Window) -> Iterator[Quarrel]:
    """One quarrel for each pair of parties and event: A blames B, and B blames A."""
    hostile = [(who, against, c) for c in claims for who, against in _aims(c, window)]
    done: set[tuple[str, str, str]] = set()
    for who, against, claim in hostile:
        here = [h for h in hostile if window.same_event(claim, h[2]) and h[0] != h[1]]
        ours = tuple(c for w, a, c in here if (w, a) == (who, against))
        theirs = tuple(c for w, a, c in here if (w, a) == (against, who))
        key = (*sorted((who, against)), min((c.id for c in (*ours, *theirs)), default=""))
        if theirs and key not in done and not any(_seen(done, who, against, c) for c in (*ours, *theirs)):
            done |= {(*sorted((who, against)), c.id) for c in (*ours, *theirs)}  # type: ignore[misc]
            yield _blame(who, against, ours, theirs, window)


def owners(claim: Claim, window: Window) -> tuple[str, ...]:
    """Who stands for a claim: its parties, else its speakers by name."""
    return window.parties(claim) or tuple(dict.fromkeys(s.name for s in claim.speakers))


def _seen(done: set[tuple[str, str, str]], who: str, against: str, claim: Claim) -> bool:
    a, b = sorted((who, against))
    return (a, b, claim.id) in done


def _aims(claim: Claim, window: Window) -> Iterator[tuple[str, str]]:
    """(who says it, whom it blames) for a claim that blames a party."""
    event = claim.event
    aimed = {window.party(claim.target_party)} if claim.stance == "accuses" else set()
    if event and event.type == "attack" and event.actor and claim.stance in ("asserts", "accuses", "confirms"):
        aimed.add(window.party(event.actor))
    parties = window.parties(claim)
    if claim.stance == "accuses" and len(parties) == 2 and all(s.kind == "group" for s in claim.speakers):
        yield from ((parties[0], parties[1]), (parties[1], parties[0]))  # "both sides accused each other"
        return
    for who in parties:
        yield from ((who, whom) for whom in sorted(a for a in aimed if a) if whom != who)


def _blame(who: str, against: str, ours: tuple[Claim, ...], theirs: tuple[Claim, ...], window: Window) -> Quarrel:
    first = all(any(_is_first(c, window) for c in side) for side in (ours, theirs))
    a, b = sorted((who, against))
    question = f"Who opened fire first: {a} or {b}?" if first else f"Who is to blame: {a} or {b}?"
    sides = ((who, _first_ones(ours, window)), (against, _first_ones(theirs, window)))
    return Quarrel(kind="initiator" if first else "accusation", question=question, sides=sides)


def _first_ones(claims: tuple[Claim, ...], window: Window) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: not _is_first(c, window)))


def _is_first(claim: Claim, window: Window) -> bool:
    article = window.articles[claim.article]
    return any(_FIRST.search(p.of(article.text)) for p in claim.content)


def _denied(claim: Claim, claims: Sequence[Claim], by_id: Mapping[str, Claim], window: Window) -> Claim | None:
    """The claim that a denial denies: the one it is linked to, else the latest that blames the denier for the event."""
    if claim.stance != "denies":
        return None
    if claim.denies is not None and claim.denies in by_id:
        return by_id[claim.denies]
    mine = set(window.parties(claim))
    if claim.event is None or claim.event.type != "attack":
        return None
    blaming = [c for c in claims if c.stance in ("asserts", "accuses") and c.event and c.event.type == "attack"]
    against = [
        c for c in blaming if mine & {whom for _, whom in _aims(c, window)} and window.same_event(c, claim)
    ]  # fmt: skip
    return min(against, key=lambda c: (c.article != claim.article, c.id), default=None)


def _denial_question(claimant: Claim, said: Sequence[Claim], window: Window) -> str:
    deniers = _listed(dict.fromkeys(who for c in said for who in owners(c, window)))
    verb = "denies" if " and " not in deniers else "deny"
    says = _listed(owners(claimant, window))
    blamed = {whom for _, whom in _aims(claimant, window)} & {who for c in said for who in owners(c, window)}
    if len(blamed) != 1:
        return f"Did it happen as {says} says? {deniers} {verb} it."
    attack = claimant.event is not None and claimant.event.type == "attack"
    deed = f"attack, as {says} says" if attack else f"do what {says} says"
    return f"Did {next(iter(blamed))} {deed}? {deniers} {verb} it."


def _listed(names: Sequence[str] | Mapping[str, None]) -> str:
    held = list(names)
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}"
