"""Sentences that are addressed to a reading program."""

from __future__ import annotations

from collections.abc import Iterator

from domain.article import Flag
from ingest.instructions import is_instruction
from ingest.quality.subject import Subject


def addressed_to_machines(subject: Subject) -> Iterator[Flag]:
    """Each sentence such as "Ignore all previous instructions."; not "The army ignored instructions."."""
    for sentence in subject.sentences:
        if is_instruction(sentence.span.of(subject.text)):
            yield Flag(
                kind="instructions", note="addressed to an AI system; never used as a statement", span=sentence.span
            )
