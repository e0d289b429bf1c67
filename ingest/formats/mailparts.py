"""The parts and headers of a mail or saved page, decoded; whatever is odd about them ends in text or one refusal."""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterator
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from domain.errors import SourceRefused
from ingest.decode import Decoded, decode

Part = Message
_MOST_PARTS = 1_000
_LONGEST_HEADER = 5_000


def parsed(data: bytes) -> Part:
    """The message; SourceRefused when its parts are nested without end.

    `compat32`, as the newer policy takes minutes over hostile headers, and raises errors of many kinds.
    """
    if data.count(b"\n--") > 20 * _MOST_PARTS:
        raise SourceRefused("it has too many parts for a mail: save the article itself")
    try:
        message = email.message_from_bytes(data, policy=compat32)
        for number, _ in enumerate(message.walk()):
            if number > _MOST_PARTS:
                raise SourceRefused(f"it has more than {_MOST_PARTS:,} parts: save the article itself")
    except (MessageError, RecursionError, ValueError, LookupError) as problem:
        raise SourceRefused("it is a damaged mail: save it again from the mail program") from problem
    return message


def own_parts(message: Part) -> Iterator[Part]:
    """The parts of a message, those of messages attached to it left out."""
    left = [message]
    while left:
        part = left.pop()
        yield part
        inner = part.get_payload()
        if isinstance(inner, list) and not is_message(part):
            left.extend(reversed([one for one in inner if isinstance(one, Message)]))


def attached_messages(message: Part) -> Iterator[Part]:
    """The messages that are attached whole, as "Forward as attachment" does."""
    for part in own_parts(message):
        inner = part.get_payload()
        if is_message(part) and isinstance(inner, list):
            yield from (one for one in inner if isinstance(one, Message))


def is_message(part: Part) -> bool:
    """True for a part that is a whole message."""
    return part.get_content_type() in ("message/rfc822", "message/global")


def header(message: Part, name: str) -> str:
    """A header as plain words on one line; "" where it is absent."""
    value = str(message.get(name, ""))[:_LONGEST_HEADER]
    return " ".join("".join(_decoded(value)).split())


def _decoded(value: str) -> Iterator[str]:
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    for words, charset in pieces:
        if isinstance(words, str):
            yield _without_surrogates(words)
        else:
            yield _in_charset(words, charset)


def _in_charset(words: bytes, charset: str | None) -> str:
    try:
        return words.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return words.decode("utf-8", "replace")


def _without_surrogates(words: str) -> str:
    """Raw bytes in a header, which mail programs should not but do send, read as UTF-8."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def decoded_part(part: Part, declared: Callable[[bytes], str | None] | None = None) -> Decoded:
    """The text of a part in the encoding it names, else as any file is decoded."""
    data = payload(part)
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return Decoded(text=data.decode(charset), encoding=charset, confidence=1.0)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, declared(data) if declared else None)


def payload(part: Part) -> bytes:
    """The bytes of a part, freed from base64 or quoted-printable."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError) as problem:
        raise SourceRefused("a part of it is damaged: save it again") from problem
    return data if isinstance(data, bytes) else b""


def filename(part: Part) -> str:
    """The name of an attachment, "" where it has none; a name only, never a path."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError):
        name = ""
    name = " ".join("".join(_decoded(str(name)[:_LONGEST_HEADER])).split())
    return re.split(r"[\\/]", name)[-1]
