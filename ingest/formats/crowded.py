"""Pages that are made to be slow: told before their parser, whose time grows with the square of a tag's attributes."""

from __future__ import annotations

import re

from domain.errors import SourceRefused
from ingest.formats.markup import tokens

_LONG = re.compile(r"<[A-Za-z][^>]{1500}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST = 500


def refuse_overloaded(page: str) -> None:
    """Nothing, or SourceRefused for a tag of more than 500 attributes: `<p a1=1 a2=1 …>`; a long `data:` address is one.

    Only a page with a long run that might be a tag is looked at closely: a script may compare `i<n` and go on for long.
    """
    if not _LONG.search(page):
        return
    for token in tokens(page):
        if (
            token.kind == "start"
            and token.end - token.start > 2 * _MOST
            and _parts(page[token.start : token.end]) > _MOST
        ):
            raise SourceRefused(f"a tag of the page has more than {_MOST} attributes: save the page of one article")


def _parts(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())
