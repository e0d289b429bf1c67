"""A pair of parties that the rest of the text does not know: a translation may have turned names into others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from domain.article import Flag
from domain.text import Span
from ingest.names import atlas, is_country, is_world, root_of, words_with_capitals
from ingest.quality.odd_party import odd_actors, odd_party
from ingest.quality.pairs import Pair, pairs_in
from ingest.quality.subject import Subject

_ELSEWHERE = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|like|unlike|similar\w*|compar\w+|as in|reminiscent|recall\w*|history|historic\w*|ago"
    r"|decades?|former\w*"
    r"|cold war|world war|elsewhere|other|another|also|respectively|examples?|such as|including)\b",
    re.IGNORECASE,
)
_RARE = 2
_NAMED = 3
_OFTEN = 2


def odd_pairs(subject: Subject) -> Iterator[Flag]:
    """A "war between Asia and Tonga" where all the rest speaks of Armorica and Talmark; not a war that it is compared to.

    The pair stands in the place of the two parties, both names are rare in the text, and they look like the parties'
    (the same first letters), or one of them is a part of the world, which is no party to a border.
    """
    pairs, names = list(pairs_in(subject.text)), _counted(subject.text)
    parties = _parties(subject.text, pairs, names)
    if not parties:
        return
    odd: dict[str, str] = {}
    for pair in pairs:
        if pair.role == "parties" and _is_odd(subject, pair, parties, names):
            meant = _in_order(pair, parties)
            odd |= dict(zip((root_of(pair.first), root_of(pair.second)), meant, strict=True))
            yield _flag(subject, pair, meant, parties, names)
        elif found := odd_party(pair, parties, names):
            yield _for_party(subject.text, pair, *found)
    for span, meant_party in odd_actors(subject.text, parties, names):
        yield _alone(span.of(subject.text), span, meant_party)
    for pair in pairs:
        if odd and (reading := _read_again(pair, odd)):
            yield _again(pair, reading)


def _counted(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, count in Counter(word.of(text) for word in words_with_capitals(text)).items():
        counts[root_of(word)] += count
    return counts


def _parties(text: str, pairs: list[Pair], names: Counter[str]) -> tuple[str, str] | None:
    """The two names that stand together oftenest, or that the text names most, as it spells them; each at least twice."""
    together = Counter(pair.roots for pair in pairs if all(names[r] >= _OFTEN for r in pair.roots))
    if not together:
        return None
    roots, _ = max(together.items(), key=lambda item: (item[1], min(names[r] for r in item[0])))
    first = next(pair for pair in pairs if pair.roots == roots)
    return _spelled(text, first.first), _spelled(text, first.second)


def _spelled(text: str, name: str) -> str:
    """The name of the state rather than its adjective, as the text or the map spells it."""
    root = root_of(name)
    spellings = Counter(w.of(text) for w in words_with_capitals(text) if root_of(w.of(text)) == root)
    states = [s for s in spellings if s.lower() not in atlas().adjectives and s.lower() in atlas().countries]
    if states or is_country(name):
        return states[0] if states else root
    return min(spellings, key=lambda s: (len(s), -spellings[s]), default=name)


def _is_odd(subject: Subject, pair: Pair, parties: tuple[str, str], names: Counter[str]) -> bool:
    known = {root_of(name) for name in parties}
    least = min(names[root] for root in known)
    if pair.roots & known or least < _NAMED or any(names[root] > min(_RARE, least - 1) for root in pair.roots):
        return False
    if _ELSEWHERE.search(subject.around(pair.span)):
        return False
    mixed = is_world(pair.first) != is_world(pair.second)
    return mixed or (_same_letters(pair, parties) and _same_scene(subject, pair, parties))


def _same_letters(pair: Pair, parties: tuple[str, str]) -> bool:
    """The two begin like the parties, in any order."""
    return sorted(name[0] for name in (pair.first, pair.second)) == sorted(name[0] for name in parties)


def _same_scene(subject: Subject, pair: Pair, parties: tuple[str, str]) -> bool:
    """The sentence names a place that the text elsewhere names beside a party; two states of the map need that most."""
    if not (is_country(pair.first) and is_country(pair.second)):
        return True
    known = {*pair.roots, *(root_of(name) for name in parties)}
    around = subject.around(pair.span)
    others = [w.of(around) for w in words_with_capitals(around) if w.start and root_of(w.of(around)) not in known]
    return any(subject.text.count(name) > 1 for name in others[:10])


def _in_order(pair: Pair, parties: tuple[str, str]) -> tuple[str, str]:
    """The parties in the order of the pair: by first letters where these tell, else as the text first names them."""
    one, other = parties
    crossed = pair.first[0] == other[0] != one[0] or pair.second[0] == one[0] != other[0]
    return (other, one) if crossed else (one, other)


def _flag(subject: Subject, pair: Pair, meant: tuple[str, str], parties: tuple[str, str], names: Counter[str]) -> Flag:
    said = pair.span.of(subject.text)
    counts = " and ".join(f"{name} ({names[root_of(name)]} times)" for name in parties)
    note = f"{said!r} stands once in the place of the two parties; elsewhere the text's parties are {counts}"
    return Flag(kind="odd-entity", note=note, span=pair.span, suggestion=f"{meant[0]} and {meant[1]}")


def _for_party(text: str, pair: Pair, odd: str, meant: str) -> Flag:
    at = text.index(odd, pair.span.start)
    return _alone(odd, Span(start=at, end=at + len(odd)), meant)


def _alone(odd: str, span: Span, meant: str) -> Flag:
    note = f"{odd!r} is named once, in the place of a party; elsewhere the text's party there is {meant}"
    return Flag(kind="odd-entity", note=note, span=span, suggestion=meant)


def _read_again(pair: Pair, odd: dict[str, str]) -> tuple[str, str] | None:
    """The reading of another pair with one of the odd names: "relations between Tonga and Corvale"."""
    names = (pair.first, pair.second)
    at = [root_of(name) in odd for name in names]
    if at.count(True) != 1 or pair.role == "other" or is_world(names[at.index(True)]):
        return None
    one, other = (odd.get(root_of(name), name) for name in names)
    return (one, other) if root_of(one) != root_of(other) else None


def _again(pair: Pair, reading: tuple[str, str]) -> Flag:
    odd = pair.first if pair.first not in reading else pair.second
    note = f"{odd!r} is named where another sentence of the text has it in the place of a party; it may be that party"
    return Flag(kind="odd-entity", note=note, span=pair.span, suggestion=f"{reading[0]} and {reading[1]}")
