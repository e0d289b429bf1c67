"""The shapes of ASGI (https://asgi.readthedocs.io), and what a request says about itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "sitrep_session"


def headers_of(scope: Scope) -> dict[str, str]:
    """Request headers by lower-case name; a repeated one is joined, so that no second Host is overlooked."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]},{text}" if key in found else text
    return found


def cookie_of(heads: dict[str, str]) -> str:
    """The session token of a request, or an empty string."""
    pairs = (pair.strip().partition("=") for pair in heads.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")
