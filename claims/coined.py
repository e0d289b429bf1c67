"""Parties that no list names, found from an article's own words: "the Orvenian Defence Ministry", "the Free Kesh Front"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.capitals import Name, Page
from claims.demonyms import LANDS, LIKELY_DEMONYM, is_demonym_of
from claims.longer_names import taken_by_others
from claims.organisations import HEADS, organisations
from claims.parties import Alias, Parties
from claims.party_places import places
from claims.seats import seats
from claims.state_rules import IN_PLACE, PLACE_OR_STATE, SURE, before_institution
from claims.vocabulary import Vocabulary

_AND = re.compile(r" and ([A-Z]\w+)")
_ATTACKS = re.compile(r"(?: \w+)? (?:accus|blam|attack|shell|invad|condemn)\w+ ([A-Z]\w+)\b")
_ACTS = re.compile(
    r" (?:has |had |also |again )*(?:sa(?:id|ys)|den|accus|shell|fir|attack|open|reject|claim|admit|counts|puts)"
)
_WORD_BEFORE = re.compile(r"\b(\w+)(?: the)? [“\"‘']?\Z")
_ARTICLE = re.compile(r"\b[Tt]he \Z")
_ACTS_AS_THING = re.compile(r"['’]s\b|[,.;]| (?:had|has|was|is)\b")
_NUMBERED = re.compile(
    r" \d{1,3}\b(?! (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_PUBLISHED = frozenset(
    {"site", "portal", "blog", "app", "podcast", "station", "programme", "programmes", "show", "operation"}
)
_NEAR = 60  # characters before a name that hold the word before it
_SHORTEST = 3  # letters of a state's name
_MOST_WORDS = 3


def known_in(text: str, parties: Parties, vocabulary: Vocabulary) -> Parties:
    """These parties and those that the text makes known, with the names that it gives them."""
    return parties.without(taken_by_others(text, parties.names, parties.states)).with_aliases(
        learned(text, parties, vocabulary)
    )


def learned(text: str, parties: Parties, vocabulary: Vocabulary) -> tuple[Alias, ...]:
    """Names of parties that the text gives and `parties` does not know, each with the name of its party."""
    page = Page(text=text, vocabulary=vocabulary)
    bodies = tuple(organisations(page, parties))
    known = parties.with_aliases(bodies)
    sure, open_ones = coined_states(page, known)
    states = tuple(_aliases(page, sure, open_ones))
    governing = tuple(seats(page, known.with_aliases(states)))
    placed = {alias.name for alias in governing}
    told = (*bodies, *states, *governing, *_aliases(page, tuple(n for n in open_ones if n not in placed), sure))
    return (*told, *places(page, parties.with_aliases(told)))


def _aliases(page: Page, names: tuple[str, ...], others: tuple[str, ...]) -> Iterator[Alias]:
    return (Alias(party=_country_of(page, name, (*names, *others)), name=name) for name in names)


def coined_states(page: Page, parties: Parties) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that the text uses as a state's, and names that may as well be those of a seat of government."""
    able = [n for n in page.names if _possible(page, n, parties)]
    sure = {n.text for n in able if any(rule(page, n) for rule in SURE)} | set(_with_demonym(page, able))
    able = [n for n in able if n.text not in sure]
    unnamed = [n for n in able if n.text not in page.people]
    either = {n.text for n in unnamed if any(rule(page, n) for rule in PLACE_OR_STATE)}
    sure |= set(_beside(page, able, sure | either, parties)) - either
    return _in_order(sure), _in_order(either)


def _in_order(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda n: (len(n), n)))


def _possible(page: Page, name: Name, parties: Parties) -> bool:
    """False for people, common words, long names that are no land's, and parties that are known."""
    last = name.words[-1]
    if last.endswith("s") and last[:-1] in page.surnames:  # "Orsas government", which has lost its apostrophe
        return False
    if len(last) < _SHORTEST or last.lower() in page.lower or page.vocabulary.has("not_states", last.lower()):
        return False
    if _tells_no_land(page, name) or _is_of_a_body(name, parties):
        return False
    if (
        re.fullmatch(HEADS, last)
        or page.vocabulary.has("bodies", last.lower())
        or last.lower() in page.vocabulary.numbers
    ):
        return False
    if name.rest and parties.named_in(" ".join((*name.words, *name.rest))):  # "Hills Army", which is a group
        return False
    fits = (last not in page.surnames or _is_people(page, name)) if len(name.words) == 1 else _may_be_long(page, name)
    return fits and not parties.named_in(name.text) and not _is_a_thing(page, name)


