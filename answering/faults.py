"""What can go wrong with a model's server: each fault has one label, and one hint that says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx2
import openai

from domain.errors import ModelFailed

OFFLINE_HINT = "or ask with the offline engine (--engine extractive)"
_LONGEST = 200  # characters of what a server says of itself
_FULL = re.compile(
    r"(?i)context.{0,12}(?:length|window|size)|exceed_context|prompt is too long|too many tokens|input tokens exceed|n_ctx"
)
_SPENT = re.compile(r"(?i)insufficient_quota|exceeded your current quota|credit balance|billing")
_NO_MODEL = re.compile(
    r"(?i)\bmodel\b.{0,80}\b(?:not found|does not exist|not exist|not loaded|unknown)\b|no models? loaded"
)
_REFUSED = re.compile(
    r"(?i)connection refused|name or service not known|nodename nor servname|getaddrinfo|no route|unreachable"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way to fail: `label` opens the message, `hint` ends it; `again` is true when another try may help."""

    label: str
    hint: str
    again: bool = False

    def failed(self, said: str) -> ModelFailed:
        """The error that tells it."""
        return ModelFailed(f"{self.label}: {said}", f"{self.hint}, {OFFLINE_HINT}")


RATE = Fault(label="too many requests", hint="wait a minute and ask again", again=True)
SPENT = Fault(label="no credit left", hint="look at the account that OPENAI_API_KEY belongs to")
KEY = Fault(label="wrong key", hint="check OPENAI_API_KEY")
FORBIDDEN = Fault(label="not allowed", hint="the key may not use this model: choose another in SITREP_MODEL")
NO_MODEL = Fault(label="no such model", hint="check SITREP_MODEL and OPENAI_BASE_URL (it usually ends in /v1)")
FULL = Fault(label="context too small", hint="set SITREP_CONTEXT_TOKENS to what the server was started with")
REFUSED = Fault(label="request refused", hint="check that the model in SITREP_MODEL is a chat model")
SERVER = Fault(label="server error", hint="ask again later", again=True)
REDIRECT = Fault(
    label="redirect",
    hint="set OPENAI_BASE_URL to the final address: articles are sent to no other host than the one you named",
)
NO_SERVER = Fault(label="no server", hint="check that the server at OPENAI_BASE_URL runs, and its port")
BROKEN = Fault(label="connection broke", hint="ask again", again=True)
SILENT = Fault(label="time-out", hint="ask again, or allow more time with SITREP_LLM_TIMEOUT")
TOO_LONG = Fault(label="no end", hint="choose another model, or allow more time with SITREP_LLM_TIMEOUT")
UNREADABLE = Fault(
    label="unreadable reply", hint="check that OPENAI_BASE_URL is an OpenAI-compatible server (it usually ends in /v1)"
)
EMPTY = Fault(label="empty reply", hint="ask again, or choose another model")
CUT = Fault(label="cut off", hint="ask again")
LENGTH = Fault(
    label="too long for the model", hint="ask a narrower question, or give the model more room on its server"
)
FILTERED = Fault(label="content filter", hint="the server would not write this: choose another model")
TOOL = Fault(label="tool call", hint="Sitrep offers no tools: switch them off on the server, or choose another model")

ALL = (
    RATE, SPENT, KEY, FORBIDDEN, NO_MODEL, FULL, REFUSED, SERVER, REDIRECT, NO_SERVER, BROKEN, SILENT, TOO_LONG,
    UNREADABLE, EMPTY, CUT, LENGTH, FILTERED, TOOL,
)  # fmt: skip
"""Every fault, as `docs/models.md` lists them."""

_STATUSES = {401: KEY, 403: FORBIDDEN, 404: NO_MODEL, 413: FULL, 429: RATE}
_ENDINGS = {"length": LENGTH, "content_filter": FILTERED, "tool_calls": TOOL, "function_call": TOOL}
_WORTH_ANOTHER = (408, 409, 425, 429)


def fault_of(error: Exception) -> Fault:
    """Which fault an exception of the client is.

    Servers of one's own say in words what the large ones say by status: “the request exceeds the available context size”.
    """
    said = _said(error)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, said)
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return SILENT
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        return NO_SERVER if _REFUSED.search(said) else BROKEN
    if isinstance(error, openai.APIError):  # an error that came in the middle of a stream
        return FULL if _FULL.search(said) else SERVER
    return UNREADABLE


def _of_status(status: int, said: str) -> Fault:
    if status == 429 and _SPENT.search(said):
        return SPENT
    if status in (400, 422, 500) and _FULL.search(said):
        return FULL
    if status == 400 and _NO_MODEL.search(said):
        return NO_MODEL
    if status in _STATUSES:
        return _STATUSES[status]
    if status in _WORTH_ANOTHER or status >= 500:
        return SERVER
    return REDIRECT if 300 <= status < 400 else REFUSED


def told(error: Exception, model: str, asked_to_wait: float | None = None) -> ModelFailed:
    """The exception as the one error that a reader is shown, with what the server said, and how long it asks to wait."""
    fault = fault_of(error)
    what = "gave a reply that cannot be read" if fault is UNREADABLE else "failed"
    wait = f" (it asks to wait {asked_to_wait:,.0f} seconds)" if asked_to_wait else ""
    return fault.failed(f"{model!r} {what}: {_said(error)[:_LONGEST]}{wait}")


def ended(reason: str) -> ModelFailed | None:
    """Why a reply that ended for this reason is not whole; None when it is. `reason` is "" when the server gave none."""
    if not reason:
        return CUT.failed("the connection ended in the middle of the answer")
    if reason == "length":
        return LENGTH.failed("the answer was cut at the length that the model may write")
    fault = _ENDINGS.get(reason)
    return fault.failed(f"the server ended the answer with {reason!r}") if fault else None


def _said(error: BaseException | None) -> str:
    """The words of an exception, and of what caused it: the client itself says “Connection error” only."""
    words: list[str] = []
    while error is not None and len(words) < 4:
        one = " ".join(str(error).split()) or type(error).__name__
        words += [one] if not any(one in w for w in words) else []
        error = error.__cause__
    return "; ".join(words)
