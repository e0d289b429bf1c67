"""Why: reasons that somebody gives; and when the question assumes what no source says, that is said first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.case import Case
from answering.subject import claims_of_subject, subject_of
from answering.words import is_stop, names_meet, same_name, stem, stems, tokens
from answering.writers import general
from answering.writers.lines import claim_lines, lead
from answering.writers.position import on_topic
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

_REASON = re.compile(
    r"(?i)\b(?:because|due to|as a result|in response|in retaliation|therefore|so that|in order to|citing|reason|after|since|"
    r"evidenced|explained|to (?:prevent|protect|ensure|stop|avoid|achieve|secure))\b"
)
_DEED = re.compile(r"(?i)^\W*(?:and |but |so )?why (?:did|does|do|has|have|is|was|were|had)\s+(?P<rest>.+?)\W*$")
_CIRCUMSTANCE = re.compile(
    r"(?i)\s+(?:in (?:its|his|her|their|the|a) |on (?:(?:the|its|his|their) )?(?:[a-z]+day|\d|clash|border|talk|conflict)|"
    r"during |after |before |at the )"
)


def write(case: Case) -> Iterator[DraftStatement]:
    """Statements with a reason on the topic; a correction when the premise is nowhere; nothing when nobody speaks to it."""
    assumed = deed_in(case)
    if assumed and not supported(case, *assumed):
        yield from _corrected(case, *assumed)
        return
    best = general.best_claims(case, floor=0.4)
    reasons = tuple(c for c in best if _REASON.search(case.ledger.said(c)))
    if reasons:
        yield from claim_lines(reasons[:4], case.ledger)
    elif best:
        yield lead("no reason")
        yield from claim_lines(best[:3], case.ledger)
    else:
        yield from general.sentences(case)


def deed_in(case: Case) -> tuple[str, str] | None:
    """The doer and what the question takes for done ("Talmark", "take the side of Orvenia"), without the circumstances."""
    found = _DEED.match(case.question.asked_as)
    doer = subject_of(case.question.asked_as)
    if found is None or doer is None or not found["rest"].startswith(doer):
        return None
    rest = found["rest"].removeprefix(doer).strip()
    deed = _CIRCUMSTANCE.split(rest, maxsplit=1)[0].strip(" ?.,")
    return (doer, deed) if deed else None


def supported(case: Case, doer: str, deed: str) -> bool:
    """True when one sentence of or about the doer has nearly all that the question takes for done."""
    small = ("the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "it", "its")
    roots = [stem(t) for t in tokens(deed) if t not in small]
    return any(_share(roots, s.span.of(a.text)) >= 0.75 for a, s in case.sentences if _of_doer(case, doer, a, s))


def _share(roots: Sequence[str], sentence: str) -> float:
    there = {stem(t) for t in tokens(sentence)}
    return sum(r in there or any(same_name(r, t) for t in there) for r in roots) / len(roots) if roots else 1.0


def _corrected(case: Case, doer: str, deed: str) -> Iterator[DraftStatement]:
    """The doer's own statements, those nearest to the deed first; nothing when the doer says nothing at all."""
    own = claims_of_subject(case) or ()
    near = on_topic(case, own) or tuple(c for c in own if _nearness(case, c, deed) > 1)
    chosen = sorted(near, key=lambda c: -_nearness(case, c, deed))[:3]
    if not chosen:
        return
    yield lead("asker assumes", party=doer, premise=deed)
    yield from claim_lines(chosen, case.ledger, longest=30)


def _nearness(case: Case, claim: Claim, deed: str) -> int:
    """Shared words with the deed; even-handed wording ("both", "the two") answers a premise of taking sides."""
    text = case.ledger.said(claim)
    others = [p for p in case.question.parties if p.lower() in text.lower()]
    shared = {stem(t) for t in tokens(deed) if not is_stop(t)} & stems(text)
    return len(shared) * 2 + 2 * bool(re.search(r"(?i)\bboth\b|\bthe two\b|\bneither\b", text)) + len(others)


def _of_doer(case: Case, doer: str, article: Article, sentence: Sentence) -> bool:
    """True when the sentence names the doer or holds its claim: what others did is no support."""
    there = tokens(sentence.span.of(article.text))
    named = all(any(same_name(t, w) for t in there) for w in tokens(doer) if not is_stop(w))
    return named or any(names_meet(doer, p) for c in case.ledger.at(article.sentence_id(sentence)) for p in c.parties)
