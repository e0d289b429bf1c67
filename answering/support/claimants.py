"""Who is credited with what: the one who says it in a statement must be the one who says it in its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answering.support.clauses import Phrase, bonds_in, phrases_in
from answering.support.lexicon import listed
from answering.support.reading import Word, read
from answering.support.roles import names_of, senses
from answering.words import fold, same_name

_ACCORDING = re.compile(
    r"(?i)\b(?:according to|by the words of|in the words of|as told by)\s+(?P<who>[^,.;:]{2,90}?)(?=[,.;:]| (?:said|says)\b|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody who is credited with words; `open` when only a pronoun or a role stands there, as in "he said"."""

    names: tuple[str, ...]
    senses: frozenset[str]
    words: str

    @property
    def open(self) -> bool:
        """True when the text does not name anybody here."""
        return not self.names and not self.senses


def credits_in(text: str) -> tuple[Credit, ...]:
    """Everybody whom a text credits with saying something, in order."""
    made = [_credit(b.phrase) for b in bonds_in(text) if b.slot == "who" and b.verb.lower in listed("saying")]
    for match in _ACCORDING.finditer(fold(text)):
        made += [_credit(p) for p in phrases_in(read(match["who"]))[:2]]
    return tuple(made)


def _credit(phrase: Phrase) -> Credit:
    shown = " ".join(w.text for w in phrase.words).replace(" 's", "’s")
    return Credit(names=names_of(phrase), senses=senses(phrase), words=shown)


def other_claimant(statement: str, cited: str, aliases: Sequence[str]) -> str | None:
    """Why a statement gives words to somebody else than its source does; None when it does not or when that stays open.

    "The coast guard says the crew was freed" for "Its owner says the crew was freed". `aliases` are further names of the
    sources of these sentences. Quiet for "he says", and where the source itself says "he".
    """
    there = credits_in(cited)
    if not there or any(c.open for c in there) or _leaves_open(cited):
        return None
    for credit in credits_in(statement):
        if not credit.open and not any(_alike(credit, c) for c in there) and not _is_alias(credit, aliases):
            return f"it gives the words to “{credit.words}”, whom the cited sentences do not name as their source"
    return None


def _leaves_open(cited: str) -> bool:
    """True when a pronoun says something there: "he said", "said they"."""
    words = [w for w in read(cited) if w.kind not in ("aux", "adverb")]
    pairs = [(words[at], words[at + 1]) for at in range(len(words) - 1)]
    return any(
        {one.kind, other.kind} == {"pronoun", "verb"} and {one.lower, other.lower} & listed("saying")
        for one, other in pairs
    )


def _alike(one: Credit, other: Credit) -> bool:
    """True when two credits share a name, or, where one of them has none, a word."""
    if one.names and other.names:
        return any(same_name(a, b) for a in one.names for b in other.names)
    return bool(one.senses & other.senses)


def _is_alias(credit: Credit, aliases: Iterable[str]) -> bool:
    known = [_whole(alias) for alias in aliases]
    return any(_fits(credit, words) for words in known if words)


def _whole(alias: str) -> tuple[Word, ...]:
    return tuple(w for w in read(alias) if w.is_head)


def _fits(credit: Credit, alias: Sequence[Word]) -> bool:
    """True when an alias is meant: all its names are among the credit's, or it has none and shares a word."""
    names = [w.lower for w in alias if w.kind == "name" and w.lower not in listed("titles")]
    if names and credit.names:
        return any(same_name(a, b) for a in credit.names for b in names)
    return bool(credit.senses & {w.sense for w in alias})
