"""Whether a call that failed is tried again, and after how long: as the server asks, or after a pause that grows."""

from __future__ import annotations

import math
import time
from email.utils import parsedate_to_datetime

import openai

from answering.faults import fault_of
from answering.watch import Patience


def wait_before(error: Exception, tried: int, patience: Patience) -> float | None:
    """Seconds to wait before the next try, None when there is none; `tried` counts the calls made, this one too."""
    if tried >= patience.tries or not fault_of(error).again:
        return None
    asked = asked_wait(error)
    if asked is None:
        return float(patience.pause * 3 ** (tried - 1))
    return asked if asked <= patience.longest_wait else None


def asked_wait(error: Exception) -> float | None:
    """The seconds that a server asks to wait (Retry-After, RFC 9110 10.2.3: seconds or a date); None when it does not."""
    if not isinstance(error, openai.APIStatusError):
        return None
    told = error.response.headers.get("retry-after", "").strip()
    try:
        seconds = float(told)
    except ValueError:
        return _until(told)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _until(date: str) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except ValueError:
        return None
