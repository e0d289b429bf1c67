"""One disagreement before it is written down: a question and who answers it how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.article import Article
from domain.claim import Claim, DisputeKind
from domain.text import Span

_LONG = 280  # code points: a longer side is shortened at the end of a clause
_CLAUSE_END = re.compile(r"[.;:!?]|,(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """The question, and each party with its claims, in the order in which they are shown; `about` tells two of one day apart."""

    kind: DisputeKind
    question: str
    sides: tuple[tuple[str, tuple[Claim, ...]], ...]
    about: str | None = None

    def joined(self, other: Quarrel) -> Quarrel:
        """The same quarrel with what the other's sides said besides."""
        sides = {who: dict.fromkeys(said) for who, said in self.sides}
        for who, said in other.sides:
            sides.setdefault(who, {}).update(dict.fromkeys(said))
        return replace(self, sides=tuple((who, tuple(said)) for who, said in sides.items()))


def text_of(said: Sequence[Claim], article: Article) -> str:
    """The words of a side: its first claim's, read through the span."""
    return _shortened(_words(said[0], article).of(article.text))


def _words(claim: Claim, article: Article) -> Span:
    """A denial is shown with its cue ("which was denied by Kesh"); so is an accusation; anything else by what was said."""
    if claim.stance == "denies" and claim.cue is not None:
        parts = [claim.cue, *(s.span for s in claim.speakers if s.span)]
        after = [p for p in claim.content if p.start >= claim.cue.start]
        parts += after or [max(claim.content, key=lambda p: p.end)]  # “We shelled nothing,” a spokesman said
        return Span(start=min(p.start for p in parts), end=max(p.end for p in parts))
    whole = (
        claim.content[0].of(article.text).startswith("that ")
    )  # "said that Kesh fired", which blames without its cue
    if claim.stance == "accuses" and claim.cue is not None and claim.content[0].start >= claim.cue.end and not whole:
        return Span(start=claim.cue.start, end=claim.content[-1].end)
    if claim.figures:
        at = claim.figures[0].span
        return next((p for p in claim.content if p.overlaps(at)), claim.content[0])
    return max(claim.content, key=lambda p: p.end - p.start)


def _shortened(text: str) -> str:
    if len(text) <= _LONG:
        return text
    ends = [m.start() for m in _CLAUSE_END.finditer(text, 40, _LONG)]
    return text[: ends[-1]] if ends else text[:_LONG].rsplit(" ", 1)[0]
