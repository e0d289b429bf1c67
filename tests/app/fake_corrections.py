"""Corrections and names of parties that are kept in memory, over claims made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.corrected import Corrected, corrected
from app.correction_file import read_corrections, write_corrections
from domain.anchor import Anchor, anchor_of
from domain.article import Article
from domain.claim import Claim
from domain.correction import Correction, Details, PartyLine, Placed
from domain.errors import NotFound

AT = datetime(2031, 5, 6, 12, tzinfo=UTC)


def a_correction() -> Correction:
    """Of a claim in an article that is not loaded any more."""
    anchor = Anchor(article="gone-1", words="nine rangers lie dead", before="The staff said ", after=".", cue="said")
    changed = Details(party="Talmark", via=("Wire",))
    return Correction(
        kind="claim", at=AT, id=1, anchor=anchor, was=Details(party="Orvenia"), changed=changed, who="M. Idris"
    )


@dataclass
class FakeCorrections:
    """As the real ones, without a library; `calls` holds what was asked."""

    articles: Callable[[], Sequence[Article]]
    found: Callable[[], Sequence[Claim]]
    kept: list[Correction] = field(default_factory=list)
    calls: list[tuple[str, Any]] = field(default_factory=list)

    def claims(self) -> tuple[Claim, ...]:
        """The claims as corrected."""
        return self._state().claims

    def placed(self, article: str | None = None) -> tuple[Placed, ...]:
        """The corrections with how they stand."""
        return tuple(
            p
            for p in self._state().placed
            if article is None or (p.correction.anchor and p.correction.anchor.article == article)
        )

    def correct(self, claim: str, changed: Details, *, note: str = "", who: str = "") -> Correction:
        """Kept."""
        self.calls.append(("correct", (claim, changed, note, who)))
        found, of = self._claim(claim)
        return self._keep(
            "claim", anchor=anchor_of(found, of), was=Details.of(found), changed=changed, note=note, who=who
        )

    def dismiss(self, claim: str, *, note: str = "", who: str = "") -> Correction:
        """Kept."""
        self.calls.append(("dismiss", (claim, note, who)))
        found, of = self._claim(claim)
        return self._keep("dismissal", anchor=anchor_of(found, of), was=Details.of(found), note=note, who=who)

    def undo(self, number: int) -> Correction:
        """Taken back, or NotFound."""
        self.calls.append(("undo", number))
        for one in self.kept:
            if one.id == number:
                self.kept.remove(one)
                return one
        raise NotFound(f"There is no correction {number!r}.", "`sitrep corrections` lists them.")

    def export(self) -> bytes:
        """All of them."""
        return write_corrections(self.kept)

    def take_in(self, content: bytes) -> tuple[Correction, ...]:
        """Each of the file, kept."""
        return tuple(
            self._keep(one.kind, anchor=one.anchor, was=one.was, changed=one.changed, party=one.party, into=one.into)
            for one in read_corrections(content)
        )

    def called(self, party: str) -> str:
        """The name after every rename."""
        for one in self.kept:
            party = one.into if one.into and one.party == party else party
        return party

    def name(self, party: str, into: str, who: str) -> Correction:
        """A rename or merge, kept."""
        self.calls.append(("name", (party, into)))
        return self._keep("party", party=party, into=into, who=who)

    def _state(self) -> Corrected:
        return corrected(self.found(), self.kept, {a.id: a for a in self.articles()}, self.called)

    def _claim(self, claim: str) -> tuple[Claim, Article]:
        of = {a.id: a for a in self.articles()}
        for one in self.found():
            if one.id == claim:
                return one, of[one.article]
        raise NotFound(f"There is no claim {claim!r}.", "`sitrep claims` lists them.")

    def _keep(self, kind: Any, **known: Any) -> Correction:
        made = Correction(kind=kind, at=AT, id=max((one.id for one in self.kept), default=0) + 1, **known)
        self.kept.append(made)
        return made


@dataclass
class FakeNaming:
    """Two parties that answer to their names only."""

    corrections: FakeCorrections
    names: Callable[[], Sequence[str]]

    def parties(self) -> tuple[PartyLine, ...]:
        """Each with three claims."""
        return tuple(
            PartyLine(name=self.corrections.called(name), claims=3, aliases=(f"{name}n",)) for name in self.names()
        )

    def rename(self, party: str, new: str, *, who: str = "") -> Correction:
        """Kept, when the party is known."""
        return self.corrections.name(self._known(party), new, who)

    def merge(self, party: str, into: str, *, who: str = "") -> Correction:
        """Kept, when both are known."""
        return self.corrections.name(self._known(party), self._known(into), who)

    def _known(self, party: str) -> str:
        if party not in [line.name for line in self.parties()]:
            raise NotFound(f"There is no party {party!r}.", "`sitrep parties` lists them.")
        return party
