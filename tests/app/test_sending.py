"""How responses are sent: the page in our dress, squeezed, and kept where the address names the content."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Iterator

import pytest

from app.security.asgi import Message, Receive, Scope, Send
from app.ui.looks import SCRIPTS, STYLES, address, asset, bundle
from app.ui.sending import FOR_A_DAY, FOR_GOOD, Sending, dressed, kept
from tests.app.live import request, running
from tests.app.ui_fakes import FakeDesk

SQUEEZE = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The app around a desk of samples."""
    with running(FakeDesk()) as port:
        yield port


def test_a_bundle_holds_every_file_and_is_named_by_its_content() -> None:
    """Whatever changes in a file changes the address, so that no browser shows yesterday's."""
    assert all(asset(name) in bundle("css").decode() for name in STYLES)
    assert all(asset(name) in bundle("js").decode() for name in SCRIPTS)
    assert address("css") != address("js")
    assert re.fullmatch(r"/look/[0-9a-f]{16}\.css", address("css"))


def test_the_page_names_our_files_and_nobody_elses(port: int) -> None:
    """Our script stands before Gradio's, our style after all of its own; nothing of Gradio's own site is left there."""
    _, _, page = request(port)
    assert page.index(address("js").encode()) < page.index(b'<script type="module"')
    assert page.index(b"<body") < page.index(address("css").encode()) < page.index(b"<gradio-app")
    assert b"og:image" not in page
    assert b"twitter:" not in page


def test_a_plain_page_is_dressed_too() -> None:
    """A page without a script gets ours at the end of its head, and the style in its body; what is no page stays as it is."""
    page = dressed(b'<head><title>x</title></head><body class="a"><p>')
    assert b'</script></head><body class="a"><link' in page
    assert page.endswith(b'.css"><p>')
    assert dressed(b"no page") == b"no page"


def test_the_page_is_squeezed_for_who_can_read_it(port: int) -> None:
    """The same bytes, a fraction of the length; as they are for a client that does not ask."""
    _, plain_heads, plain = request(port)
    _, heads, squeezed = request(port, heads=SQUEEZE)
    assert "content-encoding" not in plain_heads
    assert heads["content-encoding"] == "gzip"
    assert int(heads["content-length"]) == len(squeezed) < len(plain) / 4
    assert b"<gradio-app" in gzip.decompress(squeezed)
    assert plain_heads["vary"] == heads["vary"] == "Accept-Encoding"


def test_what_names_its_content_is_kept_for_good(port: int) -> None:
    """Our files and Gradio's with a digest in the name are never asked for twice; the page is asked for each time."""
    for kind in ("css", "js"):
        status, heads, body = request(port, address(kind))
        assert (status, body) == (200, bundle(kind))
        assert heads["cache-control"] == FOR_GOOD.decode()
    script = re.search(rb'src="\.(/assets/index-[^"]+\.js)"', request(port)[2])
    assert script is not None
    status, heads, _ = request(port, script[1].decode(), heads=SQUEEZE)
    assert (status, heads["cache-control"]) == (200, FOR_GOOD.decode())
    assert "immutable" not in request(port)[1].get("cache-control", "")


@pytest.mark.parametrize("path", ["/look/0000000000000000.css", "/look/0000000000000000.exe", "/assets/no-such.js"])
def test_an_address_of_yesterday_is_not_kept(port: int, path: str) -> None:
    """What is not there may be there tomorrow: 404, and nothing that a browser may keep."""
    status, heads, _ = request(port, path)
    assert status == 404
    assert "immutable" not in heads.get("cache-control", "")


@pytest.mark.parametrize(
    ("path", "query", "how_long"),
    [
        ("/assets/index-1.js", b"", FOR_GOOD), ("/theme.css", b"v=12", FOR_GOOD), ("/theme.css", b"", b""),
        ("/static/js/frame.js", b"", FOR_A_DAY), ("/", b"", b""), ("/source", b"article=a", b""),
    ],
)  # fmt: skip
def test_for_how_long_an_address_is_kept(path: str, query: bytes, how_long: bytes) -> None:
    """Only what cannot change under its address; never what is said of articles."""
    assert kept(path, query) == how_long


def test_what_grows_is_not_held_back() -> None:
    """An answer that comes in pieces passes piece by piece, not squeezed: a reader sees each as soon as it is there."""
    sent: list[Message] = []

    async def growing(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        for piece in (b"a" * 5_000, b"b" * 5_000):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            assert sent[-1]["body"] == piece
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/x", "headers": [(b"accept-encoding", b"gzip")]}
    asyncio.run(Sending(growing)(scope, receive, send))
    assert sent[0]["headers"] == [(b"content-type", b"text/html")]
    assert [len(one["body"]) for one in sent[1:]] == [5_000, 5_000, 0]
