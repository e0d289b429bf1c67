"""Places that a text sets in a state: "the Bremian city of Harn" makes the mayor of Harn a Bremian mayor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from claims.capitals import Page
from claims.parties import Alias, Parties

_NAME = (
    r"(?:(?:Port|Fort|New|Old|Upper|Lower|Saint|St|San|Santa|Bel|Tell|El|Al|Mount|Lake) )?"
    r"[A-ZÀ-ÖØ-Þ][^\W_]+(?:-[A-ZÀ-ÖØ-Þ]?[^\W_]+)*"
)
_KIND = (
    r"(?:city|town|village|port|capital|hamlet|suburb|district|province|region|county|island|valley|enclave|settlement"
    r"|stronghold|resort|municipality|governorate|garrison|base|crossing)"
)
_WITH = r"(?:(?!(?:the|an?|in|of|at|on|near|to|from)\b)[\w-]+ ){0,3}?"
_LAND = (
    r"(?:hills|mountains|highlands|lowlands|desert|coast|delta|plains?|forests?|plateau|strip|gulf|basin|marshes|steppe|foothills"
    r"|range|heights)"
)
_OWNER = rf"((?:[A-ZÀ-ÖØ-Þ][^\W_]+ ){{0,2}}[A-ZÀ-ÖØ-Þ][^\W_]+(?: {_LAND})?)"
_SIDE = r"(?:(?:north|south|east|west|central|upper|lower)[\w-]* )?"
_KIND_OF = re.compile(rf"\b{_OWNER}(['’]s)? {_WITH}{_KIND} (?:of )?({_NAME})")
_OFFICE_OF = re.compile(rf"\b{_OWNER}(?:['’]s)? (?:governor|mayor|police chief|prefect|garrison) (?:of|in) ({_NAME})")
_KIND_IN = re.compile(
    rf"\b({_NAME}), (?:a|an|the) {_WITH}{_KIND} (?:\w+ ){{0,3}}?(?:in|of|on) {_SIDE}(?:the )?{_OWNER}"
)
_IN_STATE = re.compile(rf"\b({_NAME}),? in (?:the )?{_SIDE}(?:of )?{_OWNER}")
_COMMA = re.compile(
    rf"(?:\b(?:in|near|from|at|to|outside|around) |^)({_NAME}|[A-Z]{{3,}}(?: [A-Z]{{3,}})?), {_OWNER}\b", re.MULTILINE
)
_OWN_PLACE = re.compile(
    rf"\b{_OWNER}['’]s ({_NAME}) (?:region|province|district|valley|island|county|area|peninsula)\b"
)
_OWN_LAND = re.compile(rf"\b{_OWNER}['’]s ({_NAME} {_LAND})\b")


def places(page: Page, parties: Parties) -> Iterator[Alias]:
    """Each place with the one state that the text sets it in."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    rules = (of_kind, of_office, explained, in_state, after_comma, owned)
    told = [(rule, place, owner) for rule in rules for place, owner in rule(page)]
    for known in (parties, None):
        known = known or parties.with_aliases(_settled(votes))
        for rule, place, owner in told:
            state = _state(owner, known)
            bare = rule is of_kind and state == owner  # "Bremia shelled the village of Harn"
            if state and not bare and _may_be(page, place) and not parties.named_in(place):
                votes[place][state] += 1
    yield from _settled(votes)


def _settled(votes: Mapping[str, Counter[str]]) -> Iterator[Alias]:
    return (Alias(party=next(iter(v)), name=place, table="places") for place, v in votes.items() if len(v) == 1)


def _may_be(page: Page, name: str) -> bool:
    """False for the "Staff in Osmere", "Morrow in Osmere", "Monday in Osmere"."""
    first, last = name.split()[0].lower(), name.split()[-1]
    lists = page.vocabulary.lists
    words = (
        page.vocabulary.public
        | lists["state_bodies"]
        | lists["not_states"]
        | lists["bodies"]
        | lists["sentence_openers"]
    )
    return not {first, last.lower()} & words and last not in page.people and not _only_opens(page, name)


def _only_opens(page: Page, name: str) -> bool:
    """As in "Asked in Osmere", "Fighters in Bremia said": a common word that is capitalised because it opens a sentence."""
    if " " in name or not re.search(r"(?:ed|ing|s|n)$", name):
        return False
    inside = re.search(rf"[a-z,] {re.escape(name)}\b", page.text)
    return inside is None and re.search(rf"(?:^|[.!?”\"] |\n){re.escape(name)}\b", page.text) is not None


def _state(words: str, parties: Parties) -> str | None:
    """The one state that the words name at their end."""
    found = parties.mentions(words)
    at_end = bool(found) and found[-1].span.end >= len(words) - len("'s")
    if at_end and found[-1].name in parties.states:
        return found[-1].name
    placed = parties.placed_in(words) if not found else ()
    return placed[0] if len(placed) == 1 else None


Found = Iterator[tuple[str, str]]
Rule = Callable[[Page], Found]


def of_kind(page: Page) -> Found:
    """As in "the Bremian city of Harn", "Bremia's second port Harn"; not "Bremian troops shelled the village of Harn"."""
    return ((m[3], m[1] + (m[2] or "")) for m in _KIND_OF.finditer(page.text))


def of_office(page: Page) -> Found:
    """As in "the Bremian governor of Harn"."""
    return ((m[2], m[1]) for m in _OFFICE_OF.finditer(page.text))


def explained(page: Page) -> Found:
    """As in "Harn, a market town in northern Bremia"."""
    return ((m[1], m[2]) for m in _KIND_IN.finditer(page.text))


def in_state(page: Page) -> Found:
    """As in "Harn in eastern Bremia"; not "Harn and Bremia"."""
    return ((m[1], m[2]) for m in _IN_STATE.finditer(page.text))


def after_comma(page: Page) -> Found:
    """As in "HARN, Bremia, May 5 (Wire)", "a depot near Harn, Bremia"; not "Morrow, Bremia's envoy"."""
    for found in _COMMA.finditer(page.text):
        if not re.match(r"['’]s| \w+ (?:and|or) ", page.text[found.end() : found.end() + 20]):
            place = found[1].title() if found[1].isupper() else found[1]
            yield place, found[2]


def owned(page: Page) -> Found:
    """As in "Bremia's Harn region", "Bremia's Harn hills"."""
    yield from ((m[2], m[1]) for m in _OWN_PLACE.finditer(page.text))
    yield from ((m[2], m[1]) for m in _OWN_LAND.finditer(page.text))
