"""The words a person may type about kept briefings."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.export.formats import BRIEFING


def fill_briefings(one: argparse.ArgumentParser) -> None:
    """What to do with the briefings, if anything."""
    one.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="show ID, new ID [EARLIER], rename ID TITLE, delete ID, restore ID, or export ID --out FILE (none: list)",
    )
    one.add_argument(
        "--format",
        choices=BRIEFING,
        metavar="F",
        help=f"of an export: {', '.join(BRIEFING)} (default: as the file's name ends)",
    )
    one.add_argument("--out", type=Path, metavar="FILE", help="the file to export to; replaced if it is there")
    one.add_argument(
        "--original", action="store_true", help="export it as it was written, without what a person changed"
    )


def audience(one: argparse.ArgumentParser, default: str | None) -> None:
    """Whom a briefing is for."""
    one.add_argument(
        "--audience",
        choices=("editor", "analyst"),
        default=default,
        help="for whom: an editor (what matters most) or an analyst (all, with every count; default: editor)",
    )


def keep(one: argparse.ArgumentParser) -> None:
    """Whether a briefing is kept."""
    one.add_argument("--keep", action="store_true", help="keep it: `sitrep briefings` and the Briefing page list it")
