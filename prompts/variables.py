"""What each prompt is filled with: one frozen dataclass a file, a field for every `$name`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerVariables:
    """For `answer.md`: the question, the fence around the sentences, and the sentences themselves."""

    question: str
    fence: str
    sentences: str
    disputes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefVariables:
    """For `brief.md`: the topic, who reads it, the titles allowed, how many lines, the fence, and the sentences."""

    topic: str
    audience: str
    titles: str
    lines: str
    fence: str
    sentences: str
    disputes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsVariables:
    """For `claims.md`: the fence, the numbered sentences, what the rules found in them, and the parties known by name."""

    fence: str
    sentences: str
    candidates: str
    parties: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairVariables:
    """For `repair.md`: the fence, the numbered sentences, and the lines that failed with the reason of each."""

    fence: str
    sentences: str
    failed: str


Variables = AnswerVariables | BriefVariables | ClaimsVariables | RepairVariables
VARIABLES: Mapping[str, type[Variables]] = MappingProxyType(
    {"answer": AnswerVariables, "brief": BriefVariables, "claims": ClaimsVariables, "repair": RepairVariables}
)
"""What the prompt of each name is filled with."""
