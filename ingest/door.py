"""The door: the written form of an address that may be asked for at all, read by one parser for check and fetch."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from domain.errors import SourceRefused

if TYPE_CHECKING:
    import httpx

_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\\\]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)$", re.IGNORECASE)
_NAME = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$"
)
_LOCAL = (
    ".localhost",
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".home.arpa",
    ".onion",
    ".test",
    ".invalid",
)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address in parts that passed the door: `host` is a name in ASCII or an IP address without brackets."""

    url: httpx.URL
    host: str
    port: int
    literal: bool

    @property
    def site(self) -> str:
        """Scheme, host and port: what has one robots.txt."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"


def place_of(address: str) -> Place:
    """The parts of a web address; SourceRefused for other schemes, user names, and spellings that programs read in two ways."""
    url = _parsed(address)
    if url.scheme not in ("http", "https") or "://" not in address:
        raise SourceRefused("only addresses that begin with http:// or https:// can be fetched: check the address")
    written = re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]
    if "@" in written:
        raise SourceRefused(
            "the address holds a user name: take out what stands before the @, pages are read without login"
        )
    host = url.raw_host.decode("ascii")
    _refuse_lookalikes(written)
    literal = _is_ip(host)
    if not literal:
        _refuse_odd_name(host)
    port = {"http": 80, "https": 443}[url.scheme] if url.port is None else url.port
    return Place(url=url, host=host, port=port, literal=literal)


def joined(base: str, link: str) -> str:
    """The whole address of a link on a page or of a redirect; SourceRefused when it is none."""
    _refuse_unseen(link)
    if _SCHEME.match(link):
        return link
    try:
        return urljoin(base, link)
    except ValueError as problem:
        raise SourceRefused(f"it leads to {link[:80]!r}, which is no valid address") from problem


def is_local_name(host: str) -> bool:
    """True for names that no public server has: "localhost", "printer.local", a name without a dot."""
    return "." not in host or host.endswith(_LOCAL)


def _parsed(address: str) -> httpx.URL:
    _refuse_unseen(address)
    import httpx  # slow to load: who reads a feed without links needs none of it

    try:
        return httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError) as problem:
        raise SourceRefused(f"it is no valid address ({problem}): copy it again from the browser") from problem


def _refuse_unseen(address: str) -> None:
    """Nothing, or SourceRefused for an address with blanks, backslashes or invisible characters, or of endless length."""
    if len(address) > _LONGEST:
        raise SourceRefused(f"the address has more than {_LONGEST:,} characters: check that it is one address")
    if found := _UNSEEN.search(address):
        raise SourceRefused(
            f"the address holds a blank, backslash or control character ({found[0]!r} at {found.start()}): copy it again"
        )


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host)) and "%" not in host
    except ValueError:
        return False


def _refuse_lookalikes(written: str) -> None:
    """Nothing, or SourceRefused for "１２７.0.0.1" or "9。9.9.9", which some programs read as "127.0.0.1" and "9.9.9.9".

    Stays quiet on names in other scripts, such as "новости.example".
    """
    strange = any(not c.isascii() and unicodedata.category(c)[0] not in "LM" for c in written)
    if strange or unicodedata.normalize("NFKC", written) != unicodedata.normalize("NFC", written):
        raise SourceRefused("the host holds digits or signs that only look like others: type it in plain letters")


def _refuse_odd_name(host: str) -> None:
    """Nothing, or SourceRefused for a host that is no plain name: "2130706433", "0x7f.1", "a%2f", ""."""
    if _NUMBER.match(host.rpartition(".")[2]):
        raise SourceRefused("the host is a number but no plain IP address: write it as four numbers, such as 9.9.9.9")
    if not _NAME.match(host):
        raise SourceRefused("the host is no valid name: check the address")
