"""The fetcher against servers that keep to the rules, and against those that do not."""

from __future__ import annotations

import gzip
import itertools
import shutil
import ssl
import subprocess
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from domain.errors import SourceRefused
from ingest.fetch import Fetched, Fetcher, Manners, NotFetched
from ingest.limits import Limits
from ingest.robots import read_robots
from ingest.statuses import retry_seconds
from tests.ingest.loopback import Answer, Counting, Script, Server, page, redirect

QUICK = Manners(pause=0.0, connect_seconds=1.0, total_seconds=1.0)
SMALL = Limits(max_file_bytes=200_000)


def scripted(**answers: Answer) -> Script:
    """A script by path: `guns` stands for "/guns", `robots` for "/robots.txt"; all else is not found."""

    def script(path: str, _: Mapping[str, str]) -> Answer:
        name = "robots" if path == "/robots.txt" else path.strip("/")
        return answers.get(name, page(b"", "404 Not Found"))

    return script


def fetched(answer: Answer, limits: Limits = SMALL, manners: Manners = QUICK, **asked_with: str) -> Fetched:
    """What a fetcher makes of one answer."""
    with Server(scripted(guns=answer)) as server, Fetcher(limits, (server.allow,), manners=manners) as fetcher:
        return fetcher.get(server.url("/guns"), **asked_with)


def refused(answer: Answer, limits: Limits = SMALL, manners: Manners = QUICK) -> str:
    """Why one answer is not taken; never later than a few seconds."""
    start = time.monotonic()
    with pytest.raises(SourceRefused) as problem:
        fetched(answer, limits, manners)
    assert time.monotonic() - start < 8
    return str(problem.value)


def test_a_page_comes_back_with_what_the_server_says_of_it() -> None:
    """Type, encoding, and what to ask with next time."""
    one = fetched(
        page(b"<p>x", content_type="Text/HTML; Charset='KOI8-R'", etag='"7"', last_modified="Sun, 04 May 2031")
    )
    assert (one.media_type, one.data, one.status) == ("text/html; charset=koi8-r", b"<p>x", 200)
    assert (one.etag, one.modified, one.not_modified) == ('"7"', "Sun, 04 May 2031", False)


def test_a_server_learns_who_asks_and_nothing_else() -> None:
    """A name, no cookies, no login, no referrer, also after a redirect that sets some; the fragment stays here."""
    script = scripted(a=redirect("/b?x=1#y"), b=page())
    with Server(script) as server, Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher:
        with pytest.raises(NotFetched):
            fetcher.get(server.url("/a#top"))
        for path, headers in server.asked:
            assert "#" not in path
            assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
            assert headers["user-agent"].startswith("Sitrep/")
            assert headers["host"] == f"127.0.0.1:{server.port}"
    assert server.paths == ["/a", "/b?x=1"]


def test_settings_of_the_environment_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy could connect anywhere."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetched(page()).status == 200


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    """Relative ones too; the address that comes back is the last."""
    with (
        Server(scripted(a=redirect("guns?x=1", status), **{"guns?x=1": page()})) as server,
        Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher,
    ):
        assert fetcher.get(server.url("/a")).url == server.url("/guns?x=1")


def test_redirects_end() -> None:
    """Thirty hops, a page that points to itself, and one that points nowhere."""
    assert "more than 5 times" in refused(redirect("/guns"))
    assert "does not say where" in refused(page(b"", "302 Found"))
    count = itertools.count(1)
    with (
        Server(lambda path, _: page(b"", "404 No") if "robots" in path else redirect(f"/{next(count)}")) as server,
        Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher,
        pytest.raises(SourceRefused, match="more than 5 times"),
    ):
        fetcher.get(server.url())
    assert len(server.paths) == 6


