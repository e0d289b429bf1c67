"""Errors as programs read them: what happened, and what to do."""

from __future__ import annotations

import logging
import traceback
from typing import Any

from app.security.redact import redact
from app.ui.told import UNEXPECTED
from domain.errors import LibraryError, LibraryLocked, ModelFailed, NotFound, SitrepError, UserError

log = logging.getLogger("sitrep.api")
_STATUSES: tuple[tuple[type[SitrepError], int], ...] = (
    (NotFound, 404),
    (UserError, 400),
    (LibraryLocked, 409),
    (LibraryError, 503),
    (ModelFailed, 502),
)


def refusal(failure: Exception) -> tuple[int, dict[str, Any]]:
    """The status and the object of an error; one that nobody foresaw is logged, without secrets, and said in general words."""
    if not isinstance(failure, SitrepError):
        log.error("%s", redact("".join(traceback.format_exception(failure))))
        failure = UNEXPECTED
    status = next((status for kind, status in _STATUSES if isinstance(failure, kind)), 500)
    return status, refused(type(failure).__name__, str(failure), failure.hint)


def refused(kind: str, message: str, hint: str) -> dict[str, Any]:
    """The object of an error."""
    return {"error": {"kind": kind, "message": redact(message), "hint": redact(hint)}}
