"""Whose words a question asks for: a person, an office, or a party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.case import Case
from answering.words import content_terms, in_parties, same_name, stem, tokens
from domain.claim import Claim

_SAY = (
    r"(?:sa(?:y|id)|state|claim|den(?:y|ied)|demand|offer|promise|call|want|ask|urge|propose|announce|think|respond|admit|warn|"
    r"accuse|blame|declare|threaten|pledge|express|insist|request|tell|report|make|made|give|write|speak|spoke|issue|publish)"
)
_VIEW = r"(?:position|stance|attitude|reaction|response|demands?|views?)"
_OFFICE = r"(?:(?: of| of the)? [A-Z]\w+| ministry| government| army| president| spokes\w+)"
_SUBJECT = (
    rf"(?i)\bwhat (?:\w+ ){{0,2}}?(?:did|does|do|has|have|had)\s+(?P<who>.+?)\s+{_SAY}\w*\b",
    rf"(?i)\b{_VIEW} (?:of|from|by) (?P<who>.+?)(?:\s+(?:on|to|about|regarding|in|over|towards?)\b|\W*$)",
    rf"(?i)\b(?:when|date|day|time) (?:did|does|was|has)\s+(?P<who>.+?)\s+{_SAY}\w*\b",
    rf"(?i:\bwhy (?:did|does|do|has|have|is|was))\s+(?P<who>(?:the )?[A-Z]\w+(?:['’]s)?{_OFFICE}*)",
    rf"\b(?P<who>(?:the )?[A-Z]\w+(?: \w+)?)['’]s? (?i:{_VIEW}|offer)\b",
)
_OFFICES = frozenset(
    stem(w)
    for w in (
        "ministry", "minister", "foreign", "defence", "interior", "president", "prime", "parliament", "army", "general", "staff",
        "spokesman", "spokeswoman", "spokesperson", "ambassador", "embassy", "governor", "mayor", "police", "commander", "king",
        "chancellor", "secretary", "council", "commission", "border", "service", "court", "navy", "guard",
    )
)  # fmt: skip


def subject_of(question: str) -> str | None:
    """The words of a question that name whose statement it asks for.

    >>> subject_of("What did the Talmark foreign ministry say about the bridge?")
    'the Talmark foreign ministry'
    """
    found = (re.search(rule, question) for rule in _SUBJECT)
    return next((m["who"].strip() for m in found if m), None)


def claims_of_subject(case: Case) -> tuple[Claim, ...] | None:
    """The claims of the person, office or party that the question asks for; None when it asks for nobody's.

    An office that did not speak ("the Talmark foreign ministry", where only the army is quoted) has no claims.
    """
    subject = subject_of(case.question.asked_as)
    if subject is None:
        return tuple(c for c in case.ledger.claims if case.ledger.is_of(c, case.parties)) if case.parties else None
    parties = tuple(p for p in case.question.parties if _names(p, subject))
    rest = _beyond_parties(subject, case.question.parties)
    offices = {stem(t) for t in rest} & _OFFICES
    names = [t for t in rest if stem(t) not in _OFFICES and _capital(t, subject)]
    if not (parties or offices or names):
        return None
    return tuple(
        c for c in case.ledger.claims if _spoken_by(c, parties, offices, names) or _published_by(case, c, subject)
    )


def subject_terms(case: Case) -> frozenset[str]:
    """The stems of the subject's words: they say who, not about what."""
    subject = subject_of(case.question.asked_as)
    return frozenset(stem(t) for t in content_terms(subject)) if subject else frozenset()


def _names(party: str, words: str) -> bool:
    return all(any(same_name(a, b) for b in tokens(words)) for a in tokens(party)[:1]) or party.lower() in words.lower()


def _beyond_parties(subject: str, parties: Sequence[str]) -> list[str]:
    known = [w for p in parties for w in tokens(p)]
    return [t for t in content_terms(subject) if not any(same_name(t, w) for w in known)]


def _capital(word: str, text: str) -> bool:
    return (
        re.search(rf"\b{re.escape(word.title())}", text) is not None
        or re.search(rf"\b{re.escape(word.upper())}\b", text) is not None
    )


def _spoken_by(claim: Claim, parties: Sequence[str], offices: set[str], names: Sequence[str]) -> bool:
    if claim.is_narrator:
        return False
    for speaker in claim.speakers:
        told = {
            stem(t) for t in tokens(f"{speaker.name} {speaker.role or ''} {' '.join(v.name for v in claim.via[:-1])}")
        }
        known = tokens(speaker.name)
        fits_party = not parties or in_parties(speaker.party, parties)
        if fits_party and offices <= told and all(any(same_name(n, k) for k in known) for n in names):
            return True
    return False


def _published_by(case: Case, claim: Claim, subject: str) -> bool:
    """True for an office's own statement, when the office is the subject ("What does the River Assembly say?")."""
    wanted = content_terms(subject)
    known = tokens(case.ledger.article(claim).name)
    own = case.ledger.is_own_statement(claim)
    return own and bool(wanted) and all(any(same_name(w, k) for k in known) for w in wanted)