@pytest.mark.parametrize(
    ("status", "says"),
    [("204 No Content", "no content"), ("206 Partial Content", "206"), ("304 Not Modified", "304"), ("401 Unauthorized", "login"),
     ("402 Payment Required", "subscription"), ("403 Forbidden", "save it as .html"), ("404 Not Found", "check the address"),
     ("410 Gone", "archived"), ("418 Teapot", "418"), ("429 Too Many", "try again later"), ("451 Unavailable", "legal"),
     ("500 Error", "try again later"), ("503 Busy", "try again later"), ("300 Multiple", "300")],
)  # fmt: skip
def test_a_status_without_a_page_says_what_to_do(status: str, says: str) -> None:
    """In words, and with its number for the program."""
    body = b"" if status[:3] in ("204", "304") else b"<p>Go away.</p>"
    with pytest.raises(NotFetched, match=says) as problem:
        fetched(page(body, status, content_length=str(len(body)) if body else ""))
    assert problem.value.status == int(status[:3])


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Sun, 04 May 2031 18:30:00 GMT", 600.0), ("Sun, 04 May 2031 18:00:00 GMT", 0.0), ("99999999999", 604_800.0),
     ("", None), ("soon", None), ("-5", None), ("Sun, 99 May", None), ("١٢", None)],
)  # fmt: skip
def test_a_server_may_ask_for_time(value: str, seconds: float | None) -> None:
    """As a number or a date; at most a week."""
    assert retry_seconds(value, datetime(2031, 5, 4, 18, 20, tzinfo=UTC)) == seconds


def test_the_time_a_server_asks_for_reaches_the_caller() -> None:
    """With 429 and 503."""
    for status in ("429 Too Many", "503 Busy"):
        with pytest.raises(NotFetched) as problem:
            fetched(page(b"", status, retry_after="77"))
        assert problem.value.retry_after == 77.0


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    """Asked with what the server gave last time; what it cannot be asked with is not sent."""

    def script(path: str, headers: Mapping[str, str]) -> Answer:
        known = (
            headers.get("if-none-match") == '"7"'
            and headers.get("if-modified-since") == "Sun, 04 May 2031 18:20:00 GMT"
        )
        return b"HTTP/1.1 304 Not Modified\r\n\r\n" if known else page()

    with Server(script) as server, Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher:
        one = fetcher.get(server.url(), etag='"7"', modified="Sun, 04 May 2031 18:20:00 GMT")
        assert (one.not_modified, one.data, one.etag) == (True, b"", '"7"')
        assert not fetcher.get(server.url(), etag='"8"', modified="Sun, 04 May 2031 18:20:00 GMT").not_modified
        assert fetcher.get(server.url(), etag='"7"\r\nX: y', modified="ü").status == 200


def dripping(head: bytes, piece: bytes, seconds: float) -> Iterator[bytes]:
    """Bytes that trickle in for a while."""
    yield head
    for _ in range(int(4 / seconds)):
        time.sleep(seconds)
        yield piece


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        lambda: dripping(HEAD, b"x", 0.2),
        lambda: dripping(HEAD + b"\r\n", b"x", 0.2),
        lambda: dripping(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
        lambda: dripping(b"", b"", 0.5),
        lambda: dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.2),
    ],
    ids=["headers", "body", "interim answers", "silence", "chunks"],
)
def test_a_server_that_trickles_is_left(answer: object) -> None:
    """After the seconds that a page may take, not after each byte anew (slow loris)."""
    start = time.monotonic()
    assert "longer than" in refused(answer())  # type: ignore[operator]  # pytest's parameters have no type
    assert time.monotonic() - start < 3


def endless(head: bytes, piece: bytes) -> Iterator[bytes]:
    """A body without an end, bounded to 100 MB."""
    yield head
    yield from itertools.repeat(piece, 100_000_000 // len(piece))


@pytest.mark.parametrize(
    "head", [HEAD, HEAD + b"Content-Length: 10000000000000\r\n", HEAD + b"Content-Length: 400000\r\n"]
)
def test_a_body_without_end_is_cut(head: bytes) -> None:
    """Counted as it comes, and refused at once where the server says that it is too long."""
    assert "max_file_bytes = 200,000" in refused(endless(head + b"\r\n", b"x" * 65_536))


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 400\r\n\r\nshort",
        HEAD + b"Content-Length: -1\r\n\r\nx",
        HEAD + b"Content-Length: 1\r\nContent-Length: 9\r\n\r\nx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nx",
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"-ERR unknown command 'GET'\r\n",
        b"HTTP/1.1 OK 200\r\n\r\n",
        HEAD + b"X: " + b"y" * 10_000_000 + b"\r\n\r\nbody",
        HEAD
        + b"".join(b"Set-Cookie: id%d=0123456789012345678901234567890\r\n" % n for n in range(5_000))
        + b"\r\nbody",
        b"HTTP/1.1 200 " + b"O" * 1_000_000 + b"\r\n\r\n",
    ],
)
def test_a_server_that_does_not_keep_to_http_is_refused(answer: bytes) -> None:
    """Lying lengths, other protocols, ten megabytes of headers, five thousand cookies."""
    assert "try again later" in (reason := refused(answer)) or "does not keep to HTTP" in reason


