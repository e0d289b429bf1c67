"""What one article leaves open and another says: parties of speakers, agreed over a whole library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.demonyms import is_demonym_of
from claims.parties import Parties
from domain.claim import Claim, Event, Figure, Speaker

_BODIES = ("organisation", "unnamed", "group")


def across(claims: Sequence[Claim], parties: Parties) -> tuple[Claim, ...]:
    """The same claims with one name for each party, and parties that other articles make known.

    A party that an article calls only by its people ("the Orvenian ministry") gets its country's name; a person who is
    described elsewhere ("Talmark's deputy minister Garr Toben") or a body that is named after a party gets that party.
    What was found this way is `resolved_by="inferred"`.
    """
    knowledge = _Knowledge.of(claims, parties)
    return tuple(knowledge.told(claim) for claim in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knowledge:
    """What a library's claims know together."""

    called: dict[str, str]  # a party's name as found -> its one name
    people: dict[str, str]  # a person's name -> the one party it was found with
    parties: Parties

    @classmethod
    def of(cls, claims: Sequence[Claim], parties: Parties) -> _Knowledge:
        names = {p for claim in claims for p in _parties_in(claim)}
        called = {name: _country(name, names) for name in names}
        people = defaultdict(set)
        for speaker in (s for claim in claims for s in claim.speakers):
            described = speaker.resolved_by in ("explicit", "description")  # a guess is not passed on to other articles
            if speaker.kind == "person" and speaker.party and described and " " in speaker.name:
                people[speaker.name].add(called[speaker.party])
        sure = {name: found.pop() for name, found in people.items() if len(found) == 1}
        return cls(called=called, people=sure, parties=parties.with_names(sorted(set(called.values()))))

    def told(self, claim: Claim) -> Claim:
        """The claim with what is known here."""
        speakers = tuple(self._speaker(s) for s in claim.speakers)
        own = {s.party for s in speakers if s.party}
        return replace(
            claim,
            speakers=speakers,
            target_party=self._name(claim.target_party),
            event=self._event(claim.event),
            figures=tuple(self._figure(f, own) for f in claim.figures),
        )

    def _name(self, party: str | None) -> str | None:
        return self.called.get(party, party) if party else None

    def _speaker(self, speaker: Speaker) -> Speaker:
        if speaker.party:
            return replace(speaker, party=self._name(speaker.party))
        if speaker.name in self.called.values():
            return replace(speaker, party=speaker.name, kind="organisation", resolved_by="inferred")
        if speaker.name in self.called:  # "the Orvenians"
            return replace(speaker, party=self.called[speaker.name], resolved_by="inferred")
        party = self.people.get(speaker.name) if speaker.kind == "person" else self._owner(speaker)
        return replace(speaker, party=party, resolved_by="inferred") if party else speaker

    def _owner(self, speaker: Speaker) -> str | None:
        """The party that a body's own name holds, when it holds one only."""
        if speaker.kind not in _BODIES:
            return None
        named = self.parties.named_in(speaker.name)
        return named[0] if len(named) == 1 else None

    def _event(self, event: Event | None) -> Event | None:
        if event is None:
            return None
        return replace(event, actor=self._name(event.actor), target=self._name(event.target))

    def _figure(self, figure: Figure, own: set[str]) -> Figure:
        victims = self._name(figure.victims)
        return replace(figure, victims=victims, own_losses=victims in own if victims and own else figure.own_losses)


def _parties_in(claim: Claim) -> Iterable[str]:
    found = [*(s.party for s in claim.speakers), claim.target_party, *(f.victims for f in claim.figures)]
    if claim.event:
        found += [claim.event.actor, claim.event.target]
    return (name for name in found if name)


def _country(name: str, names: set[str]) -> str:
    """The country among the names that this people's name is made from, or the name itself."""
    return min((country for country in names if is_demonym_of(name, country)), default=name)
