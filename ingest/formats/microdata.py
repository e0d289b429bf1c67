"""What a page says of its article in the attributes of its elements: schema.org microdata, and the usual class names."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from ingest.formats.markup import Token

_FIELDS = ("headline", "datePublished", "dateModified", "mainEntityOfPage", "inLanguage", "license")
_OWNERS = ("author", "publisher", "creator", "sourceOrganization")
_LONGEST = 40
Told = tuple[str, str]


def told_in(page: str, at_hand: Sequence[Token]) -> Iterator[Told]:
    """Pairs such as ("headline", "Guns fall silent"), those of nested names under their owner: ("author", "M. Idris")."""
    owner = ""
    for at, token in enumerate(at_hand):
        if token.kind != "start" or not (names := token.attributes.get("itemprop", "").split()):
            continue
        for name in names:
            value = _value(page, at_hand, at)
            if name in _OWNERS:
                owner = "author" if name == "creator" else name
                if "itemscope" not in token.attributes and value:
                    yield owner, value
            elif name == "name" and owner and value:
                yield owner, value
                owner = ""
            elif name in _FIELDS and value:
                yield name, value
            if "itemscope" in token.attributes and name not in _OWNERS:
                owner = ""


def _value(page: str, at_hand: Sequence[Token], at: int) -> str:
    """The value of an element: what its attribute says, else its words."""
    told = at_hand[at].attributes
    for name in ("content", "datetime", "href"):
        if told.get(name):
            return told[name]
    return words_in(page, at_hand, at)


def words_in(page: str, at_hand: Sequence[Token], at: int) -> str:
    """The words of an element, up to its end tag and at most forty tokens on."""
    name, depth, words = at_hand[at].name, 0, []
    for token in at_hand[at + 1 : at + _LONGEST]:
        if token.kind == "text":
            words.append(html.unescape(page[token.start : token.end]))
        elif token.name == name:
            depth += 1 if token.kind == "start" else -1
            if depth < 0:
                break
    return " ".join("".join(words).split())