def test_a_length_that_is_too_short_cuts_the_page_and_no_more() -> None:
    """What comes after it belongs to nobody."""
    assert fetched(HEAD + b"Content-Length: 3\r\n\r\nabcdef").data == b"abc"


def packed(data: bytes, packing: str) -> bytes:
    """A page packed as its header says."""
    return page(data, content_encoding=packing)


TEXT = b"<p>Guns fell silent at Sella, the ministry said.</p>" * 2_000


@pytest.mark.parametrize(
    "answer",
    [
        packed(gzip.compress(TEXT), "gzip"),
        packed(gzip.compress(TEXT), "x-gzip"),
        packed(zlib.compress(TEXT), "deflate"),
        packed(zlib.compress(TEXT)[2:-4], "deflate"),
        packed(TEXT, "identity"),
    ],
)
def test_packed_pages_are_unpacked(answer: bytes) -> None:
    """As they are asked for."""
    assert fetched(answer).data == TEXT


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (packed(gzip.compress(b"\0" * 100_000_000, 9), "gzip"), "max_file_bytes"),
        (packed(zlib.compress(b"\0" * 100_000_000, 9), "deflate"), "max_file_bytes"),
        (packed(b"\x1f\x8b" + b"x" * 500, "gzip"), "damaged"),
        (packed(gzip.compress(TEXT)[:-50], "gzip"), "broke off"),
        (packed(b"\xcf\xff\x3f" + b"\0" * 40, "br"), "'br'"),
        (packed(gzip.compress(gzip.compress(TEXT)), "gzip, gzip"), "'gzip, gzip'"),
        (packed(b"x", "zstd"), "'zstd'"),
    ],
)
def test_bombs_and_damaged_pages_are_refused(answer: bytes, says: str) -> None:
    """100 MB in 97 kB; other packings were not asked for, and not a byte of them is unpacked."""
    assert says in refused(answer)


def test_what_unpacks_beyond_reason_is_refused_before_the_limit() -> None:
    """No page is a thousandth of its size."""
    bomb = packed(gzip.compress(b"\0" * 15_000_000, 9), "gzip")
    assert "more than 100 times" in refused(bomb, Limits())


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/x-executable", "font/woff2", "audio/mpeg", "x"]
)
def test_what_holds_no_text_is_not_loaded(kind: str) -> None:
    """By what the server calls it; what it really is is looked at later."""
    assert "no article text" in refused(page(content_type=kind))


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/json", "application/rss+xml", "application/ld+json", "application/pdf", "application/zip",
     "application/epub+zip", "application/octet-stream", "application/xhtml+xml", "text/markdown;charset=x", "message/rfc822",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
)  # fmt: skip
def test_what_may_hold_an_article_is_loaded(kind: str) -> None:
    """Also where the server does not say."""
    assert fetched(page(content_type=kind)).data


def test_an_empty_page_is_refused() -> None:
    """0 bytes with a 200."""
    assert "0 bytes" in refused(page(b""))


def test_a_packed_sitemap_is_unpacked() -> None:
    """It is served as a file, not as a packed answer."""
    answer = page(gzip.compress(b"<urlset/>"), content_type="application/x-gzip")
    with (
        Server(scripted(**{"map.xml.gz": answer})) as server,
        Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher,
    ):
        one = fetcher.get(server.url("/map.xml.gz"))
    assert (one.data, one.media_type) == (b"<urlset/>", "application/xml")


@cache
def certificate() -> Path:
    """A key and a certificate for courier.example, made for this run; the tests are skipped where openssl is missing."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    made = Path(tempfile.mkdtemp(prefix="sitrep-tls-")) / "courier.example.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=courier.example", "-addext", "subjectAltName=DNS:courier.example"]
    subprocess.run([*command, *names, "-keyout", made, "-out", f"{made}.crt"], check=True, capture_output=True)
    made.write_text(made.read_text("ascii") + Path(f"{made}.crt").read_text("ascii"), "ascii")
    return made


def context(*, trusted: bool) -> ssl.SSLContext:
    """What a client trusts: the usual authorities, and the certificate of these tests where it says so."""
    one = ssl.create_default_context()
    if trusted:
        one.load_verify_locations(certificate())
    return one


@pytest.fixture
def secure() -> Iterator[Server]:
    """A server with a certificate for courier.example."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate())
    with Server(scripted(guns=page(), down=redirect("http://courier.example/guns")), tls) as server:
        yield server


