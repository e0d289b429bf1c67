"""Claims written by hand, so that what is held against what does not hang on how a text is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.disputes import find_disputes
from domain.article import Article
from domain.claim import Claim, Dispute, Event, Figure, FigureKind, Relation, Speaker, SpeakerKind, Stance, VictimsKind
from domain.text import Span
from tests.claims.build import an_article


@dataclass
class Page:
    """An article that grows by one sentence for each claim."""

    key: str = "a"
    published: str | None = "2031-05-06"
    text: str = ""
    claims: list[Claim] = field(default_factory=list)

    def says(
        self, who: str, what: str, stance: Stance = "asserts", *, party: bool = True, cue: str = "said",
        kind: SpeakerKind = "organisation", figures: Sequence[Figure] = (), target: str | None = None,
        actor: str | None = None, about: str = "other", date: str | None = None, denies: str | None = None,
    ) -> str:  # fmt: skip
        """Adds "WHO said WHAT." and gives the claim's id; `party` makes the speaker a party of that name."""
        start = len(self.text)
        self.text += f"{who} {cue} {what}. "
        at = start + len(who) + len(cue) + 2
        name = f"{self.key}-c{len(self.claims) + 1}"
        speaker = Speaker(
            name=who, kind=kind, party=who if party else None, span=Span(start=start, end=start + len(who))
        )
        event = Event(type=about, actor=actor, date=date or self.published, date_basis="text" if date else "article")
        self.claims.append(
            Claim(
                id=name, article=self.key, version=1, speakers=(speaker,), stance=stance, form="indirect",
                content=(Span(start=at, end=at + len(what)),), cue=Span(start=at - len(cue) - 1, end=at - 1),
                target_party=target, denies=denies, event=event,
                figures=tuple(replace(f, span=_place(f, what, at)) for f in figures),
            )
        )  # fmt: skip
        return name

    def article(self) -> Article:
        """The article with all that was said."""
        return an_article(self.text, key=self.key, published=self.published)


def _place(figure: Figure, what: str, at: int) -> Span:
    word = figure.qualifier or ""
    found = re.search(re.escape(word), what)
    start = at + (found.start() if found else 0)
    return Span(start=start, end=start + len(word))


def losses(
    number: int, victims: str | None, words: str, *, kind: FigureKind = "killed", sort: VictimsKind = "unknown",
    low: int | None = None,
) -> Figure:  # fmt: skip
    """A figure; `words` is where it stands in what is said, until the claim is made. With `low` it is open upwards."""
    high = None if low is not None else number
    return Figure(
        kind=kind, span=Span(start=0, end=1), low=number, high=high, victims=victims, victims_kind=sort, qualifier=words
    )


def related(*pages: Page) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Disputes and relations over some pages."""
    return find_disputes([c for p in pages for c in p.claims], {p.key: p.article() for p in pages})


def sides(dispute: Dispute) -> dict[str, tuple[str, ...]]:
    """The claims of each side."""
    return {side.party: side.claims for side in dispute.sides}
