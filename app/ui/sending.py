"""How responses are sent so that a page opens soon: kept by the browser where the address names the content, and squeezed.

Plain ASGI, inside of `app.security.guard`. A response that is sent in pieces (an answer as it grows) passes as it is.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass

from app.security.asgi import App, Message, Receive, Scope, Send, headers_of
from app.ui.looks import LOOKS, script, style

FOR_GOOD = b"private, max-age=31536000, immutable"
FOR_A_DAY = b"private, max-age=86400"
LEAST = 1_400  # bytes: what fits into one packet is not worth squeezing
LEVEL = 5  # of zlib: most of the gain in a third of the time of the highest
_SQUEEZED = re.compile(rb"text/(?:html|css|csv|plain|markdown)|application/(?:javascript|json)|image/svg")
_FOREIGN = re.compile(rb"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>|\s*<link rel=\"preconnect\"[^>]*>")
_HEAD_ENDS = re.compile(rb"(?=<script type=\"module\")|(?=</head>)")
_BODY_BEGINS = re.compile(rb"<body[^>]*>")


def kept(path: str, query: bytes) -> bytes:
    """For how long a browser may keep what is at an address; empty when the response itself says it.

    Gradio's own files carry a digest in their names, and its theme one in its query.
    """
    if path.startswith(("/assets/", LOOKS)) or (path == "/theme.css" and query.startswith(b"v=")):
        return FOR_GOOD
    return FOR_A_DAY if path.startswith("/static/") or path == "/favicon.ico" else b""


def dressed(page: bytes) -> bytes:
    """The page with our script in its head and our stylesheet after it, and without what Gradio says of its own site.

    Gradio adds stylesheets to the head as its parts come in; ours stands in the body, so that it is always the last word.
    """
    page = _HEAD_ENDS.sub(script().encode(), _FOREIGN.sub(b"", page), count=1)
    return _BODY_BEGINS.sub(lambda body: body[0] + style().encode(), page, count=1)


@dataclass(slots=True)
class Sending:
    """An ASGI app around another: dresses the page, squeezes whole texts, and says what may be kept."""

    app: App

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "GET":
            send = _sender(scope, send)
        await self.app(scope, receive, send)


def _sender(scope: Scope, send: Send) -> Send:
    """The same way out; the head of a response is held until it is known whether its body comes in one piece."""
    held: list[Message] = []

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            held.append(message)
            return
        if held:
            start = held.pop()
            if message["type"] == "http.response.body" and not message.get("more_body"):
                message = {**message, "body": _rewritten(scope, start, message.get("body", b""))}
            _keep(scope, start)
            await send(start)
        await send(message)

    return sending


def _keep(scope: Scope, start: Message) -> None:
    how_long = kept(scope["path"], scope.get("query_string", b""))
    if how_long and start["status"] in (200, 206, 304):
        start["headers"] = [*_without(start, b"cache-control"), (b"cache-control", how_long)]


def _rewritten(scope: Scope, start: Message, body: bytes) -> bytes:
    """The body as it is sent; the headers of `start` are made to fit."""
    named = {name.lower(): value for name, value in start["headers"]}
    if b"content-encoding" in named or start["status"] != 200:
        return body
    kind = named.get(b"content-type", b"")
    made = dressed(body) if scope["path"] == "/" and kind.startswith(b"text/html") else body
    more: list[tuple[bytes, bytes]] = []
    if len(made) >= LEAST and _SQUEEZED.match(kind):
        more.append((b"vary", b"Accept-Encoding"))
        if "gzip" in headers_of(scope).get("accept-encoding", ""):
            made = gzip.compress(made, LEVEL, mtime=0)
            more.append((b"content-encoding", b"gzip"))
    if made is not body:
        start["headers"] = [*_without(start, b"content-length"), (b"content-length", str(len(made)).encode()), *more]
    return made


def _without(start: Message, name: bytes) -> list[tuple[bytes, bytes]]:
    return [(known, value) for known, value in start["headers"] if known.lower() != name]
