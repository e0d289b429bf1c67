"""Evidence as numbered lines for a model: sentences by value, each with who is credited, within a budget of tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answering.case import ENOUGH, Case
from answering.ledger import Ledger
from domain.answer import Evidence, Question, Task
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

CountTokens = Callable[[str], int]
Place = tuple[Article, Sentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Numbered lines as a model sees them; `ids` holds the sentence id of number n at place n - 1."""

    text: str
    ids: tuple[str, ...]
    left_out: int


def list_sentences(task: Task, evidence: Evidence, budget: int, count_tokens: CountTokens) -> Listing:
    """The sentences worth most to the task that fit into `budget` tokens, in reading order under their articles."""
    found = list_parts(task, evidence, budget, count_tokens, most=1)
    return found[0] if found else Listing(text="", ids=(), left_out=0)


def list_parts(
    task: Task, evidence: Evidence, budget: int, count_tokens: CountTokens, most: int
) -> tuple[Listing, ...]:
    """Up to `most` listings of `budget` tokens each, the first with the sentences that are worth most.

    What does not fit into the first is listed further only where it bears on the task: filling up costs money.
    """
    ledger = Ledger(evidence=evidence)
    case = Case(question=_question(task), ledger=ledger)
    rest = sorted(case.sentences, key=lambda place: -_value(case, *place))
    parts: list[Listing] = []
    while rest and len(parts) < most:
        kept = _fitting(rest, ledger, budget, count_tokens)
        if not kept:
            break
        left = [place for place in rest if place[0].sentence_id(place[1]) not in kept]
        parts.append(_listing(case, kept, len(left)))
        rest = [place for place in left if _bears(case, *place)]
    return tuple(parts)


def _fitting(ranked: list[Place], ledger: Ledger, budget: int, count_tokens: CountTokens) -> set[str]:
    """The ids of the sentences that fit into the budget, the first ones first."""
    kept: set[str] = set()
    headed: set[str] = set()
    spent = 0
    for article, sentence in ranked:
        cost = count_tokens(_line(999, article, sentence, ledger)) + 1
        cost += 0 if article.id in headed else count_tokens(_heading(article)) + 1
        if spent + cost > budget:
            continue
        spent += cost
        kept.add(article.sentence_id(sentence))
        headed.add(article.id)
    return kept


def _listing(case: Case, kept: set[str], left_out: int) -> Listing:
    chosen = [(a, s) for a, s in case.sentences if a.sentence_id(s) in kept]
    return Listing(text=_text(chosen, case.ledger), ids=tuple(a.sentence_id(s) for a, s in chosen), left_out=left_out)


def _bears(case: Case, article: Article, sentence: Sentence) -> bool:
    """True for a sentence worth a call of its own: half of the topic stands in it.

    Without a topic ("What does Corvale ask of the two sides?") a claim of a party that is asked about, or else of anybody.
    """
    if case.topic:
        return case.cover(case.stems_at(article, sentence)) >= ENOUGH
    told = [c for c in case.ledger.at(article.sentence_id(sentence)) if not c.is_narrator]
    return bool(told) and (not case.parties or _speaks(case, told))


def _speaks(case: Case, claims: Sequence[Claim]) -> bool:
    """True when one of the claims is of a party that the question names."""
    return any(set(case.parties) & set(c.parties) for c in claims)


def _question(task: Task) -> Question:
    if hasattr(task, "question"):
        return task.question
    wanted = getattr(task, "topic", None) or getattr(task, "party", None) or ""
    case_terms = tuple(wanted.lower().split())
    return Question(text=wanted, asked_as=wanted, kind="general", terms=case_terms)


def _value(case: Case, article: Article, sentence: Sentence) -> float:
    """What a sentence is worth: its share of the topic, a claim and whose, a figure in it, and that search found it."""
    claims = case.ledger.at(article.sentence_id(sentence))
    found = any(
        h.passage.article == article.id and h.passage.first <= sentence.index <= h.passage.last
        for h in case.ledger.evidence.hits
    )
    return (
        (case.cover(case.stems_at(article, sentence)) if case.topic else 0.0)
        + 0.5 * any(not c.is_narrator for c in claims)
        + 0.4 * _speaks(case, claims)
        + 0.3 * any(c.figures for c in claims)
        + 0.2 * found
        + 0.1 * (sentence.index == 0)
    )


def _text(chosen: list[tuple[Article, Sentence]], ledger: Ledger) -> str:
    lines: list[str] = []
    current = ""
    for number, (article, sentence) in enumerate(chosen, 1):
        if article.id != current:
            lines.append(_heading(article))
            current = article.id
        lines.append(_line(number, article, sentence, ledger))
    return "\n".join(lines)


def _heading(article: Article) -> str:
    parts = [article.name, article.published.iso[:10] if article.published else "date unknown", article.title]
    return f"({', '.join(_one_line(p) for p in parts if p)})"


def _line(number: int, article: Article, sentence: Sentence, ledger: Ledger) -> str:
    """One numbered line: “[7] words (credited to X through Y)”."""
    told = [_credit(c) for c in ledger.at(article.sentence_id(sentence)) if not c.is_narrator]
    credit = f" (credited to {'; '.join(dict.fromkeys(told))})" if told else ""
    return f"[{number}] {_one_line(sentence.span.of(article.text))}{credit}"


def _credit(claim: Claim) -> str:
    who = " and ".join(s.name + (f" of {s.party}" if s.party and s.party not in s.name else "") for s in claim.speakers)
    through = " through " + ", ".join(v.name for v in claim.via) if claim.via else ""
    return _one_line(who + through)


def _one_line(text: str) -> str:
    return " ".join(text.split())
