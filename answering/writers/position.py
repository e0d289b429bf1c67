"""What somebody said: that speaker's or party's claims on the topic, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.case import ENOUGH, Case
from answering.folding import folded
from answering.subject import claims_of_subject, subject_terms
from answering.templates import listed
from answering.words import stem
from answering.writers import general
from answering.writers.lines import AT_MOST, claims_line, lead
from domain.answer import DraftStatement
from domain.claim import Claim, Stance

_ACTS: tuple[tuple[str, frozenset[Stance], str], ...] = (
    (r"\boffer|\bpropos|\bpromis|\bpledg|\bcommit", frozenset({"commits"}), r"\b(?:offer|propos|promis|pledg|ready|willing|prepared to|help|host|mediat)"),
    (r"\bden(?:y|ied|ies|ial)|\breject", frozenset({"denies"}), r"\b(?:den(?:y|ied|ies|ial)|reject)"),
    (r"\baccus|\bblam", frozenset({"accuses"}), r"\b(?:accus|blam|responsib|provocation)"),
    (r"\bdemand|\bcall(?:ed)? (?:for|on)|\burge|\bask(?:ed)? for|\brequest", frozenset({"urges"}), r"\b(?:demand|call(?:ed|s|ing)? (?:for|on)|urg|must|should|need for|necessity)"),
    (r"\bwarn|\bthreat", frozenset(), r"\b(?:warn|threat|reserves? the right|will not|consequence|response)"),
)  # fmt: skip


Line = tuple[tuple[Claim, ...], ...]


def write(case: Case) -> Iterator[DraftStatement]:
    """Nothing when the speaker or party that is asked for said nothing on the topic."""
    claims = claims_of_subject(case)
    if claims is None:
        yield from general.write(case)
        return
    chosen = _of_act(case, on_topic(case, claims))
    lines = _fewer(by_sentence(folded(chosen, case.ledger), case))
    parties = tuple(dict.fromkeys(p for line in lines for p in line[0][0].parties))
    if parties and case.question.kind == "position":
        yield lead("position of", party=listed(parties))
    known: set[str] = set()
    for line in lines:
        speaker = line[0][0].speakers[0].name
        yield claims_line(line, case.ledger, longest=34, introduced=speaker in known)
        known.add(speaker)


def by_sentence(groups: Sequence[tuple[Claim, ...]], case: Case) -> tuple[Line, ...]:
    """Folded claims that one speaker makes in one sentence, together: they make one line."""
    lines: dict[tuple[str, str], list[tuple[Claim, ...]]] = {}
    for group in groups:
        lines.setdefault((case.ledger.ids(group[0])[0], case.ledger.speaker(group[0])), []).append(group)
    return tuple(tuple(line) for line in lines.values())


def on_topic(case: Case, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that speak to the topic: by themselves, or in an article whose theme it is, beside one that does."""
    terms = tuple(t for t in case.topic if t not in subject_terms(case) and not _act_term(t))
    if not terms:
        return tuple(claims)
    direct = {c.id for c in claims if case.cover(case.stems_of(c), terms) >= ENOUGH}
    homes = {c.article for c in claims if c.id in direct}
    ranked = sorted(homes, key=lambda a: -sum(c.id in direct and c.article == a for c in claims))
    kept = [c for a in ranked for c in claims if c.article == a and (c.id in direct or _thematic(case, c, terms))]
    return tuple(kept)


def _thematic(case: Case, claim: Claim, terms: tuple[str, ...]) -> bool:
    """True when the topic is what the claim's article is about, so that all that a party says there bears on it."""
    theme = case.theme(case.ledger.article(claim))
    return case.cover(theme | case.stems_of(claim), terms) >= 0.75


def _act_term(term: str) -> bool:
    return any(re.search(asked, term) for asked, _, _ in _ACTS) or term in {
        stem("make"),
        stem("position"),
        stem("respond"),
    }


def _of_act(case: Case, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that do what the question asks for ("what did she offer?"); all when it asks for no act."""
    for asked, stances, words in _ACTS:
        if re.search(asked, case.question.asked_as, re.IGNORECASE):
            return tuple(
                c for c in claims if c.stance in stances or re.search(words, case.ledger.said(c), re.IGNORECASE)
            )
    return claims


def _fewer(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """At most as many lines as a reader wants, each party keeping its share."""
    if len(lines) <= AT_MOST:
        return lines
    parties = list(dict.fromkeys(_party(line) for line in lines))
    share = max(1, AT_MOST // len(parties))
    return tuple(line for p in parties for line in [x for x in lines if _party(x) == p][:share])[:AT_MOST]


def _party(line: Line) -> str:
    return next(iter(line[0][0].parties), "")
