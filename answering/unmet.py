"""What a question asks for that the closest sentences do not have: then they are near, and no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answering.closeness import around, words_of
from answering.names import names_in
from answering.ranking import Ranked, Ranking
from answering.subject import claims_of_subject, subject_of
from answering.wanting import holds
from answering.words import content_terms, same_name, stem, tokens

_LOOKED_AT = 3  # of the closest sentences
_THERE = 0.5  # likeness from which a word is taken to be there in other words
_NOUN_THERE = 0.3  # the same for the thing that is asked for, which is told in many ways
# "What is the official religion of Corvale?", "What sentence did the judge pass?", "How many tanks did Velmora lose?"
_THING = (
    r"(?i)^\W*(?:and |but )?what (?:is|was|are|were) (?:the |its |his |her |their )?(?P<thing>(?:\w+ ){0,2}?\w+) (?:of|for)\b",
    r"(?i)^\W*(?:and |but )?what (?P<thing>(?!did|does|do|has|have|had|is|was|are|were|happened|exactly|else)\w+) (?:did|does|do|has|have|had|was|were)\b",
    r"(?i)\bhow many (?:of (?:its|their|the) )?(?:own )?(?P<thing>(?:\w+ )?\w+?) (?:did|does|do|has|have|had|were|was|are|is)\b",
)
# "Who commanded the garrison?", "Which team won the cup?"
_DEED = r"(?i)^\W*(?:and |but )?(?:who|which \w+) (?:has |had |have )?(?P<deed>\w+ed|\w+t|sold|won|led|gave|built|made|ran|wrote|shot|knew)\b"
_NO_DEED = frozenset(
    stem(w) for w in "report reported told asked said claimed denied stated want went accounts put".split()
)  # noqa: SIM905 - a word list


def is_unanswered(ranking: Ranking) -> bool:
    """True when the closest sentences lack what is asked for, or the question names somebody that no article does."""
    best = ranking.best[:_LOOKED_AT]
    if not best or _unknown_name(ranking) or _nobody_spoke(ranking):
        return True
    return _thing_missing(ranking, best) or _deed_missing(ranking, best)


def lacks_sort(ranking: Ranking, texts: Iterable[str]) -> bool:
    """True when a sum, a time, a year or a number is asked for and none of the texts has one."""
    sort = ranking.sort
    return sort in ("money", "clock", "year", "number") and not any(holds(sort, text) for text in texts)


def _unknown_name(ranking: Ranking) -> bool:
    """True for “What did the Norvik parliament decide?” where no article has the name: others' deeds are no answer.

    It stays quiet where the articles write the name as an adjective ("Norvikian").
    """
    told = (tokens(f"{a.title or ''} {a.name}") for a in ranking.case.ledger.evidence.articles.values())
    above = frozenset(w for words in told for w in words)
    names = {t for n in names_in(_after_first(ranking.close.head)) for t in tokens(n)}
    return any(not ranking.case.knows(n) and not any(same_name(n, w) for w in above) for n in names)


def _after_first(question: str) -> str:
    """The question without its first word: a capital there tells nothing."""
    return re.sub(r"^\W*[\w'’]+", "x", question)


def _nobody_spoke(ranking: Ranking) -> bool:
    """True when the account of a named office or person is asked for that is quoted nowhere.

    "What did the Corvale foreign ministry say?" where only its army speaks; "the mission" may be called otherwise.
    """
    subject = subject_of(ranking.close.head)
    named = subject is not None and re.search(r"\b[A-Z]", subject) is not None
    return named and ranking.case.question.kind == "position" and claims_of_subject(ranking.case) == ()


def _thing_missing(ranking: Ranking, best: tuple[Ranked, ...]) -> bool:
    """True for “What is the religion of Corvale?” where the closest sentences speak of Corvale and of no religion."""
    found = next((m["thing"] for rule in _THING if (m := re.search(rule, ranking.close.head))), None)
    things = [t for t in content_terms(found or "") if t in ranking.close.weights]
    return bool(things) and max(_best(ranking, best, things).values(), default=0.0) < _NOUN_THERE


def _deed_missing(ranking: Ranking, best: tuple[Ranked, ...]) -> bool:
    """True for “Who commanded the garrison?” where nothing near speaks of commanding."""
    found = re.search(_DEED, ranking.close.head)
    if found is None or stem(found["deed"].lower()) in _NO_DEED or found["deed"].lower() not in ranking.close.weights:
        return False
    return max(_best(ranking, best, [found["deed"].lower()]).values(), default=0.0) < _THERE


def _best(ranking: Ranking, best: tuple[Ranked, ...], terms: list[str]) -> dict[str, float]:
    words = frozenset(w for r in best for w in words_of(r.article, r.sentence) | around(r.article, r.sentence))
    found = ranking.close.best(words)
    return {t: found.get(t, 0.0) for t in terms}
