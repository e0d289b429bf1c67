"""What the texts of a library call its parties: one name for each, agreed over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNames:
    """What one article makes known of its parties; cheap to keep beside its claims, so that no text is read twice."""

    article: str
    outlet: str | None
    aliases: tuple[Alias, ...]

    def plain(self) -> list[list[str]]:
        """The aliases as a plain JSON value: party, name, table."""
        return [[a.party, a.name, a.table] for a in self.aliases]

    @classmethod
    def of_plain(cls, article: str, outlet: str | None, told: Iterable[Sequence[Any]]) -> ArticleNames:
        """What `plain` gave, of this article."""
        return cls(article=article, outlet=outlet, aliases=tuple(Alias(party=p, name=n, table=t) for p, n, t in told))


def names_in(article: Article, parties: Parties) -> ArticleNames:
    """The names of parties that an article makes known beyond these, its outlet's name read as well."""
    aliases = learned(f"{article.name}.\n{article.text}", parties, Vocabulary.load())
    return ArticleNames(article=article.id, outlet=article.outlet, aliases=aliases)


def agreed(found: Iterable[ArticleNames], parties: Parties, names: Iterable[str] = ()) -> Lexicon:
    """One name for each party of all articles' aliases and of further names that only claims hold.

    A people is called after its country ("Orvenian": Orvenia), a seat after the state that most articles tie it to, a short
    name after the one organisation that it stands for everywhere; a name that two parties share equally stays as it is.
    `parties` of the lexicon serves a finder as well: it then reads an article with what the others tell.
    """
    told = [alias for some in found for alias in sorted(set(some.aliases), key=_place)]
    aliases = [alias for alias in told if alias.table != "places"]
    aliases += [_as_known(name, parties) for name in sorted(set(names) - {a.party for a in aliases})]
    states = {a.party for a in aliases if a.table == "states"}
    bodies = {a.party for a in aliases if a.table != "states"}
    called = {name: parties.canonical(name) or _country(name, states) for name in states}
    called |= {name: parties.canonical(name) or _longest(name, bodies) for name in bodies - set(called)}
    called |= _by_vote(aliases, called, states)
    known = [Alias(party=called.get(a.party, a.party), name=a.name, table=a.table) for a in aliases]
    settled = [a for a in known if called.get(a.name) == a.party]
    settled += [Alias(party=party, name=name) for name, party in called.items() if name != party and party in states]
    settled += _places(told, called)
    return Lexicon(called=called, parties=parties.with_aliases(settled))


def _as_known(name: str, parties: Parties) -> Alias:
    """The name as one of a state, unless the parties know it as an organisation's."""
    body = parties.canonical(name) == name and name not in parties.states
    return Alias(party=name, name=name, table="organisations" if body else "states")


def _places(told: Iterable[Alias], called: Mapping[str, str]) -> list[Alias]:
    """Each place in the one state that the articles set it in; what is itself called a party is no place."""
    states: dict[str, set[str]] = defaultdict(set)
    for alias in told:
        if alias.table == "places" and alias.name not in called:
            states[alias.name].add(called.get(alias.party, alias.party))
    return [Alias(party=min(s), name=name, table="places") for name, s in states.items() if len(s) == 1]


def _place(alias: Alias) -> tuple[str, str, str]:
    return alias.name, alias.party, alias.table


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
    """The only longer name that begins with this one: "White Stork Aid" for "White Stork"; or the name itself."""
    longer = [n for n in names if n.startswith(f"{name} ")]
    return longer[0] if len(longer) == 1 else name
