"""The web app over real HTTP on loopback, a server that counts who calls it, and the browser to look with."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from app.server import create_app

CHROMIUM = Path("/usr/bin/chromium")
SLOW = 60_000  # milliseconds to wait for what comes: many machines that test are busy
ARGUMENTS = (
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",  # pages of the browser itself, a second of work a window
)


def require_chromium() -> str:
    """The browser's path; without it the test is skipped, or fails where CI=true says that it must be there."""
    if CHROMIUM.exists():
        return str(CHROMIUM)
    if os.environ.get("CI") == "true":
        pytest.fail(f"{CHROMIUM} is missing, and CI must not skip the browser tests")
    pytest.skip(f"no browser at {CHROMIUM}")


@contextmanager
def browsing() -> Iterator[Any]:
    """A browser that can resolve no name but this machine's."""
    path = require_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def window(browser: Any, *, width: int = 1440, height: int = 900, **more: Any) -> Any:
    """An empty page, with cookies of its own, that waits as long as a busy machine may take."""
    page = browser.new_page(viewport={"width": width, "height": height}, **more)
    page.set_default_timeout(SLOW)
    return page


def until(page: Any, true: Callable[[], object], told: object = "") -> None:
    """Asks again until it is true: the page's policy forbids Playwright to evaluate words in the page itself."""
    end = time.monotonic() + SLOW / 1_000
    while not true():
        assert time.monotonic() < end, told
        page.wait_for_timeout(50)


@contextmanager
def running(desk: Any, **settings: Any) -> Iterator[int]:
    """The port of the whole web app around a desk, served by a thread of this process."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        app = create_app(desk, **{"host": "127.0.0.1", "port": port} | settings)
        config = uvicorn.Config(app, log_level="error", server_header=False, ws="none", timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: server.run(sockets=[door]), daemon=True)
        thread.start()
        _wait_for(lambda: server.started, "the server did not start")
        yield port
        server.should_exit = True
        thread.join(15)


def _wait_for(true: Any, otherwise: str, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def request(
    port: int,
    path: str = "/",
    *,
    method: str = "GET",
    heads: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers (lower-case names) and body of one request whose headers, Host too, are as given."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    given = {"Host": f"127.0.0.1:{port}"} | dict(heads or {})
    if body is not None and "Content-Length" not in given:
        given["Content-Length"] = str(len(body))
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in given.items():
        line.putheader(name, value)
    line.endheaders(body)
    reply = line.getresponse()
    found = reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
    line.close()
    return found


@contextmanager
def sink() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that anybody asked it for."""
    calls: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - names given by the standard library

        def log_message(self, *_: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", calls
    server.shutdown()
