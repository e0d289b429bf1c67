"""Nothing but public addresses is ever connected to: directly, over redirects, from feeds and from pages.

Counted where the system is asked for a connection (`socket.connect`) and at the network that the fetcher uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

import pytest

from domain.errors import BadSettings, SourceRefused
from domain.report import Link
from ingest.decode import decode
from ingest.fetch import Fetcher, Manners
from ingest.formats import feed, html, sitemap
from ingest.limits import Limits
from ingest.public import is_public
from tests.ingest.loopback import Answer, Counting, Server, page, redirect, watched

QUICK = Manners(pause=0.0, connect_seconds=1.0, total_seconds=5.0)
NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.localdomain": ["127.0.0.1"],
    "loop.courier.example": ["127.0.0.1"],
    "mapped.courier.example": ["::ffff:127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "metadata": ["169.254.169.254"],
    "desk.courier.example": ["10.1.2.3"],
    "mixed.courier.example": ["9.9.9.9", "192.168.1.1"],
    "mixed6.courier.example": ["9.9.9.9", "fd00::1"],
    "mixed64.courier.example": ["2620:fe::fe", "127.0.0.1"],
    "zero.courier.example": ["0.0.0.0"],  # noqa: S104 -- nothing is bound to it
    "scoped.courier.example": ["fe80::1%lo"],
    "odd.courier.example": ["not an address"],
    "nothing.courier.example": [],
    "news.courier.example": ["9.9.9.9"],
}
PAYLOADS = (
    # this machine
    "http://127.0.0.1/", "https://127.0.0.1/", "http://127.0.0.1:80/", "https://127.0.0.1:443/x", "http://127.1/",
    "http://127.0.1/", "http://0/", "http://0.0.0.0/", "http://localhost/", "https://LOCALHOST/", "http://LOCALHOST./",
    "http://localhost.localdomain/", "http://loop.courier.example/", "http://127.8.8.8/", "http://127.0.0.1./",
    # other spellings of it
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7F.1/", "http://017700000001/",
    "http://0177.0.0.1/", "http://0177.0.0.01/", "http://127.0.0.0x1/", "http://4294967297/", "http://127.0.0.1%00/",
    "http://%31%32%37.0.0.1/", "http://127%2e0%2e0%2e1/",
    # IPv6
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:7f00:1::]/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[fec0::1]/", "http://[fe80::1]/",
    "http://[fe80::1%lo]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[fd00::1]/", "http://[ff02::1]/",
    "http://[100::1]/", "http://[5f00::1]/", "http://[::ffff:0:127.0.0.1]/", "http://mapped.courier.example/",
    # clouds
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/",
    "http://[fd00:ec2::254]/", "http://169.254.170.2/", "http://100.100.100.200/", "http://168.63.129.16/",
    "http://192.0.0.192/", "http://metadata.google.internal/", "http://metadata/", "http://[::ffff:169.254.169.254]/",
    # private and special networks
    "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://100.64.0.1/",
    "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/",
    "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/", "http://192.88.99.1/",
    "http://desk.courier.example/", "http://zero.courier.example/",
    # names with a public and another address, and with none
    "http://mixed.courier.example/", "http://mixed6.courier.example/", "http://mixed64.courier.example/",
    "http://scoped.courier.example/", "http://odd.courier.example/", "http://nothing.courier.example/",
    # one address for the check, another for the connection
    "http://news.courier.example@127.0.0.1/", "http://user:secret@127.0.0.1/", "http://127.0.0.1\\@news.courier.example/",
    "http://news.courier.example\\@127.0.0.1/", "http://127.0.0.1#@news.courier.example/", "http://@127.0.0.1/",
    "http://news.courier.example:80@127.0.0.1/", "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://127。0。0。1/",
    "http://127．0．0．1/", "http://١٢٧.0.0.1/", "http://loc\u00adalhost/", "http://ⓛocalhost/", "http://127.0.0.1\t/",
    "http://127.0.\n0.1/", " http://127.0.0.1/", "http://127.0.0.1 /", "http:\\\\127.0.0.1/", "http:/127.0.0.1/",
    "http:127.0.0.1/", "http:///127.0.0.1/", "http://[::1/", "http://::1/", "http://127.0.0.1:80:80/", "http://\u200b127.0.0.1/",
    # other schemes
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "data:text/html,<p>x", "jar:http://127.0.0.1!/",
    "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "//127.0.0.1/", "unix:///run/x.sock", "javascript:alert(1)",
    # other ports, also of public hosts
    "http://127.0.0.1:22/", "http://127.0.0.1:25/", "http://127.0.0.1:6379/", "http://127.0.0.1:8000/",
    "http://news.courier.example:22/", "http://news.courier.example:25/", "http://9.9.9.9:6379/", "http://9.9.9.9:8000/",
    "https://news.courier.example:0/", "http://9.9.9.9:65536/", "http://9.9.9.9:-1/", "http://[2620:fe::fe]:8080/",
)  # fmt: skip


def names(host: str, port: int) -> Sequence[str]:
    """The name system of these tests."""
    if host not in NAMES:
        raise OSError(f"no such name: {host}")
    return NAMES[host]


class Site:
    """A server that passes on to any payload, and lists them in a feed, a sitemap and on pages."""

    def __init__(self) -> None:
        self.payloads: list[str] = []

    def __call__(self, path: str, _: Mapping[str, str]) -> Answer:
        """What stands at a path."""
        kind, rest = (*path.strip("/").split("/", 1), "")[:2]
        if kind == "r":
            status, number = rest.split("/")
            return redirect(self.payloads[int(number)].replace("\n", "\t"), int(status))
        return page(b"", "404 Not Found")


@pytest.fixture
def site() -> Iterator[tuple[Server, Site]]:
    """A server that the test lets through, with a second one beside it that is not."""
    script = Site()
    with Server(script) as server, Server(script) as beside:
        script.payloads = [*PAYLOADS, beside.url(), f"http://localhost:{beside.port}/", f"http://0:{beside.port}/"]
        yield server, script
        assert beside.asked == []


def outside(heard: Sequence[tuple[str, object]], server: Server | None = None) -> list[object]:
    """The connections and system look-ups that went anywhere but to the server that was let through."""
    return [where for what, where in heard if not (server and where in (("127.0.0.1", server.port), "127.0.0.1"))]


def refused(fetcher: Fetcher, address: str) -> str:
    """Why an address is not fetched."""
    with pytest.raises(SourceRefused) as problem:
        fetcher.get(address)
    return str(problem.value)


def test_the_list_is_long_and_each_payload_stands_in_it_once() -> None:
    """At least 80 were promised."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 120


