"""Counts at a distance from what they count: tolls, and parts of a count that was given before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from claims.figure_counts import Quantity
from claims.figure_kinds import FateReader
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children, subtree
from claims.vocabulary import Vocabulary
from domain.claim import FigureKind

_LINKS = frozenset({"to", "at", "as", "of", "from", "with"})
_PARTS = frozenset({"including", "among", "plus"})
_LEVELS = frozenset({"to", "at", "as", "of"})


def toll(quantity: Quantity, reader: FateReader) -> tuple[FigureKind, Token] | None:
    """The kind and the counting word for "the death toll rose to 12", "put the number of injured at six"."""
    if not quantity.bare and quantity.noun.lower_ not in ("people", "persons"):
        return None
    head = quantity.head
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ in _LINKS else head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    for word in children(verb, *SUBJECTS, "dobj", "obj", "attr"):
        if word.i != head.i and reader.vocabulary.has("tolls", word.lower_):
            kind = _counted(word, reader.vocabulary, reader)
            if kind is not None:
                return kind, word
    return None


def _counted(word: Token, vocabulary: Vocabulary, reader: FateReader) -> FigureKind | None:
    """What a toll counts: "death toll", "number of missing", "number of people who have fled", "enemy losses"."""
    if word.lower_ in ("losses", "casualties"):
        return "casualties"
    below = [word.doc[i] for i in sorted(subtree(word)) if i != word.i]
    for token in below:
        for prefix in ("count", "object", "subject"):
            kind = reader.kind_word(prefix, token)
            if kind not in (None, "equipment"):
                return kind
    if any(reader.is_gone(t) for t in below):
        return "displaced"
    return "killed" if word.lower_ == "toll" else None


def is_part(quantity: Quantity, before: Sequence[Quantity]) -> bool:
    """As in "12 people were missing, nine staff and three drivers"; "seven were hurt, four of them badly"."""
    if not before or quantity.found.article:
        return False
    if quantity.partitive and quantity.noun.lower_ in ("them", "whom", "these", "those", "which"):
        return True
    head = quantity.head
    first = head
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    if first.head.lower_ in _PARTS:
        return True
    start = quantity.first.nbor(-1) if quantity.first.i > quantity.first.sent.start else None
    listed = (
        start is not None
        and start.text in (",", "(", "–", "—", ":")
        and first.dep_ in ("appos", "pobj", "npadvmod", "dep")
    )
    return listed and reader_says_people(quantity)


def reader_says_people(quantity: Quantity) -> bool:
    """True when the count names people, or is bare."""
    return quantity.noun.pos_ in ("NOUN", "PROPN") and not quantity.bare
