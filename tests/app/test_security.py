"""Who may talk to the web app: measured over real HTTP on loopback (promises S4, S5 and S7)."""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app.security.door import allowed, host_of, is_loopback, refuse_open_door
from app.security.logins import TRIES, Logins
from app.security.redact import redact
from app.security.responses import CSP
from app.server import create_app, listen
from domain.errors import BadSettings, UserError
from tests.app.live import request, running
from tests.app.ui_fakes import FakeDesk

PASSWORD = "correct horse battery"
FORM = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
MULTIPART = "multipart/form-data; boundary=x"
HOSTS = (
    "evil.example", "evil.example:7860", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.0.7", "0.0.0.0",  # noqa: S104 - asked for, not listened at
    "10.0.0.1:7860", "[::2]", "", "localhost@evil.example", "127.0.0.1, evil.example", "metadata.google.internal",
)  # fmt: skip
ORIGINS = (
    "http://evil.example", "https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost:1",
    "http://127.0.0.1.evil.example", "file://", "chrome-extension://abcdef", "http://evil.example@127.0.0.1", "",
)  # fmt: skip
ROUTES = (
    ("GET", "/"), ("GET", "/config"), ("GET", "/gradio_api/info"), ("GET", "/source?article=courier-1&version=1"),
    ("GET", "/gradio_api/heartbeat/abc"), ("GET", "/gradio_api/queue/data?session_hash=abc"), ("GET", "/theme.css"),
    ("POST", "/claims"), ("POST", "/gradio_api/upload"), ("POST", "/gradio_api/queue/join"), ("POST", "/gradio_api/run/predict"),
    ("POST", "/gradio_api/call/ask"), ("GET", "/gradio_api/file=/etc/passwd"), ("DELETE", "/config"), ("PUT", "/"),
    ("GET", "/api"), ("GET", "/api/ask?question=who"), ("POST", "/api/ask"), ("GET", "/conversation/losses"),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> FakeDesk:
    """One desk for the whole matrix, so that any change of state is seen at its end."""
    return FakeDesk()


@pytest.fixture(scope="module")
def port(desk: FakeDesk) -> Iterator[int]:
    """The app without a password."""
    with running(desk) as port:
        yield port


@pytest.fixture(scope="module")
def locked() -> Iterator[int]:
    """The app with a password."""
    with running(FakeDesk(), password=PASSWORD) as port:
        yield port


def uploads() -> list[Path]:
    """Files in the folder for uploads of the app that was made last."""
    return [path for path in Path(os.environ["GRADIO_TEMP_DIR"]).rglob("*") if path.is_file()]


def send_upload(port: int, **heads: str) -> int:
    """The status of an upload with these headers (underscores stand for hyphens)."""
    given = {name.replace("_", "-"): value for name, value in heads.items()}
    return request(port, "/gradio_api/upload", method="POST", heads={"Content-Type": MULTIPART} | given, body=FORM)[0]


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_is_refused(port: int, desk: FakeDesk, host: str) -> None:
    """DNS rebinding: the request arrives under a name that is not ours: 400, nothing stored."""
    assert request(port, heads={"Host": host})[0] == 400
    assert send_upload(port, Host=host) == 400
    assert not uploads()
    assert not desk.asked


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_page_is_refused(port: int, desk: FakeDesk, origin: str) -> None:
    """A form or script of another page: 403, nothing stored, and no leave to read the reply."""
    assert send_upload(port, Origin=origin) == 403
    join = json.dumps({"data": ["Who?"], "fn_index": 0, "session_hash": "abc"}).encode()
    heads = {"Origin": origin, "Content-Type": "application/json"}
    status, reply, _ = request(port, "/gradio_api/queue/join", method="POST", heads=heads, body=join)
    assert status == 403
    assert "access-control-allow-origin" not in reply
    assert not uploads()
    assert not desk.asked


@pytest.mark.parametrize(
    ("site", "method", "mode", "status"),
    [
        ("cross-site", "POST", "no-cors", 403),
        ("same-site", "POST", "cors", 403),
        ("cross-site", "POST", "navigate", 403),
        ("cross-site", "GET", "no-cors", 403),
        ("cross-site", "GET", "navigate", 200),
        ("none", "GET", "navigate", 200),
        ("same-origin", "GET", "cors", 200),
    ],
)
def test_the_browser_says_where_a_request_comes_from(port: int, site: str, method: str, mode: str, status: int) -> None:
    """A link to us may be followed; nothing else from another site is answered."""
    heads = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert request(port, "/healthz", method=method, heads=heads, body=b"" if method == "POST" else None)[0] == status


@pytest.mark.parametrize("origin", ["http://127.0.0.1:{port}", None])
def test_our_own_page_may_upload(port: int, origin: str | None) -> None:
    """The control: the same upload from our own page, or from a program that is no browser, is taken."""
    heads = {"Origin": origin.format(port=port)} if origin else {}
    assert send_upload(port, **heads) == 200
    assert uploads()
    for path in uploads():
        path.unlink()


def test_a_forwarded_name_is_checked_too(port: int) -> None:
    """A proxy's header must not bring another name in by the back door."""
    assert request(port, heads={"X-Forwarded-Host": "evil.example"})[0] == 400


@pytest.mark.parametrize("path", ["/", "/config", "/healthz", "/nowhere", "/source?article=x&version=1"])
def test_every_response_has_the_headers(port: int, path: str) -> None:
    """Pages, data and errors alike."""
    _, heads, _ = request(port, path)
    assert heads["content-security-policy"] == CSP
    assert heads["x-content-type-options"] == "nosniff"
    assert heads["referrer-policy"] == "no-referrer"
    assert heads["x-frame-options"] == "DENY"
    assert "server" not in heads


def test_a_refusal_has_the_headers(port: int) -> None:
    """Also the 400 of a wrong name."""
    assert request(port, heads={"Host": "evil.example"})[1]["content-security-policy"] == CSP


def test_files_of_the_machine_are_not_served(port: int) -> None:
    """Neither by absolute path, nor by climbing, nor our own source."""
    for path in ("/etc/passwd", "../../etc/passwd", "app/server.py", str(Path(__file__).resolve())):
        assert request(port, f"/gradio_api/file={path}")[0] in (403, 404)


def test_a_body_over_the_limit_is_refused(port: int) -> None:
    """By its own word before it is read; and an upload of more than 20 MB by Gradio's count."""
    heads = {"Content-Type": "application/json", "Content-Length": "3000000"}
    assert request(port, "/gradio_api/queue/join", method="POST", heads=heads, body=b"")[0] == 413
    large = FORM.replace(b"hello", b"x" * 20_500_000)
    assert request(port, "/gradio_api/upload", method="POST", heads={"Content-Type": MULTIPART}, body=large)[0] == 413


def test_the_public_api_has_no_handler_of_ours(port: int) -> None:
    """Every event of a page is private: nothing can be called by name."""
    known = json.loads(request(port, "/gradio_api/info")[2])
    assert known["named_endpoints"] == {}


def test_the_folder_for_uploads_is_ours_alone(port: int) -> None:
    """Mode 0700, outside the library."""
    assert port
    assert stat.S_IMODE(Path(os.environ["GRADIO_TEMP_DIR"]).stat().st_mode) == 0o700


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_password_covers_every_route(locked: int, method: str, path: str) -> None:
    """Without a login there is no page, no data, no upload: 401."""
    assert request(locked, path, method=method, body=b"" if method != "GET" else None)[0] == 401


def test_a_browser_is_sent_to_the_login(locked: int) -> None:
    """Asking for a page without a login leads to the form; a wrong cookie is none."""
    for cookie in ("", "sitrep_session=abc", "sitrep_session="):
        status, heads, _ = request(locked, heads={"Accept": "text/html", "Cookie": cookie})
        assert (status, heads["location"]) == (303, "/login")


def log_in(port: int, word: str) -> tuple[int, str]:
    """Status and cookie of one try."""
    heads = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{port}"}
    status, found, _ = request(port, "/login", method="POST", heads=heads, body=urlencode({"password": word}).encode())
    return status, found.get("set-cookie", "")


def test_the_right_password_opens_every_page(locked: int) -> None:
    """The cookie is kept from scripts and other sites, and lets in."""
    status, cookie = log_in(locked, PASSWORD)
    assert status == 303
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    heads = {"Cookie": cookie.partition(";")[0]}
    assert request(locked, "/", heads=heads)[0] == 200
    assert request(locked, "/config", heads=heads)[0] == 200


def test_ten_bad_passwords_are_enough() -> None:
    """The eleventh try of an address waits, even with the right password."""
    with running(FakeDesk(), password=PASSWORD) as port:
        assert {log_in(port, f"guess {n}")[0] for n in range(TRIES)} == {401}
        assert log_in(port, PASSWORD)[0] == 429
        assert request(port, "/healthz")[0] == 200


def test_bad_tries_of_one_address_do_not_lock_out_another() -> None:
    """The count is by address, and a login that succeeds clears it."""
    logins = Logins(PASSWORD)
    for _ in range(TRIES):
        assert logins.enter("wrong", "10.0.0.1") is None
    assert logins.wait("10.0.0.1") > 0
    assert logins.wait("10.0.0.2") == 0
    token = logins.enter(PASSWORD, "10.0.0.2")
    assert token is not None
    assert logins.knows(token)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example", ""])  # noqa: S104 - must be refused
def test_an_open_door_without_a_password_is_refused(host: str) -> None:
    """Listening beyond loopback needs SITREP_PASSWORD, and the refusal says so; nothing was started."""
    with pytest.raises(BadSettings) as refused:
        create_app(FakeDesk(), host=host, port=7860)
    assert "SITREP_PASSWORD" in refused.value.hint
    refuse_open_door(host, PASSWORD)


def test_a_taken_port_is_one_sentence() -> None:
    """No traceback: what happened and what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(UserError) as refused:
            listen("127.0.0.1", other.getsockname()[1])
    assert "SITREP_PORT" in refused.value.hint


def test_further_names_can_be_allowed() -> None:
    """A proxy's name must be set; a star allows nothing."""
    with running(FakeDesk(), allowed_hosts=("desk.example", "*")) as port:
        assert request(port, "/healthz", heads={"Host": "desk.example"})[0] == 200
        assert request(port, "/healthz", heads={"Host": "other.example"})[0] == 400
    assert "*" not in allowed("127.0.0.1", ("*",))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("key sk-CANARY-123456789 refused", "key [key left out] refused"),
        ("Authorization: Bearer abcdefghijkl", "Authorization: [key left out]"),
        ("api_key=verysecret", "[key left out]"),
        ("the skirmish and the risk-taking", "the skirmish and the risk-taking"),
    ],
)
def test_keys_are_left_out_of_words(text: str, kept: str) -> None:
    """What looks like a key is not repeated, other words are."""
    assert redact(text) == kept


def test_hosts_are_read_without_their_port() -> None:
    """Names and both kinds of addresses."""
    assert [host_of(n) for n in ("A.example:1", "[::1]:2", "127.0.0.1")] == ["a.example", "[::1]", "127.0.0.1"]
    assert is_loopback("127.0.0.2")
    assert not is_loopback("example.com")
