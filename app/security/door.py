"""Who can reach the server at all, and by which names it answers."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from domain.errors import BadSettings


def is_loopback(host: str) -> bool:
    """True when only this machine can reach an address to listen at.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("")
    (True, True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_open_door(host: str, password: str | None) -> None:
    """BadSettings when others could reach the app and no password is set."""
    if not password and not is_loopback(host):
        raise BadSettings(
            f"Others could reach Sitrep at {host!r}, and no password is set",
            "Listen at 127.0.0.1, or set SITREP_PASSWORD to a long password.",
        )


def host_of(netloc: str) -> str:
    """The host name of a Host header, lower case, without its port.

    >>> host_of("LocalHost:7860"), host_of("[::1]:7860"), host_of("a.example")
    ('localhost', '[::1]', 'a.example')
    """
    name = netloc.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def allowed(host: str, more: Sequence[str]) -> frozenset[str]:
    """The host names that are answered: this machine's own, the one listened at, and those that were set."""
    own = {"localhost", "127.0.0.1", "[::1]"}
    bound = {f"[{host}]" if ":" in host and not host.startswith("[") else host} - {"0.0.0.0", "::", "[::]", ""}  # noqa: S104
    return frozenset(name.lower() for name in (*own, *bound, *more) if name and name != "*")
