"""The command that opens the desk in a browser."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import TYPE_CHECKING

from app.commands.desk import DeskOpener
from app.errors import DONE
from domain.errors import BadSettings

if TYPE_CHECKING:
    from app.settings import Settings


def serve(settings: Settings, opener: DeskOpener) -> int:
    """Serves the desk until it is stopped; BadSettings when it may not or cannot be reached there."""
    refuse_open_door(settings)
    refuse_taken_port(settings.host, settings.port)
    from app import server  # late: Gradio takes seconds to import

    desk = opener(settings, writer=True, show_samples=True)
    try:
        server.serve(desk, settings)
    finally:
        desk.close()
    return DONE


def refuse_open_door(settings: Settings) -> None:
    """BadSettings when others on the network could come in without a password."""
    if settings.password is None and not is_loopback(settings.host):
        raise BadSettings(
            f"serving at {settings.host!r} lets others on the network in, and there is no password",
            "Set SITREP_PASSWORD, or serve at 127.0.0.1",
        )


def is_loopback(host: str) -> bool:
    """True when only this machine can reach the host.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("desk.example")
    (True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def refuse_taken_port(host: str, port: int) -> None:
    """BadSettings when the port is in use, with one that is free."""
    try:
        _try_port(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            free = next((p for p in range(port + 1, min(port + 50, 65536)) if _is_free(host, p)), None)
            raise BadSettings(f"port {port} is in use", f"Stop what uses it, or try --port {free or 'N'}") from error
        raise BadSettings(
            f"cannot serve at {host!r}, port {port}: {error.strerror or error}", "Try another --host or --port"
        ) from error


def _is_free(host: str, port: int) -> bool:
    try:
        _try_port(host, port)
    except OSError:
        return False
    return True


def _try_port(host: str, port: int) -> None:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    with socket.socket(family, kind) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
