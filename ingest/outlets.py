"""Lines at the head of a text that name the outlet, alone or with a date: "Sella Courier", "Sella Courier, 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.draft import Found
from ingest.labels import header_line, moment_found

_KIND = (
    r"(?:news|posts?|times|gazette|herald|observer|tribune|courier|journal|press|today|online|weekly|daily|review|telegraph|mail|standard"
    r"|chronicle|record|star|sun|echo|mirror|guardian|monitor|mercury|dispatch|despatch|examiner|independent|sentinel|ledger|radio|television|tv"
    r"|fm|agency|wire|media|network|reporter|reports?|bulletin|tidings|inform|truth|voice|world|globe|argus|advertiser|enquirer|inquirer|express|argosy"
    r"|broadcasting|digest|magazine|newspaper|lantern|beacon|register|messenger|evening|morning|\w*24|\w*pravda|\w*press|\w*news|[\w-]+\.\w{2,6})"
)
_SMALL = r"(?:of|the|and|de|del|la|le|for|in|on|al|el|van|der|di)"
_NAME = re.compile(rf"(?:[A-ZÀ-Þ][\w.’'&-]*|\d+)(?:\s(?:[A-ZÀ-Þ][\w.’'&-]*|{_SMALL}|&|\d+)){{0,6}}$")
_HAS_KIND = re.compile(rf"\b{_KIND}\b", re.IGNORECASE)
_BYLINED = re.compile(r"(?:[Bb]y|BY)\s+(?P<name>[^,|]{3,80}),\s+(?P<rest>.+)$")
_WITH_DATE = re.compile(r"(?P<name>[^|,–—•·]{2,60}?)\s*(?:,|\||[–—•·]|\s-\s)\s*(?P<date>[^|]{6,60})$")


def is_name(line: str) -> bool:
    """True for a short line of words with capitals: "Tribune of Sella"; not for "Guns fall silent" or a sentence."""
    return len(line) <= 60 and not line.endswith((".", "!", "?", ":", ",")) and _NAME.match(line) is not None


def names_outlet(name: str) -> bool:
    """True for a name with a word that newspapers, stations and sites call themselves by: "Sella Courier"."""
    return is_name(name) and _HAS_KIND.search(name) is not None


def dated_outlet(line: str, text: str = "") -> tuple[Found, ...]:
    """What "Sella Courier, 4 May 2031" tells; () for "Shells fall on Sella, 4 May 2031".

    A name without a word for a newspaper is a place where the text has it again: "Sella, 4 May 2031".
    """
    found = _WITH_DATE.match(line)
    if not found:
        return ()
    name = found["name"].strip()
    if not (names_outlet(name) or (is_name(name) and not name.isupper() and text.count(name) == 1)):
        return ()
    moment = moment_found("published", found["date"], "date line", 0.9)
    outlet = Found(field="outlet", value=found["name"].strip(), how="line with the date", confidence=0.8)
    return (outlet, moment) if moment else ()


def bylined(line: str) -> tuple[Found, ...]:
    """What "By M. Idris, Sella Courier, 4 May 2031" tells; () where what follows the name is neither outlet nor date."""
    found = _BYLINED.match(line)
    if not found or len(line) > 200:
        return ()
    rest = found["rest"].strip()
    told = dated_outlet(rest)
    if not told and (moment := moment_found("published", rest, "date line", 0.9)):
        told = (moment,)
    if not told and names_outlet(rest):
        told = (Found(field="outlet", value=rest, how="byline line", confidence=0.8),)
    return (*header_line(f"By {found['name']}"), *told) if told else ()


def with_outlets(lines: Sequence[str], told: list[tuple[Found, ...]], text: str) -> list[tuple[Found, ...]]:
    """What the head tells, and the outlet that stands on a line of its own beside a byline or a date.

    A line without a word for a newspaper needs the byline right above it; the first line is the title.
    """
    unknown = not any(found.field == "outlet" for one in told for found in one)
    read = [
        bylined(line) or one or (dated_outlet(line, text) if unknown else ())
        for line, one in zip(lines, told, strict=True)
    ]
    for at in range(1, len(lines)):
        if any(found.field == "outlet" for one in read for found in one):
            break
        if not read[at] and _is_outlet(lines, read, at):
            read[at] = (Found(field="outlet", value=lines[at], how="line beside the byline", confidence=0.8),)
    return read


def _is_outlet(lines: Sequence[str], read: list[tuple[Found, ...]], at: int) -> bool:
    above = _fields(read, at - 1)
    below = _fields(read, at + 1)
    if names_outlet(lines[at]):
        if at == 1 and lines[0].startswith(lines[1]):  # "Sella Press morning summary" over "Sella Press"
            return True
        return bool({"byline", "published"} & (above | below))
    return is_name(lines[at]) and "byline" in above and "published" in below


def _fields(read: list[tuple[Found, ...]], at: int) -> set[str]:
    return {found.field for found in read[at]} if 0 <= at < len(read) else set()
