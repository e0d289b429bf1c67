"""The file that an export becomes: refused early where it cannot be, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from domain.errors import UserError


def refuse_bad_place(file: Path) -> None:
    """UserError when the file's folder is not there, or when the name is a folder's."""
    if file.is_dir():
        raise UserError(f"{str(file)!r} is a folder", "Name a file in it")
    if not file.parent.is_dir():
        raise UserError(f"there is no folder {str(file.parent)!r}", "Make it first, or name another")


def write(file: Path, content: bytes) -> None:
    """The content at `file`; an older file of that name is replaced only by a whole new one. OSError."""
    if file.exists() and not file.is_file():
        file.write_bytes(content)  # a pipe or a device cannot be replaced, only written to
        return
    beside = file.with_name(f".{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