@pytest.mark.parametrize("address", PAYLOADS)
def test_no_payload_is_connected_to(address: str) -> None:
    """Given directly: refused in words that say what to do, without any connection."""
    network = Counting()
    with watched() as heard, Fetcher(Limits(), manners=QUICK, resolve=names, backend=network) as fetcher:
        reason = refused(fetcher, address)
    assert ": " in reason
    assert outside(heard) == []
    assert network.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_payload_is_reached_over_a_redirect(site: tuple[Server, Site], status: int) -> None:
    """The server that passes on is let through; where it points to is not, not even on the same machine."""
    server, script = site
    network = Counting()
    with (
        watched() as heard,
        Fetcher(Limits(), (server.allow,), manners=QUICK, resolve=names, backend=network) as fetcher,
    ):
        for number in range(len(script.payloads)):
            assert refused(fetcher, server.url(f"/r/{status}/{number}"))
    assert len(server.paths) >= len(script.payloads)
    assert outside(heard, server) == []
    assert set(network.asked) == {("127.0.0.1", server.port)}


def test_no_payload_is_reached_from_a_feed(site: tuple[Server, Site]) -> None:
    """As the link, the enclosure, the guid or the only word of an entry; following the links that remain reaches nothing."""
    _, script = site
    entries = "".join(
        f"<item><title>{n}</title><link>{_text(a)}</link><enclosure url={quoteattr(a)} length='1' type='text/html'/>"
        f"<guid>{n}{_text(a)}</guid><description>{_text(a)}</description></item>"
        for n, a in enumerate(script.payloads)
    )
    data = f"<rss version='2.0'><channel><title>T</title>{entries}</channel></rss>".encode()
    with watched() as heard, Fetcher(Limits(), manners=QUICK, resolve=names, backend=Counting()) as fetcher:
        found = list(feed.read(data, "https://news.courier.example/feed.xml", Limits()))
        for one in found:
            assert not isinstance(one, Link) or refused(fetcher, one.url)
    assert len(found) == len(script.payloads)
    assert outside(heard) == []


