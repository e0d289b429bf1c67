"""The real OpenAI client against a scripted server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from domain.errors import ModelFailed
from retrieval.remote_embeddings import OpenAIEmbedder


class Server(ThreadingHTTPServer):
    """Answers /embeddings with the length of each text, or with `status`; keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = 200
        self.bodies: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_POST(self) -> None:
        """Vectors as plain lists, as small servers give them."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
        data = [
            {"object": "embedding", "index": n, "embedding": [3.0, 4.0, float(len(t))]} for n, t in enumerate(texts)
        ]
        answer = json.dumps(
            {"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer.encode() if self.server.status == 200 else b'{"error": {"message": "secret key sk-1"}}')

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Quietly."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server at work."""
    with Server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_words_are_sent_and_vectors_have_length_one(server: Server) -> None:
    """Texts go as texts, 128 a request; rows come back in order at length 1."""
    embedder = OpenAIEmbedder(server.url, "none", "small-model")
    rows = embedder.passages([f"{'x' * n}" for n in range(1, 131)])
    assert rows.shape == (130, 3)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    assert np.all(np.diff(rows[:, 2]) > 0)
    assert [len(body["input"]) for body in server.bodies] == [128, 2]
    assert server.bodies[1]["input"] == ["x" * 129, "x" * 130]
    assert (embedder.dimension, embedder.name) == (3, "openai:small-model")


def test_a_server_that_fails_is_named_without_its_words(server: Server) -> None:
    """The error names the host, not the key or what the server said."""
    server.status = 400
    with pytest.raises(ModelFailed, match=r"127\.0\.0\.1") as caught:
        OpenAIEmbedder(server.url, "sk-1", "small-model").query("bridge")
    assert "sk-1" not in str(caught.value)
