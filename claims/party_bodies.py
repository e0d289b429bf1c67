"""Bodies between and beside states by the build of their names: "the Council of Coastal States", "the Northern Council"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.capitals import Page

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:-[A-ZÀ-ÖØ-Þ][^\W_]*)*"
_HEADS = (
    r"Council|Commission|Committee|Organi[sz]ation|Office|Coalition|Confederation|Community|Assembly|Network|Project|Foundation"
    r"|Initiative|Conference|Forum|Bureau|Federation|Association|Tribunal|Programme|Fund|Agency|Panel|Secretariat|Concord"
)
_OF = re.compile(
    rf"\b(?:{_WORD} ){{0,3}}(?:{_HEADS}|Alliance|League|Union|Mission|Front) (?:of|for|on|against) (?:the )?{_WORD}"
    rf"(?:(?: (?:of|for|in)(?: the)?| and)? {_WORD}){{0,4}}"
)
_ENDED = re.compile(rf"\b(?:{_WORD} ){{1,4}}(?:{_HEADS})\b(?! (?:of|for|on) (?:the )?{_WORD})")
_ANY = re.compile(rf"\b(?:{_HEADS}|Alliance|League|Union|Mission|Front)\b")
_BRACKETS = re.compile(rf"((?:{_WORD} )(?:(?:of|and|for|in|the|{_WORD}) ){{1,6}})\(([A-Z]{{2,7}})\)")
_HOME = frozenset(
    ["city", "town", "village", "municipal", "district", "county", "regional", "provincial", "local", "parish", "borough",
     "school", "military", "security", "national", "supreme", "general", "state", "federal", "legislative", "governing", "privy",
     "central",
     "electoral", "election", "war", "revenue", "press", "news", "statistics", "government", "crisis", "constituent", "republic",
     "senate", "house", "congressional", "parliamentary", "oval", "head", "post", "home", "box", "ticket"]
)  # fmt: skip
_WIDE = re.compile(r"(?:al|ern|ic|ive|s)$")  # "Northern", "Arctic", "Lakes": "Vell Council" is that of a town
_AUTHORITY = re.compile(
    r"\b(?:Protection|Security|Intelligence|Environment(?:al)?|Energy|Space|Health|Border|Food|Drugs?|Police|Crime|Emergency"
    r"|Disaster|Rescue|Defen[cs]e|Weather|Transport|Aviation|Maritime|Fisheries|Migration|Housing|Safety|Customs|Tax"
    r"|Statistics|Forestry|Water|Children)(?: \w+)?(?: (?:Agency|Office|Bureau|Commission|Fund|Programme|Authority))?$"
)
_PRESS = re.compile(
    r"\b(?:News|Press|Wire|Agency|Radio|TV|Television|Broadcasting|Times|Media|Telegraph|University|Hospital)\b"
)
_PEOPLE = re.compile(r"(?:ian|ean|ish|ese)$")


def bodies_of(page: Page) -> Iterator[re.Match[str]]:
    """As in "the Council of Coastal States", "the Office for Humanitarian Relief"; not "the Council of Ministers"."""
    for found in _OF.finditer(page.text) if _ANY.search(page.text) else ():
        dated = page.vocabulary.has("not_states", found.group().split(" ")[-1].lower())
        if not dated and not _PRESS.search(found.group().removesuffix("Agency")) and not is_home(page, found.group()):
            yield found


def wide_bodies(page: Page) -> Iterator[re.Match[str]]:
    """As in "the Northern Council", "the River Peace Commission"; not "the Orvenian Press Council", "Vell Town Council"."""
    for found in _ENDED.finditer(page.text) if _ANY.search(page.text) else ():
        words = _opened(page, found.group().split(" "))
        if _PRESS.search(" ".join(words[:-1])):
            continue
        wide = len(words) > 2 or (len(words) == 2 and _WIDE.search(words[0]))
        if wide and not is_home(page, " ".join(words[:-1])) and not any(map(_PEOPLE.search, words)):
            yield found


def abbreviated(page: Page) -> Iterator[re.Match[str]]:
    """As in "the Joint River Survey (JRS) said": letters in brackets that are the first ones; not "Velm Press Agency (VPA)"."""
    for found in _BRACKETS.finditer(page.text):
        words = [w for w in _opened(page, found[1].split()) if w[0].isupper()]
        if "".join(w[0] for w in words) == found[2] and not _PRESS.search(found[1]) and not is_home(page, found[1]):
            yield found


def _opened(page: Page, words: list[str]) -> list[str]:
    while words and page.vocabulary.has("sentence_openers", words[0].lower()):
        words = words[1:]
    return words


def is_home(page: Page, name: str) -> bool:
    """True for what a state or a town has of its own: "City Council", "Civil Protection Agency"."""
    if _AUTHORITY.search(name):
        return True
    offices = page.vocabulary.lists["offices"] | {"ministers", "state", "deputies", "government", "ministry"}
    return any(w.lower() in _HOME | offices for w in name.split(" "))