def test_no_payload_is_reached_from_a_sitemap(site: tuple[Server, Site]) -> None:
    """The same for pages and further sitemaps that a sitemap lists."""
    _, script = site
    for kind, whole in (("url", "urlset"), ("sitemap", "sitemapindex")):
        data = f"<{whole}>{''.join(f'<{kind}><loc>{_text(a)}</loc></{kind}>' for a in script.payloads)}</{whole}>"
        with watched() as heard, Fetcher(Limits(), manners=QUICK, resolve=names, backend=Counting()) as fetcher:
            found = list(sitemap.read(data.encode(), "https://news.courier.example/sitemap.xml", Limits()))
            for one in found:
                assert not isinstance(one, Link) or refused(fetcher, one.url)
        assert sum(isinstance(one, Link) for one in found) > 40
        assert outside(heard) == []


def test_no_payload_is_reached_from_a_page(site: tuple[Server, Site]) -> None:
    """Canonical links, og:url, base, meta refresh, frames and pictures are read, never followed."""
    _, script = site
    prose = (
        "<p>The army of Orvenia left the northern bridge at Sella on Monday, the ministry and residents said.</p>" * 3
    )
    with watched() as heard:
        for at in range(0, len(script.payloads), 5):
            tags = "".join(
                f"<link rel=canonical href={q}><meta property='og:url' content={q}><base href={q}>"
                f"<meta http-equiv=refresh content={quoteattr('0;url=' + a)}><img src={q}><iframe src={q}></iframe>"
                for a in script.payloads[at : at + 5]
                for q in [quoteattr(a)]
            )
            text = f"<!DOCTYPE html><html><head>{tags}</head><body><article>{prose}</article></body></html>"
            assert html.read(decode(text.encode()), "digest").body.text
    assert outside(heard) == []


def test_a_name_is_resolved_once_and_the_connection_goes_to_what_was_checked() -> None:
    """A name server that answers "public" to the check and "this machine" to the connection (DNS rebinding)."""
    answers = iter([["9.9.9.9"], ["9.9.9.9"]])  # for the page and for robots.txt; all later ones are this machine

    def resolve(host: str, port: int) -> Sequence[str]:
        return next(answers, ["127.0.0.1"])

    with Server(lambda *_: page()) as server:
        network = Counting(stand_in=server.port)
        with Fetcher(Limits(), manners=QUICK, resolve=resolve, backend=network) as fetcher:
            assert fetcher.get("http://news.courier.example/").status == 200
            assert "not on the public internet" in refused(fetcher, "http://news.courier.example/")
        assert server.asked[1][1]["host"] == "news.courier.example"
    assert network.asked == [("9.9.9.9", 80)] * 2


def test_rules_of_a_site_that_lie_inside_are_not_read() -> None:
    """robots.txt may be passed on too."""

    def script(path: str, _: Mapping[str, str]) -> Answer:
        return redirect("http://169.254.169.254/robots.txt") if path == "/robots.txt" else page()

    network = Counting()
    with Server(script) as server, Fetcher(Limits(), (server.allow,), manners=QUICK, backend=network) as fetcher:
        assert "robots.txt" in refused(fetcher, server.url())
    assert set(network.asked) == {("127.0.0.1", server.port)}


