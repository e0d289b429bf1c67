"""The engine with a language model behind it: numbered sentences go out, lines with sentence numbers come back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import httpx2
from langchain_core.exceptions import LangChainException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.messages.ai import UsageMetadata
from openai import BadRequestError, OpenAIError

import prompts
from answering.faults import EMPTY, ended, told
from answering.keeping import Replies, Unkept, keeping
from answering.listing import Listing, list_parts, list_sentences
from answering.parsing import drafts_in
from answering.request import Request, mending_of, request_of
from answering.retrying import asked_wait, wait_before
from answering.streaming import lines, once, spoken
from answering.tokens import estimated_tokens
from answering.watch import Patience, Watch, rest
from domain.answer import Brief, DraftStatement, Evidence, Task, Usage, Withheld
from prompts import Prompt

ANSWER_TOKENS = 1_200  # kept free for the model's own words
_FAILURES = (
    OpenAIError,
    httpx2.HTTPError,
    LangChainException,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
)
_PATIENT = Patience()
_NO_ROOM = re.compile(r"(?i)max_(?:completion_)?tokens|output limit")


class LlmEngine:
    """Any chat model; its words are drafts that `verify` checks, and the numbers it writes are all that it can point with.

    One engine writes one answer at a time. `cut` ends a call from another thread, `stopped` says that a person wants that.
    An answer takes at most `calls` calls, and one that mends; `replies` keeps what was paid for.
    """

    def __init__(
        self, model: BaseChatModel, *, name: str, context_tokens: int = 8_192, calls: int = 1,
        count_tokens: Callable[[str], int] = estimated_tokens, load_prompt: Callable[[str], Prompt] = prompts.load,
        patience: Patience = _PATIENT, cut: Callable[[], None] = lambda: None,
        stopped: Callable[[], bool] = lambda: False, replies: Replies | None = None,
    ) -> None:  # fmt: skip
        self._model = model
        self._model_name = name
        self._context_tokens = context_tokens
        self._calls = calls
        self._count_tokens = count_tokens
        self._load_prompt = load_prompt
        self._patience = patience
        self._cut = cut
        self._stopped = stopped
        self._replies = replies or Unkept()
        self._prompt: str | None = None
        self._usage: Usage | None = None
        self._called = self._found = 0

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
        """The reference of the prompt of the last answer."""
        return self._prompt

    @property
    def usage(self) -> Usage | None:
        """Tokens of the last answer, when the server told them; None when all of it was kept from earlier."""
        return self._usage

    @property
    def kept(self) -> bool:
        """True when the last answer was kept from earlier as a whole: the server was not asked."""
        return self._found > 0 and self._called == 0

    def write(self, task: Task, evidence: Evidence) -> Iterator[DraftStatement]:
        """Drafts as the model's lines arrive; none when it finds no answer. ModelFailed, with what to do about it.

        Where what bears on the task does not fit into one call there are more, and their drafts follow each other.
        To close the iterator ends the request.
        """
        self._prompt, self._usage, self._called, self._found = None, None, 0, 0
        prompt = self._load_prompt("brief" if isinstance(task, Brief) else "answer")
        parts = list_parts(task, evidence, self._budget(prompt), self._count_tokens, self._calls)
        drafts = (draft for part in parts for draft in self._part(task, evidence, part, prompt))
        yield from once(drafts, lambda draft: draft.text)

    def _part(self, task: Task, evidence: Evidence, part: Listing, prompt: Prompt) -> Iterator[DraftStatement]:
        if part.ids:
            self._prompt = prompt.reference
            yield from self._drafts(request_of(task, evidence, part, prompt, self._model_name))

    def repair(self, task: Task, evidence: Evidence, failed: Sequence[Withheld]) -> Iterator[DraftStatement]:
        """Drafts that the model writes instead of those that failed a check, told why each did; one call."""
        first, prompt = self._load_prompt("answer"), self._load_prompt("repair")
        listing = list_sentences(task, evidence, self._budget(first) * 3 // 4, self._count_tokens)
        yield from self._drafts(mending_of(failed, listing, prompt, self._model_name))

    def _drafts(self, request: Request) -> Iterator[DraftStatement]:
        kept = self._replies.get(request.key)
        self._found += kept is not None
        said = (kept,) if kept is not None else self.said(request.system, request.user)
        pieces = keeping(said, self._replies, request.key) if kept is None else said
        yield from drafts_in(spoken(lines(pieces)), request.ids)

    def said(self, system: str, user: str) -> Iterator[str]:
        """The model's words as they arrive, asked for again while it has said nothing; ModelFailed for half a reply, Stopped."""
        self._called += 1
        messages: list[BaseMessage] = [SystemMessage(system), HumanMessage(user)]
        said, tried = False, 0
        while not said:
            tried += 1
            try:
                for piece in self._reply(messages):
                    said = said or bool(piece.strip())
                    yield piece
                break
            except _FAILURES as error:
                self._wait_or_tell(error, tried, said=said)
        if not said:
            raise EMPTY.failed(f"{self._model_name!r} wrote nothing")

    def _reply(self, messages: list[BaseMessage]) -> Iterator[str]:
        """One call; ModelFailed when it ends before the model has said that it is done, Stopped when a person ends it."""
        done, watch = "", Watch(self._patience, self._cut, self._stopped)
        try:
            with watch:
                for chunk in watch.over(self._model.stream(messages, stream_usage=True)):
                    self._spend(chunk.usage_metadata)
                    done = chunk.response_metadata.get("finish_reason") or done
                    yield chunk.text
        except _FAILURES:
            watch.refuse()
            raise
        watch.refuse()
        if problem := ended(done):
            raise problem

    def _wait_or_tell(self, error: Exception, tried: int, *, said: bool) -> None:
        """Waits before another try where one may help and nothing was said yet; else ModelFailed."""
        wait = None if said else wait_before(error, tried, self._patience)
        if wait is None:
            raise told(error, self._model_name, asked_wait(error)) from error
        rest(wait, self._stopped)

    def _spend(self, used: UsageMetadata | None) -> None:
        """Add the tokens of one call to those of the answer."""
        if used:
            before = self._usage or Usage(input_tokens=0, output_tokens=0)
            self._usage = Usage(
                input_tokens=before.input_tokens + used["input_tokens"],
                output_tokens=before.output_tokens + used["output_tokens"],
            )

    def complete(self, system: str, user: str, schema: Mapping[str, Any]) -> tuple[str, Usage | None]:
        """The model's words in a JSON schema, and the tokens they took; ModelFailed with what to do about it."""
        shape = {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)}}
        asked = [SystemMessage(system), HumanMessage(user)]
        reply = self._call(asked, extra_body={"response_format": shape})  # as an option it raises on a cut reply
        return reply.text, _usage(reply)

    def greet(self) -> str:
        """That the model's server answers, tried with a request for one token; ModelFailed when it does not."""
        try:
            reply = self._model.invoke([HumanMessage("Answer with the single word: ready")], max_tokens=1)
        except BadRequestError as error:
            if not _NO_ROOM.search(str(error)):
                raise told(error, self._model_name) from error
            return f"{self._model_name!r} answers"  # a model that thinks first has no word to spare: it is there
        except _FAILURES as error:
            raise told(error, self._model_name, asked_wait(error)) from error
        said = " ".join(reply.text.split())[:40]
        return f"{self._model_name!r} answered {said!r}" if said else f"{self._model_name!r} answers"

    def _budget(self, prompt: Prompt) -> int:
        """Tokens left for sentences after the prompt's own words, the answer, and room for question and disputes."""
        own = self._count_tokens(prompt.system) + self._count_tokens(prompt.user)
        return max(200, self._context_tokens - own - min(ANSWER_TOKENS, self._context_tokens // 4) - 400)

    def _call(self, messages: list[BaseMessage], **options: Any) -> AIMessage:
        tried = 0
        while True:
            tried += 1
            try:
                return self._model.invoke(messages, **options)
            except _FAILURES as error:
                self._wait_or_tell(error, tried, said=False)


def _usage(reply: AIMessage) -> Usage | None:
    used = reply.usage_metadata
    return Usage(input_tokens=used["input_tokens"], output_tokens=used["output_tokens"]) if used else None
