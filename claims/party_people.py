"""Whom people speak for, as the articles of a library tell of one another's speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from claims.vocabulary import Vocabulary
from domain.claim import Speaker

_DESCRIBED = frozenset({"explicit", "description"})  # a guess is not put in the place of a description
_OWNED = re.compile(
    r"(?:M(?:r|rs|s|iss)\.? )?((?:[A-ZÀ-ÖØ-Þ][\w-]+ ?)+)['’]s? (?:\w+ )?"
    r"(?:office|ministry|spokes\w+|aides?|advis[eo]rs?|deputy|government|team|staff|cabinet|secretary|department)$"
)
_WORD = re.compile(r"\w+(?:-\w+)*")
_ATTACHED = re.compile(r"\b(?:advis[eo]r|aide|spokes\w+|deputy|office|secretary|envoy)s? (?:to|of|for) ")
Owner = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """`described` are people whom some article describes, `guessed` those for whom every article that guesses guesses alike.

    `at_home` are office-holders whom the press of one state names without a country.

    Keys are full names, and "surname/office" for those whom an article gives no first name.
    """

    described: Mapping[str, str]
    guessed: Mapping[str, str]
    surnames: Mapping[str, str] = field(default_factory=dict)
    guessed_surnames: Mapping[str, str] = field(default_factory=dict)
    at_home: Mapping[str, str] = field(default_factory=dict)

    def likely(self, speaker: Speaker) -> str | None:
        """The party that the person is described with, else that of the press in which no country stands beside the name."""
        return self.sure(speaker) or self.at_home.get(speaker.name)

    def party_of(self, speaker: Speaker) -> str | None:
        """The party that describes the person somewhere, else the one that is guessed everywhere."""
        known = self.likely(speaker) or next((self.guessed[k] for k in keys_of(speaker) if k in self.guessed), None)
        alone = speaker.kind == "person" and " " not in speaker.name and _may_hold_office(speaker)
        return known or (self.guessed_surnames.get(speaker.name) if alone else None)

    def sure(self, speaker: Speaker) -> str | None:
        """The one party that the articles describe the person with."""
        known = next((self.described[k] for k in keys_of(speaker) if k in self.described), None)
        alone = speaker.kind == "person" and " " not in speaker.name and _may_hold_office(speaker)
        return known or (self.surnames.get(speaker.name) if alone else None)

    def behind(self, name: str) -> str | None:
        """As in "adviser to Prime Minister Ada Morrow", "Morrow's ministry": Ada Morrow's party, when she is described."""
        owned = _OWNED.match(name)
        if owned is None and not _ATTACHED.search(name):
            return None
        who = owned[1] if owned else name
        found = {party for person, party in self.described.items() if "/" not in person and who.endswith(person)}
        surname = self.guessed_surnames.get(who.split()[-1]) if who else None
        return found.pop() if len(found) == 1 else surname


def known_people(speakers: Iterable[Speaker], called: Callable[[str | None], str | None], owner: Owner) -> KnownPeople:
    """What these speakers tell of one another; somebody found with two parties is nobody's: two people may share a name."""
    described: dict[str, set[str]] = defaultdict(set)
    guessed: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        if speaker.kind != "person":
            continue
        told = speaker.resolved_by in _DESCRIBED
        party = called(speaker.party) or (owner(speaker.role or "") if told else None)
        for key in keys_of(speaker) if party else ():
            (described if told else guessed)[key].add(party or "")
    known, likely = _single(described), _single(guessed)
    surnames = _surnames(known)
    return KnownPeople(
        described=known, guessed=likely, surnames=surnames, guessed_surnames=_surnames(likely | known) | surnames
    )


def _surnames(described: Mapping[str, str]) -> dict[str, str]:
    """Surnames that one described person alone has, with that person's party: "Mr Morrow" is Ada Morrow's party."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, party in described.items():
        if " " in person:
            found[person.split()[-1]].add(party)
    return _single(found)


def _may_hold_office(speaker: Speaker) -> bool:
    """True for "Morrow" and "Colonel Morrow"; "fisherman Morrow" is somebody else."""
    words = {w.lower() for w in _WORD.findall(speaker.role or "")}
    return not words or bool(words & Vocabulary.load().public)


def _single(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {key: next(iter(parties)) for key, parties in found.items() if len(parties) == 1}


def keys_of(speaker: Speaker) -> tuple[str, ...]:
    """The full name and, where there is an office of state, the surname with it: "Ada Morrow", "Morrow/minister"."""
    if speaker.kind != "person":
        return ()
    full = (speaker.name,) if " " in speaker.name else ()
    words = {w.lower() for w in _WORD.findall(speaker.role or "")}
    offices = sorted(words & Vocabulary.load().lists["offices"] - {"foreign", "prime", "deputy", "defence", "defense"})
    surname = speaker.name.split()[-1]
    return (*full, *(f"{surname}/{office}" for office in offices))
