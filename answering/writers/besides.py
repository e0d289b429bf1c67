"""What else comes close to a question: a sentence or two beside the answer, for the answer may be one of them."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from answering.closeness import CERTAIN
from answering.ranking import Ranked, Ranking
from answering.unmet import by_others, elsewhere, of_others
from answering.writers.pointed import line
from domain.answer import DraftStatement
from domain.headings import BESIDES
from domain.text import parse_sentence_id

_LOOKED_AT = 8  # of the closest sentences
_AT_MOST = 2
_FULL = 2  # statements: an answer of more is left as it is
_CITED = 4  # sentences of an answer and of these, together
_LIKELY = 0.4  # to be to the point
_NEXT, _NEAR = 1, 3  # sentences apart, in one article
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "one": -2.05,
        "gap": -0.23,
        "score": 0.16,
        "article": -0.54,
        "next": 0.22,
        "near": 0.83,
        "told": 0.27,
        "hit": 0.92,
        "judged": 1.45,
    }
)
"""Fitted to the project's own questions: the odds that a sentence which an answer does not cite is to the point."""


def besides(ranking: Ranking, drafts: Sequence[DraftStatement]) -> Iterator[DraftStatement]:
    """The likeliest of the closest sentences that the drafts do not cite, under a heading of their own.

    None where the drafts are a full answer already.
    """
    cited = list(dict.fromkeys(i for d in drafts for i in d.sentences))
    if not cited or sum(d.role == "statement" for d in drafts) > _FULL:
        return
    shown = {_words(t) for i in cited if (t := ranking.case.ledger.evidence.sentence(i))}
    found: list[Ranked] = []
    odds = ((likelihood(ranking, one, cited), one) for one in ranking.best[:_LOOKED_AT])
    likely = sorted((pair for pair in odds if pair[0] >= _LIKELY), key=lambda pair: -pair[0])
    for _, one in likely:
        if len(found) == _AT_MOST or len(cited) + len(found) >= _CITED:
            break
        if one.id not in cited and _words(one.text) not in shown and not _of_another(ranking, one):
            found.append(one)
            shown.add(_words(one.text))
    yield from (dataclasses.replace(line(ranking, one), heading=BESIDES) for one in found)


def likelihood(ranking: Ranking, one: Ranked, cited: Collection[str]) -> float:
    """How likely a sentence beside the cited ones is to the point, 0 to 1."""
    score = sum(WEIGHTS[name] * value for name, value in traits(ranking, one, cited).items())
    return 1 / (1 + math.exp(-score))


def traits(ranking: Ranking, one: Ranked, cited: Collection[str]) -> dict[str, float]:
    """How far it is behind the closest, how near to what is cited it stands, how early search found it, how it is judged."""
    places = (parse_sentence_id(i) for i in cited)
    apart = min((abs(one.sentence.index - index) for a, _, index in places if a == one.article.id), default=None)
    return {
        "one": 1.0,
        "gap": ranking.best[0].score - one.score,
        "score": one.score,
        "article": float(apart is not None),
        "next": float(apart is not None and apart <= _NEXT),
        "near": float(apart is not None and apart <= _NEAR),
        "told": float(bool(ranking.claims(one.article, one.sentence))),
        "hit": _hit(ranking, one),
        "judged": ranking.judged([one.id]) / CERTAIN,
    }


def _hit(ranking: Ranking, one: Ranked) -> float:
    """1 for the first passage that search found, a half for the second, and so on; 0 for a sentence of none."""
    for place, hit in enumerate(ranking.case.ledger.evidence.hits, start=1):
        passage = hit.passage
        if passage.article == one.article.id and passage.first <= one.sentence.index <= passage.last:
            return 1 / place
    return 0.0


def _of_another(ranking: Ranking, one: Ranked) -> bool:
    return of_others(ranking, one) or by_others(ranking, one) or elsewhere(ranking, one)


def _words(text: str) -> str:
    return " ".join(text.split())
