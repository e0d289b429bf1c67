"""HTML that is safe by how it is made: a plain string is data and is escaped; only `tag` makes `Html`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_VOID = frozenset({"br", "hr", "line", "circle", "input"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff"  # controls and lone surrogates: no meaning in a page
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction: they can turn a sentence around
    "\U000e0000-\U000e007f]"  # invisible "tag" letters: hidden words
)


class Html(str):
    """A string that was built from escaped parts and may be put into the page as it stands."""

    __slots__ = ()


def escape(text: str) -> Html:
    """The text as one line of HTML that shows it and does nothing else; what cannot be seen is left out.

    >>> escape("<b>Guns & 'butter'</b>")
    '&lt;b&gt;Guns &amp; &#x27;butter&#x27;&lt;/b&gt;'

    A line break becomes a reference, because a blank line would end the HTML block inside Markdown:

    >>> escape("one" + chr(10) + "two")
    'one&#10;two'
    """
    seen = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Html(html.escape(seen, quote=True).replace("\n", "&#10;"))


def join(parts: Iterable[str], between: str = "") -> Html:
    """All parts in one, each escaped unless it is `Html` already."""
    return Html(_safe(between).join(_safe(part) for part in parts if part))


def tag(name: str, *inside: str, **attributes: str | int | bool | None) -> Html:
    """One element. `class_` and `for_` lose their underscore, others turn it into a hyphen; None and False are left out.

    >>> tag("a", "5 < 6", class_="cite", href="#s", aria_hidden=True)
    '<a class="cite" href="#s" aria-hidden>5 &lt; 6</a>'
    """
    shown = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    if name in _VOID:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{join(inside)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else escape(part)
