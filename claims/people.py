"""People whom an article introduces: full name, office and party, so that a bare surname is known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.parse import Token
from claims.parties import Parties
from claims.reading import Reading
from claims.vocabulary import Vocabulary

_LINKS = frozenset({"of", "for", "the", "'s", "’s", "’", "'", "and", "-", "to"})
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "mr.", "mrs.", "ms.", "dr."])
_REACH = 12  # tokens of description before or after a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: the fullest name, and the office and party that the article gives."""

    name: str
    first: int
    role: str | None = None
    party: str | None = None
    inferred: bool = False


def people(reading: Reading, parties: Parties, vocabulary: Vocabulary) -> dict[str, Person]:
    """Surname in lower case → the person, as the article introduces them."""
    found: dict[str, Person] = {}
    for sentence in reading.sentences:
        for name in _names(sentence, parties, vocabulary):
            person = _described(name, sentence, parties, vocabulary)
            surname = name[-1].lower_
            found[surname] = _merged(found.get(surname), person)
    return found


def _merged(known: Person | None, new: Person) -> Person:
    if known is None:
        return new
    longer = new.name if len(new.name) > len(known.name) else known.name
    return replace(known, name=longer, role=known.role or new.role, party=known.party or new.party)


def _names(sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    """Runs of capitalised proper nouns that are no party, office, institution or outlet."""
    run: list[Token] = []
    for token in [*sentence, None]:
        if token is not None and _name_word(token, vocabulary):
            run.append(token)
            continue
        yield from _as_name(tuple(run), parties, vocabulary)
        run = []


def _name_word(token: Token, vocabulary: Vocabulary) -> bool:
    public = vocabulary.public | vocabulary.lists["outlet_heads"]
    capital = token.text[0].isupper() and (token.is_alpha or "-" in token.text or token.text.endswith("."))
    return token.pos_ == "PROPN" and capital and token.lower_ not in public and token.lower_ not in _TITLES


def _as_name(run: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    if not run or run[-1].lower_ in vocabulary.outlets:
        return
    text = run[0].doc[run[0].i : run[-1].i + 1].text
    mentions = parties.mentions(text)
    if mentions and mentions[0].span.start == 0:  # "Iran Khatib" is no name; "US Khatib" leaves "Khatib"
        run = tuple(t for t in run if t.idx - run[0].idx >= mentions[0].span.end)
    before = run[0].nbor(-1) if run and run[0].i > run[0].sent.start else None
    titled = before is not None and (before.lower_ in vocabulary.lists["offices"] or before.lower_ in _TITLES)
    if run and (2 <= len(run) <= 4 or (len(run) == 1 and titled)) and not parties.mentions(run[-1].text):
        yield run


def _described(name: tuple[Token, ...], sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> Person:
    doc = name[0].doc
    text = doc[name[0].i : name[-1].i + 1].text
    for tokens in (_before(name, sentence), _after(name, sentence)):
        if tokens and (_owned(tokens) or any(t.lower_ in vocabulary.lists["offices"] for t in tokens)):
            role, party = role_and_party(tokens, parties)
            return Person(name=text, first=name[0].i, role=role, party=party)
    return Person(name=text, first=name[0].i)


def role_and_party(tokens: Sequence[Token], parties: Parties) -> tuple[str | None, str | None]:
    """The office and the party of a description: "Iran's Foreign Ministry spokesman" → the words after "Iran's", Iran."""
    doc, start = tokens[0].doc, tokens[0].idx
    text = doc[tokens[0].i : tokens[-1].i + 1].text
    mentions = parties.mentions(text)
    if mentions and not text[: mentions[0].span.start].strip().removeprefix("the").removeprefix("The").strip():
        tokens = [t for t in tokens if t.idx - start >= mentions[0].span.end]
    while tokens and (tokens[0].lower_ in _LINKS or tokens[0].tag_ == "DT"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in _LINKS):
        tokens = tokens[:-1]
    role = doc[tokens[0].i : tokens[-1].i + 1].text if tokens else None
    return role, mentions[0].name if mentions else None


def _owned(tokens: Sequence[Token]) -> bool:
    """As in "Talmark's Petric Ostoy"."""
    return tokens[-1].lower_ in ("'s", "’s")


def _before(name: tuple[Token, ...], sentence: Sequence[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    if name[0].i > sentence[0].i + 1 and name[0].nbor(-1).text == "," and _closed(name, sentence):
        name = (name[0].nbor(-1),)  # "the head of the team, Brigadier Ulvand, said"
    for token in reversed([t for t in sentence if name[0].i - _REACH <= t.i < name[0].i]):
        if not (
            token.pos_ in ("PROPN", "NOUN", "ADJ", "DET") or token.lower_ in _LINKS or token.tag_ in ("NN", "NNP", "JJ")
        ):
            break
        found.insert(0, token)
    return tuple(found)


def _closed(name: tuple[Token, ...], sentence: Sequence[Token]) -> bool:
    after = [t for t in sentence if t.i > name[-1].i]
    return bool(after) and after[0].text in (",", ".")


def _after(name: tuple[Token, ...], sentence: Sequence[Token]) -> tuple[Token, ...]:
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + _REACH]
    if not rest or rest[0].text not in (",", "("):
        return ()
    found: list[Token] = []
    for token in rest[1:]:
        if token.text in (",", ")") or token.pos_ in ("VERB", "AUX"):
            break
        found.append(token)
    return tuple(found)
