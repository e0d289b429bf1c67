"""Claims of the gold and of the program seen alike, and laid beside each other by the words that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from domain.article import Article
from domain.claim import Claim, Figure
from domain.text import Span
from evals.score import plain

LEAST = 0.3
"""Two contents are of one statement from this share of common words (intersection over union)."""
SAME_CUE = 0.25
"""What a common cue adds when several claims hold nearly the same words."""
SHOWN = 90  # characters of a content in the detail
_WORD = re.compile(r"\w+")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure: its kind, its number (the lower end, else the upper one), whose people or things, and where it stands."""

    kind: str
    number: int | None
    victims: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim, of the gold or of the program; places and words are offsets in the article's text as it was read."""

    id: str
    article: str
    words: frozenset[int]
    stances: frozenset[str]
    parties: frozenset[str] = frozenset()
    parties_also: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    via_also: frozenset[str] = frozenset()
    figures: tuple[Count, ...] = ()
    cue: Place | None = None
    narrator: bool = False
    optional: bool = False
    shown: str = ""

    def accepts(self, parties: frozenset[str]) -> bool:
        """True when the parties are exactly this claim's, with or without those that a reader may also name."""
        return self.parties <= parties <= self.parties | self.parties_also


def words_of(text: str, places: Iterable[Place]) -> frozenset[int]:
    """Where the words of these runs begin; marks of quotation and punctuation do not count.

    >>> sorted(words_of('"No, no," he said', [(0, 9)]))
    [1, 5]
    """
    return frozenset(start + m.start() for start, end in places for m in _WORD.finditer(text[start:end]))


def from_gold(row: Mapping[str, Any], text: str, agency: str | None = None) -> Said:
    """A line of gold.jsonl; `text` is its article's, `agency` the one that the set says its article is from."""
    spans = row["spans"]
    return Said(
        id=row["id"],
        article=row["article"],
        words=words_of(text, spans["content"]),
        stances=frozenset((row["stance"], row.get("stance_also", row["stance"]))),
        parties=frozenset(plain(s["party"]) for s in row["speakers"] if s["party"]),
        parties_also=frozenset(plain(s["party_also"]) for s in row["speakers"] if s.get("party_also")),
        via=frozenset(map(plain, row["via"])),
        via_also=frozenset({plain(agency)} if agency else ()),
        figures=tuple(_gold_count(f, place) for f, place in zip(row["figures"], spans["figures"], strict=True)),
        cue=tuple(spans["cue"]) if spans["cue"] else None,
        narrator=all(s["kind"] == "narrator" for s in row["speakers"]),
        optional=bool(row.get("optional")),
        shown=_beginning(row["content"]),
    )


def _gold_count(figure: Mapping[str, Any], place: Place) -> Count:
    number = figure["low"] if figure["low"] is not None else figure["high"]
    victims = plain(figure["victims"]) if figure["victims"] else None
    return Count(kind=figure["kind"], number=number, victims=victims, place=(place[0], place[1]))


def from_claim(claim: Claim, article: Article) -> Said:
    """A claim of the program; the publishing outlet is no carrier."""
    return Said(
        id=claim.id,
        article=article.key or article.id,
        words=words_of(article.raw, [_raw(span, article) for span in claim.content]),
        stances=frozenset((claim.stance,)),
        parties=frozenset(map(plain, claim.parties)),
        via=frozenset(plain(v.name) for v in claim.via) - {plain(article.name)},
        figures=tuple(_count(f, article) for f in claim.figures),
        cue=_raw(claim.cue, article) if claim.cue else None,
        narrator=claim.is_narrator,
        shown=_beginning([span.of(article.text) for span in claim.content]),
    )


def _beginning(runs: Sequence[str]) -> str:
    return " ".join(" … ".join(runs).split())[:SHOWN]


def _count(figure: Figure, article: Article) -> Count:
    number = figure.low if figure.low is not None else figure.high
    victims = plain(figure.victims) if figure.victims else None
    return Count(kind=figure.kind, number=number, victims=victims, place=_raw(figure.span, article))


def _raw(span: Span, article: Article) -> Place:
    raw = article.offsets.to_raw(span)
    return raw.start, raw.end


def overlap(one: Said, other: Said) -> float:
    """The share of common words of two claims of one article, from 0 to 1."""
    if one.article != other.article:
        return 0.0
    return len(one.words & other.words) / (len(one.words | other.words) or 1)


def meet(one: Place, other: Place) -> bool:
    """True when two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def align(gold: Sequence[Said], ours: Sequence[Said]) -> dict[str, str]:
    """The gold claim's id with the id of the one claim of ours that fits it best, each claim taken once, best pairs first."""
    pairs = [(fit(g, o), g.id, o.id) for g, o in _of_one_article(gold, ours) if overlap(g, o) >= LEAST]
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, wanted, got in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if wanted not in taken and got not in used:
            taken[wanted] = got
            used.add(got)
    return taken


def fit(one: Said, other: Said) -> float:
    """How well two claims fit: their overlap, and more when they have their cue in common."""
    same = one.cue is not None and other.cue is not None and meet(one.cue, other.cue)
    return overlap(one, other) + SAME_CUE * same


def touching(gold: Sequence[Said], ours: Sequence[Said]) -> dict[str, frozenset[str]]:
    """Each claim of ours with every gold claim whose content it holds well enough, doubled claims included."""
    found: dict[str, set[str]] = {o.id: set() for o in ours}
    for g, o in _of_one_article(gold, ours):
        if overlap(g, o) >= LEAST:
            found[o.id].add(g.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _of_one_article(gold: Sequence[Said], ours: Sequence[Said]) -> Iterable[tuple[Said, Said]]:
    by_article: dict[str, list[Said]] = {}
    for o in ours:
        by_article.setdefault(o.article, []).append(o)
    for g in gold:
        yield from product((g,), by_article.get(g.article, ()))
