"""What one article leaves open and another says: parties of speakers, agreed over a whole library."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.across_coined import without_coined_sides
from claims.across_counts import Told, by_claimant, by_number, numbers
from claims.across_places import lands, scenes, settled
from claims.across_stories import Stories
from claims.lexicon import ArticleNames, Lexicon, agreed
from claims.parties import Parties
from claims.party_beside import voices_in
from claims.party_homes import at_home, homes, is_bare, is_home_office, named_homes
from claims.party_institutions import institutions, only_one
from claims.party_people import KnownPeople, known_people
from claims.vocabulary import Vocabulary
from domain.claim import Claim, Event, Figure, Speaker, SpeakerKind

_BODIES = ("organisation", "unnamed", "group")
_STANDING = re.compile(r" (in|at|near|of|from|to) ")


def across(claims: Sequence[Claim], parties: Parties, names: Iterable[ArticleNames] = ()) -> tuple[Claim, ...]:
    """The same claims with one name for each party, and parties that other articles make known.

    A party that an article calls only by its people ("the Orvenian ministry") gets its country's name; where the articles'
    `names` are given, so does one called by the seat of its government ("Osmere denied it") or by a short name. A person who
    is described elsewhere ("Talmark's deputy minister Garr Toben"), a body that is named after a party, and an office in a
    paper from a seat of government get that party. What was found this way is `resolved_by="inferred"`.
    """
    claims = without_coined_sides(claims, parties)
    knowledge = _Knowledge.of(claims, parties, tuple(names))
    return without_coined_sides(tuple(knowledge.told(claim) for claim in claims), parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knowledge:
    """What a library's claims and texts know together."""

    lexicon: Lexicon
    people: KnownPeople
    homes: Mapping[str, str]  # an article -> the party from whose country its outlet reports
    vocabulary: Vocabulary
    places: Mapping[str, str] = field(default_factory=dict)  # where people were counted -> the state around it
    acting: Mapping[str, frozenset[str]] = field(default_factory=dict)  # an article -> the states that its words name
    bodies: Mapping[frozenset[str], frozenset[str]] = field(
        default_factory=dict
    )  # an institution -> the states that have it
    scenes: Mapping[str, str] = field(default_factory=dict)  # an article -> the one state in which its places lie
    stories: Stories = field(default_factory=lambda: Stories(near={}, told={}))
    numbers: Told = field(default_factory=dict)  # a number of dead, hurt, ... -> whose they are said to be, and when

    @classmethod
    def of(cls, claims: Sequence[Claim], parties: Parties, articles: Sequence[ArticleNames]) -> _Knowledge:
        names = {p for claim in claims for p in _parties_in(claim)}
        lexicon = agreed(articles, parties, names)
        nobody = KnownPeople(described={}, guessed={})
        knowledge = cls(lexicon=lexicon, people=nobody, homes={}, vocabulary=Vocabulary.load())
        people = known_people((s for c in claims for s in c.speakers), knowledge.name, knowledge.owner)
        places = lands(claims, parties.states, knowledge.name)
        knowledge = replace(
            knowledge, places=places, scenes=scenes(claims, places), numbers=numbers(claims, knowledge.name),
            stories=Stories.of(claims, knowledge.name), bodies=institutions(claims, lexicon.parties),
        )  # fmt: skip
        people = replace(people, at_home=at_home(claims, named_homes(articles, lexicon.parties)))
        acting = _acting(claims, lexicon.parties.states, knowledge.name, people)
        return replace(knowledge, acting=acting, people=people, homes=homes(articles, claims, lexicon.parties, people))

    def told(self, claim: Claim) -> Claim:
        """The claim with what is known here."""
        speakers = tuple(self._speaker(s, claim.article) for s in claim.speakers)
        own = {s.party for s in speakers if s.party}
        return replace(
            claim,
            speakers=speakers,
            target_party=self.name(claim.target_party),
            event=self._event(claim.event),
            figures=tuple(self._figure(f, own, claim) for f in claim.figures),
        )

    def name(self, party: str | None) -> str | None:
        """The one name of a party, None for none."""
        return self.lexicon.called.get(party, party) if party else None

    def owner(self, words: str) -> str | None:
        """The party that a body's own name or an office holds, when it holds one only; not that of where somebody stands."""
        if words == words.lower():  # "international monitors" are no Monitor
            return None
        named = voices_in(self._without_place(words), self.lexicon.parties)
        return named[0] if len(named) == 1 else None

    def _without_place(self, words: str) -> str:
        """As in "the Mufti of Osmere", "two diplomats in Osmere": without the place; "the government in Osmere" keeps it."""
        found = _STANDING.search(words)
        if found is None:
            return words
        head = found.string[: found.start()].split()[-1:] or [""]
        lists = self.vocabulary.lists
        heads = lists["institutions"] | (lists["offices"] if found[1] == "of" else frozenset())
        return words if head[0].lower() in heads else words[: found.start()]

    def _speaker(self, speaker: Speaker, article: str) -> Speaker:
        sure = self.people.sure(speaker)
        if sure is not None and speaker.resolved_by in ("inferred", "coreference"):  # what is told goes before a guess
            return replace(speaker, party=sure)
        owner = self.people.behind(speaker.name) if speaker.resolved_by == "inferred" else None
        if owner is not None:
            return replace(speaker, party=owner)
        if speaker.party or (speaker.kind == "narrator" and self.lexicon.parties.canonical(speaker.name) is None):
            return replace(speaker, party=self.name(speaker.party))
        whole = self.lexicon.parties.canonical(speaker.name)
        if whole is not None and not self.people.party_of(speaker):  # "Osmere", "the Orvenians"
            kind: SpeakerKind = "narrator" if speaker.kind == "narrator" else "organisation"
            return replace(speaker, party=whole, kind=kind, resolved_by="inferred")
        party = self._open(speaker, article)
        return replace(speaker, party=party, resolved_by="inferred") if party else speaker

    def _open(self, speaker: Speaker, article: str) -> str | None:
        """The party of somebody for whom the article names none."""
        party = self.people.party_of(speaker) or self.people.behind(speaker.name)
        if party is None and speaker.kind in _BODIES:
            party = self.owner(speaker.name)
        return party or self.owner(speaker.role or "") or self._home(speaker, article)

    def _home(self, speaker: Speaker, article: str) -> str | None:
        """As in "the General Staff said", "President Orsa said" in the Osmere Times, where nobody says whose."""
        home = self.homes.get(article)
        foreign = home is not None and home not in self.acting.get(article, {home})
        if home is not None and not foreign and is_home_office(speaker):
            return home
        return only_one(speaker, self.lexicon.parties, self.bodies, self.acting.get(article, ()))

    def _event(self, event: Event | None) -> Event | None:
        if event is None:
            return None
        return replace(event, actor=self.name(event.actor), target=self.name(event.target))

    def _figure(self, figure: Figure, own: set[str], claim: Claim) -> Figure:
        figure = by_claimant(figure, claim.parties, own, self.lexicon.parties.states)
        figure = by_number(settled(figure, self.places, self.scenes.get(claim.article)), claim, self.numbers)
        figure = self.stories.settled(replace(figure, victims=self.name(figure.victims)), claim.article)
        victims = figure.victims
        return replace(figure, victims=victims, own_losses=victims in own if victims and own else figure.own_losses)


def _acting(
    claims: Iterable[Claim], states: Collection[str], called: Callable[[str | None], str | None], people: KnownPeople
) -> Mapping[str, frozenset[str]]:
    """The states whose people speak or are counted in each article: a paper may report on others' wars."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        told = [s.party for s in claim.speakers if s.resolved_by in ("explicit", "description")]
        told += [people.party_of(s) for s in claim.speakers if is_bare(s)]
        counted = (f.victims for f in claim.figures if not f.victims_inferred)
        named = {p for p in map(called, (*told, *counted, claim.target_party)) if p in states}
        if named:
            found.setdefault(claim.article, set()).update(p for p in named if p)
    return {article: frozenset(parties) for article, parties in found.items()}


def _parties_in(claim: Claim) -> Iterable[str]:
    found = [*(s.party for s in claim.speakers), claim.target_party, *(f.victims for f in claim.figures)]
    if claim.event:
        found += [claim.event.actor, claim.event.target]
    return (name for name in found if name)
