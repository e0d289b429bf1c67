"""A scripted OpenAI-compatible chat server on loopback: it answers well, or misbehaves as a test asks."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON, EVENTS = "application/json", "text/event-stream"
Script = Callable[[str], "Reply | str"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends back: a status and raw bytes; a `length` above theirs cuts the connection in the middle.

    `before` seconds pass until it says anything; `drip` is sent piece by piece, `pause` seconds apart, with no length.
    """

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    length: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    before: float = 0.0
    drip: Iterable[bytes] = ()
    pause: float = 0.0


@dataclass(slots=True)
class FakeServer:
    """Its address and every request's JSON it has had."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    """When (on the monotonic clock) a client went away in the middle of a reply."""

    @property
    def prompt(self) -> str:
        """The words of the last request's messages."""
        return "\n".join(str(m["content"]) for m in self.requests[-1]["messages"])


@contextmanager
def serving(script: Script) -> Iterator[FakeServer]:
    """A server that answers every chat request with what `script` makes of the user's message."""
    requests: list[dict[str, Any]] = []
    left: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append(asked)
            made = script(str(asked["messages"][-1]["content"]))
            whole = streamed if asked.get("stream") else completion
            reply = (
                made if isinstance(made, Reply) else Reply(body=whole(made), kind=EVENTS if "stream" in asked else JSON)
            )
            time.sleep(reply.before)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            if not reply.drip:
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            for name, value in reply.headers:
                self.send_header(name, value)
            try:
                self.end_headers()
                self.wfile.write(reply.body)
                for piece in reply.drip:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(reply.pause)
            except OSError:
                left.append(time.monotonic())

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield FakeServer(url=f"http://127.0.0.1:{server.server_port}/v1", requests=requests, left=left)
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


def streamed(words: str, *, done: str | None = "stop") -> bytes:
    """The same as a stream of events, a few characters each; `done` None: the model never says that it has finished."""
    pieces = [words[at : at + 7] for at in range(0, len(words), 7)]
    told = [_event({"delta": {"role": "assistant", "content": ""}})]
    told += [_event({"delta": {"content": piece}}) for piece in pieces]
    if done is not None:
        told.append(_event({"delta": {}, "finish_reason": done}))
    usage = {"prompt_tokens": 321, "completion_tokens": 12, "total_tokens": 333}
    return b"".join([*told, _event(None, usage=usage), b"data: [DONE]\n\n"])


def events(words: str) -> tuple[bytes, ...]:
    """The events that say these words, a few characters each, without an end."""
    return tuple(_event({"delta": {"content": words[at : at + 7]}}) for at in range(0, len(words), 7))


def streamed_whole(words: str) -> bytes:
    """A stream whose one event holds all the words."""
    return b"".join(
        [_event({"delta": {"content": words}}), _event({"delta": {}, "finish_reason": "stop"}), b"data: [DONE]\n\n"]
    )


def _event(choice: dict[str, Any] | None, **more: Any) -> bytes:
    choices = [] if choice is None else [{"index": 0, "finish_reason": None, **choice}]
    told = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": choices,
    }
    return b"data: " + json.dumps(told | more).encode() + b"\n\n"


def failure(status: int, message: str) -> Reply:
    """An error as the servers send it."""
    return Reply(status=status, body=json.dumps({"error": {"message": message, "type": "test", "code": None}}).encode())
