"""Lines such as "Outlet: Sella Courier", "By M. Idris | Sella Courier" and "4 May 2031, 18:20 (UTC+2)"."""

from __future__ import annotations

import re

from ingest.draft import Field, Found
from ingest.moments import whole_moment

_LABELS: dict[str, Field] = {
    "outlet": "outlet", "source": "outlet", "publisher": "outlet", "newspaper": "outlet", "publication": "outlet",
    "site": "outlet", "site_name": "outlet", "title": "title", "headline": "title", "by": "byline", "byline": "byline",
    "author": "byline", "authors": "byline", "date": "published", "published": "published", "published_at": "published",
    "published on": "published", "date published": "published", "updated": "updated", "last updated": "updated",
    "modified": "updated", "url": "url", "link": "url", "address": "url", "licence": "licence", "license": "licence",
    "language": "language", "lang": "language", "agency": "agency", "wire": "agency", "dateline": "dateline", "place": "dateline",
}  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z_ ]{1,15}?)\s*:\s*(?P<value>\S.*)$")
_BYLINE = re.compile(
    r"(?:by|written by|reporting by)\s+"
    r"(?P<name>[A-Z][\w.'’-]*(?:(?:,\s*|\s+)(?:and|&|de|van|von|der|al|bin|in|for|[A-Z][\w.'’-]*))*)$"
)
_PLACE_AFTER = re.compile(r"(?<=\w) in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$")
_ROLE = re.compile(
    r"(?:by|from)\s+(?P<name>(?:(?:our|own|a|an|the)\s+)?(?:(?:own|special|staff|foreign|war|local|diplomatic)\s+)*"
    r"(?:correspondents?|reporters?|writers?|staff|newsroom|agencies|editors?|news desk)(?:\s+in\s+[A-Z][\w’'-]+)?)"
    r"(?P<translated>,?\s+(?:\w+\s+)?translated(?:\s+(?:by|from)\s+[\w ]{1,30})?)?$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?P<what>published|posted|updated|last updated|modified)(?:\s+on|\s+at)?\s*:?\s+(?P<date>.+)$", re.IGNORECASE
)


TRANSLATED = ", which calls the text translated"
"""Ends the basis of a byline that says so."""


def labelled(name: str, value: str, how: str) -> Found | None:
    """What a labelled value tells, or None when the label is not known or the value cannot be read."""
    field = _LABELS.get(name.strip().lower().replace("-", "_"))
    if field in ("published", "updated"):
        return moment_found(field, value, how)
    return Found(field=field, value=value.strip(), how=how, confidence=0.95) if field and value.strip() else None


def moment_found(field: Field, text: str, how: str, confidence: float = 0.95) -> Found | None:
    """A date that the whole of `text` is; a clock without a zone is dropped and the basis says so."""
    reading = whole_moment(text)
    if not reading:
        return None
    if reading.caution:
        return Found(
            field=field, value=reading.moment, how=f"{how} ({reading.caution})", confidence=min(confidence, 0.8)
        )
    return Found(field=field, value=reading.moment, how=how, confidence=confidence)


def header_line(line: str) -> tuple[Found, ...]:
    """What a line of the head of an article tells; () for a line that is no such line."""
    if len(line) > 300:
        return ()
    if (found := _LABELLED.match(line)) and (one := labelled(found["label"], found["value"], "header")):
        return (one,)
    return _credits(line)


def _credits(line: str) -> tuple[Found, ...]:
    """What "By M. Idris | Sella Courier | 4 May 2031" tells: with a byline or date beside it, a third part is the outlet."""
    parts = [part.strip() for part in re.split(r"\s[|•·]\s", line)]
    read = [_credit(part) for part in parts]
    if not any(read):
        return ()
    unread = [part for part, one in zip(parts, read, strict=True) if not one]
    if len(unread) > 1 or any(len(part) > 60 or part.endswith(".") for part in unread):
        return ()
    outlets = tuple(Found(field="outlet", value=part, how="byline line", confidence=0.8) for part in unread)
    return (*(one for one in read if one), *outlets)


def _credit(part: str) -> Found | None:
    if (
        found := _BYLINE.match(part[:1].lower() + part[1:])
        or (part.startswith("BY ") and _BYLINE.match("by " + part[3:]))
        or None
    ):
        return Found(field="byline", value=_PLACE_AFTER.sub("", found["name"].strip()), how="byline line")
    if found := _ROLE.match(part):
        how = "byline line (a role, no name)" + (TRANSLATED if found["translated"] else "")
        return Found(field="byline", value=found["name"], how=how, confidence=0.6)
    if found := _DATED.match(part):
        return moment_found(
            "updated" if found["what"].lower() in {"updated", "last updated", "modified"} else "published",
            found["date"],
            "date line",
        )
    return moment_found("published", part, "date line")