def test_local_names_are_not_even_looked_up_unless_a_network_is_let_through() -> None:
    """So that nobody's name server learns of them."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["10.1.2.3"]

    with Fetcher(Limits(), manners=QUICK, resolve=resolve, backend=Counting(empty=True)) as fetcher:
        assert "SITREP_ALLOW_PRIVATE_NET" in refused(fetcher, "http://wiki/")
        assert "SITREP_ALLOW_PRIVATE_NET" in refused(fetcher, "http://wiki.internal/")
    assert asked == []
    network = Counting(empty=True)
    with Fetcher(Limits(), ("10.1.0.0/16",), manners=QUICK, resolve=resolve, backend=network) as fetcher:
        assert "cannot be reached" in refused(fetcher, "http://wiki/")
        assert "port" in refused(fetcher, "http://wiki:8080/")
    assert network.asked == [("10.1.2.3", 80)]


def test_a_public_page_does_not_lead_into_a_network_that_was_let_through() -> None:
    """An administrator opens it to those who type its address, not to whoever writes a web page."""

    def script(_: str, __: Mapping[str, str]) -> Answer:
        return redirect(f"http://desk.courier.example:{server.port}/secret")

    with Server(script) as server:
        table = {"news.courier.example": ["9.9.9.9"], "desk.courier.example": ["127.0.0.1"]}

        fetcher = Fetcher(
            Limits(),
            (server.allow,),
            manners=QUICK,
            resolve=lambda host, _: table[host],
            backend=Counting(stand_in=server.port),
        )
        assert "private network" in refused(fetcher, "http://news.courier.example/")
    assert [path for path, _ in server.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://user@9.9.9.9/", "user name"),
        ("http://9。9。9。9/", "only look like others"),
        ("http://news。courier.example/", "only look like others"),
        ("http://news①.courier.example/", "valid address"),
        ("http://9.9.9.9\\x/", "backslash"),
        ("http://9.9.2313/", "four numbers"),
        ("http://news.courier.example./", "valid name"),
        ("ftp://9.9.9.9/", "http://"),
        ("http://9.9.9.9/" + "x" * 3_000, "2,000 characters"),
    ],
)
def test_what_programs_read_in_two_ways_is_refused_wherever_it_leads(address: str, says: str) -> None:
    """Also where the address behind it is public."""
    with Fetcher(Limits(), manners=QUICK, resolve=names, backend=Counting(empty=True)) as fetcher:
        assert says in refused(fetcher, address)


def test_names_in_other_scripts_are_asked_for_as_the_name_system_knows_them() -> None:
    """They are no look-alikes."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["9.9.9.9"]

    with Fetcher(Limits(), manners=QUICK, resolve=resolve, backend=Counting(empty=True)) as fetcher:
        assert "cannot be reached" in refused(fetcher, "https://вестник.example/новости?день=7")
    assert asked[0] == "xn--b1agjinxh.example"


@pytest.mark.parametrize(
    "wrong", ["", "10.0.0.0", "10.0.0.1/8", "10.0.0.0/8:", "10.0.0.0/8:web", "localhost/32", "0.0.0.0/0:x"]
)
def test_a_network_that_cannot_be_read_is_an_error(wrong: str) -> None:
    """Better than a door that is open by mistake."""
    with pytest.raises(BadSettings, match="is no network"):
        Fetcher(Limits(), (wrong,))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "9.9.9.9", "192.0.1.1", "198.20.0.1", "2620:fe::fe", "2a00:1450:4001::1"]
)
def test_public_addresses_are_public(address: str) -> None:
    """The door is not shut to everybody."""
    assert is_public(address)


def _text(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;").replace("\u200b", "&#8203;")
