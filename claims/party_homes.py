"""From which state the outlets of a library report: by their names, and by whose offices they leave without a country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims.lexicon import ArticleNames
from claims.outlet_towns import of_its_town
from claims.parties import Parties
from claims.party_people import KnownPeople
from claims.vocabulary import Vocabulary
from domain.claim import Claim, Speaker

_WORD = re.compile(r"\w+")
_LEAST = 2  # people of one state whom an outlet leaves without a country
_CLEAR = 3  # times as many as those of any other state


def homes(
    articles: Sequence[ArticleNames], claims: Iterable[Claim], parties: Parties, people: KnownPeople
) -> Mapping[str, str]:
    """An article → the state from which its outlet reports."""
    named = {a.article: home for a in articles if (home := by_name(a.outlet, parties))}
    outlets = {a.article: a.outlet for a in articles if a.outlet}
    told = _by_offices(outlets, claims, parties, people)
    return {a: told[outlet] for a, outlet in outlets.items() if outlet in told} | named


def by_name(outlet: str | None, parties: Parties) -> str | None:
    """The one state that the outlet's name holds, "Osmere Times"; None for a party that publishes itself."""
    name = outlet or ""
    named = parties.named_in(name) or parties.placed_in(name) or of_its_town(name, parties)
    whole = parties.canonical(outlet or "")
    return named[0] if len(named) == 1 and named[0] in parties.states and whole is None else None


def _by_offices(
    outlets: Mapping[str, str], claims: Iterable[Claim], parties: Parties, people: KnownPeople
) -> dict[str, str]:
    """As in "Prime Minister Morrow" without a country in the Evening Post, whom another paper calls Bremia's: so is the Post.

    Quiet when it leaves the offices of two states bare, as the papers of third states do.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        outlet = outlets.get(claim.article)
        for speaker in claim.speakers if outlet else ():
            party = people.sure(speaker) if is_bare(speaker) else None
            if outlet and party in parties.states:
                votes[outlet][party or ""] += 1
    found = {}
    for outlet, counts in votes.items():
        (party, most), *others = counts.most_common(2)
        if most >= _LEAST and (not others or most >= _CLEAR * others[0][1]):
            found[outlet] = party
    return found


def is_bare(speaker: Speaker) -> bool:
    """True for somebody with a national office whose party no word of the article gave."""
    words = {w.lower() for w in _WORD.findall(speaker.role or "")}
    national = words & Vocabulary.load().lists["national_offices"]
    return bool(national) and (speaker.party is None or speaker.resolved_by == "inferred")
