"""Titles and addresses as a reader wants to see them: without the outlet's name behind the title, without trackers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from ingest.addresses import canonical_address

_SIGNS = r"\s*(?:[|»›·•]|\s[-–—:]\s|::)\s*"
_CAPITALS_KEPT = 3


def shown_title(title: str, outlet: str | None) -> str:
    """The title without the outlet's name at either end.

    >>> shown_title("Guns fall silent | Sella Courier", "The Sella Courier"), shown_title("Sella - a town", "Sella Courier")
    ('Guns fall silent', 'Sella - a town')
    """
    if not outlet or len(title) > 500:
        return title
    name = re.escape(re.sub(r"^The\s", "", outlet.strip(), flags=re.IGNORECASE))
    left = re.sub(rf"{_SIGNS}(?:The\s)?{name}\s*$|^\s*(?:The\s)?{name}{_SIGNS}", "", title, flags=re.IGNORECASE).strip()
    return left or title


def shown_outlet(outlet: str) -> str:
    """The outlet's name with small letters where a page's head prints it all in capitals: "THE SELLA COURIER".

    >>> shown_outlet("THE SELLA COURIER"), shown_outlet("MISSION OF OBSERVERS"), shown_outlet("BBC NEWS"), shown_outlet("TASS")
    ('The Sella Courier', 'Mission of Observers', 'BBC News', 'TASS')
    """
    words = outlet.split()
    if len(words) < 2 or not outlet.isupper():
        return outlet
    return " ".join(_word(word, first=not at) for at, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word.lower() in {"of", "the", "and", "to", "for", "in", "on", "de"}:
        return word.capitalize() if first else word.lower()
    short = len(word) <= _CAPITALS_KEPT and word not in {"NEW", "OLD", "DAY", "SUN", "SKY", "AIR", "SEA"}
    return word if short else word.capitalize()


def shown_address(url: str) -> str:
    """The address without tracking parameters and the place in the page; host and path stay, so that it still leads there.

    >>> shown_address("https://www.courier.example/guns/?utm_source=x&id=7#top")
    'https://www.courier.example/guns/?id=7'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or len(url) > 4_000:
        return url
    query = "&".join(one for one in parts.query.split("&") if one and _is_kept(f"?{one}"))
    return urlunsplit(parts._replace(query=query, fragment=parts.fragment if _is_kept(f"#{parts.fragment}") else ""))


def _is_kept(ending: str) -> bool:
    """True where the one form of an address keeps this parameter or fragment too."""
    return len(canonical_address(f"https://a.example/{ending}")) > len("https://a.example/")
