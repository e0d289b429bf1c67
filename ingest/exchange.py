"""One question to one checked server, and what it answered, with every cost bounded."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from domain.errors import SourceRefused
from ingest.door import Place
from ingest.pinned import Pinned, Route
from ingest.unpack import unpacked

_READ = ("text/", "application/json", "application/xml", "application/xhtml", "application/pdf", "application/epub")
_READ_WHOLE = frozenset(
    {
        "", "application/octet-stream", "application/zip", "application/x-zip-compressed", "application/gzip",
        "application/x-gzip", "application/x-ndjson", "application/jsonl", "application/x-mimearchive", "message/rfc822",
        "multipart/related", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "binary/octet-stream",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one answer may cost: bytes unpacked, times its packed size, seconds to connect and in all."""

    most_bytes: int
    ratio: int
    connect_seconds: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered; `data` is empty unless the status is 200."""

    status: int
    headers: Mapping[str, str]
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How connections are made (a test puts its own in) and which certificates are trusted (read when first needed)."""

    backend: httpcore.NetworkBackend
    trust: Callable[[], ssl.SSLContext]

    def ask(self, place: Place, route: Route, headers: Mapping[str, str], bounds: Bounds) -> Reply:
        """The answer of the server; SourceRefused when there is none, or when it is too long, too slow or no text."""
        deadline = time.monotonic() + bounds.seconds
        pinned = Pinned(route.addresses, deadline, bounds.connect_seconds, self.backend)
        trusted = self.trust() if place.url.scheme == "https" else None
        try:
            with httpcore.ConnectionPool(ssl_context=trusted, network_backend=pinned, max_connections=1) as pool:
                return _asked(pool, place, headers, bounds)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as problem:
            raise SourceRefused(_in_words(problem, place, bounds)) from problem


def _asked(pool: httpcore.ConnectionPool, place: Place, headers: Mapping[str, str], bounds: Bounds) -> Reply:
    url = httpcore.URL(
        scheme=place.url.raw_scheme, host=place.url.raw_host, port=place.url.port, target=place.url.raw_path
    )
    lines = [(b"Host", place.url.netloc), *((k.encode("ascii"), v.encode("ascii")) for k, v in headers.items())]
    with pool.stream("GET", url, headers=lines) as response:
        heads = httpx.Headers([(k, v) for k, v in response.headers if k.lower() != b"set-cookie"])
        if response.status != 200:
            return Reply(status=response.status, headers=heads)
        refuse_kind(media_type(heads))
        _refuse_announced(heads, bounds.most_bytes)
        packing = heads.get("content-encoding", "").strip().lower()
        data = unpacked(response.iter_stream(), packing, bounds.most_bytes, bounds.ratio)
        return Reply(status=response.status, headers=heads, data=data)


def media_type(headers: Mapping[str, str]) -> str:
    """What the server calls the content, such as "text/html"; "" when it does not say."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def refuse_kind(kind: str) -> None:
    """Nothing, or SourceRefused for pictures, sound, video and programs."""
    if not (kind.startswith(_READ) or kind in _READ_WHOLE or kind.endswith(("+xml", "+json"))):
        raise SourceRefused(f"the server calls it {kind!r}, which holds no article text: add the page that shows it")


def _refuse_announced(headers: Mapping[str, str], most: int) -> None:
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > most:
        raise SourceRefused(
            f"it has {int(length[:20]):,} bytes, more than max_file_bytes = {most:,}: "
            "add only a part of it, or raise SITREP_MAX_FILE_BYTES"
        )


def _in_words(problem: BaseException, place: Place, bounds: Bounds) -> str:
    """What went wrong with a connection, and what to do."""
    at: BaseException | None = problem
    while at:
        if isinstance(at, ssl.SSLCertVerificationError):
            return (
                f"the certificate of {place.host!r} is not valid ({at.verify_message}): "
                "open the page in a browser, save it as .html and add the file"
            )
        at = at.__cause__ or at.__context__
    if isinstance(problem, httpcore.ConnectTimeout | httpcore.ConnectError):
        return f"{place.host!r} cannot be reached ({problem or 'no answer'}): check the address and the network"
    if isinstance(problem, httpcore.TimeoutException):
        return f"the page took longer than {bounds.seconds:.0f} seconds: try again later"
    if isinstance(problem, httpcore.RemoteProtocolError):
        return f"the server does not keep to HTTP or hung up early ({problem}): open the page in a browser and save it as .html"
    return f"the connection broke ({problem}): try again later"
