"""The noun phrases of an article that a later pronoun may mean, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.parse import Token
from claims.people import People
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.vocabulary import Vocabulary

_INNER = frozenset({"compound", "amod", "nmod", "flat", "poss"})
_MORE = frozenset({"agency", "staff", "command"})
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
    every = reading.doc.tokens
    for sentence in reading.sentences:
        for token in sentence:
            subject = token.dep_ in SUBJECTS and (token.pos_ in ("NOUN", "PROPN") or token.lower_ in PRONOUNS)
            if subject or _named(token, people, vocabulary) or _owner(token):
                phrase = sorted(noun_phrase(token, token.head))
                if phrase:
                    owning = token.dep_ == "poss" and token.head.dep_ in SUBJECTS
                    tokens = tuple([every[i] for i in phrase])
                    yield Candidate(at=token.i, tokens=tokens, subject=subject or owning)


def _named(token: Token, people: People, vocabulary: Vocabulary) -> bool:
    """True for a person's name, an institution and an office, outside the subject too: "a letter from the ministry"."""
    if token.pos_ not in ("PROPN", "NOUN") or (token.dep_ in _INNER and token.head.pos_ in ("PROPN", "NOUN")):
        return False
    word = token.lower_
    known = word in vocabulary.public or vocabulary.has("bodies", word) or word in _MORE
    return known or (token.pos_ == "PROPN" and word in people)


def _owner(token: Token) -> bool:
    """True for the state in "Kesh's colonel": "its" may mean it in the next sentence."""
    return token.dep_ == "poss" and token.pos_ == "PROPN"
