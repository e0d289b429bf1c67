"""Words without keys, for pages and logs."""

from __future__ import annotations

import re

_KEY = re.compile(
    r"\b(sk|pk|key|hf|ghp|xox[bp])-[\w-]{6,}|(?i:bearer)\s+[\w.~+/-]{8,}=*|(?i:api[_-]?key)\S{0,3}[=:]\s*\S+"
)


def redact(text: str) -> str:
    """The text without what looks like a key.

    >>> redact("401: Incorrect API key provided: sk-CANARY1234567")
    '401: Incorrect API key provided: [key left out]'
    """
    return _KEY.sub("[key left out]", text)
