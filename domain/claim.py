"""Attribution relations: who (source) says (cue) what (content), through whom (via), and who says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.citation import Citation
from domain.text import Span

SpeakerKind = Literal["person", "organisation", "outlet", "group", "unnamed", "narrator"]
ResolvedBy = Literal["explicit", "description", "coreference", "inferred", "hand"]
Stance = Literal[
    "asserts", "denies", "accuses", "urges", "expresses", "questions", "commits", "confirms", "declines",
]  # fmt: skip
Form = Literal["direct", "mixed", "indirect"]
FigureKind = Literal["killed", "wounded", "missing", "captured", "displaced", "casualties", "equipment"]
VictimsKind = Literal["military", "civilian", "mixed", "unknown"]
DateBasis = Literal["text", "weekday", "article", "unknown"]
DisputeKind = Literal["denial", "accusation", "figure", "initiator"]
RelationKind = Literal["update", "same", "compatible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The source of an attribution. `party` is a canonical name; `span` is the mention (None for the narrator)."""

    name: str
    kind: SpeakerKind
    span: Span | None = None
    role: str | None = None
    party: str | None = None
    resolved_by: ResolvedBy = "explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """One hop that carried the words; `inferred` when the text does not name it at this place."""

    name: str
    span: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the content is about. `date` is ISO (day or month); `basis` says how it is known."""

    type: str
    place: str | None = None
    actor: str | None = None
    target: str | None = None
    date: str | None = None
    date_basis: DateBasis = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count inside a claim: `low` to `high` (None: open) of `victims` (a party's canonical name).

    `victims_inferred` is True when no word beside the count tells whose they are: their place, the speaker's own state or an
    earlier count does. `place` is where the counted were, by the name that the text gives it.
    """

    kind: FigureKind
    span: Span
    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    victims: str | None = None
    victims_kind: VictimsKind = "unknown"
    own_losses: bool | None = None
    scope: Literal["total", "daily"] | None = None
    as_of: str | None = None
    victims_inferred: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attribution relation in one article version. Every span points into that version's stored text.

    `via` runs from the innermost hop to the publishing outlet. `denies` and `parent` name other claims of the article.
    `corrected` names the fields that a person set by hand ("speaker", "party", "stance", "target_party", "via").
    """

    id: str
    article: str
    version: int
    speakers: tuple[Speaker, ...]
    stance: Stance
    content: tuple[Span, ...]
    form: Form
    cue: Span | None = None
    negated: bool = False
    target_party: str | None = None
    via: tuple[Via, ...] = ()
    denies: str | None = None
    parent: str | None = None
    event: Event | None = None
    figures: tuple[Figure, ...] = ()
    found_by: str = "rules"
    confidence: float = 1.0
    corrected: tuple[str, ...] = ()

    @property
    def extent(self) -> Span:
        """The smallest span that holds speaker, cue and content."""
        spans = [*self.content, *[s.span for s in self.speakers if s.span], *([self.cue] if self.cue else [])]
        return Span(start=min([s.start for s in spans]), end=max([s.end for s in spans]))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that make this claim, each once, in order."""
        return tuple(dict.fromkeys(s.party for s in self.speakers if s.party))

    @property
    def is_narrator(self) -> bool:
        """True when nobody is credited: the outlet itself says it."""
        return all(s.kind == "narrator" for s in self.speakers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party's account in a dispute; `citations` are filled in by verification. No claims: no statement found."""

    party: str
    text: str
    claims: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One question on which the loaded sources disagree. Sitrep never says who is right.

    `certain` is false for two accounts that may not agree, as far as their words tell.
    """

    id: str
    question: str
    kind: DisputeKind
    sides: tuple[Side, ...]
    event: Event | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two or more claims that do not contradict: a later figure, the same report again, or different scopes."""

    kind: RelationKind
    claims: tuple[str, ...]
    note: str
