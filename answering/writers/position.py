"""What somebody said: that speaker's or party's claims on the topic, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.case import ENOUGH, Case
from answering.subject import claims_of_subject, subject_of, subject_terms
from answering.templates import listed
from answering.when_asked import days_asked, kept_within
from answering.words import names_meet, stem
from answering.writers import general
from answering.writers.lines import claim_lines, lead
from domain.answer import DraftStatement
from domain.claim import Claim, Stance

_ACTS: tuple[tuple[str, frozenset[Stance], str], ...] = (
    (
        r"\boffer|\bpropos|\bpromis|\bpledg|\bcommit",
        frozenset({"commits"}),
        r"\b(?:offer|propos|promis|pledg|ready|willing|prepared to|help|host|mediat)",
    ),
    (r"\bden(?:y|ied|ies|ial)|\breject", frozenset({"denies"}), r"\b(?:den(?:y|ied|ies|ial)|reject)"),
    (r"\baccus|\bblam", frozenset({"accuses"}), r"\b(?:accus|blam|responsib|provocation)"),
    (
        r"\bdemand|\bcall(?:ed)? (?:for|on)|\burge|\bask(?:s|ed)?\b|\brequest",
        frozenset({"urges"}),
        r"\b(?:demand|call(?:ed|s|ing)? (?:for|on)|urg|ask(?:ed|s)?\b|invit|propos|must|should|need for|necessity)",
    ),
    (r"\bwarn|\bthreat", frozenset(), r"\b(?:warn|threat|reserves? the right|will not|consequence|response)"),
)


def write(case: Case) -> Iterator[DraftStatement]:
    """Nothing when the speaker or party that is asked for said nothing on the topic."""
    claims = claims_of_subject(case)
    if claims is None:
        yield from general.write(case)
        return
    chosen = of_act(case, on_topic(case, claims))
    parties = _meant(case) or tuple(dict.fromkeys(p for c in chosen for p in c.parties))
    if chosen and parties and case.question.kind == "position":
        yield lead("position of", party=listed(parties))
    yield from claim_lines(chosen, case.ledger, longest=34)


def _meant(case: Case) -> tuple[str, ...]:
    """The parties whose position it is: of "What does Talmark accuse Orvenia of?" the first alone."""
    subject = subject_of(case.question.asked_as)
    named = tuple(p for p in case.parties if subject and names_meet(p, subject))
    return named or case.parties


def on_topic(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that speak to the topic: by themselves, or in an article whose theme it is, beside one that does.

    Where the question names days, those of these days, or of soon after.
    """
    asked = days_asked(case.question.asked_as)
    dated = asked[1] if asked is not None else frozenset[str]()
    claims = kept_within(case.question.asked_as, tuple(claims), case.ledger.said_on, strictly=True)
    terms = tuple(t for t in case.topic if t not in subject_terms(case) | dated and not act_term(t))
    if not terms:
        return claims
    direct = {c.id for c in claims if case.cover(case.stems_of(c), terms) >= ENOUGH}
    homes = {c.article for c in claims if c.id in direct}
    ranked = sorted(homes, key=lambda a: -sum(c.id in direct and c.article == a for c in claims))
    kept = [c for a in ranked for c in claims if c.article == a and (c.id in direct or _thematic(case, c, terms))]
    return tuple(kept)


def _thematic(case: Case, claim: Claim, terms: tuple[str, ...]) -> bool:
    """True when the topic is what the claim's article is about, so that all that a party says there bears on it."""
    theme = case.theme(case.ledger.article(claim))
    return case.cover(theme | case.stems_of(claim), terms) >= 0.75


def act_term(term: str) -> bool:
    """True for a stem that says what kind of act is asked for, not about what."""
    return any(re.search(asked, term) for asked, _, _ in _ACTS) or term in {
        stem("make"),
        stem("position"),
        stem("respond"),
    }


def of_act(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that do what the question asks for ("what did she offer?"); all when it asks for no act, or for two."""
    asked = case.question.asked_as
    if len(re.findall(r"(?i)\bwho\b", asked)) > 1:
        return tuple(claims)
    for act, stances, words in _ACTS:
        if re.search(act, asked, re.IGNORECASE):
            fitting = tuple(
                c for c in claims if c.stance in stances or re.search(words, case.ledger.said(c), re.IGNORECASE)
            )
            return fitting if fitting or stances else tuple(claims)
    return tuple(claims)
