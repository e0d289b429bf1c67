"""The person in the loop: claims corrected or dismissed, everywhere at once."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from app.corrected import Corrected, corrected
from app.correction_file import read_corrections, write_corrections
from app.memory import Memory
from app.party_names import PartyNames, refuse_clash
from app.said_of import checked
from claims.across import across
from claims.lexicon import ArticleNames
from domain.anchor import Anchor, anchor_of
from domain.article import Article, Filters
from domain.claim import Claim
from domain.correction import Correction, Details, Placed
from domain.errors import NotFound, UserError
from retrieval.library import Library

NO_PARTY = ("",)  # a filter that no article passes
LARGE = 20_000  # claims of a library, from where on no answer waits until all of them are read


class Correcting:
    """What persons set right in the library that is shown, applied where claims leave it: every page sees the same."""

    def __init__(
        self,
        library: Callable[[], Library],
        names: PartyNames,
        told: Callable[[Library, Collection[str]], tuple[ArticleNames, ...]],
    ) -> None:
        self._open = library
        self._names = names
        self._told = told
        self.large = LARGE
        self._memory, self._some, self._large = Memory(most=4), Memory(most=8), Memory(most=4)

    # --- looking

    def claims(self, articles: Collection[str] = ()) -> tuple[Claim, ...]:
        """The claims of these articles, or of the whole library, as corrected, in the order of the texts.

        In a large library those of some articles rest on what these articles alone know of their parties.
        """
        if not articles:
            return self._state().claims
        if not self._is_large():
            return tuple(claim for claim in self._state().claims if claim.article in set(articles))
        library, ids = self._open(), tuple(sorted(articles))
        return self._some.of((self._names.state(library), ids), lambda: self._made(library, ids)).claims

    def counted(self) -> Counter[str]:
        """How many claims each party makes; in a large library as they were found, by the parties' present names."""
        if not self._is_large():
            return Counter(party for claim in self.claims() for party in claim.parties)
        found = Counter[str]()
        for party, number in self._open().speaking().items():
            found[self.called(party)] += number
        return found

    def placed(self, article: str | None = None) -> tuple[Placed, ...]:
        """The corrections, oldest first, each with how it stands; those of one article, or all."""
        found = self._state().placed
        return (
            found
            if article is None
            else tuple(p for p in found if p.correction.anchor and p.correction.anchor.article == article)
        )

    def called(self, party: str) -> str:
        """What a party is called now: "Russia" for "Russian Federation", the name itself when nobody knows it."""
        return self._names.of(self._open()).canonical(party) or party

    def filters(self, chosen: Filters) -> Filters:
        """The filters with each party by its present name."""
        return replace(chosen, parties=tuple(dict.fromkeys(map(self.called, chosen.parties))))

    def located(self, chosen: Filters) -> Filters:
        """The filters with the parties told as the articles in which they, as corrected, speak or are spoken of."""
        wanted = set(self.filters(chosen).parties)
        if not wanted:
            return chosen
        if self._is_large():
            stored = tuple(party for party in self._open().named() if self.called(party) in wanted)
            return replace(chosen, parties=stored or NO_PARTY)
        named = dict.fromkeys(c.article for c in self.claims() if wanted & _parties_of(c))
        articles = tuple(a for a in named if not chosen.articles or a in chosen.articles)
        return replace(chosen, articles=articles, parties=() if articles else NO_PARTY)

    # --- setting right

    def correct(self, claim: str, changed: Details, *, note: str = "", who: str = "") -> Correction:
        """Sets fields of a claim; NotFound for an unknown one, UserError for words that cannot be or change nothing."""
        found, asked = self._claim(claim), checked(changed)
        was = Details.of(found)
        if not asked.named:
            raise UserError(
                "Nothing is to be changed",
                "Change its speaker, party, stance, target or chain first",
            )
        if all(getattr(asked, name) == getattr(was, name) for name in asked.named):
            raise UserError(f"The claim {claim} says so already", "Nothing was changed")
        return self._keep(
            Correction(kind="claim", at=_now(), anchor=self._anchor(found), was=was, changed=asked, who=who, note=note)
        )

    def dismiss(self, claim: str, *, note: str = "", who: str = "") -> Correction:
        """Takes a claim out of everything that is shown; NotFound for an unknown one."""
        found = self._claim(claim)
        return self._keep(
            Correction(
                kind="dismissal", at=_now(), anchor=self._anchor(found), was=Details.of(found), who=who, note=note
            )
        )

    def undo(self, number: int) -> Correction:
        """Takes a correction back; NotFound when there is none of that number."""
        return self._open().corrections.undo(number)

    # --- files

    def export(self) -> bytes:
        """Every correction as one JSON object."""
        return write_corrections(self._open().corrections.all())

    def take_in(self, content: bytes) -> tuple[Correction, ...]:
        """Keeps the corrections of a file that are new here, and gives these; UserError when it is no such file."""
        given = read_corrections(content)
        refuse_clash(self._open(), tuple(one for one in given if one.kind == "party"))
        return self._open().corrections.keep(given)

    # --- inside

    def _state(self) -> Corrected:
        library = self._open()
        return self._memory.of(self._names.state(library), lambda: self._made(library))

    def _is_large(self) -> bool:
        library = self._open()
        return self._large.of(self._names.state(library), lambda: library.count_claims() > self.large)

    def _made(self, library: Library, ids: tuple[str, ...] = ()) -> Corrected:
        parties, corrections = self._names.of(library), library.corrections.all()
        if ids:
            corrections = tuple(c for c in corrections if c.anchor is None or c.anchor.article in ids)
        about = tuple(dict.fromkeys(c.anchor.article for c in corrections if c.anchor))
        articles: dict[str, Article] = {a.id: a for a in library.articles(Filters(articles=about))} if about else {}
        called = cache(lambda name: parties.canonical(name) or name)
        told = self._told(library, ids)
        return corrected(across(library.claims(Filters(articles=ids)), parties, told), corrections, articles, called)

    def _claim(self, claim: str) -> Claim:
        known = {one.id: one for one in self.claims()}
        if claim in known:
            return known[claim]
        gone = next((p for p in self.placed() if p.claim and p.claim.id == claim), None)
        if gone is not None:
            raise UserError(f"The claim {claim} was dismissed", f"`sitrep undo {gone.correction.id}` brings it back")
        near = difflib.get_close_matches(claim, known, 3)
        raise NotFound(
            f"There is no claim {claim!r}.",
            f"Did you mean {' or '.join(near)}?" if near else "`sitrep claims` lists them.",
        )

    def _anchor(self, claim: Claim) -> Anchor:
        return anchor_of(claim, self._open().article(claim.article, claim.version))

    def _keep(self, correction: Correction) -> Correction:
        return self._open().corrections.keep([correction])[0]


def _parties_of(claim: Claim) -> set[str]:
    """The parties that make a claim or are spoken of in it."""
    named = [*claim.parties, claim.target_party, *(f.victims for f in claim.figures)]
    named += [claim.event.actor, claim.event.target] if claim.event else []
    return {name for name in named if name}


def _now() -> datetime:
    return datetime.now(UTC)
