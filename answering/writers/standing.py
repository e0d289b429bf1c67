"""How an assertion stands: who states it, who confirms, checks or denies it. Never whether it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from answering.case import ENOUGH, Case
from answering.casualties import wanted_in
from answering.matter import Matter, in_order_of
from answering.quantities import numbers_in
from answering.unsaid import leaves_open, tells_of_checking
from answering.words import in_parties, is_stop, tokens
from answering.writers import general
from answering.writers.lines import claim_lines, lead, sentence_line
from domain.answer import DraftStatement
from domain.claim import Claim

Act = Literal["confirms", "checks", "denies", "truth"]
_WHO = r"(?:any(?:one|body)|some(?:one|body)|who)"
_ANY = r"(?:any(?:one|body|thing)?|some(?:one|body)|who|which \w+|what \w+|the \w+|others?|nobody)"
# Each stands under a question that made it necessary; the first that fits wins.
_ASKED: tuple[tuple[Act, str], ...] = (
    # Did anyone verify the toll? Has it been independently confirmed? Who checked the figures?
    (
        "checks",
        (
            r"\bindependent(?:ly)? (?:\w+ )?(?:confirm|verif|check|corroborat|establish|sourc|evidence|account)\w*|"
            r"\b(?:verif(?:y|ied|ication|iable)|corroborat\w+|fact-?check\w*)\b|"
            rf"\b{_ANY} (?:\w+ )?(?:double-?)?check(?:ed|s)?\b"
        ),
    ),
    # Who confirmed the shelling? Has that been confirmed?
    (
        "confirms",
        (
            rf"^\W*(?:and |but |so )?{_ANY} (?:has |have |had |else |actually |officially )*confirm|"
            rf"\b(?:did|has|have|does|do) (?:{_WHO}|others?|nobody) (?:\w+ )?confirm|"
            r"^\W*(?:and |but |so )?(?:is|was|has|have|had|are|were) .*\bconfirmed\b|\bconfirmation of\b"
        ),
    ),
    # Who denied the shelling? Did anyone deny that?
    (
        "denies",
        (
            rf"^\W*(?:and |but |so )?{_WHO} (?:ha(?:s|ve|d) |else |\w+ly )*(?:den(?:y|ies|ied)|reject(?:s|ed)|refut(?:es|ed))\b|"
            rf"\b(?:did|has|have|does|do) {_WHO} (?:else )?(?:den(?:y|ied)|reject|rejected|refute|refuted)\b"
        ),
    ),
    # Is it true that the bridge was mined? How reliable is the report? What evidence is there that they did it?
    (
        "truth",
        (
            r"\bhow (?:reliable|credible|trustworthy|believable|accurate|certain|sure|solid|likely|plausible)\b|"
            r"^\W*(?:and |but |so )?(?:is|are|was|were) .*\b(?:true|reliable|credible|trustworthy|accurate|believable|proven|"
            r"plausible|a lie|fake|false)\b|"
            r"\b(?:evidence|proof)\b(?! (?:did|does|do|has|have) )|\bcan (?:we|i|one|you) (?:trust|believe|rely)\b|"
            r"^\W*did .* really\b"
        ),
    ),
)
_CONFIRMS = re.compile(r"(?i)\bconfirm(?:s|ed|ing)?\b")
_YES_NO = re.compile(r"(?i)^\W*(?:and |but |so )?(?:did|does|do|has|have|had|is|are|was|were)(?:n[’']t)?\b")
_CONFIRMED = re.compile(r"(?i)\b(?:we|I|it|they|ha(?:s|ve|d)) (?:\w+ ){0,3}confirmed\b")
_ALONE = 0.7  # of the event's words that a denial must have in an article about something else
_SHOWN, _AGAINST, _CHECKS = 3, 2, 2
_NEAR = 0.4  # of the event's words that a denial or a check must have beside standing in its articles


def act_asked(question: str) -> Act | None:
    """What a question wants to know of an assertion's standing; None when it asks for none.

    >>> act_asked("Who confirmed the fire?"), act_asked("Is it true that the mill burnt?"), act_asked("Who lit the fire?")
    ('confirms', 'truth', None)
    """
    head = question.partition(": ")[0] if question.count(": ") else question
    return next((act for act, rule in _ASKED if re.search(rule, head, re.IGNORECASE)), None)


def write(case: Case) -> Iterator[DraftStatement]:
    """Who states it and who says otherwise, after a line that says what nobody is quoted as doing."""
    act, matter = act_asked(case.question.asked_as), Matter(case=case)
    stated = stating(matter)
    against = opposing(case, matter, stated)
    if act is None or not (stated or against):
        return
    if act == "denies":
        yield from _denied(case, stated, against)
        return
    confirming = [c for c in stated if _confirms(case, c)]
    if act == "confirms" and confirming:
        yield from claim_lines([*confirming, *against[:_AGAINST]], case.ledger)
        return
    checks = list(_checked(matter, {i for c in (*stated, *against) for i in case.ledger.ids(c)}))
    if act == "confirms":
        yield lead("nobody confirms")
    elif act == "checks":
        yield lead("checked" if checks else "nobody checked")
    else:
        yield lead("not judged")
    if act == "checks":
        yield from checks
    yield from claim_lines([*stated[: _SHOWN - 1 if checks else _SHOWN], *against[:_AGAINST]], case.ledger)
    if act != "checks":
        yield from checks[:1]


def otherwise(case: Case, drafts: Sequence[DraftStatement]) -> Iterator[DraftStatement]:
    """For “Did Talmark shell the mill?” who says otherwise than the drafts: a yes or no is nobody's here to give."""
    head = case.question.asked_as.partition(": ")[0]
    told = [case.ledger.by_id[i] for d in drafts for i in d.claims if i in case.ledger.by_id]
    if not told or not _YES_NO.search(head) or case.question.kind not in ("general", "how-many"):
        return
    shown = {i for d in drafts for i in d.sentences}
    against = opposing(case, Matter(case=case), told)
    new = [c for c in against if not set(case.ledger.ids(c)) & shown]
    yield from claim_lines(new[:_AGAINST], case.ledger)


