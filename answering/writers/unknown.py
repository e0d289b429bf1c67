"""What is not known: declared silences, points in dispute and missing counts, of what the question is about."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from answering.case import Case
from answering.matter import Matter
from answering.templates import capitalised, counted, listed
from answering.unsaid import leaves_open
from answering.writers.lines import claim_line, gap, lead, sentence_line
from answering.writers.saying_little import says_nothing_more
from domain.answer import DraftStatement
from domain.article import Article
from domain.claim import Dispute
from domain.text import Sentence

_SILENCES = 4  # sentences that leave something open
_POINTS = 2  # disputes shown beside them
_ASKED = re.compile(
    # What is not known? What has nobody explained? What do the sources not say?
    r"(?i)\bwhat (?:\w+ )?(?:is|are|was|were|do|does|did|has|have|can|could)(?=\b|not).{0,50}?(?:\b|(?<=can))(?:not|never|"
    r"nobody|no one|neither) "
    r"(?:\w+ ){0,2}?(?:known|know|clear|said|say|says|tell|told|confirmed|established|resolved|settled|answered|explained|"
    r"verified|reported|mentioned|"
    r"certain|sure|agreed|disclosed|revealed|specified|specify|mention)\b|"
    # What is still unclear about the fire? What remains open?
    r"\bwhat(?:[’']s| (?:\w+ )?(?:is|are|was|were|remains?|stays?)) (?:\w+ ){0,3}?"
    r"(?:unknown|unclear|unresolved|unanswered|unsettled|uncertain|unexplained|unconfirmed|unverified|undecided|missing|"
    r"in doubt|(?:left )?open)\b|"
    r"\bwhat (?:do|does|did) (?:\w+ ){1,4}(?:fail to (?:say|tell|mention)|omit|leave (?:out|open|unsaid))\b|"
    r"\b(?:open|unanswered|unresolved|outstanding) (?:questions?|points?|issues?)\b|\b(?:what|which|any) (?:gaps|blanks|"
    r"silences)\b|\bknown unknowns\b|"
    r"\bwhat do (?:not we|we (?:still )?not) know\b"
)
_OFTEN = 3  # figures of a party's losses that make it one of those whose losses matter
_KINDS = {"killed": "dead", "wounded": "wounded"}
Place = tuple[Article, Sentence]


def asks_unknown(question: str) -> bool:
    """True for a question that asks what is not known or not told.

    >>> asks_unknown("What is still unclear about the fire?"), asks_unknown("What is known about the fire?")
    (True, False)
    """
    spelled = re.sub(r"(?i)n[’']t\b", " not", re.sub(r"(?i)\bcan[’']t\b", "cannot", question))
    return _ASKED.search(spelled) is not None


def write(case: Case) -> Iterator[DraftStatement]:
    """Sentences that leave something open, then points in dispute with both sides, then counts that nobody gives."""
    matter = Matter(case=case)
    silences, points = _silences(matter), _points(matter)
    if not silences and not points:
        return
    if silences:
        where = len({a.id for a, _ in silences})
        yield lead(
            "left open", count=capitalised(counted(len(silences), "sentence")), sources=counted(where, "article")
        )
    for article, sentence in _spread(silences):
        yield _line(case, article, sentence)
    yield from _disputed(case, points)
    yield from _uncounted(matter)


def _silences(matter: Matter) -> list[Place]:
    """The sentences of what the question is about that leave something open, by the claims in them or by their words."""
    case, found = matter.case, list[Place]()
    for article in matter.articles:
        for sentence in article.sentences:
            text = sentence.span.of(article.text)
            told = case.ledger.at(article.sentence_id(sentence))
            silent = any(c.stance == "declines" for c in told) and not says_nothing_more(text)
            if (silent or leaves_open(text)) and (article, sentence) in _citable(case, article):
                found.append((article, sentence))
    return found


def _citable(case: Case, article: Article) -> Sequence[Place]:
    return [(article, s) for s in article.sentences if case.stems_at(article, s)]


def _spread(found: Sequence[Place]) -> list[Place]:
    """Of many, one an article first, the best articles first."""
    each: dict[str, list[Place]] = {}
    for place in found:
        each.setdefault(place[0].id, []).append(place)
    for places in each.values():
        places.sort(key=lambda place: _leans(*place))
    rounds = [places[n] for n in range(_SILENCES) for places in each.values() if n < len(places)]
    return sorted(rounds, key=lambda place: _leans(*place))[:_SILENCES]


def _leans(article: Article, sentence: Sentence) -> bool:
    """True for “It did not say.”: whoever reads it alone does not learn who."""
    return (
        re.match(r"\W*(?:It|He|She|They|This|That|Neither|Nor|But|And)\b", sentence.span.of(article.text)) is not None
    )


def _line(case: Case, article: Article, sentence: Sentence) -> DraftStatement:
    line = sentence_line(article, sentence, (), case.told_again(article, sentence)[:1])
    told = [c for c in case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator][:1]
    return dataclasses.replace(line, claims=tuple(c.id for c in told))


def _points(matter: Matter) -> list[Dispute]:
    """The disputes whose words have most of what the question names; all of these articles where it names but a party."""
    scored = [(matter.weight(d.question) + sum(len(s.claims) for s in d.sides), d) for d in matter.disputes()]
    unlike = {d.question: d for _, d in sorted(scored, key=lambda pair: pair[0])}
    return list(reversed(unlike.values()))[:_POINTS]


def _disputed(case: Case, points: Sequence[Dispute]) -> Iterator[DraftStatement]:
    shown: set[str] = set()
    for point in points:
        for side in point.sides[:2]:
            told = [case.ledger.by_id[i] for i in side.claims if i in case.ledger.by_id and i not in shown][:1]
            if told:
                shown.add(told[0].id)
                focus = tuple(f.span for f in told[0].figures)
                line = claim_line(told, case.ledger, focus=focus, longest=26)
                yield dataclasses.replace(line, heading=point.question)


def _uncounted(matter: Matter) -> Iterator[DraftStatement]:
    """The dead or wounded of a party whose other losses are counted; only where the question names an event."""
    if not matter.terms:
        return
    told = [(f.victims, f.kind) for c in matter.claims() for f in c.figures if f.victims]
    counted_here, known = set(told), {s.party for d in matter.disputes() for s in d.sides}
    often = {p for p, _ in told if sum(p == other for other, _ in told) >= _OFTEN}
    parties = sorted({str(p) for p, k in counted_here if k in _KINDS and p in known & often})
    holes = [f"the {_KINDS[k]} of {p}" for p in parties for k in _KINDS if (p, k) not in counted_here]
    if holes:
        yield gap("not in", missing="a figure for " + listed(holes[:3]))
