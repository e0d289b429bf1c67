"""Which IP addresses are public, and which others an administrator lets through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from domain.errors import BadSettings

Address = IPv4Address | IPv6Address
WEB_PORTS = frozenset({80, 443})
# IANA IPv4 Special-Purpose Address Registry, multicast and reserved space; 168.63.129.16 is the host of a cloud machine
_SPECIAL_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_GLOBAL_6 = IPv6Network("2000::/3")  # all else is mapped, translated, local, multicast or not given out
# in it: protocol assignments with Teredo, documentation (twice), and 6to4, which can hold any IPv4 address
_SPECIAL_6 = tuple(IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))


def is_public(address: str) -> bool:
    """True for an address that anybody on the internet may be asked at; False also for what is no IP address.

    >>> is_public("9.9.9.9"), is_public("192.168.0.7"), is_public("::ffff:9.9.9.9"), is_public("localhost")
    (True, False, False, False)
    """
    ip = _ip(address)
    if isinstance(ip, IPv4Address):
        return not any(ip in net for net in _SPECIAL_4)
    return ip is not None and not ip.scope_id and ip in _GLOBAL_6 and not any(ip in net for net in _SPECIAL_6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A network that an administrator lets through, and at which ports (None: at all of them)."""

    network: IPv4Network | IPv6Network
    ports: frozenset[int] | None

    def lets_through(self, address: str, port: int) -> bool:
        """True when the address lies in the network and the port is named."""
        ip = _ip(address)
        return ip is not None and ip in self.network and (self.ports is None or port in self.ports)


def openings(allow: Iterable[str]) -> tuple[Opening, ...]:
    """What "10.2.0.0/16" (ports 80 and 443), "10.2.0.0/16:8080" (that port only) or "127.0.0.1/32:*" (any) let through.

    BadSettings names the one that is no network.
    """
    return tuple(_opening(text.strip()) for text in allow)


def _opening(text: str) -> Opening:
    network, _, rest = text.partition("/")
    bits, colon, port = rest.partition(":")
    ports = WEB_PORTS if not colon else None if port == "*" else frozenset({int(port)} if port.isdecimal() else ())
    try:
        found = ip_network(f"{network}/{bits}")
    except ValueError as problem:
        raise _no_network(text) from problem
    if ports == frozenset():
        raise _no_network(text)
    return Opening(network=found, ports=ports)


def _no_network(text: str) -> BadSettings:
    return BadSettings(
        f"{text!r} is no network that can be let through: write it as 10.2.0.0/16, 10.2.0.0/16:8080 or fd00:1::/32"
    )


def _ip(address: str) -> Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
