"""Whose words a question asks for: a person, an office, or a party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.case import Case
from answering.words import content_terms, same_name, stem, tokens
from domain.claim import Claim

_SAY = (
    r"(?:sa(?:y|id)|state|claim|den(?:y|ied)|demand|offer|promise|call|want|ask|urge|propose|announce|think|respond|admit|warn|"
    r"accuse|blame|declare|threaten|pledge|express|insist|request|tell|report|make|made|give|write|speak|spoke|issue|publish)"
)
_VIEW = r"(?:position|stance|attitude|reaction|response|demands?|views?)"
_OFFICE = r"(?:(?: of| of the)? [A-Z]\w+| ministry| government| army| president| spokes\w+)"
_SUBJECT = (
    rf"(?i)\b(?:what|whom?) (?:\w+ ){{0,2}}?(?:did|does|do|has|have|had)\s+(?P<who>.+?)\s+(?-i:{_SAY})\w*\b",
    rf"(?i)\b{_VIEW} (?:of|from|by) (?P<who>.+?)(?:\s+(?:on|to|about|regarding|in|over|towards?)\b|\W*$)",
    rf"(?i)\b(?:when|date|day|time|outlets?|agency|agencies|whom) (?:did|does|was|has)\s+(?P<who>.+?)\s+(?-i:{_SAY})\w*\b",
    rf"(?i:\bwhy (?:did|does|do|has|have|is|was))\s+(?P<who>(?:the )?[A-Z]\w+(?:['’]s)?{_OFFICE}*)",
    rf"\b(?P<who>(?:the )?[A-Z]\w+(?: \w+)?)['’]s? (?i:{_VIEW}|offer)\b",
)
_TOLD = re.compile(r"\btell (?:the )?(?P<whom>[A-Z]\w+(?: [A-Z]\w+)?)")
OFFICES = frozenset(
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
        return _of_parties(case, case.parties) if case.parties else None
    parties = tuple(p for p in case.question.parties if _names(p, subject))
    rest = _beyond_parties(subject, case.question.parties)
    offices = {stem(t) for t in rest} & OFFICES
    names = [t for t in rest if stem(t) not in OFFICES and _capital(t, subject)]
    if not (parties or offices or names):
        return None
    if not (offices or names):
        return _of_parties(case, parties)
    spoken = (
        c for c in case.ledger.claims if _spoken_by(case, c, parties, offices, names) or _published_by(case, c, subject)
    )
    return tuple(spoken)


def subject_terms(case: Case) -> frozenset[str]:
    """The stems of the words for who speaks, and for whom it is told ("What did he tell Orsa?"): they do not say about what."""
    question = case.question.asked_as
    told = _TOLD.search(question)
    words = f"{subject_of(question) or ''} {told['whom'] if told else ''}"
    return frozenset(stem(t) for t in content_terms(words))


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


def _spoken_by(case: Case, claim: Claim, parties: Sequence[str], offices: set[str], names: Sequence[str]) -> bool:
    if claim.is_narrator or (parties and not case.ledger.is_of(claim, parties)):
        return False
    for speaker in claim.speakers:
        via = " ".join(v.name for v in claim.via[:-1])
        told = {stem(t) for t in tokens(f"{speaker.name} {speaker.role or ''} {via}")}
        known = tokens(f"{speaker.name} {speaker.role or ''}")
        if offices <= told and all(any(same_name(n, k) for k in known) for n in names):
            return True
    return False


def _published_by(case: Case, claim: Claim, subject: str) -> bool:
    """True for an office's own statement, when the office is the subject ("What does the River Assembly say?")."""
    wanted = content_terms(subject)
    known = tokens(case.ledger.article(claim).name)
    own = case.ledger.is_own_statement(claim)
    return own and bool(wanted) and all(any(same_name(w, k) for k in known) for w in wanted)


def _of_parties(case: Case, parties: Sequence[str]) -> tuple[Claim, ...]:
    """The parties' claims, and those of officials without a known party who speak for one by name.

    "Velmora has sent nobody, the interior minister said": whose minister he is, the article leaves to the reader.
    """
    own = (c for c in case.ledger.claims if case.ledger.is_of(c, parties) or _speaks_for(case, c, parties))
    return tuple(own)


def _speaks_for(case: Case, claim: Claim, parties: Sequence[str]) -> bool:
    officials = [
        s
        for s in claim.speakers
        if s.party is None and re.search(r"(?i)\bminist|\bpresident|\bspokes|\bgovernment", s.role or s.name)
    ]
    opening = tokens(case.ledger.content(claim))[:2]
    return bool(officials) and any(same_name(word, t) for word in opening for p in parties for t in tokens(p)[:1])
