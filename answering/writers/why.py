"""Why: reasons that somebody gives; and when the question assumes what no source says, that is said first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.case import Case
from answering.subject import claims_of_subject
from answering.templates import listed
from answering.words import is_stop, same_name, stem, stems, tokens
from answering.writers import general
from answering.writers.lines import claim_lines, claims_line, lead
from answering.writers.position import by_sentence, on_topic
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

_REASON = re.compile(
    r"(?i)\b(?:because|due to|as a result|in response|in retaliation|therefore|so that|in order to|citing|reason|after|since|evidenced|"
    r"explained|to (?:prevent|protect|ensure|stop|avoid|achieve|secure))\b"
)
_DEED = re.compile(r"(?i)^\W*(?:and |but |so )?why (?:did|does|do|has|have|is|was|were|had)\s+(?P<rest>.+?)\W*$")
_CIRCUMSTANCE = re.compile(
    r"(?i)\s+(?:in (?:its|his|her|their|the|a) |on (?:the|its|his|their)? ?(?:[a-z]+day|\d|clash|border|talk|conflict)|during |after |before |at the )"
)


def write(case: Case) -> Iterator[DraftStatement]:
    """Statements with a reason on the topic; a correction when the premise is nowhere; nothing when nobody speaks to it."""
    deed = deed_in(case)
    if deed and not supported(case, deed):
        yield from _corrected(case, deed)
        return
    best = general.best_claims(case, floor=0.4)
    reasons = tuple(c for c in best if _REASON.search(case.ledger.said(c)))
    if reasons:
        yield from claim_lines(case, reasons[:4])
    elif best:
        yield lead("no reason")
        yield from claim_lines(case, best[:3])
    else:
        yield from general.sentences(case)


def deed_in(case: Case) -> str | None:
    """What the question takes for done, without its doer and its circumstances ("take the side of Talmark")."""
    found = _DEED.match(case.question.asked_as)
    if found is None:
        return None
    words = found["rest"].split()
    own = [w for p in case.question.parties for w in tokens(p)]
    first = next((i for i, w in enumerate(words[:4]) if any(same_name(t, o) for t in tokens(w) for o in own)), None)
    if first is None:
        return None
    rest = " ".join(words[first + 1 :])
    rest = re.sub(
        r"(?i)^(?:(?:foreign|defen[cs]e|interior) )?(?:ministry|minister|government|army|president|spokes\w+)\s+",
        "",
        rest,
    )
    return _CIRCUMSTANCE.split(rest, maxsplit=1)[0].strip(" ?.,") or None


def supported(case: Case, deed: str) -> bool:
    """True when one sentence of or about the doer has nearly all that the question takes for done."""
    small = ("the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "it", "its")
    roots = [stem(t) for t in tokens(deed) if t not in small]
    doer = case.question.parties[0]
    return any(_share(roots, s.span.of(a.text)) >= 0.75 for a, s in case.sentences if _of_doer(case, doer, a, s))


def _share(roots: Sequence[str], sentence: str) -> float:
    there = {stem(t) for t in tokens(sentence)}
    return sum(r in there or any(same_name(r, t) for t in there) for r in roots) / len(roots) if roots else 1.0


def _corrected(case: Case, deed: str) -> Iterator[DraftStatement]:
    """The doer's own statements, those nearest to the deed first; nothing when the doer says nothing at all."""
    said = claims_of_subject(case) or ()
    doer = case.question.parties[0]
    own = tuple(c for c in said if doer in c.parties)
    chosen = sorted(on_topic(case, own), key=lambda c: -_nearness(case, c, deed))[:3]
    if not chosen:
        return
    yield lead("asker assumes", party=listed([doer]), premise=deed)
    for line in by_sentence([(c,) for c in chosen], case):
        yield claims_line(line, case.ledger, longest=30)


def _nearness(case: Case, claim: Claim, deed: str) -> int:
    """Shared words with the deed; even-handed wording ("both", "the two") answers a premise of taking sides."""
    text = case.ledger.said(claim)
    others = [p for p in case.question.parties[1:] if p.lower() in text.lower()]
    shared = {stem(t) for t in tokens(deed) if not is_stop(t)} & stems(text)
    return len(shared) * 2 + 2 * bool(re.search(r"(?i)\bboth\b|\bthe two\b|\bneither\b", text)) + len(others)


def _of_doer(case: Case, doer: str, article: Article, sentence: Sentence) -> bool:
    """True when the sentence names the party or holds its claim: what others did is no support."""
    named = any(same_name(t, w) for t in tokens(sentence.span.of(article.text)) for w in tokens(doer))
    return named or any(doer in c.parties for c in case.ledger.at(article.sentence_id(sentence)))
