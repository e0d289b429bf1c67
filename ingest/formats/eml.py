"""Mails: the forwarded or sent text with its subject, sender and day; attached articles as members. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr, parsedate_to_datetime

from domain.article import Flag
from domain.errors import SourceRefused
from domain.moment import Moment
from domain.report import Link
from ingest.draft import Broken, Draft, Found, encoding_found
from ingest.formats import html
from ingest.formats.archives import Reader, inside
from ingest.formats.letter import Letter, letter_of, stories_of, under_title
from ingest.formats.mailparts import Part, attached_messages, decoded_part, filename, header, own_parts, parsed, payload
from ingest.formats.margins import is_house, told_by_margins
from ingest.formats.page import blocks
from ingest.labels import moment_found
from ingest.sniff import ENDINGS, ending_of
from ingest.tracked import Tracked
from ingest.wordlist import words

PARSER = "eml/1"
_PREFIX = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|tr)\s*(?:\[\d+\])?\s*:\s*|\s*\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_FORWARD = re.compile(r"(?:\s*\[[^\]]{1,40}\])?\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_ROLES = words(
    "news newsletter newsletters press info media editor editors editorial newsroom newsdesk desk alerts alert digest updates "
    "update list noreply no-reply donotreply mail mailer bulletin daily briefing morning letter office subscriptions hello pr"
)
_WORDS = re.compile(r"\w+")
_ENOUGH = 80


def read(data: bytes, digest: str, reader: Reader) -> Iterator[Draft | Broken | Link]:
    """The mail's own article, then what `reader` makes of its attachments; SourceRefused where there is neither."""
    message = parsed(data)
    attached = [*_forwarded_whole(message, digest), *_attached(message, reader)]
    got = any(isinstance(one, Draft) for one in attached)
    own = _own(message, digest)
    if own and len(_WORDS.findall(own.body.text)) >= (_ENOUGH if got else 1):
        yield from _stories(own)
        got = True
    yield from attached
    if not got and not attached:
        raise SourceRefused("the mail holds no text: save the article that it names, and add that file")


def _forwarded_whole(message: Part, digest: str) -> Iterator[Draft]:
    """The drafts of the messages attached to a mail, known by their place."""
    for number, inner in enumerate(attached_messages(message)):
        draft = _own(inner, digest)
        if draft and draft.body.text.strip():
            yield replace(draft, member=f"message {number + 1}", part=f"message {number + 1}")


def _own(message: Part, digest: str) -> Draft | None:
    """The draft of what the mail itself says."""
    best = _better([part for part in own_parts(message) if _is_text(part)])
    if best is None:
        return None
    raw, text, found, flags = best
    subject = header(message, "Subject")
    letter = letter_of(text, forward=_FORWARD.match(subject) is not None)
    told = tuple(_headers(message, letter))
    head, body = under_title(letter.body, next((str(one.value) for one in told if one.field == "title"), ""))
    return Draft(
        raw=raw,
        body=body,
        parser=PARSER,
        digest=digest,
        found=(*told, *found, *told_by_margins(head, "head of the mail")),
        flags=flags,
        reads_top=True,
    )


def _stories(own: Draft) -> Iterator[Draft]:
    """The stories of a newsletter, each an article; a mail that is no newsletter as it is."""
    parts = stories_of(own.body)
    if not parts:
        yield own
    for number, (title, body) in enumerate(parts):
        found = (Found(field="title", value=title, how="heading in the newsletter", confidence=0.9), *own.found)
        yield replace(own, body=body, found=found, member=f"#{number}", part=f"story {number + 1}")


def _is_text(part: Part) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _is_attachment(part)


def _is_attachment(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(filename(part))


Reading = tuple[str, Tracked, tuple[Found, ...], tuple[Flag, ...]]


def _better(parts: list[Part]) -> Reading | None:
    """Of the plain text and the page the plain text, unless it says much less, as "Open this in a browser" does."""
    plain = next((_plain(part) for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((_page(part) for part in parts if part.get_content_type() == "text/html"), None)
    if plain is None or page is None:
        return plain or page
    return plain if len(_WORDS.findall(plain[1].text)) >= 0.7 * len(_WORDS.findall(page[1].text)) else page


def _plain(part: Part) -> Reading:
    decoded = decoded_part(part) if payload(part) else None
    text = decoded.text.replace("\r\n", "\n") if decoded else ""
    return text, Tracked.of(text), encoding_found(decoded.encoding, decoded.confidence) if decoded else (), ()


def _page(part: Part) -> Reading | None:
    """The visible blocks of a mail's page; links that stand alone, such as "View in browser", are left out."""
    if not payload(part):
        return None
    decoded = decoded_part(part, html.declared_charset)
    html.refuse_crowded(decoded.text)
    seen = list(blocks(decoded.text))
    kept = [block for block in seen if not block.hidden and not block.linked and block.body.text.strip()]
    body = html.joined(kept) if kept else Tracked.of("")
    found = encoding_found(decoded.encoding, decoded.confidence)
    return decoded.text, body, found, tuple(html.hidden_flags(seen))


def _headers(message: Part, letter: Letter) -> Iterator[Found]:
    """Title, outlet and day: from the message that is forwarded where there is one."""
    told = letter.forwarded
    subject = told.get("subject") or header(message, "Subject")
    title = _PREFIX.sub("", subject, count=1) if _PREFIX.match(subject) else subject
    if title.strip():
        yield Found(field="title", value=title.strip(), how="subject", confidence=0.85)
    sender = told.get("from") if told else header(message, "From")
    if outlet := outlet_of(sender or "", listed="List-Id" in message and not told):
        yield Found(field="outlet", value=outlet, how="sender", confidence=0.6)
    when = told.get("date") or told.get("sent")
    if told:
        one = moment_found("published", when or "", "forwarded message's date", 0.7)
        yield from (one,) if one else ()
    elif moment := _sent(message):
        yield Found(field="published", value=moment, how="date of the mail", confidence=0.8)


def outlet_of(sender: str, *, listed: bool = False) -> str | None:
    """The name of a sender that is a house, not a person: "Sella Courier <news@courier.example>", not "Mira Idris <mira@…>"."""
    name, address = parseaddr(sender)
    name = re.sub(r"\s+via\s+.*$", "", name).strip(" \"'")
    if not name or "@" in name:
        return None
    is_role = address.partition("@")[0].lower() in _ROLES
    return name if listed or is_role or is_house(name) else None


def _sent(message: Part) -> Moment | None:
    try:
        sent = parsedate_to_datetime(header(message, "Date"))
        whole = sent.utcoffset() is not None and abs(sent.utcoffset() or timedelta()) <= timedelta(hours=14)
        return Moment(iso=sent.isoformat() if whole else sent.date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attached(message: Part, reader: Reader) -> Iterator[Draft | Broken | Link]:
    """The articles among the attachments; pictures, cards and keys are passed over."""
    for part in own_parts(message):
        name = filename(part)
        if part.is_multipart() or not _is_attachment(part) or ending_of(name) not in ENDINGS:
            continue
        try:
            for one in reader(payload(part), name):
                yield one if isinstance(one, Link) else inside(one, name)
        except SourceRefused as problem:
            yield Broken(part=name, problem=problem)
