"""Signs in the language itself that a machine translated the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from domain.article import Flag
from domain.text import Span
from ingest.names import atlas
from ingest.quality.grammar import (
    articles_before_states,
    broken_verbs,
    disagreeing_verbs,
    passives_before_things,
    singulars_of_several,
    speakers_behind,
)
from ingest.quality.subject import Subject

_SAID = re.compile(
    r"\b(?:machine|automatic(?:ally)?|google|computer)[- ]translat(?:ed|ion)\b|\btranslated (?:automatically"
    r"|by (?:google|deepl|yandex|bing|an? "
    r"(?:machine|computer|program|ai))|with (?:google|deepl|yandex))|\bauto-?translated\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{0,600}[”\"»]")
_ORDINAL = re.compile(
    r"\bon the \d{1,2}(?:st|nd|rd|th)(?=[,.;]| local| of this month| in the (?:morning|evening|afternoon|night)"
    r"|\s(?:the|that|and)\b|$)"
)
_SPACED = re.compile(r"(?<=[a-z])\s[,;.!?](?=\s|$)|(?<=[a-z]),(?=[a-z])")
_SCRAP = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u0530-\u058f\u0590-\u06ff"
    "\u0900-\u097f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}"
)
_KINDS = 3
_OFTEN = 5
_LOOKED_AT = 20_000
_BARE_SHARE = 0.15
_FEWEST_BARE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The patterns of `data/translation.toml`."""

    calques: re.Pattern[str]
    doubled: re.Pattern[str]
    bare: re.Pattern[str]
    with_article: re.Pattern[str]


@cache
def signs() -> Signs:
    """The signs as patterns; a bare noun stands right after a preposition or at the start of a sentence before "of the"."""
    told = tomllib.loads(files("ingest").joinpath("data/translation.toml").read_text("utf-8"))
    nouns = "|".join(told["countable"])
    adjectives = r"(?:[A-Z][a-z]+(?:ian|an|ese|ish|ic|i|k) )?"
    return Signs(
        calques=re.compile(rf"\b(?:{'|'.join(told['calques'])})"),
        doubled=re.compile("|".join(told["doubled"])),
        bare=re.compile(
            rf"\b(?:of|in|on|at|from|with|for|about|across|near|against|over|by|crossed|left|denied|destroyed"
            rf"|lost) {adjectives}(?:{nouns})"
            rf"(?=[.,;:]| (?:and|of|in|on|was|is|has|had|which|that|who|near|from|to|by|with|for|at)\b)(?! (?:of"
            rf"|in) [a-z]+s\b)"
            rf"|(?:^|(?<=[.!?] ))(?:{'|'.join(n.capitalize() for n in told['countable'])}) of (?:the|[A-Z])"
        ),
        with_article=re.compile(
            rf"\b(?:the|a|an|his|her|its|their|this|that|our|one|each|every|another|no) (?:\w+ )?(?:{nouns})\b",
            re.IGNORECASE,
        ),
    )


def machine_translated(subject: Subject, odd: int) -> Iterator[Flag]:
    """A text that says so, or that bears at least three different signs; `odd` is how many odd names it has.

    Words inside quotation marks are not looked at: a speaker's broken English is no translation.
    """
    if found := _SAID.search(subject.text, 0, _LOOKED_AT):
        span = Span(start=found.start(), end=found.end())
        yield Flag(kind="machine-translated", note="the text says that it was translated by a machine", span=span)
        return
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), subject.text[:_LOOKED_AT])
    counts = {name: count for name, count_of in _COUNTED.items() if (count := count_of(text))}
    counts |= {"pieces of literal mark-up": subject.debris} if subject.debris >= 2 else {}
    counts |= {"odd names": odd} if odd else {}
    counts |= {"a byline that says translated": 1} if subject.said_translated else {}
    if _are_enough(counts):
        told = ", ".join(f"{name} ({count})" for name, count in counts.items())
        yield Flag(kind="machine-translated", note=f"suspected from signs in the text: {told}")


def _are_enough(counts: dict[str, int]) -> bool:
    """Three kinds of signs with one of them in the words themselves, or two such kinds that come often."""
    inside = {name: count for name, count in counts.items() if name not in _OUTSIDE}
    return (len(counts) >= _KINDS and bool(inside)) or (len(inside) >= 2 and sum(inside.values()) >= _OFTEN)


def bare_ordinals(text: str) -> int:
    """A day "on the 7th" without a month; not "on the 7th floor"."""
    return len(_ORDINAL.findall(text))


def calques(text: str) -> int:
    """Phrases of another language in English words: "the outside world believes"."""
    return len(signs().calques.findall(text.lower()))


def doubled_joins(text: str) -> int:
    """Joins such as "Although it rained, but they came"."""
    return len(signs().doubled.findall(text.lower()))


def adjectives_for_states(text: str) -> int:
    """Names such as "between Peruvian and Bolivian in the hills"; not "Peruvian and Bolivian troops"."""
    return sum(_ends_alone(text, found) for found in _adjectives().finditer(text))


@cache
def _adjectives() -> re.Pattern[str]:
    """Adjectives of states that are not also names of their people or tongue with a plural or on their own."""
    words = sorted(
        w.capitalize() for w in atlas().adjectives if " " not in w and w.endswith(("ian", "ani", "ish", "ese", "eri"))
    )
    one = f"(?:{'|'.join(words)})"
    return re.compile(rf"\b(?:between|of|with|against|from) {one} and {one}\b")


def _ends_alone(text: str, found: re.Match[str]) -> bool:
    """No noun follows: the sentence stops or goes on with a preposition or verb."""
    return (
        re.match(
            r"[.,;:]|\s(?:in|on|at|is|are|was|were|has|have|about|over|and|to|escalat\w+)\b|$", text[found.end() :][:20]
        )
        is not None
    )


def bare_nouns(text: str) -> int:
    """Countable nouns without an article, where these are many for the length: "crossed border", "from side of the enemy"."""
    bare = len(signs().bare.findall(text))
    if bare < _FEWEST_BARE:
        return 0
    full = len(signs().with_article.findall(text))
    return bare if bare >= _BARE_SHARE * (bare + full) else 0


def spaced_stops(text: str) -> int:
    """Blanks before commas and stops, or none after them: two or more."""
    count = len(_SPACED.findall(text))
    return count if count >= 2 else 0


def scraps(text: str) -> int:
    """Words in another script that stand in an English sentence without brackets around them."""
    return sum(text[max(0, found.start() - 1) : found.start()] not in "([" for found in _SCRAP.finditer(text))


_COUNTED: dict[str, Callable[[str], int]] = {
    "literal turns of phrase": calques,
    "days without a month": bare_ordinals,
    "adjectives for states": adjectives_for_states,
    "nouns without an article": bare_nouns,
    "articles before states": articles_before_states,
    "one thing counted as several": singulars_of_several,
    "verbs that do not agree": disagreeing_verbs,
    "broken verbs": broken_verbs,
    "speakers behind their verb": speakers_behind,
    "passives before their subject": passives_before_things,
    "doubled connectives": doubled_joins,
    "misplaced blanks": spaced_stops,
    "words left in another script": scraps,
}
_OUTSIDE = frozenset({"pieces of literal mark-up", "odd names", "misplaced blanks", "days without a month"})
"""Signs that a careless typist or converter leaves too: together they are not enough."""
