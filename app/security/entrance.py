"""The two routes of the login: the form, and the try."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from app.render.login import login_page
from app.security.asgi import COOKIE
from app.security.logins import SESSION, Logins


def add_login(app: FastAPI, logins: Logins, style: str) -> None:
    """Give the web app its `/login`, dressed in `style`."""

    @app.get("/login")
    def form() -> HTMLResponse:
        """The page that asks for the password."""
        return HTMLResponse(login_page(style))

    @app.post("/login")
    async def enter(request: Request) -> Response:
        """Lets in whoever knows the password; 429 after ten bad tries within 15 minutes."""
        address = request.client.host if request.client else ""
        if wait := logins.wait(address):
            words = "Too many bad passwords from your address. Try again later."
            return PlainTextResponse(words, status_code=429, headers={"retry-after": str(wait)})
        word = parse_qs((await request.body())[:4_096].decode("utf-8", "replace")).get("password", [""])[0]
        token = await run_in_threadpool(logins.enter, word, address)
        if token is None:
            return HTMLResponse(login_page(style, bad=True), status_code=401)
        reply = RedirectResponse("/", status_code=303)
        secure = request.url.scheme == "https"
        reply.set_cookie(COOKIE, token, max_age=int(SESSION), httponly=True, samesite="lax", secure=secure)
        return reply