def _denied(case: Case, stated: Sequence[Claim], against: Sequence[Claim]) -> Iterator[DraftStatement]:
    denying = [c for c in (*against, *stated) if c.stance == "denies" or c.negated]
    if denying or against:
        yield from claim_lines((denying or list(against))[:4], case.ledger)
        return
    yield lead("nobody denies")
    yield from claim_lines(stated[:_SHOWN], case.ledger)


def stating(matter: Matter) -> tuple[Claim, ...]:
    """The claims that make the assertion, attributed ones only where there are any, best first."""
    case = matter.case
    wanted, numbers = wanted_in(case), set(numbers_in(case.question.asked_as))
    scored: list[tuple[float, Claim]] = []
    for claim in matter.claims():
        if not any(not is_stop(t) for s in claim.speakers for t in tokens(s.name)):
            continue  # "themselves", "we": a reader learns of nobody
        if not general.of_parties(case, claim) or claim.stance in ("denies", "declines", "questions") or claim.negated:
            continue
        if wanted is not None and not wanted.of(claim):
            continue
        own = matter.score(claim) + (ENOUGH if wanted is not None else 0.0) + _accuses(case, claim)
        fits = numbers & set(numbers_in(case.ledger.content(claim)))
        if own >= ENOUGH:
            scored.append((own + len(fits) + 0.5 * _confirms(case, claim) - 0.5 * claim.is_narrator, claim))
    found = in_order_of(scored)
    return tuple(c for c in found if not c.is_narrator) or found[:_SHOWN]


def _accuses(case: Case, claim: Claim) -> float:
    """Half a share for blaming the party that the question names: “that Talmark was behind the fire” is told in many words."""
    return ENOUGH if claim.stance == "accuses" and in_parties(claim.target_party, case.question.parties) else 0.0


def opposing(case: Case, matter: Matter, stated: Sequence[Claim]) -> tuple[Claim, ...]:
    """Who says otherwise: denials of the same, and the other sides of the disputes over these claims, best first."""
    told, whose = {c.id for c in stated[:_SHOWN]}, {case.ledger.source(c) for c in stated[:1]}
    known = case.ledger.by_id
    met = [d for d in case.ledger.evidence.disputes if any(told & set(s.claims) for s in d.sides)]
    others = [
        known[i]
        for d in met
        for s in d.sides
        if not told & set(s.claims)
        for i in s.claims
        if i in known and (d.kind != "accusation" or matter.score(known[i]) >= _NEAR)
    ]
    denying = [c for c in case.ledger.claims if c.stance == "denies" or (c.negated and c.stance != "declines")]
    floors = ((c, _NEAR if c.article in matter.ids else _ALONE) for c in denying)
    denials = [c for c, floor in floors if matter.score(c) >= floor and _tells(matter, c, floor)]
    first, second = (others, denials) if wanted_in(case) else (denials, others)
    found = (*in_order_of((matter.score(c), c) for c in first), *in_order_of((matter.score(c), c) for c in second))
    return tuple(c for c in dict.fromkeys(found) if c.id not in told and case.ledger.source(c) not in whose)


def _tells(matter: Matter, claim: Claim, floor: float) -> bool:
    """True for a claim in an article about the event; elsewhere it must name what the question names."""
    return floor == _NEAR or matter.case.cover(matter.case.stems_of(claim), matter.terms) >= _ALONE


def _confirms(case: Case, claim: Claim) -> bool:
    """True for "the office confirmed" and "we have confirmed eleven dead", not for "we cannot confirm it"."""
    said = case.ledger.said(claim)
    if leaves_open(said):
        return False
    cue = claim.cue.of(case.ledger.article(claim).text) if claim.cue else ""
    return claim.stance == "confirms" or _CONFIRMS.search(cue) is not None or _CONFIRMED.search(said) is not None


def _checked(matter: Matter, shown: set[str]) -> Iterator[DraftStatement]:
    """Sentences about a check of it, in the articles about it."""
    case, found = matter.case, list[DraftStatement]()
    for article in matter.articles:
        for sentence in article.sentences:
            text, key = sentence.span.of(article.text), article.sentence_id(sentence)
            near = case.cover(case.stems_at(article, sentence), matter.details) if matter.details else 1.0
            if key not in shown and tells_of_checking(text) and len(tokens(text)) > 5 and near >= _NEAR:
                found.append(sentence_line(article, sentence, (), case.told_again(article, sentence)[:1]))
    yield from found[:_CHECKS]