def _tells_no_land(page: Page, name: Name) -> bool:
    """As in "the Royal Army said", "the People's Guards": what kind of army, not whose; "the Royal Keshi Army" is Kesh's."""
    return all(page.vocabulary.has("no_lands", w.lower().removesuffix("'s").removesuffix("’s")) for w in name.words)


def _is_of_a_body(name: Name, parties: Parties) -> bool:
    """As in "the people of the Dale" where the Dale Defence Force is known: the land that a group is called after."""
    return parties.opens_body(name.words[-1].lower())


def _is_a_thing(page: Page, name: Name) -> bool:
    """As in "the frigate Harrier", "the Harrier's bow", "Harrier 7", "the news site Harrier"; not "the Talmark army".

    A ship has an article, a state has none.
    """
    if len(name.words) > 1 or name.words[0].endswith(LIKELY_DEMONYM):
        return False
    places = tuple(_places_of(name.text, page.text))
    if places and any(_NUMBERED.match(page.text, last) for _, last in places):
        return True
    vessel = next(
        (m for first, _ in places if (m := _WORD_BEFORE.search(page.text[max(0, first - _NEAR) : first]))), None
    )
    kind = vessel[1].lower() if vessel is not None else ""
    if page.vocabulary.has("named_things", kind) or kind in _PUBLISHED:
        return True
    if vessel is not None and vessel[1] == kind and page.vocabulary.has("outlet_heads", kind):  # not "Radio Orvenia"
        return True
    return any(
        _ARTICLE.search(page.text[max(0, first - 5) : first]) and _ACTS_AS_THING.match(page.text, last)
        for first, last in places
    )


def _places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the name stands, whatever is before it; not as the beginning of a longer word."""
    first = text.find(name)
    while first >= 0:
        end = first + len(name)
        if not (text[end : end + 1].isalnum() or text[end : end + 1] == "_"):
            yield first, end
        first = text.find(name, end)


def _is_people(page: Page, name: Name) -> bool:
    """As in "the Orvenian Defence Ministry", also where "Orvenian Wire" looks like somebody's name."""
    return name.words[-1].endswith(LIKELY_DEMONYM) and bool(name.rest) and before_institution(page, name)


def _may_be_long(page: Page, name: Name) -> bool:
    """A direction, a kind of land, or a place: "North Talmark", "the Velm Isles", "in Bel Osmere"; not "Ilan Veshtan"."""
    if len(name.words) > _MOST_WORDS:
        return False
    land = page.vocabulary.has("directions", name.words[0].lower()) or name.words[-1].lower() in LANDS
    return land or any(n.words == name.words and IN_PLACE.search(n.before) for n in page.names)


def _with_demonym(page: Page, able: Sequence[Name]) -> Iterator[str]:
    """Names that the text also has as an adjective, and the adjective: "Orvenia" beside "Orvenian"."""
    alike: dict[str, set[str]] = defaultdict(set)  # both begin with the same letters: few pairs are left to compare
    for name in page.names:
        alike[name.text[:2]].add(name.text)
    new = {n.text for n in able}
    for text in new:
        peoples = [other for other in alike[text[:2]] if is_demonym_of(other, text)]
        yield from (text, *(p for p in peoples if p in new)) if peoples else ()


def _beside(page: Page, able: Sequence[Name], names: set[str], parties: Parties) -> Iterator[str]:
    """As in "Orvenia accused Talmark", "Orvenia and Talmark share a border", when one of the two is known for a party."""
    new = {n.text for n in able}
    acting = {n.text for n in able if not n.rest and _ACTS.match(n.after)}
    for name in page.names:
        attacked = _ATTACKS.match(name.after)
        other = attacked or _AND.match(name.after)
        if other is None or name.rest or not new & {name.text, other[1]}:
            continue
        open_ones = [n for n in (name.text, other[1]) if n not in names and not parties.named_in(n)]
        if len(open_ones) == 1 and open_ones[0] in new and (attacked or open_ones[0] in acting):
            yield open_ones[0]


def _country_of(page: Page, name: str, names: tuple[str, ...]) -> str:
    """The country that this people's name is made from, or the name itself; "North Talmark" of "North Talmarkian"."""
    head, _, last = name.rpartition(" ")
    spoken = {n.text for n in page.names} if head else set(names)
    countries = [c for c in spoken if is_demonym_of(last, c)]
    return f"{head} {min(countries, key=len)}".strip() if countries else name
