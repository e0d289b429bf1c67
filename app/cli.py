"""`sitrep`: the command line, where words are understood and errors become words."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.commands.arguments import parser
from app.commands.output import Output
from app.errors import FAULT, PIPE_CLOSED, STOPPED, exit_status, in_words
from app.security.redact import redact
from domain.errors import SitrepError

if TYPE_CHECKING:
    from app.commands.desk import DeskOpener


def main(argv: Sequence[str] | None = None, *, desk_opener: DeskOpener | None = None) -> int:
    """Runs one command; the exit status says how it went (docs/contract.md). `desk_opener` opens a desk other than the real."""
    _write_utf8()
    _reckon_alone()
    try:
        args = parser().parse_args(_spoken(sys.argv[1:] if argv is None else argv))
    except SystemExit as leaving:  # argparse has said what is wrong, or printed the help
        return int(leaving.code or 0)
    out = Output(results=sys.stdout, notes=sys.stderr, as_json=getattr(args, "json", False))
    try:
        from app.commands.running import run  # late: --help must not pay for what the commands need

        return run(args, out, desk_opener)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - Python flushes it at exit
        return PIPE_CLOSED
    except (SitrepError, OSError) as error:
        out.note(in_words(error))
        return exit_status(error)
    except KeyboardInterrupt:
        out.note("stopped")
        return STOPPED
    except Exception:  # noqa: BLE001 - the last place: shown whole, with a status that no planned end has
        out.note(redact(traceback.format_exc()))
        out.note("this is a fault in Sitrep. Please report it with the lines above, without what is private in them.")
        return FAULT


def _spoken(argv: Sequence[str]) -> Sequence[str]:
    """The words as the parser knows them: `sitrep claims correct …` is `sitrep correct …`."""
    about_claims = ("correct", "dismiss", "corrections", "undo")
    return argv[1:] if argv[:1] == ["claims"] and len(argv) > 1 and argv[1] in about_claims else argv


def _reckon_alone() -> None:
    """One thread for numpy's matrix products, unless the user sets another number; it must be set before numpy is imported.

    Ours are small: a second thread gains nothing there and burns a core while it waits for the next.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _write_utf8() -> None:
    """UTF-8 on every system; what UTF-8 cannot hold is written as an escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
