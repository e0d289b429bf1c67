"""What was said, as a desk keeps it: statements on a time axis, and figures by who gives them. No verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.answer import Hop
from domain.citation import Citation
from domain.claim import Figure, FigureKind, Stance, VictimsKind
from domain.text import Span

DayBasis = Literal["text", "weekday", "article", "inferred", "unknown"]
TimelineBy = Literal["event", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One statement on a time axis: who makes it, in what words, and the day that it stands at (None: no day is given).

    `source` is the party, else the speaker; "" when nobody is credited; `party` None when there is none. `span` is its
    sentence in `article`. `copies` are the further claims that say the same, of the same source and day.
    """

    claim: str
    article: str
    version: int
    span: Span
    source: str
    party: str | None
    stance: Stance
    words: str
    day: str | None
    basis: DayBasis
    event: str | None = None
    place: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Statements by the day of the event that they are about, or by the day that they were made on, oldest first."""

    by: TimelineBy
    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as it was made: its words with their sentences, its chain, and when it was said."""

    claim: str
    speaker: str
    party: str | None
    stance: Stance
    text: str
    chain: tuple[Hop, ...]
    said_on: str | None
    said_basis: DayBasis
    citations: tuple[Citation, ...]
    corrected: bool = False
    change: str = ""  # what is otherwise in the one that followed it


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One count as somebody gives it; `denied` when they say that it is not so."""

    figure: Figure
    told: Told
    denied: bool = False
    revised: bool = False  # a later one of the same claimant takes its place


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """The latest count of one claimant, and the older ones, the latest first."""

    claimant: str
    latest: FigureLine
    earlier: tuple[FigureLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Every claimant's count of one kind for one side (`victims` "": the side is not named)."""

    id: str
    kind: FigureKind
    victims: str
    victims_kinds: tuple[VictimsKind, ...]
    rows: tuple[FigureRow, ...]
