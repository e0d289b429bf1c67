"""The functions over HTTP, on the server of the pages and behind the same guard: `GET` or `POST /api/NAME`."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from app.api.functions import FUNCTIONS, called, refuse_unknown
from app.api.parameters import schema_of, typed
from app.api.refusals import refusal, refused
from app.ui.facade import Desk
from domain.errors import UserError

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]  # the others are refused in words too


def add_api(app: FastAPI, desk: Desk) -> None:
    """Give the web app its `/api`."""

    @app.get("/api")
    def listed() -> Response:
        """The functions, and what each takes."""
        return as_json({"functions": [_described(name) for name in FUNCTIONS]})

    @app.api_route("/api/{name:path}", methods=METHODS)
    async def function(name: str, request: Request) -> Response:
        """What a function gives."""
        if request.method not in ("GET", "POST"):
            hint = "Ask with GET, or with POST and a JSON object"
            return as_json(refused("BadMethod", f"{request.method} is not answered", hint), 405)
        given = (request.method, request.headers.get("content-type", ""), await request.body())
        return await run_in_threadpool(_reply, desk, name, given, request.query_params.multi_items())


def as_json(value: Any, status: int = 200) -> Response:
    """A value as a JSON response; what UTF-8 cannot hold is written as an escape, which JSON reads back."""
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    heads = {"cache-control": "no-store"}
    return Response(content, status_code=status, media_type="application/json", headers=heads)


def _described(name: str) -> dict[str, Any]:
    return {"name": name, "about": FUNCTIONS[name].__doc__, "parameters": schema_of(name)}


def _reply(desk: Desk, name: str, given: tuple[str, str, bytes], pairs: list[tuple[str, str]]) -> Response:
    method, kind, body = given
    try:
        refuse_unknown(name)
        values = _asked(name, pairs) if method == "GET" else _sent(kind, body, pairs)
        return as_json(called(desk, name, values).value)
    except Exception as failure:  # noqa: BLE001 - the last place: logged and said by `refusal`, never a traceback
        status, words = refusal(failure)
        return as_json(words, status)


def _asked(name: str, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    values = typed(name, pairs)
    if "conversation" in values:
        raise UserError("a question that is kept needs POST", "GET changes nothing")
    return values


def _sent(kind: str, body: bytes, pairs: list[tuple[str, str]]) -> Any:
    """The JSON of a POST; UserError when it is none. Forms of other pages cannot send this content type unasked."""
    if kind.partition(";")[0].strip().lower() != "application/json":
        raise UserError(f"the content type {kind!r:.60} is not read", "Send application/json")
    if pairs:
        raise UserError("a POST takes nothing in its address", "Put all of it into the JSON object")
    try:
        return json.loads(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise UserError(f"not JSON: {error}", 'Send an object such as {"question": "Who said so?"}') from error
