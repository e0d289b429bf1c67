"""The one place of the browser app where errors become words for the reader."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from app.render.html import Html
from app.render.words import error
from app.security.redact import redact
from domain.errors import SitrepError

P = ParamSpec("P")
log = logging.getLogger("sitrep.ui")

UNEXPECTED = SitrepError("Something went wrong inside Sitrep", "The log of the server says more.")


def words(failure: Exception) -> Html:
    """The error as "message. hint"; one that nobody foresaw is logged, without secrets, and said in general words."""
    if isinstance(failure, SitrepError):
        return error(failure)
    log.error("%s", redact("".join(traceback.format_exception(failure))))
    return error(UNEXPECTED)


def told(show: Callable[P, Html]) -> Callable[P, Html]:
    """The same function, which gives the words of an error where its result would stand."""

    @wraps(show)
    def shown(*given: P.args, **named: P.kwargs) -> Html:
        try:
            return show(*given, **named)
        except Exception as failure:  # noqa: BLE001 - logged and shown by `words`: a page is never a traceback
            return words(failure)

    return shown
