"""What every response carries, and the short one that refuses."""

from __future__ import annotations

import json

from app.security.asgi import Message, Send

CSP = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'none'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def marked(send: Send) -> Send:
    """The same response with our headers in place of any of the same name, and no leave for other origins."""
    ours = {name for name, _ in HEADERS} | {
        b"access-control-allow-origin",
        b"access-control-allow-credentials",
        b"server",
    }

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", []) if name.lower() not in ours]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return sending


async def answer(send: Send, status: int, words: str, *, path: str = "") -> None:
    """A short response, plain or for a program as JSON; status 303 sends the browser to the path in `words`."""
    for_program = path == "/api" or path.startswith("/api/")
    kind = b"application/json" if for_program else b"text/plain; charset=utf-8"
    heads = [(b"content-type", kind), (b"cache-control", b"no-store")]
    if status == 303:
        heads.append((b"location", words.encode()))
    hint = "Send the password to /login, and with each request the cookie that it gives." if status == 401 else ""
    told = json.dumps({"error": {"kind": "Refused", "message": words, "hint": hint}}) if for_program else words
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send({"type": "http.response.body", "body": told.encode()})
