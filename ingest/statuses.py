"""What a server's refusal means to a reader, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from domain.errors import SourceRefused

_LONGEST_WAIT = 7 * 86_400.0
_WORDS: Mapping[int, str] = {
    204: "it has no content (204): check the address",
    205: "it has no content (205): check the address",
    401: "it asks for a login (401): open it in a browser, save it as .html and add the file",
    402: "it asks for payment (402): open it with your subscription, save it as .html and add the file",
    403: "the server does not let programs read it (403): open it in a browser, save it as .html and add the file",
    404: "there is no such page (404): check the address",
    406: "the server has no form of it that can be read (406): open it in a browser, save it as .html and add the file",
    410: "the page was taken down for good (410): look for an archived copy and add that",
    429: "the server asks for fewer requests (429): try again later",
    451: "it is withheld for legal reasons (451): look for an archived copy and add that",
}


class NotFetched(SourceRefused):
    """A server answered without a page: its status, and how many seconds it asked to be left alone (None: it did not say)."""

    def __init__(self, message: str, *, status: int, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


def refusal_of(status: int, headers: Mapping[str, str], now: datetime | None = None) -> NotFetched:
    """The refusal for a status that brings no page; `now` is there for tests."""
    if status >= 500:
        words = f"the server has trouble ({status}): try again later"
    else:
        words = _WORDS.get(status, f"the server answered {status} and no page: open it in a browser to see why")
    wait = retry_seconds(headers.get("retry-after", ""), now or datetime.now(UTC))
    return NotFetched(words, status=status, retry_after=wait if status in (429, 503) or status >= 500 else None)


def retry_seconds(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, a number or a date (RFC 9110, 10.2.3); at most a week."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(_LONGEST_WAIT, float(value[:9]))
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, min(_LONGEST_WAIT, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()))
