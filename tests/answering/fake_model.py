"""A chat model that says what it is given, streamed, and says when it has finished."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk


class FakeModel(GenericFakeChatModel):
    """Ends each stream as servers do."""

    def _stream(self, *args: Any, **more: Any) -> Iterator[ChatGenerationChunk]:
        yield from super()._stream(*args, **more)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata={"finish_reason": "stop"}))


def saying(words: str) -> FakeModel:
    """A model that always says the same."""
    return FakeModel(messages=repeat(AIMessage(words)))
