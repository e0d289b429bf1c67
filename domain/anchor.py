"""Where a claim stands, said in its own words, so that it is found again when offsets and claim ids have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.article import Article
from domain.claim import Claim
from domain.text import Span

CONTEXT = 200  # code points kept on each side of the words, never beyond the sentence
_SAME_ENOUGH = 0.6  # of two runs of words, what both share, for a claim whose ends a later analysis put elsewhere
_FOLDS = str.maketrans("‘’‚‛“”„‟«»–—−‐‑", '\'\'\'\'""""""-----')
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
        folded, origins = _folded(text)
        before, wanted = _folded(self.before)[0], _folded(self.before + self.words + self.after)[0]
        length = len(_folded(self.before + self.words)[0]) - len(before)
        at = folded.find(wanted)
        while at >= 0 and length > 0:
            first = at + len(before)
            if len(self.before) >= CONTEXT or _opens(text, origins[at]):
                yield Span(start=origins[first], end=origins[first + length - 1] + 1)
            at = folded.find(wanted, at + 1)


def anchor_of(claim: Claim, article: Article) -> Anchor:
    """The anchor of a claim of this version of the article."""
    run, text = run_of(claim), article.text
    first, last = article.sentence_at(run.start), article.sentence_at(max(run.start, run.end - 1))
    start = max(first.start if first else run.start, run.start - CONTEXT)
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
    before = text[:at].rstrip()
    return not before or "\n" in text[len(before) : at] or before[-1].translate(_FOLDS) in _ENDS


@lru_cache(maxsize=32)  # an article's corrections look into one text, one after the other
def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one blank for each run of blanks and plain marks, and where each letter of it came from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(text.translate(_FOLDS)):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        origins.append(at)
    return "".join(letters), origins
