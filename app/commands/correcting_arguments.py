"""The words a person may type to set claims and parties right."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from domain.claim import Stance

STANCES = get_args(Stance)


def fill_correct(one: argparse.ArgumentParser) -> None:
    """A claim, and what its fields shall be."""
    _claim(one)
    one.add_argument(
        "field", nargs="*", metavar="FIELD=VALUE", help="the same as the options below: party=Talmark stance=denies"
    )
    one.add_argument("--speaker", metavar="NAME", help='who says it; "" for nobody (the outlet itself)')
    one.add_argument("--party", metavar="P", help='the party that the speaker speaks for; "" for none')
    one.add_argument("--stance", choices=STANCES, metavar="S", help=", ".join(STANCES))
    one.add_argument(
        "--target", dest="target_party", metavar="P", help='the party that it accuses or urges; "" for none'
    )
    one.add_argument(
        "--via", action="append", metavar="HOP", help='who carried the words, innermost first; repeat it; "" for nobody'
    )
    _noted(one)


def fill_dismiss(one: argparse.ArgumentParser) -> None:
    """A claim."""
    _claim(one)
    _noted(one)


def fill_undo(count: Callable[[str], int]) -> Callable[[argparse.ArgumentParser], None]:
    """The number of a correction."""

    def fill(one: argparse.ArgumentParser) -> None:
        one.add_argument("number", type=count, metavar="N", help="the number of a correction in `sitrep corrections`")

    return fill


def fill_corrections(one: argparse.ArgumentParser) -> None:
    """Files to write to or to read from."""
    one.add_argument("--export", type=Path, metavar="FILE", help="also write them to this file as JSON")
    one.add_argument(
        "--import", dest="import_", type=Path, metavar="FILE", help="take in those of a file that --export wrote"
    )


def fill_parties(one: argparse.ArgumentParser) -> None:
    """What to do with parties, if anything."""
    one.add_argument("words", nargs="*", metavar="WORD", help="rename OLD NEW, or merge PARTY into PARTY (none: list)")
    _by(one)


def fill_claims(data: tuple[str, ...]) -> Callable[[argparse.ArgumentParser], None]:
    """In what form claims are printed, and where to."""

    def fill(one: argparse.ArgumentParser) -> None:
        one.add_argument(
            "--format",
            choices=("table", *data),
            metavar="F",
            help=f"table (the default), {', '.join(data)}: docs/claims.md",
        )
        one.add_argument(
            "-o", "--out", type=Path, metavar="FILE", help="write it to this file; replaced if it is there"
        )

    return fill


def _claim(one: argparse.ArgumentParser) -> None:
    one.add_argument("claim", metavar="CLAIM", help="the id of a claim in `sitrep claims`")


def _noted(one: argparse.ArgumentParser) -> None:
    one.add_argument("--note", default="", metavar="TEXT", help="why, for those who read it later")
    _by(one)


def _by(one: argparse.ArgumentParser) -> None:
    one.add_argument("--by", metavar="NAME", help="who corrects (default: the name of this login)")
