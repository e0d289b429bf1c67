"""What a model is asked: a prompt filled with numbered sentences between fences, and the key that its reply is kept under."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from answering.listing import Listing
from answering.titles import TITLES, UNKNOWN
from domain.answer import Ask, Audience, Brief, Evidence, TakePosition, Task, Withheld
from prompts import AnswerVariables, BriefVariables, Prompt, RepairVariables, Variables

_MOST_REPAIRED = 12  # failed lines that a model is told of
_MOST_DISPUTES = 8
READERS: Mapping[Audience, str] = MappingProxyType({
    "editor": "an editor, who wants what matters most",
    "analyst": "an analyst, who wants every party's claims, through whom each came, and every number",
})  # fmt: skip
LINES: Mapping[tuple[Audience, str], str] = MappingProxyType({
    ("editor", "short"): "at most ten lines", ("editor", "long"): "at most thirty lines",
    ("analyst", "short"): "at most thirty lines", ("analyst", "long"): "at most sixty lines",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call: the fixed words, the user's, the sentence ids behind the numbers, and the key of all of it."""

    system: str
    user: str
    ids: tuple[str, ...]
    key: str


def request_of(task: Task, evidence: Evidence, listing: Listing, prompt: Prompt, model: str) -> Request:
    """The call for a task."""
    return _request(prompt, _variables(task, evidence, listing), listing, model)


def mending_of(failed: Sequence[Withheld], listing: Listing, prompt: Prompt, model: str) -> Request:
    """The call that gives back the lines which failed a check, each with the reason."""
    told = "\n".join(f"- {_one_line(w.text)[:400]} (failed: {w.reason})" for w in failed[:_MOST_REPAIRED])
    return _request(prompt, RepairVariables(fence=_fence(), sentences=listing.text, failed=told), listing, model)


def _request(prompt: Prompt, variables: Variables, listing: Listing, model: str) -> Request:
    return Request(
        system=prompt.system, user=prompt.fill(variables), ids=listing.ids, key=key_of(prompt, variables, model)
    )


def key_of(prompt: Prompt, variables: Variables, model: str) -> str:
    """The digest of all that a reply depends on: question, sentences, prompt and model; the fence is chance."""
    told = {**dataclasses.asdict(variables), "fence": "", "prompt": prompt.reference, "model": model}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _variables(task: Task, evidence: Evidence, listing: Listing) -> Variables:
    fence = _fence()
    asked = dict.fromkeys(d.question for d in evidence.disputes)
    disputes = "\n".join(f"- {question}" for question in tuple(asked)[:_MOST_DISPUTES]) or "none"
    match task:
        case Ask(question=question):
            return AnswerVariables(question=question.whole, fence=fence, sentences=listing.text, disputes=disputes)
        case TakePosition(party=party):
            wanted = f"What does {party} claim, deny, demand and offer?"
            return AnswerVariables(question=wanted, fence=fence, sentences=listing.text, disputes=disputes)
        case Brief(topic=topic, length=length, audience=audience):
            return BriefVariables(
                topic=topic or "everything in the sentences",
                audience=READERS[audience],
                titles="; ".join(TITLES[: TITLES.index(UNKNOWN)]),
                lines=LINES[audience, length],
                fence=fence,
                sentences=listing.text,
                disputes=disputes,
            )
        case _:
            assert_never(task)


def _fence() -> str:
    """A line that no article can know."""
    return f"=== SENTENCES {secrets.token_hex(4)} ==="


def _one_line(text: str) -> str:
    return " ".join(text.split())
