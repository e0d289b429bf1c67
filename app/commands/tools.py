"""The command that offers the functions as tools to an assistant."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from app.commands.desk import DeskOpener
from app.commands.output import Output
from app.errors import DONE

if TYPE_CHECKING:
    from app.settings import Settings


def tools(settings: Settings, args: Namespace, opener: DeskOpener, out: Output) -> int:
    """Answers the Model Context Protocol on standard input and output until it is closed; BadSettings without its package."""
    from app.api.tools import require_protocol, serve_tools  # late: --help need not wait for it

    require_protocol()
    desk = opener(settings, writer=False, samples=args.samples)
    out.note("the tools ask, search, claims, positions and brief are ready on standard input and output")
    try:
        serve_tools(desk)
    finally:
        desk.close()
    return DONE
