"""One carrier under two names: "IPS" and "Inner Press Service", "Austral" and "Austral News"."""

from __future__ import annotations

import re

_KINDS = frozenset(
    ["news", "press", "agency", "wire", "service", "online", "radio", "tv", "television", "media", "network", "newswire", "live",
     "daily", "telegraph", "information", "broadcasting", "times", "today"]
)  # fmt: skip
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def is_same(name: str, other: str) -> bool:
    """True for the letters that a name begins its words with, and for a name without what kind of carrier it is.

    >>> is_same("IPS", "Inner Press Service"), is_same("Austral", "Austral News"), is_same("The Lantern", "Lantern")
    (True, True, True)
    >>> is_same("Lisk", "Lisk Harbour Gazette"), is_same("IPS", "Orvenian Press Service")
    (False, False)
    """
    one, two = sorted((_words(name), _words(other)), key=len)
    if not one or one == two:
        return bool(one)
    if len(one) == 1 and _letters(one[0]) == "".join(w[0] for w in two if w[0].isupper()):
        return True
    return [w.lower() for w in two[: len(one)]] == [w.lower() for w in one] and all(
        w.lower() in _KINDS for w in two[len(one) :]
    )


def _words(name: str) -> list[str]:
    return _WORD.findall(re.sub(r"^[Tt]he\s", "", name))


def _letters(word: str) -> str:
    """The word when it is all capitals, else one that no initials are."""
    return word if word.isupper() and len(word) > 1 else "-"
