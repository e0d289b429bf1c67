"""Pages that hold the article back: a paywall, or a page that first asks for consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import Flag
from domain.text import Span
from ingest.quality.subject import Subject

_PAYWALL = re.compile(
    r"(?:subscribe|log in|sign in|sign up|register|create (?:a |an )?(?:free )?account)\b[^.!?\n]{0,60}"
    r"\b(?:to (?:continue|keep|carry on) reading|to read (?:the |this )?(?:full|rest|more|whole|article|story)"
    r"|for full access"
    r"|to (?:unlock|access) (?:this|the|full))"
    r"|this (?:article|content|story|page) is (?:only |exclusively )?(?:for|available to|reserved for) "
    r"(?:paying |registered |our )?(?:subscribers|members)"
    r"|(?:already (?:a )?subscribe[rd]|already have an account)\s?\?"
    r"|(?:you have|you've|you’ve) (?:reached|used|read) (?:your|all|the) [^.!?\n]{0,40}\bfree (?:articles|stories)"
    r"|to continue reading,? (?:please )?(?:subscribe|log in|sign in|register|start)"
    r"|(?:the rest|remainder) of this (?:article|story) is (?:for|behind)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:we|this (?:site|website|page)|our partners)\b[^.!?\n]{0,60}\b(?:uses?|store|value|process)\b[^.!?\n]{0,80}"
    r"\b(?:cookies?|privacy|personal data|personali[sz]ed|geolocation|identifiers)\b"
    r"|\b(?:accept|reject|manage|allow|decline)(?: all)?(?: (?:optional|non-essential|analytics))?"
    r" (?:cookies?|preferences|choices|consent)\b"
    r"|\bcookie (?:policy|settings|preferences|notice|banner)\b|\bstore and/or access information on a device\b"
    r"|\b(?:click|choose|may) to consent\b|\byour (?:privacy choices|consent|cookie preferences"
    r"|preferences will apply)\b"
    r"|\b(?:enable|turn on) (?:javascript|cookies)\b"
    r"|\bplease (?:enable|disable) [^.!?\n]{0,30}\b(?:javascript|ad ?blocker)\b",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_HINTS = (
    "subscri",
    "log in",
    "sign in",
    "sign up",
    "register",
    "account",
    "free articles",
    "free stories",
    "members",
    "rest of this",
    "remainder of",
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PAGE = 400_000
_PAGE_ABOUT_COOKIES = 2
_LARGE_SHARE = 0.35


def walls(subject: Subject) -> Iterator[Flag]:
    """A paywall or consent page; not a report on a law about cookies or on readers who subscribe."""
    if found := _call(subject.text):
        span = Span(start=found.start(), end=found.end())
        yield Flag(kind="paywall", note="the rest stands behind a paywall", span=span)
    elif _left_out(subject):
        yield Flag(kind="paywall", note="the page says that the rest is for subscribers")
    elif (place := _consent(subject)) is not None:
        note = "the page asks for consent to cookies or for scripts; the article may be missing"
        yield Flag(kind="paywall", note=note, span=place)


def _call(text: str) -> re.Match[str] | None:
    """The first call to subscribe; most texts have none of its words, and are done with after a look."""
    small = text.lower()
    return _PAYWALL.search(text) if any(word in small for word in _HINTS) else None


def asks_consent(words: str) -> bool:
    """A sentence of a consent page: "We and our partners use cookies to …"."""
    return _CONSENT.search(words[:600]) is not None


def _left_out(subject: Subject) -> bool:
    """The page calls itself not free, or its text breaks off, and a call to subscribe stands in it.

    A box that asks the readers of a whole article for money is no wall.
    """
    page = _TAG.sub(" ", subject.page[:_PAGE])
    ends = subject.text.rstrip(' ”"’)')[-1:] not in ".!?" or subject.text.rstrip().endswith("...")
    return bool(page and (ends or _NOT_FREE.search(subject.page[:_PAGE])) and _call(page))


def _consent(subject: Subject) -> Span | None:
    """The first such sentence, where these are several and a large share of a text in which nobody says anything."""
    places = [s.span for s in subject.sentences[:400] if asks_consent(s.span.of(subject.text))]
    share = sum(place.end - place.start for place in places) / max(1, len(subject.text))
    if (len(places) >= _PAGE_ABOUT_COOKIES and share >= _LARGE_SHARE) or (places and share >= 0.6):
        return places[0]
    return None
