"""What the texts of a library call its parties: one name for each, agreed over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.coined import learned
from claims.demonyms import is_demonym_of
from claims.parties import Alias, Parties
from claims.vocabulary import Vocabulary
from domain.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`called` tells for each name found anywhere its party's one name; `parties` knows all these names."""

    called: Mapping[str, str]
    parties: Parties


def aliases_in(article: Article, parties: Parties) -> tuple[Alias, ...]:
    """The names of parties that an article makes known, its outlet's name read as well."""
    return learned(f"{article.name}.\n{article.text}", parties, Vocabulary.load())


def agreed(found: Iterable[Iterable[Alias]], parties: Parties, names: Iterable[str] = ()) -> Lexicon:
    """One name for each party of all articles' aliases and of further names that only claims hold.

    A people is called after its country ("Orvenian": Orvenia), a seat after the state that most articles tie it to, a short
    name after the one organisation that it stands for everywhere; a name that two parties share equally stays as it is.
    """
    aliases = [alias for some in found for alias in sorted(set(some), key=lambda a: (a.name, a.party, a.table))]
    aliases += [Alias(party=name, name=name) for name in sorted(set(names))]
    states = {a.party for a in aliases if a.table == "states"}
    bodies = {a.party for a in aliases if a.table != "states"}
    called = {name: parties.canonical(name) or _country(name, states) for name in states}
    called |= {name: parties.canonical(name) or _longest(name, bodies) for name in bodies - set(called)}
    called |= _by_vote(aliases, called, states)
    known = [Alias(party=called.get(a.party, a.party), name=a.name, table=a.table) for a in aliases]
    settled = [a for a in known if called.get(a.name) == a.party]
    settled += [Alias(party=party, name=name) for name, party in called.items() if name != party and party in states]
    return Lexicon(called=called, parties=parties.with_aliases(settled))


def _by_vote(aliases: Iterable[Alias], called: Mapping[str, str], states: set[str]) -> dict[str, str]:
    """A seat: the state that most articles give it; a short name: the one organisation that has it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for alias in aliases:
        party = called.get(alias.party, alias.party)
        if alias.name != alias.party and called.get(alias.name, alias.name) in (alias.name, party):
            votes[alias.name][party] += 1
    found = {}
    for name, counts in votes.items():
        (party, most), *others = counts.most_common(2)
        if not others or (most > others[0][1] and party in states):
            found[name] = party
    return found


def _country(name: str, names: Iterable[str]) -> str:
    """The country among the names that this people's name is made from, or the name itself."""
    return min((c for c in names if is_demonym_of(name, c)), key=lambda c: (len(c), c), default=name)


def _longest(name: str, names: Iterable[str]) -> str:
    """The only longer name that begins with this one: "Grey Heron Aid" for "Grey Heron"; or the name itself."""
    longer = [n for n in names if n.startswith(f"{name} ")]
    return longer[0] if len(longer) == 1 else name
