"""What the support score knows about English, read from `lexicon.toml` once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from answering.words import stem


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list; KeyError for an unknown one."""
    return frozenset(_lists()[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list that is cut at upright strokes; KeyError for an unknown one."""
    return tuple(phrase.strip() for phrase in _lists()[name].split("|"))


@cache
def verb_forms() -> frozenset[str]:
    """Plain and -s forms of the verbs that are known by name."""
    plain = listed("verbs")
    return frozenset((*plain, *(f"{v[:-1]}ies" if v.endswith("y") and v[-2] not in "aeo" else f"{v}s" for v in plain),
                      *(f"{v}es" for v in plain if v.endswith(("s", "sh", "ch", "x", "o")))))  # fmt: skip


@cache
def sense(word: str) -> str:
    """The word that stands for all that mean much the same, else the stem.

    >>> sense("blast") == sense("explosions"), sense("withdrew") == sense("left")
    (True, True)
    """
    root = stem(word)
    return _senses().get(word) or _senses().get(root) or root


@cache
def _senses() -> dict[str, str]:
    """Every known form with the word that stands for it: first by what it is a form of, then by what means the same."""
    found = _first_of_each("same")
    for forms in (line.split() for line in _lists()["forms"].strip().splitlines()):
        meant = next((found[f] for f in forms if f in found), stem(forms[0]))
        for form in forms:
            found.setdefault(form, meant)
    return found


def _first_of_each(name: str) -> dict[str, str]:
    """Each word of a list of groups, and its stem, with the first word of its group."""
    found: dict[str, str] = {}
    for group in (line.split() for line in _lists()[name].strip().splitlines()):
        for form in group:
            found.setdefault(form, group[0])
            found.setdefault(stem(form), group[0])
    return found


@cache
def rivals(word: str) -> frozenset[str]:
    """Words of which only one can be true together with this one ("southern" for "northern"); none for most words."""
    found: set[str] = set()
    for kinds in _classes("rivals"):
        mine = [kind for kind in kinds if word in kind]
        if mine:
            found |= frozenset().union(*(kind for kind in kinds if word not in kind))
    return frozenset(found)


@cache
def rival_prepositions(word: str) -> frozenset[str]:
    """Prepositions that say the opposite of this one; none for most.

    >>> sorted(rival_prepositions("inside"))
    ['beyond', 'outside']
    """
    kinds = next((c for c in _classes("rival_prepositions") if any(word in kind for kind in c)), ())
    return frozenset().union(*(kind for kind in kinds if word not in kind))


@cache
def unit(word: str) -> str | None:
    """The word that stands for a thing that is counted; None for one that the list does not have.

    >>> unit("households"), unit("fatalities"), unit("hours")
    ('family', 'person', None)
    """
    return _units().get(word)


@cache
def unit_words(unit: str) -> frozenset[str]:
    """All words for the thing."""
    return frozenset(word for word, named in _units().items() if named == unit)


@cache
def takes_in(unit: str) -> frozenset[str]:
    """The things that are each one of these, too: a house is a building."""
    lines = (line.split() for line in _lists()["units_within"].strip().splitlines())
    return frozenset(next((line[1:] for line in lines if line[0] == unit), ()))


@cache
def _units() -> dict[str, str]:
    return {word: line[0] for line in map(str.split, _lists()["units"].strip().splitlines()) for word in line}


@cache
def _classes(name: str) -> tuple[tuple[frozenset[str], ...], ...]:
    lines = _lists()[name].strip().splitlines()
    return tuple(tuple(frozenset(kind.split()) for kind in line.split("|")) for line in lines)


@cache
def _lists() -> dict[str, str]:
    text = resources.files("answering.support").joinpath("lexicon.toml").read_text(encoding="utf-8")
    lists: dict[str, str] = tomllib.loads(text)
    return lists
