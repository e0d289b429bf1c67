"""From which state the outlets of a library report: by their names, and by whose offices they leave without a country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.branches import is_common, serves
from claims.lexicon import ArticleNames
from claims.outlet_towns import of_its_town
from claims.parties import Parties
from claims.party_people import KnownPeople
from claims.vocabulary import Vocabulary
from domain.claim import Claim, Speaker

_WORD = re.compile(r"\w+(?:-\w+)*\.?")
_OWN = frozenset(
    [
        "ministry",
        "army",
        "parliament",
        "government",
        "forces",
        "military",
        "troops",
        "soldiers",
        "cabinet",
        "police",
        "navy",
        "coastguard",
        "authorities",
        "gendarmerie",
        "president",
        "minister",
        "premier",
    ]
)
_SOURCES = frozenset(
    [
        "source",
        "sources",
        "mole",
        "moles",
        "insider",
        "insiders",
        "official",
        "officials",
        "expert",
        "experts",
        "somebody",
        "people",
        "clerk",
        "staff",
    ]
)
_INSIDE = re.compile(r" (?:in|at|inside|within|of|from|close to|near) the (.+)$")
_LEAST = 2  # people of one state whom an outlet leaves without a country
_CLEAR = 3  # times as many people as those of any other state
_BEHIND = re.compile(r",| (?:of|in|at|for|from|to|with|who|that|on|close|near|inside)\b")


def homes(
    articles: Sequence[ArticleNames], claims: Sequence[Claim], parties: Parties, people: KnownPeople
) -> Mapping[str, str]:
    """An article → the state from which its outlet reports."""
    named = named_homes(articles, parties)
    outlets = {a.article: a.outlet for a in articles if a.outlet}
    told = _by_offices(outlets, claims, parties, people, least=_LEAST)
    alone = _by_offices({a: a for a in outlets}, claims, parties, people, least=1)
    shared = {a: told[outlet] for a, outlet in outlets.items() if outlet in told}
    return {**alone, **shared, **named}


def named_homes(articles: Sequence[ArticleNames], parties: Parties) -> Mapping[str, str]:
    """An article → the state that its outlet's name tells."""
    return {a.article: home for a in articles if (home := by_name(a.outlet, parties))}


def by_name(outlet: str | None, parties: Parties) -> str | None:
    """The one state that the outlet's name holds, "Osmere Times"; None for a party that publishes itself."""
    name = outlet or ""
    named = parties.named_in(name) or parties.placed_in(name) or of_its_town(name, parties)
    whole = parties.canonical(outlet or "")
    return named[0] if len(named) == 1 and named[0] in parties.states and whole is None else None


def at_home(claims: Iterable[Claim], homes: Mapping[str, str]) -> Mapping[str, str]:
    """As in "Prime Minister Morrow" without a country in the Osmere Post: people whom their own press need not introduce.

    By full name; nobody whom the papers of two states leave so.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        home = homes.get(claim.article)
        for speaker in claim.speakers if home else ():
            if is_bare(speaker) and speaker.party == home and " " in speaker.name:
                found[speaker.name].add(home or "")
    return {name: next(iter(states)) for name, states in found.items() if len(states) == 1}


def _by_offices(
    outlets: Mapping[str, str], claims: Iterable[Claim], parties: Parties, people: KnownPeople, *, least: int
) -> dict[str, str]:
    """As in "Prime Minister Morrow" without a country in the Evening Post, whom another paper calls Bremia's: so is the Post.

    One such person tells of the article alone, two of all that the outlet prints. Quiet when it leaves the offices of two
    states bare, as the papers of third states do.
    """
    known: dict[str, dict[str, str]] = defaultdict(dict)
    guessed: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        outlet = outlets.get(claim.article)
        for speaker in claim.speakers if outlet else ():
            party = people.party_of(speaker) if is_bare(speaker) else None
            if outlet and party in parties.states:
                (guessed if speaker.party else known)[outlet][speaker.name] = party or ""
    found = {}
    for outlet in {**known, **guessed}:
        told = known.get(outlet) or guessed[outlet]  # whom the article itself places says less of its own country
        (party, most), *others = Counter(told.values()).most_common(2)
        if most >= least and (not others or most >= _CLEAR * others[0][1]):
            found[outlet] = party
    return found


def is_bare(speaker: Speaker) -> bool:
    """True for somebody with a national office whose party no word of the article gave."""
    words = {w.lower() for w in _WORD.findall(speaker.role or "")}
    national = words & Vocabulary.load().lists["national_offices"]
    return bool(national) and (speaker.party is None or speaker.resolved_by == "inferred")


def is_home_office(speaker: Speaker) -> bool:
    """True for "President Orsa", "the General Staff", "police brass", "the indictment"; not "a Keshi officer", "the embassy"."""
    vocabulary = Vocabulary.load()
    lists = vocabulary.lists
    words = [w.lower() for w in _WORD.findall(speaker.role or "" if speaker.kind == "person" else _ahead(speaker.name))]
    if not words or set(words) & lists["apart"]:
        return False
    if speaker.kind == "person":
        return bool(set(words) & lists["national_offices"]) or serves(words, vocabulary)
    pairs = {f"{a}-{b}" for a, b in pairwise(words)}
    head = words[-1]
    own = head in _OWN or head in lists["of_law"]
    inner = _INSIDE.search(speaker.name)
    if inner is not None and head in _SOURCES:
        return is_home_office(replace(speaker, kind="organisation", name=inner[1]))
    return (own or serves(words[-2:], vocabulary) or bool(pairs & lists["home_pairs"])) and not _qualified(speaker.name)


def _ahead(name: str) -> str:
    return _BEHIND.split(name)[0]


def _qualified(name: str) -> bool:
    """True for "the Royal Keshi Army": a name of its own stands in it."""
    vocabulary = Vocabulary.load()
    capitals = [w.lower() for w in _WORD.findall(name)[1:] if w[:1].isupper()]
    return any(not is_common(w, vocabulary) and not vocabulary.among(w, "bodies", "outlet_heads") for w in capitals)
