"""Questions on something that the loaded articles have nothing to do with: nothing in them is an answer, however near."""

from __future__ import annotations

import re

from answering.closeness import around, words_of
from answering.ranking import Ranking
from answering.subject import subject_of
from answering.words import content_terms

FAR = 4.5
"""The score of the best sentence below which a question is about something else.

Questions of `evals/asking` that the articles answer hardly ever fall below it, those of `evals.off_topic` mostly do.
"""
FAR_NAMED = 3.0
"""The same for a question whose names all stand in the articles: then it is on their matter, in other words."""
TOUCHED = -1.7
"""The logit of the best sentence as judged from which it touches on the question, whatever its score."""
_OF_TELLING = ("chain", "contradiction", "compare", "order")
"""Kinds whose questions are mostly words for telling: "By what route did we learn it?", "Put the events in order."."""
_SURE = 0.75  # likeness from which another word may stand for what a question is about
_TOPIC = 0.35  # of the words, by weight, that somebody is asked to have spoken about
_ABOUT = re.compile(r"(?i)\b(?:about|regarding|concerning)\s+(?P<topic>[^?]+)")


def is_beyond(ranking: Ranking) -> bool:
    """True when the question's words are not those of the articles, nor near them."""
    if not ranking.best:
        return True
    names = ranking.close.names
    floor = FAR_NAMED if names and all(ranking.case.knows(name) for name in names) else FAR
    far = ranking.best[0].score < floor and not (ranking.is_judged and ranking.surest >= TOUCHED)
    far = far and ranking.case.question.kind not in _OF_TELLING
    return far or _only_word_unknown(ranking) or _topic_unknown(ranking)


def _only_word_unknown(ranking: Ranking) -> bool:
    """True for “asdf”, or “What is a zither?”, where no article has the word or a sure other one for it."""
    close = ranking.close
    if ranking.case.question.context or len(close.own) != 1:
        return False
    words = (words_of(a, s) | around(a, s) for a, s in close.found)
    return max((close.best(w).get(close.own[0], 0.0) for w in words), default=0.0) < _SURE


def _topic_unknown(ranking: Ranking) -> bool:
    """True for “What did the mayor say about the mosque?” where he speaks, and no sentence near speaks of a mosque."""
    found = _ABOUT.search(ranking.close.head)
    if found is None or subject_of(ranking.close.head) is None:
        return False
    weights = ranking.close.weights
    topic = {t: weights[t] for t in content_terms(found["topic"]) if t in weights}
    total = sum(topic.values())
    known = [ranking.close.best(words_of(r.article, r.sentence) | around(r.article, r.sentence)) for r in ranking.best]
    most = max((sum(w for t, w in topic.items() if k.get(t, 0.0) >= _SURE) for k in known), default=0.0)
    return total > 0 and most / total < _TOPIC
