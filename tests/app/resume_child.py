"""Runs of adding that kill themselves: a process that has everything loaded, and forks one child a run.

Each line on standard input is JSON {library, folder, step, at, how}; the child kills itself at the `at`-th event of `step`
(null: never). Each line on standard output is the child's exit status, negative when a signal ended it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from app.tally import Tally
from domain.report import Progress, Source
from ingest import identity
from retrieval import index  # noqa: F401 -- for the children: Chroma takes a second to import
from tests.app.way_in import a_way_in


def run(library: str, folder: str, step: str | None, at: int, how: str) -> None:
    """Adds the folder, or goes on with what is there, and dies at the given event."""
    seen = 0

    def tell(progress: Progress) -> None:
        nonlocal seen
        seen += step is not None and progress.step == step
        if step is not None and seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    way_in = a_way_in(Path(library))
    if how == "add":
        way_in.add([Source(location=folder)], Tally(tell))
    else:
        way_in.resume(Tally(tell))
    way_in.library.close()


def main() -> None:
    """Serves runs until standard input ends; what every child needs is loaded once, before they are forked."""
    assert identity.PIPELINE
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                run(**asked)
            except BaseException:  # noqa: BLE001 -- a child that was forked must not come back into the loop
                import traceback

                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
