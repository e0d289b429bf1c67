"""The tool server as its own process over a small library: `python -m tests.app.mcp_child FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from app.cli import main
from app.wiring import Desk
from tests.app.correcting_scene import desk_over, filled


def opened(*_: Any, **__: Any) -> Desk:
    """The desk over two articles; it prints, which must not reach the protocol."""
    print("a library that prints while it opens")  # noqa: T201 - what it is here for
    return desk_over(filled(Path(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main(["mcp"], desk_opener=opened))