def over_tls(server: Server, host: str, path: str, *, trusted: bool) -> Fetched:
    """What stands at a path of a host that resolves to a public address, where this server stands in."""
    network = Counting(stand_in=server.port)
    with Fetcher(
        SMALL, manners=QUICK, resolve=lambda *_: ["9.9.9.9"], backend=network, trust=context(trusted=trusted)
    ) as fetcher:
        return fetcher.get(f"https://{host}{path}")


def test_the_certificate_is_checked_for_the_name_though_the_connection_goes_to_the_address(secure: Server) -> None:
    """The name is told to the server, and the certificate has to be for it."""
    assert over_tls(secure, "courier.example", "/guns", trusted=True).url == "https://courier.example/guns"
    assert secure.asked[-1][1]["host"] == "courier.example"


@pytest.mark.parametrize(("host", "trusted"), [("courier.example", False), ("other.example", True), ("9.9.9.9", True)])
def test_a_certificate_that_is_not_valid_is_refused(secure: Server, host: str, trusted: bool) -> None:
    """Signed by nobody, or for another name."""
    with pytest.raises(SourceRefused, match="certificate"):
        over_tls(secure, host, "/guns", trusted=trusted)
    assert secure.asked == []


def test_a_redirect_from_https_to_http_is_refused(secure: Server) -> None:
    """Somebody on the way could write the page."""
    with pytest.raises(SourceRefused, match="from https to http"):
        over_tls(secure, "courier.example", "/down", trusted=True)


ROBOTS = b"""# all
User-agent: Other
Disallow: /
User-agent: *
Disallow: /private/
Allow: /private/press
Disallow: /*?print=
Disallow: /*.pdf$
Crawl-delay: 0.2
"""


def test_a_page_that_a_site_keeps_programs_from_is_not_asked_for() -> None:
    """The site's rules are asked for once, whatever the number of pages."""
    script = scripted(robots=page(ROBOTS, content_type="text/plain"), **{"private/press": page(), "open": page()})
    with Server(script) as server, Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher:
        for path in ("/private/x", "/open?print=1", "/x.pdf", "/%70rivate/x"):
            with pytest.raises(SourceRefused, match="asks programs not to read"):
                fetcher.get(server.url(path))
        assert fetcher.get(server.url("/open")).data
        assert fetcher.get(server.url("/private/press")).data
    assert [path for path, _ in server.asked] == ["/robots.txt", "/open", "/private/press"]


def test_a_redirect_does_not_lead_around_the_rules() -> None:
    """Each step is looked up."""
    script = scripted(robots=page(ROBOTS, content_type="text/plain"), open=redirect("/private/x"))
    with (
        Server(script) as server,
        Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher,
        pytest.raises(SourceRefused, match="asks programs not to read"),
    ):
        fetcher.get(server.url("/open"))
    assert server.paths == ["/open"]


def test_rules_that_a_site_keeps_under_its_other_name_are_asked_for_once() -> None:
    """As http passes on to https, or the bare name to "www."."""

    def script(path: str, headers: Mapping[str, str]) -> Answer:
        if headers["host"].startswith("127."):
            return redirect(f"http://localhost:{server.port}{path}")
        return page(ROBOTS, content_type="text/plain") if path == "/robots.txt" else page()

    with Server(script) as server:
        with Fetcher(SMALL, (server.allow,), manners=QUICK, resolve=lambda *_: ["127.0.0.1"]) as fetcher:
            assert fetcher.get(server.url("/guns")).url == f"http://localhost:{server.port}/guns"
        assert [path for path, _ in server.asked] == ["/robots.txt", "/robots.txt", "/guns", "/guns"]


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone", "200 OK"])
def test_a_site_without_rules_may_be_read(status: str) -> None:
    """Also where a page stands in the place of robots.txt (RFC 9309, 2.3.1.3)."""
    script = scripted(robots=page(b"<html><p>User: nobody</p>", status), guns=page())
    with Server(script) as server, Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher:
        assert fetcher.get(server.url("/guns")).data


