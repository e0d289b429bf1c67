"""The command that opens the desk in a browser."""

from __future__ import annotations

import errno
import socket
import threading
from typing import TYPE_CHECKING

from app.commands.desk import DeskOpener
from app.commands.output import Output
from app.errors import DONE
from app.security.door import refuse_open_door
from domain.errors import BadSettings

if TYPE_CHECKING:
    from app.settings import Settings


def serve(settings: Settings, opener: DeskOpener, out: Output) -> int:
    """Serves the desk until it is stopped; BadSettings when it may not or cannot be reached there."""
    refuse_open_door(settings.host, settings.password.get_secret_value() if settings.password else None)
    refuse_taken_port(settings.host, settings.port)
    out.note("opening the desk, which takes some seconds")
    from app import server  # late: Gradio takes seconds to import

    desk = opener(settings, writer=True, show_samples=True)
    threading.Thread(target=desk.resume, name="resume", daemon=True).start()  # what a killed run left waiting
    try:
        server.serve(desk, settings)
    finally:
        desk.close()
    return DONE


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
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    address = socket.getaddrinfo(host.strip("[]"), port, family, socket.SOCK_STREAM)[0][4]
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
