"""A sentence as words with rough kinds: enough to see who does what to whom in plain news English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from answering.quantities import numbers_in
from answering.support.lexicon import listed, phrases, sense, verb_forms
from answering.words import fold, is_stop

Kind = Literal[
    "name", "number", "noun", "verb", "be", "aux", "prep", "det", "pronoun", "break", "adverb", "stop", "poss"
]
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|'s\b|s'(?=\s)|[^\W\d_]+(?:[-.][^\W\d_]+)*(?:n't)?|[,;:.!?()\"–—-]")
_NUMBERED = re.compile(
    r"\b(?:at (?:least|most)|up to|(?:no |not )?(?:more|fewer|less) than|about|around|over|some|nearly|almost) ([\w,.-]*\w)",
    re.IGNORECASE,
)
REMEMBERED = 64  # texts: a statement and its sentences are read by many checks
_MOST = 12_000  # characters
_HEADS = frozenset(("name", "number", "noun"))


@dataclass(frozen=True)
class Word:
    """A word with its kind; `sense` stands for all words that mean much the same."""

    text: str
    kind: Kind

    @cached_property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @cached_property
    def sense(self) -> str:
        """What the word is compared by."""
        return sense(self.lower)

    @property
    def is_head(self) -> bool:
        """True for what a phrase can be about: names, numbers and things."""
        return self.kind in _HEADS


@lru_cache(maxsize=REMEMBERED)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text in order, each with its kind; of a very long one, those of its first part."""
    found = _WORD.findall(_NUMBERED.sub(_bare, fold(text[:_MOST])))
    words: list[Word] = []
    for at, word in enumerate(found):
        words.append(Word(word, _kind(word, words, found[at + 1] if at + 1 < len(found) else "")))
    return tuple(words)


def _bare(match: re.Match[str]) -> str:
    """The number without "at least" and its like, which would hide who is counted: what they say is read elsewhere."""
    return match[1] if numbers_in(match[1].lower()) else match[0]


def _kind(word: str, before: list[Word], after: str) -> Kind:
    lower = word.lower()
    if word in ("'s", "s'"):
        return "poss"
    if not word[0].isalnum():
        return "break" if word in ",;:()–—" else "stop"
    known = "adverb" if _is_particle(lower, before) else _closed(lower)
    if known is not None:
        return known
    if word[0].isdigit() or numbers_in(lower):
        return "number"
    if word[0].isupper() and ((before and before[-1].kind != "stop") or _is_name_first(lower)):
        return "name"
    if _is_verb(lower, before, after):
        return "verb"
    return "adverb" if lower.endswith("ly") and lower not in listed("nouns_in_ly") else "noun"


def _is_particle(lower: str, before: list[Word]) -> bool:
    """True for the "over" of "handed over 30 soldiers"; not for that of "flew over the coast"."""
    return bool(before) and f"{before[-1].lower} {lower}" in phrases("particles")


def _closed(lower: str) -> Kind | None:
    """The kind of a word that belongs to a closed list."""
    return _kinds().get(lower)


@cache
def _kinds() -> dict[str, Kind]:
    """Each word of a closed list with its kind; a word in several has the first."""
    lists: tuple[tuple[str, Kind], ...] = (
        ("prepositions", "prep"), ("auxiliaries", "aux"), ("be", "be"), ("breaks", "break"), ("determiners", "det"),
        ("pronouns", "pronoun"),
    )  # fmt: skip
    return {word: kind for name, kind in lists for word in listed(name)}


def _is_name_first(lower: str) -> bool:
    """True for a word that opens a sentence and that no list knows as an ordinary one."""
    return not is_stop(lower) and lower not in verb_forms()


def _is_verb(lower: str, before: list[Word], after: str) -> bool:
    last = before[-1].kind if before else "stop"
    opens_noun = after.isalpha() and _closed(after.lower()) is None
    if lower in listed("irregular"):
        return not (last == "det" and opens_noun)
    if lower.endswith("ed") and len(lower) > 4 and lower not in listed("nouns_in_ed"):
        return last not in ("det", "number", "poss", "prep") or (last == "prep" and not opens_noun)
    if lower.endswith("ing") and len(lower) > 5:
        return _is_participle(lower, last, after)
    return lower in verb_forms() and _is_present(lower, before, after)


def _is_participle(lower: str, last: str, after: str) -> bool:
    """True in "killing four farmers", "were fleeing"; not in "two days of fighting", "without heating"."""
    governs = after[:1].isdigit() or after[:1].isupper() or bool(numbers_in(after)) or _closed(after.lower()) == "det"
    if lower in listed("nouns_in_ing") or last == "prep":
        return governs and last in ("break", "prep", "be")
    return last not in ("det", "poss")


def _is_present(lower: str, before: list[Word], after: str) -> bool:
    """True for the verb of "Volunteers say" and "she denies"; not for the noun of "the coast guard" and "in army hands"."""
    last = before[-1] if before else Word("", "stop")
    if last.kind == "aux" or (last.kind == "adverb" and len(before) > 1 and before[-2].kind == "aux"):
        return any(w.lower in listed("modals") for w in before[-3:])
    if last.lower == "to" or last.kind == "pronoun":
        return True
    if lower in listed("saying") and lower.endswith("s"):
        return last.kind not in ("det", "poss", "prep")
    if last.kind not in ("name", "noun", "adverb") or not after[:1].isalnum():
        return last.lower in ("who", "which", "that")
    return lower.endswith("s") != (last.kind == "noun" and last.lower.endswith("s"))