@pytest.mark.parametrize("status", ["500 Error", "503 Busy", "429 Too Many"])
def test_a_site_that_cannot_give_its_rules_now_is_asked_later(status: str) -> None:
    """Not as if it had none (RFC 9309, 2.3.1.4)."""
    with (
        Server(scripted(robots=page(b"", status), guns=page())) as server,
        Fetcher(SMALL, (server.allow,), manners=QUICK) as fetcher,
        pytest.raises(NotFetched, match="try again later"),
    ):
        fetcher.get(server.url("/guns"))
    assert server.paths == []


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: SITREP/2\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
        ("User-agent: a\nUser-agent: sitrep\nDisallow: /x", "/x", False),
        ("User-agent: sitrep\nDisallow: /x\nUser-agent: b\nAllow: /x", "/x", False),
        ("User-agent: *\nDisallow: /x\n\nUser-agent: *\nDisallow: /y", "/y", False),
        ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", True),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /*a*b$", "/1a2b3b", False),
        ("User-agent: *\nDisallow: /*a*b$", "/1b2a", True),
        ("User-agent: *\nDisallow: /%D1%8F", "/%d1%8f/z", False),
        ("User-agent: *\nDisallow: /robots.txt", "/robots.txt", True),
        ("Disallow: /", "/x", True),
        ("\ufeffUser-agent: *\r\nDisallow: / # all", "/x", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
    ],
)
def test_rules_are_read_as_the_standard_says(text: str, path: str, allowed: bool) -> None:
    """RFC 9309: our group or that for all, the longest rule, "*" and "$"."""
    assert read_robots(text.encode()).allow(path) is allowed


def test_hostile_rules_take_no_time() -> None:
    """Many stars, many rules, no text at all."""
    start = time.monotonic()
    rules = b"User-agent: *\n" + (b"Disallow: /" + b"*a" * 500 + b"b$\n") * 4_000 + b"Crawl-delay: 99999"
    robots = read_robots(rules)
    assert robots.allow("/" + "a" * 2_000)
    assert robots.pause == 30.0
    assert read_robots(bytes(range(256)) * 100).allow("/")
    assert time.monotonic() - start < 5


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause() -> None:
    """Six pages by six threads; a site's own Crawl-delay makes it longer."""
    script = scripted(robots=page(ROBOTS, content_type="text/plain"), guns=page())
    manners = Manners(pause=0.1, connect_seconds=1.0, total_seconds=1.0)
    with Server(script) as server, Fetcher(SMALL, (server.allow,), manners=manners) as fetcher:
        fetcher.get(server.url("/guns"))
        start = time.monotonic()
        threads = [threading.Thread(target=fetcher.get, args=(server.url("/guns"),)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - start > 5 * 0.2
    assert len(server.paths) == 7
    assert server.most_at_once == 1


def test_waiting_for_ones_turn_is_not_time_that_a_page_takes() -> None:
    """Else a long list of pages of one site would fail."""
    with (
        Server(scripted(guns=page())) as server,
        Fetcher(SMALL, (server.allow,), manners=Manners(pause=0.6, total_seconds=1.0)) as fetcher,
    ):
        for _ in range(3):
            assert fetcher.get(server.url("/guns")).data


def test_a_name_server_that_does_not_answer_is_left() -> None:
    """It counts as time of the page."""
    over = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        over.wait(5)
        return ["9.9.9.9"]

    start = time.monotonic()
    with Fetcher(SMALL, manners=QUICK, resolve=resolve, backend=Counting(empty=True)) as fetcher:
        with pytest.raises(SourceRefused, match="no name server"):
            fetcher.get("http://courier.example/")
        over.set()
    assert time.monotonic() - start < 3


def test_each_of_several_addresses_is_tried() -> None:
    """A network without IPv6 still reads sites that have it."""
    network = Counting(empty=True)
    found = ["2620:fe::fe", "2620:fe::9", "9.9.9.9", "149.112.112.112"]
    with (
        Fetcher(SMALL, manners=QUICK, resolve=lambda *_: found, backend=network) as fetcher,
        pytest.raises(SourceRefused, match="cannot be reached"),
    ):
        fetcher.get("http://courier.example/")
    assert [host for host, _ in network.asked] == ["2620:fe::fe", "9.9.9.9", "2620:fe::9", "149.112.112.112"]
