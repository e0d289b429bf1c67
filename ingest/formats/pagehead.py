"""What stands on a page around the headline: the site's name in the title, and lines such as "By M. Idris, 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.draft import Field, Found
from ingest.formats.margins import day_in, is_house
from ingest.formats.page import Block
from ingest.labels import header_line

_BETWEEN = re.compile(r"\s+[|–—»·-]\s+|\s*\|\s*")
_WORDS = re.compile(r"\w+")
_NAME = r"[^\W\d_a-z][\w.'’-]*(?:(?:,\s+|\s+)(?:and|y|et|und|de|van|von|der|al|bin|[^\W\d_a-z][\w.'’-]*)){1,7}"
_BY = re.compile(
    r"(?i:(?:(?:written|reported|posted|story|report) by|words|text|author|reporting|by|por|par|von|di)\b\s*:?)\s+"
    rf"(?P<name>{_NAME})(?=\s*(?:$|[|·•,(–-]|\s(?:on|in|for|at)\b|\d))"
)
_DATES = re.compile(r"(?=\b(?:last )?(?:updated|modified)\b)", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_SIGNS = " |–—»·-"
_HEAD_LINES = 8
_LONGEST = 160


def site_in_title(title: str, others: Sequence[str], outlet: str | None) -> Iterator[Found]:
    """The headline and the outlet in "Guns fall silent | Sella Courier".

    One end is the outlet when it is a name of one (`outlet` where that is known), or when the other is a headline that the
    page shows (`others`). "Guns fall silent - again" stays whole.
    """
    parts = [part.strip() for part in _BETWEEN.split(title) if part.strip()]
    if len(parts) < 2:
        return
    ends = [
        (parts[-1], title[: title.rfind(parts[-1])].strip(_SIGNS)),
        (parts[0], title[title.find(parts[0]) + len(parts[0]) :].strip(_SIGNS)),
    ]
    shown = {_plain(other) for other in others}
    known = [(site, headline) for site, headline in ends if outlet and _plain(site) == _plain(outlet)]
    houses = [(s, headline) for s, headline in ends if is_house(s) and len(s.split()) <= 5 and len(headline) > len(s)]
    seen = [(site, headline) for site, headline in ends if _plain(headline) in shown and len(site.split()) <= 5]
    for site, headline in (known or houses or seen)[:1]:
        yield Found(field="title", value=headline, how="title without the site's name", confidence=0.87)
        if not known:
            yield Found(field="outlet", value=site, how="site's name in the title", confidence=0.7)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def around_headline(seen: Sequence[Block], titles: Sequence[str]) -> Iterator[Found]:
    """What the short lines under the headline tell until the first paragraph, and the outlet that is named over it.

    Where the page has no `<h1>`, the heading of second or third rank over the first paragraph may be the headline.
    """
    shown = {_plain(title) for title in titles}
    blocks = [block for block in seen if not block.hidden and block.body.text.strip() and block.tag != "title"]
    at = next((at for at, block in enumerate(blocks) if _plain(block.body.text) in shown), None)
    if at is None and (at := _lower_heading(blocks)) is not None:
        yield Found(field="title", value=_line(blocks[at]), how=f"only {blocks[at].tag}", confidence=0.75)
    if at is None:
        return
    for block in blocks[max(0, at - _HEAD_LINES) : at]:
        if not block.linked and is_house(_line(block)) and len(_line(block).split()) <= 6:
            yield Found(field="outlet", value=_line(block), how="over the headline", confidence=0.5)
    for block in blocks[at + 1 : at + 1 + _HEAD_LINES]:
        line = _line(block)
        if len(line) > _LONGEST or (len(_WORDS.findall(line)) >= 12 and line.endswith(".")):
            return
        yield from (replace(one, how=f"{one.how} under the headline", confidence=0.7) for one in told_by_line(line))


def _line(block: Block) -> str:
    return " ".join(block.body.text.split())


def _lower_heading(blocks: Sequence[Block]) -> int | None:
    """The place of the first `<h2>` or `<h3>` of three or more words on a page without `<h1>`."""
    if any(block.tag == "h1" for block in blocks):
        return None
    places = (at for at, block in enumerate(blocks) if block.tag in ("h2", "h3") and len(block.body.text.split()) >= 3)
    return next(places, None)


def told_by_line(line: str) -> Iterator[Found]:
    """What a line under a headline tells: "Written by M. Idris on 4 May 2031", "Published: 4 May 2031 Updated: 5 May 2031"."""
    told = header_line(line)
    yield from told
    fields = {one.field for one in told}
    if "byline" not in fields and (by := _BY.match(line)):
        yield Found(field="byline", value=by["name"].strip(" ,"), how="byline", confidence=0.7)
    for part in _DATES.split(line) if not fields & {"published", "updated"} else ():
        if reading := day_in(part)[1]:
            field: Field = "updated" if _UPDATED.match(part) else "published"
            yield Found(field=field, value=reading.moment, how="day", confidence=0.7)
