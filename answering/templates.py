"""The closed list of wordings that stand between quoted words, and a way to recognise them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

NO_SOURCE = "(the article names no source)"
_STATEMENTS: Final = {
    "said": "{speaker}: “{words}”",
    "denied": "{speaker} (denial): “{words}”",
    "declined": "{speaker} (declined): “{words}”",
    "narrated": f"Unattributed: “{{words}}” {NO_SOURCE}",
    "narrated in full": "Unattributed: “{words}”",
    "sentence": "{outlet}: “{words}”",
    "timed": "{when}: {speaker}: “{words}”",
    "inferred day": "{weekday} is {day} (inferred: “{anchor}” stands for {named}; {year})",
    "inferred published": "{weekday} is {day} (inferred from the article's date of publication)",
    "chain": "{chain}: “{words}”",
    "side": "{party}’s account: “{words}”",
    "also written": "{speaker}: “{words}” (“{other}” may be the same article’s other name for it)",
    "odd name": "“{word}” is flagged as a doubtful name in this article; it may stand for “{suggestion}”",
    "quality": "{outlet}: {note}",
}
# Computed from the cited claims; these and the gap lines may stand without a citation.
_LEADS: Final = {
    "gave figures": "{count} gave figures.",
    "speak in": "{parties} in {sources}.",
    "reported": "{count} reported on this.",
    "figures differ": "They differ on the losses of {whose}.",
    "accounts differ": "The accounts differ on {count}.",
    "point": "In dispute: {question}",
    "no verdict": "Who is right is not judged here; the accounts follow.",
    "position of": "{party} in the loaded articles:",
    "no own figure": "{party} gives no such figure in the loaded articles; the nearest statements follow.",
    "asker assumes": "The loaded articles do not say that {party} did what is assumed (“{premise}”); its statements follow.",
    "no reason": "The loaded articles give no reason in so many words; the nearest statements follow.",
    "passed on": "The statement reached the reader in {steps}.",
    "in order": "In order of the times that the sources give:",
    "times told": "{count} with a date or time:",
    "used in": "“{term}” as the loaded articles use it:",
    "found": "{count} from {sources}:",
    "left open": "{count} in {sources} leave something open.",
    "nobody confirms": "Nobody in the loaded articles is quoted as confirming this; who states it follows.",
    "nobody checked": "The loaded articles tell of no independent check of this; who states it follows.",
    "checked": "What the loaded articles tell of checks, and who states it:",
    "nobody denies": "Nobody in the loaded articles is quoted as denying this; who states it follows.",
    "not judged": "It is not judged here whether this is so; who says so and who says otherwise follows.",
    "covered": "{articles} from {outlets}, of {origins}, tell of this.",
    "later": "Later reports, by the day of publication:",
    "figures changed": "These figures differ by day:",
    "no change": "No change of this figure was found in the loaded articles; what was given follows.",
}
_GAPS: Final = {
    "no figures from": "{speaker} gave no figures: “{words}”",
    "not in": "Not in these articles: {missing}.",
    "no clock time": "No clock time is given for the account of {party}.",
    "no year": "The year is not in the article.",
    "no statement": "{party}: no statement on this in the loaded articles.",
    "silent": "The loaded articles do not say who said it first.",
}

_NOTES: Final = ("inferred day", "inferred published", "odd name")
FORMS: Final = {**_STATEMENTS, **_LEADS, **_GAPS}
_LONGEST = 800  # characters of leads: longer text is none of ours
_SLOT = r"(?:[^.:“”]|\.(?=\S)){0,160}"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def fill(name: str, **slots: str) -> str:
    """The wording `name` with its slots filled in; KeyError for an unknown wording or slot."""
    return FORMS[name].format(**{slot: value.strip() for slot, value in slots.items()})


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number of things in words.

    >>> counted(2, "party", "parties"), counted(1, "article")
    ('two parties', 'one article')
    """
    word = _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"
    return f"{word} {singular if number == 1 else plural or singular + 's'}"


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Items joined as in a sentence.

    >>> listed(["Orvenia", "Talmark", "Corvale"])
    'Orvenia, Talmark and Corvale'
    """
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def is_form(text: str) -> bool:
    """True when a text consists of leads and gap lines of the closed list and of nothing else."""
    return len(text) <= _LONGEST and _whole().fullmatch(text) is not None


def is_note(text: str) -> bool:
    """True for Sitrep's own word on a date or a name, of the closed list: "Friday is 5 May (inferred …)"."""
    return len(text) <= _LONGEST and _notes().fullmatch(text) is not None


@cache
def _notes() -> re.Pattern[str]:
    shapes = [re.sub(r"\\\{\w+\\\}", "(?:.{0,160})", re.escape(_STATEMENTS[name])) for name in _NOTES]
    return re.compile("|".join(shapes), re.DOTALL)


@cache
def _whole() -> re.Pattern[str]:
    bare = (*_LEADS.values(), *(form for form in _GAPS.values() if "{words}" not in form))
    shapes = [re.sub(r"\\\{\w+\\\}", lambda _: _SLOT, re.escape(form)) for form in bare]
    return re.compile(rf"(?:(?:{'|'.join(shapes)})\s*)+")
