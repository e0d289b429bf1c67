"""A scripted OpenAI-compatible chat server on loopback: it answers well, or misbehaves as a test asks."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[[str], "Reply | str"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends back: a status and raw bytes."""

    status: int = 200
    body: bytes = b""


@dataclass(slots=True)
class FakeServer:
    """Its address and every request's JSON it has had."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)

    @property
    def prompt(self) -> str:
        """The words of the last request's messages."""
        return "\n".join(str(m["content"]) for m in self.requests[-1]["messages"])


@contextmanager
def serving(script: Script) -> Iterator[FakeServer]:
    """A server that answers every chat request with what `script` makes of the user's message."""
    requests: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append(asked)
            made = script(str(asked["messages"][-1]["content"]))
            reply = made if isinstance(made, Reply) else Reply(body=completion(made))
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield FakeServer(url=f"http://127.0.0.1:{server.server_port}/v1", requests=requests)
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def completion(words: str) -> bytes:
    """A chat completion as the servers send it."""
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "scripted",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": words}}],
            "usage": {"prompt_tokens": 321, "completion_tokens": 12, "total_tokens": 333},
        }
    ).encode()


def failure(status: int, message: str) -> Reply:
    """An error as the servers send it."""
    return Reply(status=status, body=json.dumps({"error": {"message": message, "type": "test", "code": None}}).encode())
