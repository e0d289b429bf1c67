"""Sides that were only guessed and are no known state: a town whose police is quoted, in a war of states that all know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from claims.parties import Parties
from domain.claim import Claim, Figure


def without_coined_sides(claims: Sequence[Claim], parties: Parties) -> tuple[Claim, ...]:
    """The claims without guesses at victims' sides that `parties` does not know, in articles that name a state it knows.

    What words beside a count call a side ("two Harni officers") is one.

    As in "a source at Harn Police Command said two people were killed", in a report on the Keshi war: the two are not Harn's.
    """
    known = {claim.article for claim in claims if any(name in parties.states for name in _named(claim))}
    told = {f.victims for claim in claims for f in claim.figures if not f.victims_inferred}
    return tuple(_cleared(claim, parties, told) if claim.article in known else claim for claim in claims)


def _named(claim: Claim) -> tuple[str, ...]:
    told = [*claim.parties, claim.target_party, *(f.victims for f in claim.figures)]
    told += [claim.event.actor, claim.event.target] if claim.event else []
    return tuple(name for name in told if name)


def _cleared(claim: Claim, parties: Parties, told: Collection[str | None]) -> Claim:
    figures = tuple(_without(figure, parties, told) for figure in claim.figures)
    return claim if figures == claim.figures else replace(claim, figures=figures)


def _without(figure: Figure, parties: Parties, told: Collection[str | None]) -> Figure:
    guessed = figure.victims_inferred and figure.victims not in told
    if not guessed or figure.victims is None or parties.canonical(figure.victims) is not None:
        return figure
    return replace(figure, victims=None, victims_inferred=False, own_losses=None)
