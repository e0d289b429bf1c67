"""The noun phrases of an article that a later pronoun may mean, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.people import People
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.vocabulary import Vocabulary

PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A noun phrase around `head`; `subject` is True for the subject of a clause."""

    at: int
    tokens: tuple[Token, ...]
    subject: bool


def candidates(reading: Reading, people: People, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Subjects, people and named institutions outside quotations, in reading order."""
    found = sorted(_all(reading, people, vocabulary), key=lambda c: c.at)
    return tuple(c for c in found if not reading.deep_in_quotation(c.at))


def _all(reading: Reading, people: People, vocabulary: Vocabulary) -> Iterator[Candidate]:
    bodies = vocabulary.lists["institutions"] | vocabulary.lists["outlet_heads"] | {"agency", "staff", "command"}
    for sentence in reading.sentences:
        for token in sentence:
            subject = token.dep_ in SUBJECTS
            named = token.pos_ == "PROPN" and (token.lower_ in people or token.lower_ in bodies)
            inner = token.dep_ in ("compound", "amod", "nmod", "flat") and token.head.pos_ == "PROPN"
            if (subject and (token.pos_ in ("NOUN", "PROPN") or token.lower_ in PRONOUNS)) or (named and not inner):
                phrase = sorted(noun_phrase(token, token.head))
                if phrase:
                    tokens = tuple(reading.doc[i] for i in phrase)
                    yield Candidate(at=token.i, tokens=tokens, subject=subject)
