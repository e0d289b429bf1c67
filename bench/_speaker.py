"""A scripted model on loopback that speaks at a steady pace: it says again the first sentence that it was shown."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = 4  # characters: what a token of English is, about
_NUMBERED = re.compile(r"^\[(\d+)\] (.+?)(?: \(credited to .*)?$", re.MULTILINE)
_PLAIN = re.compile(r"Context:\s*(.+?[.])\s", re.DOTALL)


@contextmanager
def speaking(tokens_a_second: float) -> Iterator[str]:
    """The address of the model."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            words = reply_to(str(asked["messages"][-1]["content"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            with suppress(OSError):  # the reader has seen enough
                for at in range(0, len(words), TOKEN):
                    time.sleep(1 / tokens_a_second)
                    self._say({"delta": {"content": words[at : at + TOKEN]}})
                self._say({"delta": {}, "finish_reason": "stop"})
                self.wfile.write(b"data: [DONE]\n\n")

        def _say(self, choice: dict[str, Any]) -> None:
            told = {"id": "b", "object": "chat.completion.chunk", "created": 1, "model": "bench"}
            event = told | {"choices": [{"index": 0, "finish_reason": None} | choice]}
            self.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Keep the bench's output to its figures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def reply_to(prompt: str) -> str:
    """Three lines of the first sentence in the prompt, with its number where it has one."""
    if numbered := _NUMBERED.search(prompt):
        return f"{numbered[2]} [{numbered[1]}]\n" * 3
    plain = _PLAIN.search(prompt)
    return f"{plain[1] if plain else 'I do not know.'}\n" * 3
