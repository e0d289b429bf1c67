"""The words a person may type about conversations."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from app.export.formats import CONVERSATION
from domain.narrowing import NarrowKind


def fill_conversations(one: argparse.ArgumentParser) -> None:
    """What to do with the conversations, if anything."""
    one.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="search WORDS, show ID, rename ID TITLE, delete ID, restore ID, or export ID --out FILE (none: list)",
    )
    one.add_argument(
        "--format",
        choices=CONVERSATION,
        metavar="F",
        help=f"of an export: {', '.join(CONVERSATION)} (default: as the file's name ends)",
    )
    one.add_argument("--out", type=Path, metavar="FILE", help="the file to export to; replaced if it is there")


def conversation(one: argparse.ArgumentParser) -> None:
    """The conversation that a question goes on with."""
    one.add_argument(
        "--conversation",
        metavar="ID",
        help="go on with this conversation and keep the answer in it; a new ID begins one",
    )


def no_filter(one: argparse.ArgumentParser) -> None:
    """What of a question's own words shall not filter."""
    one.add_argument(
        "--no-filter",
        action="append",
        default=[],
        choices=get_args(NarrowKind),
        metavar="F",
        help="do not filter by what the question itself says of dates or outlets: dates, outlets (may be repeated)",
    )
