"""The events of `events.jsonl` as questions with their sentences, and which of them are held out of training."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EVENTS = Path(__file__).with_name("events.jsonl")
_HELD = range(10, 15)  # of each writer's events, by their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question over one event: its sentences as the re-ranker reads them, and which of them answer.

    `must` holds places of sentences in groups, any one of a group will do; none where the event does not answer. `bears`
    are the further sentences to the point.
    """

    event: str
    text: str
    bare: tuple[str, ...]
    sentences: tuple[str, ...]
    must: tuple[frozenset[int], ...]
    bears: frozenset[int]

    @property
    def right(self) -> frozenset[int]:
        """The places of all sentences that answer, alone or with others."""
        return frozenset[int]().union(*self.must)


def held(event: str) -> bool:
    """True for an event that nothing is trained on."""
    return int(event.rpartition("-")[2]) in _HELD


def questions() -> Iterator[Asked]:
    """All questions, in the order of the file."""
    for line in EVENTS.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        bare, texts, places = [], [], dict[str, int]()
        for article in event["articles"]:
            before = ""
            for index, sentence in enumerate(article["sentences"]):
                places[f"{article['id']}{index}"] = len(texts)
                bare.append(sentence)
                texts.append(f"{sentence} | {article['title']} | {before}")
                before = sentence
        for asked in event["questions"]:
            yield Asked(
                event=event["id"],
                text=asked["q"],
                bare=tuple(bare),
                sentences=tuple(texts),
                must=tuple(frozenset(places[i] for i in group) for group in asked["must"]),
                bears=frozenset(places[i] for i in asked["bears"]),
            )


def faults() -> list[str]:
    """What is wrong with the file: ids that stand twice or nowhere, and sentences both needed and beside."""
    given = list(questions())
    twice = [i for i, n in Counter((q.event, q.text) for q in given).items() if n > 1]
    both = [q.text for q in given if q.right & q.bears]
    return [f"asked twice: {i}" for i in twice] + [f"needed and beside: {text}" for text in both]
