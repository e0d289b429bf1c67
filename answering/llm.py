"""The engine with a language model behind it: numbered sentences go out, lines with sentence numbers come back."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, assert_never

import httpx2
from langchain_core.exceptions import (
    ContextOverflowError,
    LangChainException,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.messages.ai import UsageMetadata
from openai import OpenAIError

import prompts
from answering.listing import Listing, list_sentences
from answering.parsing import drafts_in
from answering.streaming import lines, spoken
from answering.titles import TITLES, UNKNOWN
from answering.tokens import estimated_tokens
from domain.answer import Ask, Audience, Brief, DraftStatement, Evidence, TakePosition, Task, Usage, Withheld
from domain.errors import ModelFailed
from prompts import AnswerVariables, BriefVariables, Prompt, RepairVariables, Variables

ANSWER_TOKENS = 1_200  # kept free for the model's own words
READERS: Mapping[Audience, str] = MappingProxyType({
    "editor": "an editor, who wants what matters most",
    "analyst": "an analyst, who wants every party's claims, through whom each came, and every number",
})  # fmt: skip
LINES: Mapping[tuple[Audience, str], str] = MappingProxyType({
    ("editor", "short"): "at most ten lines", ("editor", "long"): "at most thirty lines",
    ("analyst", "short"): "at most thirty lines", ("analyst", "long"): "at most sixty lines",
})  # fmt: skip
_MOST_REPAIRED = 12  # failed lines that a model is told of
OFFLINE_HINT = "or ask with the offline engine (--engine extractive)"
_CUT_HINT = f"ask a narrower question, or give the model more room on its server, {OFFLINE_HINT}"
_HINTS: tuple[tuple[type[ModelError], str], ...] = (
    (ModelAuthenticationError, f"check OPENAI_API_KEY, {OFFLINE_HINT}"),
    (ModelPermissionDeniedError, f"the key may not use this model: choose another in SITREP_MODEL, {OFFLINE_HINT}"),
    (ModelNotFoundError, f"check SITREP_MODEL and OPENAI_BASE_URL, {OFFLINE_HINT}"),
    (ModelRateLimitError, f"wait a minute and ask again, {OFFLINE_HINT}"),
    (ModelTimeoutError, f"ask again or allow more time, {OFFLINE_HINT}"),
    (ModelConnectionError, f"check that the server at OPENAI_BASE_URL runs, {OFFLINE_HINT}"),
    (ContextOverflowError, f"set the model's real context size, or narrow the filters, {OFFLINE_HINT}"),
)


class LlmEngine:
    """Any chat model; its words are drafts that `verify` checks, and the numbers it writes are all that it can point with."""

    def __init__(
        self,
        model: BaseChatModel,
        *,
        name: str,
        context_tokens: int = 8_192,
        count_tokens: Callable[[str], int] = estimated_tokens,
        load_prompt: Callable[[str], Prompt] = prompts.load,
    ) -> None:
        self._model = model
        self._model_name = name
        self._context_tokens = context_tokens
        self._count_tokens = count_tokens
        self._load_prompt = load_prompt
        self._last = threading.local()

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return "llm"

    @property
    def model(self) -> str:
        """The model's name."""
        return self._model_name

    @property
    def prompt(self) -> str | None:
        """The reference of the prompt last used in this thread."""
        reference: str | None = getattr(self._last, "prompt", None)
        return reference

    @property
    def usage(self) -> Usage | None:
        """Tokens of the last call in this thread, when the server told them."""
        usage: Usage | None = getattr(self._last, "usage", None)
        return usage

    def write(self, task: Task, evidence: Evidence) -> Iterator[DraftStatement]:
        """Drafts as the model's lines arrive; none when it finds no answer. ModelFailed, with what to do about it.

        To close the iterator ends the request.
        """
        self._last.prompt, self._last.usage = None, None
        prompt = self._load_prompt("brief" if isinstance(task, Brief) else "answer")
        listing = list_sentences(task, evidence, self._budget(prompt), self._count_tokens)
        if not listing.ids:
            return
        self._last.prompt = prompt.reference
        yield from self._drafts(prompt, prompt.fill(_variables(task, evidence, listing)), listing)

    def repair(self, task: Task, evidence: Evidence, failed: Sequence[Withheld]) -> Iterator[DraftStatement]:
        """Drafts that the model writes instead of those that failed a check, told why each did; one call."""
        first, prompt = self._load_prompt("answer"), self._load_prompt("repair")
        listing = list_sentences(task, evidence, self._budget(first) * 3 // 4, self._count_tokens)
        told = "\n".join(f"- {_one_line(w.text)[:400]} (failed: {w.reason})" for w in failed[:_MOST_REPAIRED])
        variables = RepairVariables(fence=_fence(), sentences=listing.text, failed=told)
        yield from self._drafts(prompt, prompt.fill(variables), listing)

    def _drafts(self, prompt: Prompt, user: str, listing: Listing) -> Iterator[DraftStatement]:
        said = spoken(lines(self._pieces([SystemMessage(prompt.system), HumanMessage(user)])))
        yield from drafts_in(said, listing.ids)

    def _pieces(self, messages: list[BaseMessage]) -> Iterator[str]:
        """The reply as it arrives; ModelFailed also when it ends before the model has said that it is done."""
        done = ""
        with self._told():
            for chunk in self._model.stream(messages, stream_usage=True):
                if chunk.usage_metadata:
                    self._spend(chunk.usage_metadata)
                done = chunk.response_metadata.get("finish_reason") or done
                yield chunk.text
        if done == "length":
            raise ModelFailed("the answer was cut at the length that the model may write", hint=_CUT_HINT)
        if not done:
            raise ModelFailed("the connection ended in the middle of the answer", hint=f"ask again, {OFFLINE_HINT}")

    def _spend(self, told: UsageMetadata) -> None:
        """Add the tokens of one call to those of the answer."""
        before = self.usage or Usage(input_tokens=0, output_tokens=0)
        self._last.usage = Usage(
            input_tokens=before.input_tokens + told["input_tokens"],
            output_tokens=before.output_tokens + told["output_tokens"],
        )

    def complete(self, system: str, user: str, schema: Mapping[str, Any]) -> tuple[str, Usage | None]:
        """The model's words in a JSON schema, and the tokens they took; ModelFailed with what to do about it."""
        shape = {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)}}
        asked = [SystemMessage(system), HumanMessage(user)]
        reply = self._call(asked, extra_body={"response_format": shape})  # as an option it raises on a cut reply
        return reply.text, _usage(reply)

    def greet(self) -> str:
        """A word from the model, to see that its server answers; ModelFailed when it does not."""
        reply = self._call([HumanMessage("Answer with the single word: ready")])
        return f"{self._model_name!r} answered {' '.join(reply.text.split())[:40]!r}"

    def _budget(self, prompt: Prompt) -> int:
        """Tokens left for sentences after the prompt's own words, the answer, and room for question and disputes."""
        own = self._count_tokens(prompt.system) + self._count_tokens(prompt.user)
        return max(200, self._context_tokens - own - min(ANSWER_TOKENS, self._context_tokens // 4) - 400)

    def _call(self, messages: list[BaseMessage], **options: Any) -> AIMessage:
        with self._told():
            return self._model.invoke(messages, **options)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong with the server, as ModelFailed."""
        try:
            yield
        except ModelError as error:
            hint = next(
                (words for kind, words in _HINTS if isinstance(error, kind)), f"ask again later, {OFFLINE_HINT}"
            )
            raise ModelFailed(f"{self._model_name!r} failed: {_short(error)}", hint) from error
        except (httpx2.HTTPError, OpenAIError) as error:
            hint = f"ask again, {OFFLINE_HINT}"
            raise ModelFailed(f"the connection to {self._model_name!r} broke: {_short(error)}", hint) from error
        except (LangChainException, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            hint = f"check that OPENAI_BASE_URL is an OpenAI-compatible server, {OFFLINE_HINT}"
            raise ModelFailed(
                f"{self._model_name!r} gave a reply that cannot be read: {_short(error)}", hint
            ) from error


def _variables(task: Task, evidence: Evidence, listing: Listing) -> Variables:
    fence = _fence()
    disputes = "\n".join(f"- {d.question}" for d in evidence.disputes[:8]) or "none"
    match task:
        case Ask(question=question):
            return AnswerVariables(question=question.asked_as, fence=fence, sentences=listing.text, disputes=disputes)
        case TakePosition(party=party):
            asked = f"What does {party} claim, deny, demand and offer?"
            return AnswerVariables(question=asked, fence=fence, sentences=listing.text, disputes=disputes)
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


def _usage(reply: AIMessage) -> Usage | None:
    told = reply.usage_metadata
    return Usage(input_tokens=told["input_tokens"], output_tokens=told["output_tokens"]) if told else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
