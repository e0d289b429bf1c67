"""What befell the counted by the set phrases of news, where the parse does not tell: "were taken off at gunpoint"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.figure_counts import Quantity
from claims.figure_words import Fate, FateWords
from claims.parse import Token
from claims.rules.cue_verb import find_subject
from domain.claim import FigureKind

_FORMS = {
    "{be}": r"(?:is|are|was|were|be|been|being|lie|lies|lay|remain|remains|remained|got|get)",
    "{have}": r"(?:has|have|had|having)",
    "{adverb}": r"(?:(?!(?:not|never|nearly|almost|being)\b)\w+ )?",
    "{their}": r"(?:their|his|her|our|its)",
}
_SKIPPED = (
    r"^\W*(?:of (?:the |its |their |our )?(?:[\w'’-]+ ){1,2}?)?"
    r"(?:(?!(?:and|but|or|while|whose|because|after|when|if|by|not|no|nobody|none|could|would|might|may|will|of|for)\b)"
    r"[\w'’-]+ ){0,5}?"
)
_ENDS = re.compile(r"[;:()–—]|, (?:and|but|while)\b")
_SHOT = re.compile(
    r"\b(?:shot|gunned down|mowed down|picked off|finished off|bumped off|blew up|cut down)\W+$", re.IGNORECASE
)
_ACTIVE = re.compile(  # "killed two people and wounded another 250", "12 guards killing nine": the next verb's own object
    r"\W*(?:(?:and|or|then|also|but)\s+)*(?:\w+ing|(?:and|or|then) (?:\w+ly )?\w+ed)\s+(?:at least|at most|more than"
    r"|over|up to|as many"
    r"|another|about|around|some|several|many|dozens|scores|hundreds|thousands|a|an|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|\w+teen|\w+ty|\d)",
    re.IGNORECASE,
)
_WITH = re.compile(  # "six farmers | and 17 guards | were among the dead"
    r"^\W*(?:and )?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|\w+ty|\d[\d,]*) (?:[\w-]+ ){1,2}?"
    r"(?=(?:are|were|was|is) among\b)",
    re.IGNORECASE,
)
_SET_RIGHT = re.compile(r"^\W*not [\w-]+\W*")  # "nine, | not eleven, | soldiers had died"
_WHOLE = re.compile(  # "10 of its | 45 peacekeepers were among the dead"
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|some|most|half|none|many|several) of "
    r"(?:the|its|their|his|her|our|those|these) $",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,|\band|\bwhile) (?:another |a further |at least |some |about )?$"
)  # "five were shot and | 12 led away"
_BARE = frozenset({"people", "men", "women", "boys", "heroes", "whom", "them"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of `figure_phrases.toml`: by kind of loss, before the count and after it, and what befalls things."""

    before: tuple[tuple[FigureKind, re.Pattern[str]], ...]
    after: tuple[tuple[FigureKind, re.Pattern[str]], ...]
    things: re.Pattern[str]
    losing: re.Pattern[str]

    @classmethod
    @cache
    def load(cls) -> Phrases:
        """The phrases as they ship."""
        told = tomllib.loads(files("claims").joinpath("figure_phrases.toml").read_text("utf-8"))
        before, after = (_patterns(told[part]) for part in ("before", "after"))
        leads = rf"^\W*(?:(?:and|which|that|have|has|had|been|{_FORMS['{be}']}) ){{0,4}}"
        return cls(
            before=tuple(
                (kind, re.compile(rf"\b(?:{words})\W+(?:the |these |those |all |its |their )?$", re.IGNORECASE))
                for kind, words in before
            ),
            after=tuple((kind, re.compile(rf"{_SKIPPED}(?:{words})", re.IGNORECASE)) for kind, words in after),
            losing=re.compile(
                rf"\b(?:{_patterns(told['losing'])[0][1]})\W+(?:the |its |their |one |another )?$", re.IGNORECASE
            ),
            things=re.compile(leads + f"(?:{_patterns(told['things'])[0][1]})", re.IGNORECASE),
        )


def _patterns(table: Mapping[FigureKind, Sequence[str]]) -> list[tuple[FigureKind, str]]:
    """Each kind with its phrases as one expression."""
    found: list[tuple[FigureKind, str]] = []
    for kind, phrases in table.items():
        words = "|".join(phrases)
        for form, written in _FORMS.items():
            words = words.replace(form, written)
        found.append((kind, words))
    return found


def by_phrase(quantity: Quantity, words: FateWords) -> Fate | None:
    """The fate that a set phrase right before or after the count tells.

    As in "lost contact with 12 of its staff", "the remaining four men were taken off at gunpoint", "shot nine of them".
    """
    if quantity.found.article:
        return None
    before, after = _around(quantity)
    if _WHOLE.search(before):
        return None
    after = _WITH.sub("", after)
    word = quantity.noun
    if words.is_thing(quantity.noun):
        lost = Phrases.load().things.match(after) or Phrases.load().losing.search(before)
        return Fate(kind="equipment", word=word) if lost else None
    if not _people(quantity, words):
        return None
    if quantity.found.count.high != 0:
        if _SHOT.search(before):
            verb = _verb_before(quantity)
            return Fate(kind="killed", word=verb or word, doer=find_subject(verb) if verb is not None else None)
        for kind, pattern in Phrases.load().before:
            if pattern.search(before):
                return Fate(kind=kind, word=word)
    if _ACTIVE.match(after):
        return None
    told = (after, f"were {after.lstrip()}") if quantity.bare and _JOINED.search(before) else (after,)
    found = [
        (m.end(), kind)
        for kind, pattern in Phrases.load().after
        for words_after in told
        if (m := pattern.match(words_after))
    ]
    return Fate(kind=min(found)[1], word=word) if found else None


def _people(quantity: Quantity, words: FateWords) -> bool:
    if quantity.bare:
        after = quantity.last.nbor(1) if quantity.last.i + 1 < quantity.last.sent.end else None
        return after is None or after.pos_ not in _NOUNS
    return words.is_person(quantity.noun) or quantity.noun.lower_ in _BARE


def _around(quantity: Quantity) -> tuple[str, str]:
    """The words before the count, and those after its phrase up to the end of the clause."""
    sentence, phrase = quantity.first.sent, quantity.phrase
    doc, last = quantity.first.doc, max(phrase[-1].i, quantity.last.i)
    before = doc[sentence.start : quantity.first.i].text + " " if quantity.first.i > sentence.start else ""
    rest = doc[last + 1 : sentence.end].text if last + 1 < sentence.end else ""
    rest = _SET_RIGHT.sub("", rest)
    end = _ENDS.search(rest)
    return before, rest[: end.start()] if end else rest


def _verb_before(quantity: Quantity) -> Token | None:
    near: Sequence[Token] = list(
        quantity.first.doc[max(quantity.first.sent.start, quantity.first.i - 3) : quantity.first.i]
    )
    return next((t for t in reversed(near) if t.pos_ == "VERB"), None)
