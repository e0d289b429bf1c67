"""People whom an article introduces: full name, office and party, so that a bare surname is known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.honorifics import TITLES
from claims.introduced import Introduction, introduction
from claims.introduced_later import led
from claims.naming import text_of
from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.vocabulary import Vocabulary

_JOINED = ("-", "‑")
_GROUND = frozenset(
    {"fort", "mount", "lake", "port", "camp", "cape", "hill", "hotel", "radio", "channel", "operation", "route"}
)
_PAPERS = frozenset(
    ["post", "times", "courier", "herald", "gazette", "tribune", "chronicle", "telegraph", "observer", "echo", "messenger",
     "wire", "sentinel", "mirror", "express", "bulletin", "evening", "radio", "tv", "press", "news", "weekly", "daily"]
)  # fmt: skip
_BODIES = frozenset(
    {"commission", "committee", "council", "board", "authority", "court", "tribunal", "assembly", "bureau"}
)
_WHERE = frozenset({"in", "at", "near", "into", "around", "outside", "inside", "above", "below"})


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

    def _by_surname(self, words: Sequence[str]) -> Person | None:
        """The bearer of the surname, unless the two have different first names."""
        name = self.keys.get(words[-1])
        if name is None:
            return None
        other = name.lower().split()
        return self.known[name] if len(other) == 1 or other[0] == words[0] else None

    def _put(self, person: Person) -> None:
        words = person.name.lower().split()
        self.known[person.name] = person
        for key in (" ".join(words), words[-1], *(words[:1] if len(words) > 1 else ())):
            self.keys.setdefault(key, person.name)


def people(reading: Reading, parties: Parties, vocabulary: Vocabulary) -> People:
    """Everybody whom the article introduces anywhere: an office told late counts from the start."""
    found = People()
    bodies = _bodies(reading, parties)
    last: tuple[str, ...] = ()
    for sentence in reading.sentences:
        _lead(found, last, sentence, parties)
        last = ()
        for name in _names(sentence, parties, vocabulary):
            if any(first <= name[0].idx < last for first, last in bodies):
                continue
            told = introduction(name, sentence, parties, vocabulary)
            found.add(_person(name, told))
            last = (*last, name_of(name))
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


def _names(sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    """Runs of capitalised proper nouns that are no party, office, institution or outlet; "Dovan-Reel" is one word."""
    run: list[Token] = []
    for token in [*sentence, None]:
        if token is not None and (_name_word(token, vocabulary) or _joins(token, run)):
            run.append(token)
        elif run:
            yield from _as_name(tuple(run), parties, vocabulary)
            run = []


def _names_a_body(last: Token, vocabulary: Vocabulary) -> bool:
    """As in "Civil Protection Agency", "the Harbour Wire agency": the words are a body's name, not a person's."""
    after = last.nbor(1) if last.i + 1 < last.sent.end else None
    if after is None or not last.whitespace_:
        return False
    trade = vocabulary.among(after.lower_, "outlet_heads", "institutions", "bodies")
    return trade and (after.text[0].isupper() or after.lower_ in vocabulary.lists["outlet_heads"])


def _joins(token: Token, run: Sequence[Token]) -> bool:
    """True for the hyphen of a double name."""
    return bool(run) and token.text in _JOINED and not run[-1].whitespace_ and not token.whitespace_


def _name_word(token: Token, vocabulary: Vocabulary) -> bool:
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return False
    if not (token.is_alpha or "-" in token.text or token.text.endswith(".")):
        return False
    common = token.lower_ in vocabulary.public or token.lower_ in vocabulary.lists["outlet_heads"]
    return not common and token.lower_ not in TITLES


def _as_name(run: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    while run and run[-1].text in _JOINED:
        run = run[:-1]
    if not run or run[-1].lower_ in vocabulary.outlets:
        return
    mentions = parties.mentions(name_of(run))
    if mentions and mentions[0].span.start == 0:  # "Iran Khatib" is no name; "US Khatib" leaves "Khatib"
        run = tuple(t for t in run if t.idx - run[0].idx >= mentions[0].span.end)
    before = run[0].nbor(-1) if run and run[0].i > run[0].sent.start else None
    if run and (run[0].lower_ in _GROUND or (len(run) > 1 and run[-1].lower_ in _PAPERS)):
        return
    if run and (_names_a_body(run[-1], vocabulary) or (before is not None and before.lower_ in _WHERE)):
        return
    titled = before is not None and (before.lower_ in vocabulary.lists["offices"] or before.lower_ in TITLES)
    words = sum(1 for t in run if t.text not in _JOINED)
    if run and run[-1].lower_ in _BODIES:  # "the Electoral Commission"
        return
    if words == 1 and vocabulary.among(run[-1].lower_, "bystanders", "unnamed_heads", "military", "chiefs"):
        return  # "the Chief Observer, Ambassador Orsa"
    if run and (2 <= words <= 4 or (words == 1 and titled)) and not parties.mentions(run[-1].text):
        yield run
