"""What stands between the web app and everybody else: hosts, origins, login, sizes and response headers.

Plain ASGI, around every route of ours and of Gradio's. The measures and the attacks they answer are in `SECURITY.md`.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.errors import BadSettings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

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
COOKIE = "sitrep_session"
OPEN_PATHS = frozenset({"/login", "/healthz"})  # answered without a login, and they tell nothing
BODY_LIMIT = 2_000_000  # bytes of a request that is not an upload
UPLOAD_LIMIT = 50 * 21_000_000  # 50 files of 20 MB; Gradio counts the single file
UPLOAD_PATH = "/gradio_api/upload"
TRIES = 10  # bad logins of one address ...
WINDOW = 900.0  # ... within this many seconds
SESSION = 12 * 3600.0  # seconds that a login lasts
_KEY = re.compile(
    r"\b(sk|pk|key|hf|ghp|xox[bp])-[\w-]{6,}|(?i:bearer)\s+[\w.~+/-]{8,}=*|(?i:api[_-]?key)\S{0,3}[=:]\s*\S+"
)


def redact(text: str) -> str:
    """The text without what looks like a key.

    >>> redact("401: Incorrect API key provided: sk-CANARY1234567")
    '401: Incorrect API key provided: [key left out]'
    """
    return _KEY.sub("[key left out]", text)


def is_loopback(host: str) -> bool:
    """True when only this machine can reach an address to listen at.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("")
    (True, True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_open_door(host: str, password: str | None) -> None:
    """BadSettings when others could reach the app and no password is set."""
    if not password and not is_loopback(host):
        raise BadSettings(
            f"Others could reach Sitrep at {host!r}, and no password is set",
            "Listen at 127.0.0.1, or set SITREP_PASSWORD to a long password.",
        )


def host_of(netloc: str) -> str:
    """The host name of a Host header, lower case, without its port.

    >>> host_of("LocalHost:7860"), host_of("[::1]:7860"), host_of("a.example")
    ('localhost', '[::1]', 'a.example')
    """
    name = netloc.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


@dataclass(slots=True)
class Logins:
    """Passwords compared slowly, tries counted by address, and the sessions that were let in."""

    password: str
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    bad: OrderedDict[str, list[float]] = field(default_factory=OrderedDict)
    sessions: dict[str, float] = field(default_factory=dict)

    def _digest(self, word: str) -> bytes:
        return hashlib.scrypt(word.encode("utf-8", "replace"), salt=self.salt, n=2**14, r=8, p=1)

    def wait(self, address: str) -> int:
        """Seconds until this address may try again; 0: now."""
        now = time.monotonic()
        recent = [at for at in self.bad.get(address, []) if now - at < WINDOW]
        return int(recent[0] + WINDOW - now) + 1 if len(recent) >= TRIES else 0

    def enter(self, word: str, address: str) -> str | None:
        """A session token for the right password; None, and one more bad try, for another."""
        now = time.monotonic()
        if hmac.compare_digest(self._digest(word), self._digest(self.password)):
            self.bad.pop(address, None)
            self.sessions = {token: end for token, end in self.sessions.items() if end > now}
            token = secrets.token_urlsafe(32)
            self.sessions[token] = now + SESSION
            return token
        self.bad[address] = [at for at in self.bad.pop(address, []) if now - at < WINDOW] + [now]
        if len(self.bad) > 10_000:
            self.bad.popitem(last=False)
        return None

    def knows(self, token: str) -> bool:
        """True while a session lasts."""
        return self.sessions.get(token, 0.0) > time.monotonic()


@dataclass(slots=True)
class Guard:
    """An ASGI app around another: refuses what does not come from its own page, and marks every response."""

    app: App
    hosts: frozenset[str]
    logins: Logins | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it with a status and a sentence."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        heads = headers_of(scope)
        safe = marked(send)
        refusal = (
            self._foreign(scope["method"], heads) or too_long(scope["path"], heads) or self._stranger(scope, heads)
        )
        if refusal is None:
            await self.app(scope, counted(receive, scope["path"]), safe)
        else:
            await answer(safe, *refusal)

    def _foreign(self, method: str, heads: dict[str, str]) -> tuple[int, str] | None:
        """A request to another name (DNS rebinding) or from another page (forged requests)."""
        names = [heads.get("host", ""), *heads.get("x-forwarded-host", heads.get("host", "")).split(",")]
        if not all(host_of(name) in self.hosts for name in names):
            return 400, "This address is not one that Sitrep answers at. Set SITREP_ALLOWED_HOSTS to add it."
        origin, site = heads.get("origin"), heads.get("sec-fetch-site")
        if origin is not None and not same_origin(origin, heads):
            return 403, "Requests from other pages are refused."
        if method not in ("GET", "HEAD") and site not in (None, "same-origin", "none"):
            return 403, "Requests from other pages are refused."
        if site == "cross-site" and heads.get("sec-fetch-mode") != "navigate":
            return 403, "Requests from other pages are refused."
        return None

    def _stranger(self, scope: Scope, heads: dict[str, str]) -> tuple[int, str] | None:
        """Anybody who has not logged in, when a password is set."""
        if self.logins is None or scope["path"] in OPEN_PATHS or self.logins.knows(cookie_of(heads)):
            return None
        asks_for_page = scope["method"] == "GET" and "text/html" in heads.get("accept", "")
        return (303, "/login") if asks_for_page else (401, "Log in first.")


def headers_of(scope: Scope) -> dict[str, str]:
    """Request headers by lower-case name; a repeated one is joined, so that no second Host is overlooked."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]},{text}" if key in found else text
    return found


def same_origin(origin: str, heads: dict[str, str]) -> bool:
    """True when an Origin header names the very host and port that the request went to."""
    scheme, _, netloc = origin.strip().lower().partition("://")
    own = {
        heads.get("host", "").lower(),
        *(h.strip().lower() for h in heads.get("x-forwarded-host", "").split(",") if h),
    }
    return scheme in ("http", "https") and netloc in own


def cookie_of(heads: dict[str, str]) -> str:
    """The session token of a request, or an empty string."""
    pairs = (pair.strip().partition("=") for pair in heads.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def limit_of(path: str) -> int:
    """How many bytes the body of a request may have."""
    return UPLOAD_LIMIT if path.rstrip("/") == UPLOAD_PATH else BODY_LIMIT


def too_long(path: str, heads: dict[str, str]) -> tuple[int, str] | None:
    """A refusal of a body that says it is over the limit."""
    length = heads.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit_of(path):
        return 413, "Too much at once: send at most 50 files of 20 MB."
    return None


def counted(receive: Receive, path: str) -> Receive:
    """The same request body, cut off as a lost connection when it grows over the limit without having said so."""
    left = limit_of(path)

    async def counting() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return counting


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


async def answer(send: Send, status: int, words: str) -> None:
    """A short plain response; status 303 sends the browser to the path in `words`."""
    heads = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    if status == 303:
        heads.append((b"location", words.encode()))
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send({"type": "http.response.body", "body": words.encode()})


def allowed(host: str, more: Sequence[str]) -> frozenset[str]:
    """The host names that are answered: this machine's own, the one listened at, and those that were set."""
    own = {"localhost", "127.0.0.1", "[::1]"}
    bound = {f"[{host}]" if ":" in host and not host.startswith("[") else host} - {"0.0.0.0", "::", "[::]", ""}  # noqa: S104
    return frozenset(name.lower() for name in (*own, *bound, *more) if name and name != "*")
