"""Many questions in one process: a JSON line in, JSON lines out, a bad line spoils only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.commands.inputs import Request, batch, parsed, request
from app.commands.output import Output
from app.errors import DONE, SOME_REFUSED, in_words
from domain.errors import LibraryError, SitrepError, Stopped

Reply = Callable[[Request], Iterable[dict[str, Any]]]


def run_batch(path: Path, out: Output, reply: Reply) -> int:
    """Prints what `reply` gives for each line, with the line's id first; the exit status is 1 when a line was refused."""
    status = DONE
    for number, line in batch(path):
        record: Any = None
        try:
            record = parsed(line)
            asked = request(record)
            out.values({"id": asked.id} | value for value in reply(asked))
        except (LibraryError, Stopped):
            raise  # no later line could do better
        except SitrepError as error:
            reason = in_words(error)
            out.value({"id": record.get("id") if isinstance(record, dict) else None, "line": number, "error": reason})
            out.note(f"line {number}: {reason}")
            status = SOME_REFUSED
    return status
