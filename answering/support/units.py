"""What stands right behind a number: forty families are not forty people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.quantities import numbers_in, shown
from answering.support.lexicon import takes_in, unit, unit_words
from answering.support.reading import Word, read
from answering.words import tokens

_JOINING = ("and", "or")
_PLURAL = ("s", "men", "people", "children")
_BEFORE_THINGS = ("det", "name", "noun", "poss", "adverb")


def units_in(text: str) -> tuple[tuple[float, frozenset[str]], ...]:
    """Each number with the things that it counts, by the last word behind it; of an unknown thing none.

    >>> units_in("Forty families of the village fled in 12 cars and lorries, and 9 stayed.")[:1]
    ((40.0, frozenset({'family'})),)
    """
    return tuple(_numbered(read(text)))


def _numbered(words: Sequence[Word]) -> Iterator[tuple[float, frozenset[str]]]:
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].kind == "number":
            end += 1
        if end == at:
            at += 1
            continue
        things = _things(words[end:])
        for value in numbers_in(" ".join(w.lower for w in words[at:end])):
            yield value, things
        at = end


def _things(following: Sequence[Word]) -> frozenset[str]:
    """The thing that "old stone houses", "of its soldiers", "women and children" tell of; none where one is not known."""
    runs: list[list[str]] = [[]]
    for at, word in enumerate(following):
        if word.kind in ("noun", "name"):
            runs[-1].append(word.lower)
        elif word.lower in _JOINING and runs[-1]:
            runs.append([])
        elif not (word.kind in _BEFORE_THINGS or (at == 0 and word.lower == "of")):
            break
    known = [_thing(run) for run in runs if run]
    return frozenset(one for one in known if one) if all(known) else frozenset()


def _thing(run: Sequence[str]) -> str | None:
    """What a run of nouns tells of: its last one, or one in the plural that no other plural follows.

    "Forty people got flour" is of people though "got" is taken for a noun, "forty family members" is not of families.
    """
    for word in reversed(run):
        named, many = unit(word), word.endswith(_PLURAL) and not word.endswith("ss")
        if named is not None and (many or word == run[-1]):
            return named
        if many:
            return None
    return None


def other_unit(statement: str, cited: str) -> str | None:
    """Why a number counts another thing than in the source: "40 families" for "40 people", "houses" for "villages".

    None where the source leaves open what its number counts, where it says less ("40 people" for "40 soldiers"), and where
    the narrower word stands in it too ("of the 40 people all were soldiers").
    """
    told, there = units_in(cited), frozenset(tokens(cited))
    for value, things in units_in(statement):
        known = [others for number, others in told if number == value]
        if not things or not known or not all(known):
            continue
        thing = next((one for one in sorted(things) if not any(_fits(one, others, there) for others in known)), None)
        if thing is not None:
            named = f"the {shown(('number', value))} count “{_said(thing, statement)}”"
            return f"it has {named}, and the cited sentence something else"
    return None


def _fits(thing: str, others: frozenset[str], there: frozenset[str]) -> bool:
    if thing in others or others & takes_in(thing):
        return True
    narrower = any(thing in takes_in(other) for other in others) or _are_kin(thing, others)
    return narrower and bool(unit_words(thing) & there)


def _are_kin(thing: str, others: frozenset[str]) -> bool:
    """True for two kinds of one thing: soldiers and civilians are people."""
    return any({thing, other} <= takes_in("person") for other in others)


def _said(thing: str, statement: str) -> str:
    """The word that the statement has for the thing."""
    return next((word for word in tokens(statement) if word in unit_words(thing)), thing)
