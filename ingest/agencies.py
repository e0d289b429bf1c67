"""News agencies: which names are one by their form, and where a text credits one in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ingest.draft import Found
from ingest.sentences import split
from ingest.wordlist import words

_KNOWN = frozenset(
    {"reuters", "afp", "agence france-presse", "ap", "associated press", "the associated press", "dpa", "efe", "ansa", "tass",
     "itar-tass", "interfax", "ria novosti", "xinhua", "kyodo", "yonhap", "anadolu", "anadolu agency", "pti", "upi", "bloomberg",
     "press association", "belga", "tanjug", "ukrinform", "belta", "irna", "sana", "petra", "wafa"}
)  # fmt: skip
"""The best known, by small letters; every other name needs the form of one."""

_FORM = re.compile(
    r"(?:\b(?:news )?agency|\b(?:newswire|wire|wires|news service|press service)|\w(?:press|tass))$", re.IGNORECASE
)
_PUBLIC = re.compile(
    r"\b(?:protection|security|intelligence|environment(?:al)?|energy|atomic|nuclear|space|health|border|refugee|relief|aid"
    r"|development|food|drugs?|police|crime|emergency|disaster|rescue|defen[cs]e|revenue|tax|children|water|weather|climate"
    r"|transport|aviation|maritime|fisheries|migration|statistics|housing|safety|enforcement) agency$"
)
"""What a state or the nations keep an agency for, other than news: the Civil Protection Agency hands on no report."""
_PRESS = re.compile(r"^[A-Z]\w+ Press$")
_NAME = r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})"
_KIND = r"(?:(?:state|official|private|independent|national)(?:-run|-owned)? )?(?:news agency|news service|newswire)"
_CREDITS = (
    re.compile(rf"\b(?:the |a |an )?{_NAME} (?P<noun>{_KIND})\b(?! [A-Z])"),
    re.compile(rf"\b(?P<noun>{_KIND}) {_NAME}"),
    re.compile(rf"\b[Aa]ccording to (?:the |a |an )?{_NAME}(?= reports?\b|[,.;]|$)"),
    re.compile(rf"\b{_NAME} (?:reported|reports|said)\b"),
    re.compile(rf"\b(?:told|quoted by|cited by|carried by) {_NAME}\b"),
)
_NOT_A_NAME = words(
    "The A An This That In On At It He She They Its According Meanwhile Quoting Citing Earlier Later Also But And As By From"
    " After Before Since Local Foreign State Official National Several Other Two Both Some Many Another"
)
_DAYS = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September"
    " October November December Yesterday Today"
)
_PEOPLES = re.compile(r"^[A-Z]\w+(?:ian|ish|ese|ean|ani|eli|eek|ench|utch|aqi)$")
_NO_CREDIT = re.compile(  # "denied a report by the Torva news agency", "a reporter with Torva Press"
    r"\b(?:den\w+|dismiss\w+|reject\w+|refut\w+|accus\w+|sued|attack\w+|raid\w+|clos\w+|blam\w+|condemn\w+)\b[^.;]{0,50}$"
    r"|\b(?:journalist|reporter|correspondent|photographer|cameraman|editor|head|director|employee|office|offices|headquarters"
    r"|building|bureau|website|licence|license)s? (?:of|for|at|with|from|by|in) (?:the |a )?$",
    re.IGNORECASE,
)
_LEAD = 2
_LOOKED_AT = 3_000


def is_agency(name: str) -> bool:
    """True for a name with the form of a news agency, or one of the best known: "North Wire", "Sella News Agency".

    Quiet for an agency that a state keeps for something else: "the Civil Protection Agency said".
    """
    bare = name.strip().lower()
    if _PUBLIC.search(bare):
        return False
    return bare in _KNOWN or _FORM.search(bare) is not None or _PRESS.match(name.strip()) is not None


def agency_in_lead(text: str) -> Iterator[Found]:
    """The agency whose report the lead hands on: "…, North Wire reported."; one that is quoted further down is no credit.

    Quiet for "denied a report by the Torva news agency", "on Thursday", "the Orvenian news agency", which names none, and
    behind the first sentence for whom somebody told something.
    """
    for n, sentence in enumerate(islice(split(text[:_LOOKED_AT]), _LEAD)):
        words_of = sentence.span.of(text)
        for pattern in _CREDITS if n == 0 else _CREDITS[:-1]:
            for found in pattern.finditer(words_of):
                name = _bare(found["name"])
                credited = name and not _NO_CREDIT.search(words_of[: found.start()])
                if credited and (found.groupdict().get("noun") or is_agency(name)) and not _PEOPLES.match(name):
                    yield Found(field="agency", value=name, how="named as the source in the lead", confidence=0.5)


def _bare(name: str) -> str:
    """The name without words that only open a sentence or tell a day: "Meanwhile Torva Press", "Torva Press Thursday"."""
    parts = name.split()
    while parts and parts[0] in _NOT_A_NAME | _DAYS:
        parts = parts[1:]
    while parts and parts[-1] in _DAYS:
        parts = parts[:-1]
    return " ".join(parts) if parts and parts[0] not in ("News", "Agency", "Press", "Wire", "Service") else ""
