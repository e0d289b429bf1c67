"""Where a claim stands, said in its own words, so that it is found again when offsets and claim ids have changed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.article import Article
from domain.claim import Claim
from domain.text import Span

CONTEXT = 200  # code points kept on each side of the words, never beyond the sentence
_SAME_ENOUGH = 0.6  # of two runs of words, what both share, for a claim whose ends a later analysis put elsewhere
_FOLDS = str.maketrans("‘’‚‛“”„‟«»–—−‐‑", '\'\'\'\'""""""-----')
_BLANK, _LONG_BLANK = re.compile(r"\s+"), re.compile(r"\s{2,}")
_ENDS = frozenset(".!?…:;\"')]")  # what may stand before the beginning of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim by its quotation: the exact `words` it says, with the rest of their sentence `before` and `after`.

    `cue` holds its words of saying. The quotation is the `occurrence`-th, from 1, of the `of` that the text then held.
    """

    article: str
    words: str
    before: str = ""
    after: str = ""
    cue: str = ""
    occurrence: int = 1
    of: int = 1

    def place_in(self, text: str) -> Span | None:
        """Where the words stand in a text; None when they do not, or when it cannot be told which place is meant.

        Blanks, quotation marks and dashes may differ; every other letter of the sentence must be there.

        >>> anchor = Anchor(article="a", words="two fell", before="Kesh said ", after=".")
        >>> anchor.place_in("Two fell. Kesh  said two fell.")
        Span(start=21, end=29)
        >>> anchor.place_in("Orvenia said two fell.") is None
        True
        """
        places = tuple(self._places(text))
        return places[self.occurrence - 1] if len(places) == self.of and self.occurrence <= self.of else None

    def claim_in(self, article: Article, claims: Iterable[Claim]) -> Claim | None:
        """The claim, among these of the article, that says the words now; None when no claim does."""
        place = self.place_in(article.text)
        if place is None:
            return None
        near = [(_shared(run_of(c), place), c) for c in claims if self._same_cue(c, article.text)]
        score, claim = max(near, key=lambda pair: pair[0], default=(0.0, None))
        return claim if score >= _SAME_ENOUGH else None

    def _same_cue(self, claim: Claim, text: str) -> bool:
        """As in "said", found again as "has said": one cue word is the same, or nobody is credited before and after."""
        now, then = set(claim.cue.of(text).lower().split() if claim.cue else ()), set(self.cue.lower().split())
        return bool(now & then) or (not now and not then)

    def _places(self, text: str) -> Iterator[Span]:
        folded = _folded(text)
        before, wanted = len(_plain(self.before)), _plain(self.before + self.words + self.after)
        length = len(_plain(self.before + self.words)) - before
        at = folded.text.find(wanted)
        while at >= 0 and length > 0:
            first = at + before
            if len(self.before) >= CONTEXT or _opens(text, folded.origin(at)):
                yield Span(start=folded.origin(first), end=folded.origin(first + length - 1) + 1)
            at = folded.text.find(wanted, at + 1)


def anchor_of(claim: Claim, article: Article) -> Anchor:
    """The anchor of a claim of this version of the article."""
    run, text = run_of(claim), article.text
    first, last = article.sentence_at(run.start), article.sentence_at(max(run.start, run.end - 1))
    start = _opening(text, max(first.start if first else run.start, run.start - CONTEXT), run.start)
    end = min(last.end if last else run.end, run.end + CONTEXT)
    plain = Anchor(
        article=article.id, words=run.of(text), before=text[start : run.start], after=text[run.end : end],
        cue=claim.cue.of(text) if claim.cue else "",
    )  # fmt: skip
    places = tuple(plain._places(text))
    occurrence = next((n for n, place in enumerate(places, 1) if place.overlaps(run)), 1)
    return Anchor(
        article=article.id, words=plain.words, before=plain.before, after=plain.after, cue=plain.cue,
        occurrence=occurrence, of=max(1, len(places)),
    )  # fmt: skip


def run_of(claim: Claim) -> Span:
    """From the first word that the claim says to the last."""
    parts: Sequence[Span] = claim.content or (claim.extent,)
    return Span(start=min(p.start for p in parts), end=max(p.end for p in parts))


def _shared(one: Span, other: Span) -> float:
    """How much of what either run holds both hold, 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _opens(text: str, at: int) -> bool:
    """True where a sentence can begin: a quotation must not be found at the tail of another, longer sentence."""
    before, rest = text[:at].rstrip(), text[at:]
    first = len(text) - len(rest.lstrip())  # the line may break anywhere between the two
    return not before or "\n" in text[len(before) : first] or before[-1].translate(_FOLDS) in _ENDS


def _opening(text: str, start: int, words: int) -> int:
    """From `start` back to where a sentence can begin, as after a bullet or a dash that ends no sentence; not too far back."""
    farthest = max(0, words - CONTEXT)
    return next((at for at in range(start, farthest, -1) if _opens(text, at)), farthest)


def _plain(text: str) -> str:
    return _BLANK.sub(" ", text.translate(_FOLDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """A text with one blank for each run of blanks and plain marks; `cuts` say from where on how many letters are left out."""

    text: str
    cuts: tuple[tuple[int, int], ...]

    def origin(self, at: int) -> int:
        """Where a letter of it stood."""
        before = bisect.bisect_right(self.cuts, at, key=lambda cut: cut[0])
        return at + (self.cuts[before - 1][1] if before else 0)


@lru_cache(maxsize=1_000)  # the texts that corrections are about, looked into again after every change
def _folded(text: str) -> _Folded:
    plain = text.translate(_FOLDS)
    cuts: list[tuple[int, int]] = []
    left_out = 0
    for run in _LONG_BLANK.finditer(plain):
        after = run.start() - left_out + 1
        left_out += run.end() - run.start() - 1
        cuts.append((after, left_out))
    return _Folded(text=_plain(text), cuts=tuple(cuts))
