"""One answer beside its question: what must be cited, said and left unsaid, and whether each citation is to the point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cli import Json
from evals.score import cited_by, is_said, plain

MOST_CITED = 6
WHOLE = 3  # words from which a citation that lies inside the wanted words still is that sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence that an answer cites: the record's key, and its words."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one answer did; `lacking` says what is not right, in words for the detail, `said` whether all that must be is said."""

    id: str
    kind: str
    behaviour: str
    refused: bool
    right: bool
    said: bool
    cited: tuple[Cited, ...]
    stray: tuple[Cited, ...]
    words: int
    lacking: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """True when the articles hold an answer and the question's premise stands."""
        return self.behaviour == "answer"

    @property
    def declined(self) -> bool:
        """True when an unanswerable question was refused, or a false premise was set right."""
        return self.refused or (self.behaviour == "correct" and self.right)


def score(question: Json, answer: Json | None, keys: Mapping[str, str]) -> Score:
    """The score of an answer; `keys` gives the record's key of each article id. A missing answer counts as wrong."""
    given: Json = answer or {"refused": False, "answer": "", "statements": [], "gaps": []}
    cited = tuple(Cited(article=keys.get(c["article"], ""), quote=c["quote"]) for c in cited_by(given))
    lacking = () if answer is None else tuple(_lacking(question, given, cited))
    unsaid = () if given["refused"] else tuple(w for w in question["must_say"] if not is_said(w, given["answer"]))
    return Score(
        id=question["id"],
        kind=question["kind"],
        behaviour=question["behaviour"],
        refused=bool(given["refused"]),
        right=answer is not None and not lacking,
        said=not unsaid,
        cited=cited,
        stray=tuple(c for c in cited if not any(shows(c, w) for w in _to_the_point(question))),
        words=len(given["answer"].split()),
        lacking=(*lacking, *(f"not said: {w}" for w in unsaid)) if answer is not None else ("no answer",),
    )


def _to_the_point(question: Json) -> list[Mapping[str, str]]:
    return [*(piece for group in question["must_cite"] for piece in group), *question["bears"]]


def _lacking(question: Json, given: Json, cited: Sequence[Cited]) -> list[str]:
    """What keeps an answer from being right; nothing when it is."""
    if given["refused"]:
        return ["refused"] if question["behaviour"] == "answer" else []
    if question["behaviour"] == "refuse":
        return ["not refused"]
    found = [f"not cited: {g[0]}" for g in question["must_cite"] if not any(shows(c, w) for c in cited for w in g)]
    found += [f"said: {w}" for w in question["must_not_say"] if is_said(w, given["answer"])]
    return found + ([f"{len(cited)} citations"] if len(cited) > MOST_CITED else [])


def shows(cited: Cited, wanted: Mapping[str, str]) -> bool:
    """True when the cited sentence holds the wanted words of that article, or is itself a part of them.

    >>> shows(Cited(article="a", quote="The mill stopped at noon."), {"article": "a", "quote": "mill stopped at noon"})
    True
    """
    quote, words = plain(cited.quote), plain(wanted["quote"])
    inside = len(quote.split()) >= WHOLE and quote in words
    return cited.article == wanted["article"] and (words in quote or inside)


def percents(scores: Sequence[Score]) -> dict[str, float | None]:
    """The columns of the table, 0 to 100, None where nothing was judged; words and citations as counts."""
    answered = [s for s in scores if not s.refused]
    cited = sum(len(s.cited) for s in answered)
    return {
        "right": _share([s.right for s in scores]),
        "right & said": _share([s.right and s.said for s in scores]),
        "to point": 100 * (1 - sum(len(s.stray) for s in answered) / cited) if cited else None,
        "declined": _share([s.declined for s in scores if not s.answerable]),
        "over-refused": _share([s.refused for s in scores if s.answerable]),
        "words": _mean([s.words for s in answered]),
        "most words": max((s.words for s in answered), default=None),
        "cites": _mean([len(s.cited) for s in answered]),
        "most cites": max((len(s.cited) for s in answered), default=None),
    }


def _share(values: Sequence[bool]) -> float | None:
    return 100 * sum(values) / len(values) if values else None


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def table(scores: Sequence[Score]) -> str:
    """One row for all questions and one for each kind."""
    groups: dict[str, list[Any]] = {"all": list(scores)}
    for one in scores:
        groups.setdefault(one.kind, []).append(one)
    rows = [f"{'kind':<14}{'n':>4}" + "".join(f"{name:>13}" for name in percents(scores))]
    for name, some in groups.items():
        cells = (f"{'-':>13}" if v is None else f"{v:>13.1f}" for v in percents(some).values())
        rows.append(f"{name:<14}{len(some):>4}" + "".join(cells))
    return "\n".join(rows)
