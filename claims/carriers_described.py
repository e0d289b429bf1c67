"""Carriers without a name: "state television", "a Keshi daily", "the same radio"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.carriers_mention import CAP, Mention, kind_of
from domain.text import Span

_KINDS = (
    r"(?i:state|local|national|regional|provincial|rebel|public|private|independent|foreign|opposition|official|exiled|military"
    r"|government|semi-official|pro-\w+)"
)
_NO_NAME = r"(?!(?:The|This|That|An?|Its|His|Her|Their|Our|In|On|But|And|Some|One|Two)\b)"
_DESCRIBED = re.compile(
    rf"\b(?:{_NO_NAME}(?:{_KINDS}|{CAP}(?:['’]s)?)(?:-(?:run|owned|backed|controlled))?\s){{1,3}}"
    r"(?:television|TV|radio|media(?:\soutlets?)?|newspapers?|daily|broadcaster|weekly|tabloid|(?:news|press|state)\sagency)\b"
)
_GENERIC = re.compile(
    r"\b(?P<which>[Tt]he|[Tt]his|[Oo]ur)\s(?:same\s)?(?:(?:state|news|television|TV|radio)\s)?"
    r"(?P<role>agency|newspaper|paper|daily|weekly|magazine|tabloid|broadcaster|channel|station|radio|outlet|website|site|portal)\b"
    r"(?!\sof\b)"
)
_PUBLIC_AGENCY = re.compile(rf"\b{CAP}(?:\s{CAP})*\sAgency\b")


_HEARD = re.compile(rf"\b(?:contacted|reached|interviewed|approached|quoted) by (?:the )?(?P<name>{CAP}(?: {CAP})?)\b")
_SENTENCE = re.compile(r"(?<=[.!?;])[”\"’]?\s|\n")
_ON_THE_AIR = re.compile(
    r"\b(?<=[Oo]n )(?:the radio|(?:national |local |regional )?(?:television|TV|radio))\b(?! (?:station|channel|network))"
)


def described(text: str) -> Iterator[Mention]:
    """As in "state television" or "a Keshi daily": it has no name, and what it is called tells who it is."""
    for found in _DESCRIBED.finditer(text):
        name = found[0].removeprefix("The ")
        yield Mention(name=name, span=Span(start=found.start(), end=found.end()), kind=kind_of(name.split()[-1]))
    for found in _ON_THE_AIR.finditer(text):
        yield Mention(name=found[0], span=Span(start=found.start(), end=found.end()))


def generic(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """As in "the same radio": the last carrier of its kind; nobody, when a public body that is called so came later."""
    for found in _GENERIC.finditer(text):
        span, kind = Span(start=found.start(), end=found.end()), kind_of(found["role"])
        before = [m for m in named if m.span.end <= found.start()]
        fitting = [m for m in before if m.kind == kind] or [m for m in before if m.kind is None and not m.own]
        own = next((m for m in named if m.own), None)
        heard = _heard_by(text[: found.start()])
        if found["which"].lower() in ("this", "our"):
            yield Mention(name=own.name if own else found[0], span=span, own=True)
        elif heard is not None:
            yield Mention(name=heard, span=span, own=own is not None and heard == own.name, kind=kind)
        elif fitting and not _public_since(text, fitting[-1].span.end, found):
            yield Mention(name=fitting[-1].name, span=span, own=fitting[-1].own, kind=kind)


def _heard_by(before: str) -> str | None:
    """As in "A driver contacted by Northstar denied it, the agency reports": who heard the driver; not a sentence before."""
    found = list(_HEARD.finditer(_SENTENCE.split(before)[-1]))
    return found[-1]["name"] if found else None


def _public_since(text: str, start: int, generic: re.Match[str]) -> bool:
    """True when "the agency" may be the Civil Defence Agency, which was named after the last news agency."""
    return generic["role"] == "agency" and _PUBLIC_AGENCY.search(text, start, generic.start()) is not None
