"""Commands that carry a library to another folder or machine."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from app.commands.desk import Desk, DeskOpener
from app.commands.library import show_checks
from app.commands.output import Output
from domain.report import Check

if TYPE_CHECKING:
    from app.settings import Settings


def backup(desk: Desk, args: Namespace, out: Output) -> int:
    """Writes the library to one file; it may be in use meanwhile."""
    size = desk.backup(args.file)
    return show_checks((Check(name="backup", ok=True, detail=f"{args.file} holds the library, {size:,} bytes"),), out)


def restore_backup(settings: Settings, opener: DeskOpener, args: Namespace, out: Output) -> int:
    """Puts a backup into a library that holds nothing, and looks whether it is well; 1 when something is not."""
    from retrieval.backup import unpack  # late: the command line must start at once

    unpack(args.file, settings.library)
    desk = opener(settings, writer=True)
    try:
        return show_checks(desk.doctor(), out)
    finally:
        desk.close()
