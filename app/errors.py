"""Errors become words and exit statuses, in this place only."""

from __future__ import annotations

from app.security.redact import redact
from domain.errors import SitrepError, Stopped

DONE = 0
SOME_REFUSED = 1
CANNOT = 2
FAULT = 70
STOPPED = 130
PIPE_CLOSED = 141


def in_words(error: SitrepError | OSError) -> str:
    """What happened and what to do, as sentences; what looks like a key is left out.

    >>> in_words(SitrepError("port 7860 is in use", "try --port 7861"))
    'port 7860 is in use. Try --port 7861.'
    """
    if isinstance(error, SitrepError):
        return redact(" ".join((_sentence(str(error)), _hint(error.hint))).strip())
    return _sentence(f"{error.strerror or error}" + (f": {error.filename!r}" if error.filename else ""))


def exit_status(error: SitrepError | OSError) -> int:
    """130 when the person stopped it, else 2."""
    return STOPPED if isinstance(error, Stopped) else CANNOT


def _hint(text: str) -> str:
    """A sentence, unless it opens with a command to type."""
    return _sentence(text if text.startswith("sitrep ") else text[:1].upper() + text[1:]) if text else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."
