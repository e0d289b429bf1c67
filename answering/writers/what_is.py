"""What a term is: the sentences that explain or use it, and cautions when the name is doubtful."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from answering.case import Case
from answering.quoting import sentence_excerpt
from answering.templates import fill
from answering.words import is_stop, same_name, stem, tokens
from answering.writers import general
from answering.writers.lines import claim_lines, lead, sentence_line
from domain.answer import DraftStatement
from domain.article import Article
from domain.text import Sentence

_TERM = re.compile(
    r"(?i)^\W*(?:and )?(?:(?:what|who|where) (?:exactly )?(?:is|are|was|were)|define|explain|what does)\s+"
    r"(?:meant by\s+)?(?:the |an? )?(?P<term>.+?)(?:\s+(?:mean|stand for))?\W*$"
)
_PLACE = re.compile(r"\b(?:in|at|near|on|from|around|outside|along) (?:the )?(?:[a-z]+ ){0,3}[A-Z]")
_QUOTED = re.compile(r"[\"“'‘]([^\"”’']{2,60})[\"”’']")


def term_of(question: str) -> str | None:
    """The term that a question asks to have explained; quotation marks win.

    >>> term_of("What is the “Sella corridor”?"), term_of("Who was Mira Solen?")
    ('Sella corridor', 'Mira Solen')
    """
    if quoted := _QUOTED.search(question):
        return quoted[1]
    found = _TERM.match(question)
    return found["term"] if found else None


def write(case: Case) -> Iterator[DraftStatement]:
    """Nothing when the term stands nowhere; general statements when the question asks for no term."""
    if re.match(r"(?i)\W*(?:and )?where\b", case.question.asked_as):
        yield from _where(case)
        return
    term = term_of(case.question.asked_as)
    if term is None or len(term.split()) > 6:
        yield from general.write(case)
        return
    used = _uses(case, term)
    if not used:
        return
    yield lead("used in", term=term)
    shown: set[str] = set()
    for draft in [*_other_names(case, term, used[0][0]), *_doubts(term, used)]:
        shown |= set(draft.sentences)
        yield draft
    for article, sentence in [u for u in used if u[0].sentence_id(u[1]) not in shown][:2]:
        yield _line(case, article, sentence, term)


def _uses(case: Case, term: str) -> list[tuple[Article, Sentence]]:
    """The sentences with every word of the term, else with its first; those that say what it is come first."""
    words = [w for w in tokens(term) if not is_stop(w)]
    if not words:
        return []
    found = [place for place in case.sentences if _has_all(_words(place), words)]
    found = found or [place for place in case.sentences if len(words) > 1 and _has_all(_words(place), words[:1])]
    return sorted(found, key=lambda place: not _explains(place[1].span.of(place[0].text), words[-1]))


def _has_all(tokens_there: list[str], wanted: list[str]) -> bool:
    there = {stem(t) for t in tokens_there}
    return all(stem(w) in there or any(same_name(w, t) for t in tokens_there) for w in wanted)


def _explains(text: str, word: str) -> bool:
    """True for “The corridor, a strip of land”, “the corridor is a strip” and “known as the corridor”."""
    last = re.escape(word)
    after = rf"\b{last}\b[”’\"']?,? (?:is|are|was|were|means|refers to|an?) "
    return re.search(rf"(?i){after}|\bknown as .{{0,30}}{last}", text) is not None


def _line(case: Case, article: Article, sentence: Sentence, term: str) -> DraftStatement:
    """The sentence under its outlet, with the speaker and chain of a claim in it."""
    line = sentence_line(article, sentence, term.split(), case.told_again(article, sentence))
    told = [c for c in case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator][:1]
    return dataclasses.replace(line, speaker=case.ledger.speaker(told[0]), claims=(told[0].id,)) if told else line


def _doubts(term: str, used: list[tuple[Article, Sentence]]) -> Iterator[DraftStatement]:
    """What the quality check says of the name."""
    for article, sentence in used:
        for flag in article.flags:
            near = flag.span is None or flag.span.overlaps(sentence.span)
            name = flag.span.of(article.text) if flag.span else ""
            if (
                flag.kind == "odd-entity"
                and flag.suggestion
                and near
                and name
                and stem(tokens(name)[0]) in {stem(t) for t in tokens(term)}
            ):
                ids = (article.sentence_id(sentence),)
                yield DraftStatement(
                    text=fill("odd name", word=name, suggestion=flag.suggestion), sentences=ids, speaker=article.name
                )
                return


def _other_names(case: Case, term: str, article: Article) -> Iterator[DraftStatement]:
    """The same article's other name for the same kind of thing: "the Sel conflict" beside "the Sella regional conflict".

    Same last word, another proper name before it that begins with the same letter.
    """
    *before, head = term.split()
    if not before or not before[0][:1].isupper():
        return
    rule = re.compile(rf"\b((?:[A-Z][^\W\d_]+[ -])+(?:[a-z]+ )?{re.escape(head)}s?)\b")
    for sentence in article.sentences:
        for match in rule.finditer(sentence.span.of(article.text)):
            other = match[1]
            if other[0] == before[0][0] and other.split()[0] != before[0] and (article, sentence) in case.sentences:
                yield _with_other_name(case, article, sentence, other)
                return


def _words(place: tuple[Article, Sentence]) -> list[str]:
    return tokens(place[1].span.of(place[0].text))


def _with_other_name(case: Case, article: Article, sentence: Sentence, other: str) -> DraftStatement:
    told = [c for c in case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator]
    speaker = case.ledger.speaker(told[0]) if told else article.name
    shown = sentence_excerpt(article, sentence, [other], longest=30)
    text = fill("also written", speaker=speaker, words=shown.words, other=other)
    return DraftStatement(text=text, sentences=shown.sentences, speaker=speaker, claims=tuple(c.id for c in told[:1]))


def _where(case: Case) -> Iterator[DraftStatement]:
    """Statements on the topic that name a place."""
    placed = [c for c in general.best_claims(case) if _PLACE.search(case.ledger.content(c))]
    if placed:
        yield from claim_lines(placed[:4], case.ledger)
        return
    for article, sentence in case.best_sentences():
        if _PLACE.search(sentence.span.of(article.text)):
            yield _line(case, article, sentence, case.question.terms[0])
