"""The browser app as a server: pages, the source pane's own route, login and a health check, behind `security.Guard`."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Protocol

import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from app.api.routes import add_api
from app.quick import without_stubs
from app.security.door import allowed, refuse_open_door
from app.security.entrance import add_login
from app.security.guard import Guard
from app.security.logins import Logins
from app.ui.briefings import add_briefings
from app.ui.looks import add_looks, asset
from app.ui.plots import add_plots
from app.ui.sending import Sending
from app.ui.sources import add_sources
from app.ui.talk_files import add_conversations
from domain.errors import SitrepError, UserError

if TYPE_CHECKING:
    from app.ui.facade import Desk


class Secret(Protocol):
    """A value that does not show when it is printed."""

    def get_secret_value(self) -> str:
        """The value itself."""


class ServerSettings(Protocol):
    """The part of the settings that a server needs."""

    @property
    def host(self) -> str:
        """Address to listen at."""

    @property
    def port(self) -> int:
        """Port to listen at; 0 picks a free one."""

    @property
    def password(self) -> Secret | None:
        """Password of the page, or None."""

    @property
    def allowed_hosts(self) -> Sequence[str]:
        """Further host names that the page is called by."""


def serve(desk: Desk, settings: ServerSettings) -> None:
    """Serve the browser app until it is stopped; UserError when the port is taken."""
    door = listen(settings.host, settings.port)
    port = door.getsockname()[1]
    password = settings.password.get_secret_value() if settings.password else None
    app = create_app(desk, host=settings.host, port=port, password=password, allowed_hosts=settings.allowed_hosts)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5, ws="none"
    )
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    threading.Thread(target=_warm, args=(desk,), daemon=True).start()
    _Announced(config, f"Sitrep is open at http://{shown}:{port}").run(sockets=[door])


def _warm(desk: Desk) -> None:
    """Reads the articles before the first reader comes; what cannot be read is told to that reader, not here."""
    with suppress(SitrepError):
        desk.openers()


class _Announced(uvicorn.Server):
    """A server that says its address once it can be opened."""

    def __init__(self, config: uvicorn.Config, words: str) -> None:
        super().__init__(config)
        self.words = words

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            sys.stdout.write(self.words + "\n")
            sys.stdout.flush()


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; UserError in one sentence when that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host.strip("[]"), port))
        door.listen(128)
    except OSError as failure:
        door.close()
        raise UserError(
            f"Cannot listen at {host}, port {port}: {failure.strerror or failure}",
            "Is Sitrep already open? Close it, or choose another port with SITREP_PORT.",
        ) from failure
    return door


def create_app(
    desk: Desk, *, host: str, port: int, password: str | None = None, allowed_hosts: Sequence[str] = ()
) -> FastAPI:
    """The whole web app; BadSettings when others could reach it without a password."""
    refuse_open_door(host, password)
    uploads = tempfile.mkdtemp(prefix="sitrep-uploads-")  # made with mode 0700
    os.environ["GRADIO_TEMP_DIR"] = uploads

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        shutil.rmtree(uploads, ignore_errors=True)

    app = FastAPI(title="Sitrep", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    logins = Logins(password) if password else None
    _health(app)
    add_sources(app, desk)
    add_conversations(app, desk)
    add_api(app, desk)
    add_plots(app, desk)
    add_briefings(app, desk)
    add_looks(app)
    with without_stubs():
        from app.ui.mount import mount  # Gradio takes seconds to import, and must find the folder for uploads set

    if logins is not None:
        add_login(app, logins, asset("desk.css"))

    mount(app, desk, host=host, port=port)
    app.add_middleware(Sending)
    app.add_middleware(Guard, hosts=allowed(host, allowed_hosts), logins=logins)
    return app


def _health(app: FastAPI) -> None:
    @app.get("/healthz")
    def healthz() -> JSONResponse:
        """Says that the server answers."""
        return JSONResponse({"ok": True})
