"""Who is credited with what: the one who says it in a statement must be the one who says it in its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.support.clauses import Phrase, bonds_in, phrases_in
from answering.support.lexicon import listed, sense
from answering.support.reading import Word, read
from answering.support.roles import names_of, senses
from answering.words import fold, same_name

_CLEARLY = 2  # words that somebody else's part has more of
_PARTS = re.compile(r"[;\n]|(?<=[a-z])\.\s|,?\s(?:while|whereas|but)\s|,\s(?:and|although|though)\s")
_ACCORDING = re.compile(
    r"(?i)\b(?:according to|by the words of|in the words of|as told by)\s+(?P<who>[^,.;:]{2,90}?)(?=[,.;:]| (?:said|says)\b|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody who is credited with words: the names there, the senses of all words of the phrase, and the phrase."""

    names: tuple[str, ...]
    senses: frozenset[str]
    words: str


def credits_in(text: str) -> tuple[Credit, ...]:
    """Everybody whom a text credits with saying something, in order."""
    made = [_credit(b.phrase) for b in bonds_in(text) if b.slot == "who" and b.verb.lower in listed("saying")]
    for match in _ACCORDING.finditer(fold(text)):
        made += [_credit(p) for p in phrases_in(read(match["who"]))[:2]]
    return tuple(made)


def _credit(phrase: Phrase) -> Credit:
    shown = " ".join(w.text for w in phrase.words).replace(" 's", "’s")
    return Credit(names=names_of(phrase), senses=senses(phrase), words=shown)


def other_claimant(statement: str, cited: str, aliases: Sequence[str], carriers: Sequence[str] = ()) -> str | None:
    """To whom a statement gives words that its source gives to somebody else; None when it does not or when that stays open.

    "The coast guard says the crew was freed" for "Its owner says the crew was freed". `aliases` are further names of the
    sources of these sentences, `carriers` the outlets and agencies. Quiet for "he says", and where the source says "he".
    """
    there = credits_in(cited)
    if not there or _leaves_open(cited):
        return None
    others = (c for c in credits_in(statement) if not any(_alike(c, known) for known in there))
    return next((c.words for c in others if not is_known(c, aliases, carriers)), None)


def uncredited(statement: str, cited: str, aliases: Sequence[str]) -> Credit | None:
    """Whom a statement credits by name with what its source credits nobody with; None when the source credits somebody.

    "Rowan Tell said the bridge fell" for "The bridge fell before Rowan Tell came". Quiet where he does something in the source
    ("apologised"), since that may be a way of saying it, and for whom `aliases` name: the outlet, a speaker of the claims.
    """
    if credits_in(cited) or _leaves_open(cited):
        return None
    doers = [_credit(b.phrase) for b in bonds_in(cited) if b.slot == "who"]
    made = (c for c in credits_in(statement) if c.names and not is_known(c, aliases, ()))
    return next((c for c in made if not any(_alike(c, doer) for doer in doers)), None)


def is_known(credit: Credit, aliases: Sequence[str], carriers: Sequence[str]) -> bool:
    """True when a credit is one of the sources by another of its names, or a carrier by its whole name."""
    return any(_fits(credit, _whole(a)) for a in aliases) or any(_is_all_of(credit, _whole(c)) for c in carriers)


def other_share(statement: str, cited: str) -> str | None:
    """To whom a statement gives what another one of its sources says; None when each keeps his own.

    "Residents said nobody was hurt" for "Residents said three were hurt; the army said nobody was". Quiet where the source
    has one credit only, and where both say nearly the same.
    """
    shares = _shares(cited)
    for own in _shares(statement):
        mine = [s for s in shares if own.credit is not None and s.credit is not None and _alike(own.credit, s.credit)]
        others = [s for s in shares if s.credit is not None and s not in mine]
        if not mine or not others or own.credit is None:
            continue
        kept = max(len(own.told & s.told) for s in mine)
        best = max(others, key=lambda s: len(own.told & s.told))
        if len(own.told & best.told) >= kept + _CLEARLY:
            whose = best.credit.words if best.credit else ""
            return f"it gives to “{own.credit.words}” what “{whose}” says in the cited sentence"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A part of a text with its one credit and the senses of what it tells."""

    credit: Credit | None
    told: frozenset[str]


def _shares(text: str) -> tuple[_Share, ...]:
    """The parts of a text with who is credited in each; a part that credits nobody goes on with the one before."""
    made: list[_Share] = []
    for part in _PARTS.split(fold(text)):
        credit = _speaker(part) or (made[-1].credit if made else None)
        told = frozenset(w.sense for w in read(part) if w.is_head or w.kind == "verb")
        idle = {sense(w) for w in listed("saying")} | (credit.senses if credit is not None else frozenset())
        made.append(_Share(credit=credit, told=told - idle))
    return tuple(made)


def _speaker(part: str) -> Credit | None:
    found = credits_in(part)
    spoken = (_credit(b.phrase) for b in bonds_in(part) if b.slot == "who" and b.verb.lower in listed("speech"))
    return found[0] if found else next(spoken, None)


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


def _whole(alias: str) -> tuple[Word, ...]:
    return tuple(w for w in read(alias) if w.is_head)


def _fits(credit: Credit, alias: Sequence[Word]) -> bool:
    """True when an alias is meant: all its names are among the credit's, or it has none and shares a word."""
    names = [w.lower for w in alias if w.kind == "name" and w.lower not in listed("titles")]
    if names and credit.names:
        return any(same_name(a, b) for a in credit.names for b in names)
    return bool(credit.senses & {w.sense for w in alias})


def _is_all_of(credit: Credit, carrier: Sequence[Word]) -> bool:
    """True for "The Harbour Times" of “Harbour Times”; not for "the harbour police"."""
    return bool(carrier) and {w.sense for w in carrier} <= credit.senses
