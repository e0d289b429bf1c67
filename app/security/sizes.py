"""How much a request may bring."""

from __future__ import annotations

from app.security.asgi import Message, Receive

BODY_LIMIT = 2_000_000  # bytes of a request that is not an upload
UPLOAD_LIMIT = 50 * 21_000_000  # 50 files of 20 MB; Gradio counts the single file
UPLOAD_PATH = "/gradio_api/upload"


def limit_of(path: str) -> int:
    """How many bytes the body of a request may have."""
    return UPLOAD_LIMIT if path.rstrip("/") == UPLOAD_PATH else BODY_LIMIT


def too_long(path: str, heads: dict[str, str]) -> tuple[int, str] | None:
    """A refusal of a body that says it is over the limit."""
    length = heads.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit_of(path):
        return 413, "Too much at once: send at most 50 files of 20 MB."
    return None


def counted(receive: Receive, path: str) -> Receive:
    """The same request body, cut off as a lost connection when it grows over the limit without having said so."""
    left = limit_of(path)

    async def counting() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return counting
