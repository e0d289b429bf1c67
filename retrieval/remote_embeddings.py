"""Passages and questions as vectors, by any server that speaks OpenAI's embeddings protocol."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

import numpy as np
from langchain_core.exceptions import ModelError
from langchain_openai import OpenAIEmbeddings
from openai import OpenAIError

from domain.errors import ModelFailed
from retrieval.embeddings import Vectors, unit

_BATCH = 128


class OpenAIEmbedder:
    """Sends passages and questions to `base_url` (None: OpenAI itself); ModelFailed when the server does not answer well."""

    def __init__(self, base_url: str | None, api_key: str, model: str) -> None:
        self._host = urlsplit(base_url or "https://api.openai.com").netloc
        self._client = OpenAIEmbeddings(
            model=model,
            base_url=base_url,
            api_key=lambda: api_key,
            check_embedding_ctx_length=False,  # send words, not token ids: other servers refuse these
            chunk_size=_BATCH,
        )
        self.name = f"openai:{model}"

    @cached_property
    def dimension(self) -> int:
        """How many numbers a vector has, as the server gives it."""
        return len(self.query("dimension"))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, each row of length 1."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        try:
            rows = self._client.embed_documents(list(texts))
        except (ModelError, OpenAIError, ValueError, TypeError) as error:
            raise self._failed(error) from error
        return unit(np.asarray(rows))

    def query(self, text: str) -> Vectors:
        """(dimension,) float32 of length 1."""
        try:
            row = self._client.embed_query(text)
        except (ModelError, OpenAIError, ValueError, TypeError) as error:
            raise self._failed(error) from error
        return unit(np.asarray(row))

    def _failed(self, error: Exception) -> ModelFailed:
        return ModelFailed(
            f"The embedding server {self._host!r} failed: {type(error).__name__}.",
            "Try again, or set SITREP_EMBEDDER=bundled and run `sitrep reindex`.",
        )
