"""People whom an article introduces: full name, office and party, so that a bare surname is known again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.introduced import Introduction, introduction
from claims.introduced_later import led
from claims.name_runs import names
from claims.naming import text_of
from claims.no_names import of_two_others
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.vocabulary import Vocabulary

_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash)[-‑](?=\w{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: the fullest name, and the office and party that the article gives.

    `apart` is True for whom an article calls former, retired or of the opposition: no side speaks through them.
    `elsewhere` is True for who is said to be of a place that is no known party: not the outlet's own.
    """

    name: str
    first: int
    role: str | None = None
    party: str | None = None
    inferred: bool = False
    apart: bool = False
    elsewhere: bool = False


@dataclass(slots=True, kw_only=True)
class People:
    """The people of one article, known by full name, surname and first name."""

    known: dict[str, Person] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        return word in self.keys

    def named(self, words: Sequence[str]) -> Person | None:
        """The person whom lower-case words name: in full, else by one of them."""
        full = self.keys.get(" ".join(words))
        name = full or next((self.keys[w] for w in reversed(words) if w in self.keys), None)
        return self.known[name] if name else None

    def called(self, name: str) -> Person | None:
        """The person of exactly this full name."""
        return self.known.get(name)

    def add(self, person: Person) -> None:
        """Keeps what is new about somebody: a longer name, an office, a party."""
        words = person.name.lower().split()
        known = self._same(words)
        if known is None:
            self._put(person)
            return
        longer = person.name if len(words) > len(known.name.split()) else known.name
        role, party = known.role or person.role, known.party or person.party
        if person.party and not known.party:
            role = person.role or role
        merged = replace(
            known,
            name=longer,
            role=role,
            party=party,
            apart=known.apart or person.apart,
            elsewhere=known.elsewhere or person.elsewhere,
        )
        self.update(known, merged)

    def update(self, old: Person, new: Person) -> None:
        """Puts one in the other's place."""
        if old.name != new.name:
            self.known.pop(old.name, None)
            self.keys = {k: new.name if v == old.name else v for k, v in self.keys.items()}
        self._put(new)

    def _same(self, words: Sequence[str]) -> Person | None:
        return self.named(words) if " ".join(words) in self.keys or len(words) == 1 else self._by_surname(words)

    def _by_surname(self, told: Sequence[str]) -> Person | None:
        """The bearer of the surname, unless the two have different first names."""
        words = _plain(told)
        name = self.keys.get(words[-1]) or self.keys.get(_bare(words[-1]))
        if name is None:
            return None
        other = name.lower().split()
        same = len(other) == 1 or other[0] == words[0] or _ends(other, words) or _ends(words, other)
        return self.known[name] if same else None

    def _put(self, person: Person) -> None:
        words = _plain(person.name.lower().split())
        self.known[person.name] = person
        for key in (" ".join(words), words[-1], _bare(words[-1]), *(words[:1] if len(words) > 1 else ())):
            self.keys.setdefault(key, person.name)

    def without_pairs(self) -> None:
        """Forgets "Dovan Orsa" where the two are the surnames of others: a headline's words without their comma."""
        full = [tuple(_bare(w) for w in name.lower().split()) for name in self.known]
        for words in [w for w in full if of_two_others(w, full)]:
            name = next(n for n in self.known if tuple(_bare(w) for w in n.lower().split()) == words)
            del self.known[name]
            self.keys = {key: known for key, known in self.keys.items() if known != name}
            for person in tuple(self.known.values()):
                self._put(person)


def _plain(words: Sequence[str]) -> Sequence[str]:
    """A name without what only tells the generation: "ilan orsa jr." is "ilan orsa"."""
    return words[:-1] if len(words) > 1 and words[-1].rstrip(".") in ("jr", "sr", "ii", "iii", "iv") else words


def _bare(word: str) -> str:
    """A surname without its article: "al-tarq" is "tarq"."""
    return _ARTICLE.sub("", word)


def _ends(longer: Sequence[str], words: Sequence[str]) -> bool:
    """True when two words or more close the longer name: "van orsa" is "ada van orsa"."""
    return 1 < len(words) < len(longer) and list(longer[-len(words) :]) == list(words)


def people(reading: Reading, parties: Parties, vocabulary: Vocabulary) -> People:
    """Everybody whom the article introduces anywhere: an office told late counts from the start."""
    found = People()
    bodies = _bodies(reading, parties)
    last: tuple[str, ...] = ()
    for sentence in reading.sentences:
        _lead(found, last, sentence, parties)
        last = ()
        for name in names(sentence, parties, vocabulary):
            if any(first <= name[0].idx < last for first, last in bodies):
                continue
            told = introduction(name, sentence, parties, vocabulary)
            found.add(_person(name, told))
            last = (*last, name_of(name))
    found.without_pairs()
    return found


def _lead(people: People, last: Sequence[str], sentence: Sequence[Token], parties: Parties) -> None:
    """Gives the one person of the sentence before the party that this sentence says he or she leads."""
    known = people.named(last[0].lower().split()) if len(set(last)) == 1 else None
    party = led(sentence, parties) if known is not None and not (known.party or known.apart) else None
    if known is not None and party is not None:
        people.update(known, replace(known, party=party))


def _bodies(reading: Reading, parties: Parties) -> tuple[tuple[int, int], ...]:
    """Where the text names organisations by several words: "Inland States" in the "Assembly of Inland States" is nobody."""
    named = (m for m in parties.mentions(reading.text) if m.name not in parties.states)
    return tuple((m.span.start, m.span.end) for m in named if " " in reading.text[m.span.start : m.span.end])


def name_of(tokens: Sequence[Token]) -> str:
    """A name as it stands."""
    return text_of(tokens)


def _person(name: tuple[Token, ...], told: Introduction) -> Person:
    party = None if told.apart else told.party
    return Person(
        name=name_of(name), first=name[0].i, role=told.role, party=party, apart=told.apart, elsewhere=told.elsewhere
    )
