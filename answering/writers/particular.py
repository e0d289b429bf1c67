"""Somebody's name, age or other particular: given only when a sentence about that person holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.case import Case
from answering.names import names_in
from answering.particulars import MEASURE, UNITS
from answering.quantities import numbers_in
from answering.ranking import Ranking
from answering.wanting import without_times
from answering.words import same_name, stem, stems, tokens
from answering.writers.lines import claim_line, sentence_line
from answering.writers.pointed import line
from domain.answer import DraftStatement
from domain.article import Article
from domain.text import Sentence

_CLOSEST = 3  # sentences in which a measure is looked for that other words than the question's surround


def particulars(ranking: Ranking) -> Iterator[DraftStatement]:
    """The sentences that give it; nothing when none does, however near they come."""
    case = ranking.case
    measure = MEASURE.search(ranking.close.head)
    if measure is not None:
        word = (measure["what"] or measure["noun"]).lower()
        yield from list(_measured(case, word)) or _measured_near(ranking, word)
        return
    speakers = [
        c
        for c in case.ledger.claims
        if any(s.kind == "person" and _is_meant(case, f"{s.role or ''} {s.party or ''}") for s in c.speakers)
    ]
    if speakers:
        yield claim_line(speakers[:1], case.ledger, longest=24)
        return
    for article, sentence in _near(case):
        if _person_in(case, article, sentence):
            yield sentence_line(article, sentence, case.topic, case.told_again(article, sentence))


def _is_meant(case: Case, role: str) -> bool:
    """True when a speaker's role and party hold all that the question says of the person."""
    wanted = [stem(t) for t in case.question.terms if t not in ("name", "names", "identity")]
    told = stems(role)
    return bool(wanted) and all(w in told or any(same_name(w, t) for t in told) for w in wanted)


def _near(case: Case) -> tuple[tuple[Article, Sentence], ...]:
    return case.best_sentences(floor=0.6, at_most=2)


def _measured(case: Case, word: str) -> Iterator[DraftStatement]:
    terms = tuple(t for t in case.topic if t != stem(word))
    for article, sentence in case.sentences:
        text = sentence.span.of(article.text)
        if _gives(word, text) and case.cover(stems(text), terms) >= 0.7:
            yield sentence_line(article, sentence, case.topic, case.told_again(article, sentence))
            return


def _measured_near(ranking: Ranking, word: str) -> Iterator[DraftStatement]:
    """The first of the closest sentences that gives the measure, in whatever words it asks for the thing."""
    for one in ranking.best[:_CLOSEST]:
        if _gives(word, without_times(one.text)):
            yield line(ranking, one)
            return


def _gives(word: str, text: str) -> bool:
    """True when a sentence has the measure that a word asks for: “five metres” for “tall”."""
    unit = UNITS.get(word)
    return unit is not None and bool(re.search(unit, text, re.IGNORECASE) and numbers_in(text))


def _person_in(case: Case, article: Article, sentence: Sentence) -> bool:
    """A personal name of two words beside the person that is meant, which is no speaker, party, place or outlet."""
    text = sentence.span.of(article.text)
    others = [n for c in case.ledger.claims for s in c.speakers for n in (s.name, s.party) if n]
    others += [c.event.place for c in case.ledger.claims if c.event and c.event.place] + [
        article.name,
        *case.question.parties,
    ]
    known = {w for n in others for w in tokens(n)} | {w for t in case.question.terms for w in [t]}
    for match in re.finditer(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+", text):
        words = names_in("x " + match[0])
        if (
            len(words) >= 2
            and not any(any(same_name(w, k) for k in known) for w in words)
            and _beside(case, text, match)
        ):
            return True
    return False


def _beside(case: Case, text: str, match: re.Match[str]) -> bool:
    """The person's description stands within a few words of the name."""
    around = stems(text[max(0, match.start() - 60) : match.end() + 60])
    return any(t in around for t in case.topic if t != "killed")
