"""Which sentences are looked at more closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.article import Article
from domain.text import OffsetMap, Sentence
from retrieval.nearness import Nearness
from retrieval.promising import cover, covering, promising
from tests.retrieval.builders import article
from tests.retrieval.test_nearness import Axes

LINES = (
    "The fair opened at noon.",
    "Rain fell.",
    "It lasted.",
    "The mill burnt.",
    "Nobody was hurt.",
    "Bread is dear.",
)
KIN = {"mill": {"mill": 1.0}, "fire": {"burnt": 0.6}, "the": {"the": 1.0}}


def _chosen(kin: Mapping[str, Mapping[str, float]], asked: str, most: int) -> list[int]:
    """The places of the sentences that are looked at more closely."""
    told = _told()
    found = [(told, s) for s in told.sentences]
    nearness = Nearness(Axes().passages, Axes().query)
    return [s.index for _, s in promising(found, cover(found, kin, asked), asked, nearness, most)]


def _told(title: str = "Market day") -> Article:
    text, spans = "", list[Sentence]()
    for n, line in enumerate(LINES):
        spans.append(Sentence(index=n, start=len(text), end=len(text) + len(line), paragraph=0))
        text += f"{line} "
    offsets = OffsetMap.identity(len(text))
    return replace(article(), text=text, raw=text, title=title, sentences=tuple(spans), offsets=offsets)


def test_the_words_of_the_question_and_their_kin_come_first() -> None:
    """The sentence of the mill that burnt, then what stands just behind it; in the order of the text."""
    assert [LINES[n] for n in _chosen(KIN, "the mill fire", 2)] == ["The mill burnt.", "Nobody was hurt."]


def test_few_sentences_are_all_looked_at() -> None:
    """Nothing is left out for nothing."""
    assert len(_chosen(KIN, "the mill fire", 6)) == len(LINES)


def test_without_words_to_go_by_the_order_of_the_hits_holds() -> None:
    """Stop words tell nothing."""
    assert _chosen({"the": {"the": 1.0}}, "the", 3) == [0, 1, 2]


def test_what_only_the_conversation_gives_counts_less() -> None:
    """The question's own word wins over one that was said before."""
    assert _chosen({"mill": {"mill": 1.0}, "bread": {"bread": 1.0}}, "bread", 1) == [5]


def test_of_many_sentences_those_that_cover_are_looked_at() -> None:
    """One with a word for the question's, and the first of the rest; all of them where there are few."""
    told = _told()
    found = [(told, s) for s in told.sentences]
    assert [s.index for _, s in covering(found, KIN, 2)] == [0, 3]
    assert len(covering(found, KIN, 6)) == len(LINES)
