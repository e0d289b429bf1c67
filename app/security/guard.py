"""The app around the app: it refuses what does not come from its own page."""

from __future__ import annotations

from dataclasses import dataclass

from app.security.asgi import App, Receive, Scope, Send, cookie_of, headers_of
from app.security.door import host_of
from app.security.logins import Logins
from app.security.responses import answer, marked
from app.security.sizes import counted, too_long

OPEN_PATHS = frozenset({"/login", "/healthz"})  # answered without a login, and they tell nothing


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
            await answer(safe, *refusal, path=scope["path"])

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


def same_origin(origin: str, heads: dict[str, str]) -> bool:
    """True when an Origin header names the very host and port that the request went to."""
    scheme, _, netloc = origin.strip().lower().partition("://")
    own = {
        heads.get("host", "").lower(),
        *(h.strip().lower() for h in heads.get("x-forwarded-host", "").split(",") if h),
    }
    return scheme in ("http", "https") and netloc in own
