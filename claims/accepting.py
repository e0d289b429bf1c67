"""A model's proposal becomes a claim only when all of it stands in the article, and nothing of a source is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.cues import Cues
from claims.locating import locate, locate_all
from claims.numbers import NumberWords
from claims.parties import Parties
from claims.proposal import Proposal, ProposedFigure
from claims.quotations import quoted
from claims.windows import Window
from domain.claim import Claim, Figure, Form, Speaker, Via
from domain.text import Span

FOUND_BY = "llm"
_REFUSALS = frozenset({"denies", "declines"})


class Refused(ValueError):
    """A proposal that is not taken: `str` is the reason, one of a few, so that they can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """Checks proposals about one window."""

    window: Window
    parties: Parties
    cues: Cues
    numbers: NumberWords

    def claim(self, proposal: Proposal) -> tuple[int | None, Claim]:
        """The claim and the place (from 0) of the candidate that it stands for, None for a new one; Refused."""
        at = self._candidate(proposal)
        if proposal.action == "confirm":
            if at is None:
                raise Refused("confirms no candidate")
            return at, self.window.candidates[at]
        if proposal.action == "mend" and at is None:
            raise Refused("mends no candidate")
        old = self.window.candidates[at] if at is not None and proposal.action == "mend" else None
        return (at if old else None), self._made(proposal, old)

    def _candidate(self, proposal: Proposal) -> int | None:
        number = proposal.candidate
        return number - 1 if number is not None and 1 <= number <= len(self.window.candidates) else None

    def _made(self, proposal: Proposal, old: Claim | None) -> Claim:
        places = self._sentences(proposal)
        content = self._content(proposal, places, old)
        cue = self._cue(proposal, places, old)
        self._keeps_denial(proposal, old, cue)
        speakers = old.speakers if old and len(old.speakers) > 1 else (self._speaker(proposal, places, content),)
        claim = Claim(
            id="", article=self.window.article.id, version=self.window.article.version, speakers=speakers,
            stance=proposal.stance or "asserts", content=content, form=self._form(content), cue=cue,
            negated=proposal.negated, target_party=self._party(proposal.target_party), via=self._via(proposal, old),
            event=old.event if old else None, found_by=FOUND_BY,
        )  # fmt: skip
        return replace(claim, figures=tuple(self._figure(f, claim) for f in proposal.figures))

    def _sentences(self, proposal: Proposal) -> tuple[Span, ...]:
        given = self.window.sentences
        if not proposal.sentences or not all(1 <= n <= len(given) for n in proposal.sentences):
            raise Refused("names sentences that it was not given")
        return tuple(given[n - 1].span for n in sorted(set(proposal.sentences)))

    def _content(self, proposal: Proposal, places: Sequence[Span], old: Claim | None) -> tuple[Span, ...]:
        content = locate_all(proposal.content, places, self._text)
        if not content:
            raise Refused("its content does not stand in its sentences")
        if old and not any(a.overlaps(b) for a in content for b in old.content):
            raise Refused("mends a candidate with other words")
        return content

    def _cue(self, proposal: Proposal, places: Sequence[Span], old: Claim | None) -> Span | None:
        if proposal.cue is None:
            if old is None:
                raise Refused("adds a statement without words of saying")
            return old.cue
        cue = locate(proposal.cue, places, self._text)
        if cue is None:
            raise Refused("its words of saying do not stand in its sentences")
        return cue

    def _keeps_denial(self, proposal: Proposal, old: Claim | None, cue: Span | None) -> None:
        """A denial or a silence, by the rules or by its own words, is not turned into a statement."""
        told = cue is not None and any(self._refuses(word) for word in cue.of(self._text).lower().split())
        before = old is not None and (old.stance in _REFUSALS or (old.negated and not proposal.negated))
        if (told or before) and proposal.stance not in _REFUSALS and not proposal.negated:
            raise Refused("turns a denial into a statement")

    def _refuses(self, word: str) -> bool:
        """As in "denied", "rejects", "declining": a form of a verb of denial."""
        stems = (lemma[:-1] if lemma[-1] in "ey" else lemma for lemma, s in self.cues.verbs.items() if s in _REFUSALS)
        endings = ("", "e", "y", "s", "es", "ies", "d", "ed", "ied", "ing", "ying")
        return any(word.startswith(stem) and word[len(stem) :] in endings for stem in stems)

    def _speaker(self, proposal: Proposal, places: Sequence[Span], content: Sequence[Span]) -> Speaker:
        if proposal.speaker is None:
            raise Refused("has no speaker")
        mention = locate(proposal.speaker, [*places, *self._beside(places)], self._text)
        if mention is None:
            raise Refused("its speaker does not stand in its sentences or beside them")
        if any(run.overlaps(mention) for run in content):
            raise Refused("its speaker stands in its own content")
        known = next((s for c in self.window.candidates for s in c.speakers if s.span == mention), None)
        name, role = self._there(proposal.name, "name"), self._there(proposal.role, "role")
        party = self._party(proposal.party) or (known.party if known else None)
        return Speaker(
            name=name or (known.name if known else mention.of(self._text)),
            kind=known.kind if known else "unnamed" if name is None and mention.of(self._text).islower() else "person",
            span=mention, role=role or (known.role if known else None), party=party,
            resolved_by=known.resolved_by if known and known.party == party else "inferred",
        )  # fmt: skip

    def _there(self, words: str | None, what: str) -> str | None:
        """The words as the article writes them."""
        if words is None:
            return None
        span = locate(words, self._all, self._text)
        if span is None:
            raise Refused(f"its speaker's {what} does not stand in the article")
        return " ".join(span.of(self._text).split())

    def _party(self, name: str | None) -> str | None:
        if name is None:
            return None
        known = self.parties.named_in(name)
        if known:
            return known[0]
        return self._there(name, "party")

    def _via(self, proposal: Proposal, old: Claim | None) -> tuple[Via, ...]:
        """The carriers; a chain that the rules found is replaced, never dropped."""
        if not proposal.via:
            return old.via if old else ()
        spans = [locate(words, self._all, self._text) for words in proposal.via]
        if any(span is None for span in spans):
            raise Refused("a carrier does not stand in the article")
        return tuple(Via(name=" ".join(s.of(self._text).split()), span=s) for s in spans if s)

    def _figure(self, figure: ProposedFigure, claim: Claim) -> Figure:
        span = locate(figure.words, claim.content, self._text)
        count = self.numbers.count_in(span.of(self._text)) if span else None
        if span is None or count is None:
            raise Refused("a figure does not stand in its content")
        if {figure.low, figure.high} - {count.low, count.high, None}:
            raise Refused("a figure's number is not the one in its words")
        victims = self._party(figure.victims)
        own = victims in claim.parties if victims and claim.parties else None
        return Figure(
            kind=figure.kind, span=span, low=count.low, high=count.high, qualifier=count.qualifier, victims=victims,
            own_losses=own,
        )  # fmt: skip

    def _form(self, content: Sequence[Span]) -> Form:
        letters = sum(c.isalpha() for s in content for c in s.of(self._text))
        inside = sum(
            self._text[i].isalpha()
            for q in quoted(self._text)
            for s in content
            for i in range(max(q.start, s.start), min(q.end, s.end))
        )
        return "indirect" if not inside else "direct" if inside >= 0.9 * letters else "mixed"

    @property
    def _text(self) -> str:
        return self.window.article.text

    def _beside(self, places: Sequence[Span]) -> list[Span]:
        """The sentences right before and after these."""
        held = [n for n, place in enumerate(self._all) if place in places]
        return [place for n, place in enumerate(self._all) if n + 1 in held or n - 1 in held]

    @property
    def _all(self) -> tuple[Span, ...]:
        return tuple(s.span for s in self.window.sentences)
