"""What speaks for a statement being the reply to one just before it, or another account of the same thing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from claims.board import Board
from claims.opposition_traits import COUNTS, Pairs
from claims.wording import words_of
from domain.claim import Claim

SIGNS = (
    "always", "gap", "one paragraph", "refuting word near", "told of", "accused", "share", "pair quarrels", "in dispute",
    "elliptic number", "pronoun and no", "second denies", "denies in its words", "claimed", "both attacks", "narrator",
    "bystander first", "admission first", "plain confirmation", "nobody between", "asked", "feeling", "feeling first",
)  # fmt: skip
"""The names of the values that `Signs.of` gives, in their order."""
_FADES = 300  # code points in which nearness falls to a third
_FAR = 600  # code points from which a gap counts as the longest
_FEW = 9  # words of a statement whose number needs the one before to tell of what it is
_OWN = 0.3  # share of words from which a denial repeats what it denies
_STEM = 5  # letters that a name and its adjective share
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’-]{2,}")
_OF_A_LAND = re.compile(r"(?:an|ish|ese)$")  # of a longer name: "Orvenian Watch" is not all that is Orvenian
_CLAIMED = re.compile(
    r"\b(?:claim\w*|alleg\w*|insist\w*|maintain\w*|version|account|accus\w*|blam\w*|charg\w*|assert\w*|contend\w*|argu\w*"
    r"|speaks? of|spoke of|puts?|estimat\w*|believ\w*|convinced|adamant|swears?|swore|reckon\w*)\b",
    re.IGNORECASE,
)
_RESUMES = re.compile(
    r"^\W*(?:that |there (?:was|were|is|are|had|has) )?(?:it|they|he|she|this|these|those|them|his|her|their|its|such|so|both"
    r"|everyone|everybody|nobody|no one|none|nothing|neither|never|no|not|all)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|nowhere|neither|nor|no one|without|cannot)\b|n[’']t\b", re.IGNORECASE
)
NUMBER = re.compile(rf"\b(?:{COUNTS}|no one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What plainer rules found: the claims in a disagreement, and by article the pairs of owners that disagree there."""

    claims: frozenset[str]
    pairs: frozenset[tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Reads the signs of pairs of claims of one article."""

    board: Board
    pairs: Pairs
    known: Known

    def of(self, first: Claim, second: Claim, *, alone: bool) -> list[float]:
        """The values of a pair, by `SIGNS`; `alone` when one of the two owners says all that stands between them."""
        board = self.board
        met = self.pairs.met(first, second)
        gap = self.gap(first, second)
        refuting = self.pairs.refutes(first, second) * math.exp(-max(0, len(gap)) / _FADES)
        told = self._tells_of(first, second)
        denies = self.pairs.denies(second)
        own = any(self.pairs.denies(c) and not self.pairs.points(c) for c in (first, second))
        attacks = all(c.event is not None and c.event.type == "attack" for c in (first, second))
        return [float(value) for value in (
            1, min(len(gap), _FAR) / _FADES, "\n\n" not in gap, refuting, told, told and first.stance == "accuses",
            met.share, self._quarrel(first, second), first.id in self.known.claims, self._elliptic(first, second),
            self._resumes_and_negates(second), denies, own and met.share >= _OWN, self._claimed(first), attacks,
            first.is_narrator or second.is_narrator, not board.window.parties(first), first.stance == "confirms",
            self._only_confirms(second), alone, "?" in gap, second.stance == "expresses", first.stance == "expresses",
        )]  # fmt: skip

    def gap(self, first: Claim, second: Claim) -> str:
        """The words between two claims, none for claims that overlap."""
        text = self.board.window.articles[first.article].text
        return text[self.board.extent(first).end : self.board.extent(second).start]

    def _tells_of(self, first: Claim, second: Claim) -> bool:
        """As in "Orvenia says that Talmark fired. Talmark says ...": the first is about who says the second."""
        named = (_NAME.findall(owner) for owner in self.board.owners(second))
        owners = {n[:_STEM] for names in named for n in names if len(names) == 1 or not _OF_A_LAND.search(n)}
        return any(name[:_STEM] in owners for name in _NAME.findall(self.board.text(first)))

    def _quarrel(self, first: Claim, second: Claim) -> bool:
        """True when the two sides plainly disagree elsewhere in the article."""
        ours, theirs = self.board.owners(first), self.board.owners(second)
        return any((first.article, frozenset((a, b))) in self.known.pairs for a in ours for b in theirs)

    def _elliptic(self, first: Claim, second: Claim) -> bool:
        """As in "The mayor counts ninety missing. The army puts it at fewer than ten"."""
        text = self.board.text(second)
        short = len(words_of(text)) <= _FEW
        return short and bool(NUMBER.search(text)) and bool(NUMBER.search(self.board.text(first)))

    def _resumes_and_negates(self, second: Claim) -> bool:
        """As in "... that they were beaten. The warden says nobody touched them"."""
        text = self.board.text(second)
        return bool(_RESUMES.match(text)) and bool(_NO.search(f"{text} {self._cue(second)}"))

    def _claimed(self, first: Claim) -> bool:
        """As in "Talmark claims", "in Orvenia's version", "the mayor puts": a cue that keeps its distance."""
        return _CLAIMED.search(frame_of(first, self.board)) is not None

    def _only_confirms(self, second: Claim) -> bool:
        """As in "The mission confirmed the withdrawal": it agrees, and counts nothing itself."""
        return second.stance == "confirms" and not NUMBER.search(self.board.text(second))

    def _cue(self, claim: Claim) -> str:
        return claim.cue.of(self.board.window.articles[claim.article].text) if claim.cue else ""


def frame_of(claim: Claim, board: Board) -> str:
    """The words of a statement around what is said: who says it, through whom, and how."""
    text = board.window.articles[claim.article].text
    said = board.extent(claim).of(text)
    for part in claim.content:
        said = said.replace(part.of(text), " ")
    return said


def scored(values: list[float], weights: Mapping[str, float]) -> float:
    """The weighed sum of the signs: the logarithm of the odds that two neighbours disagree."""
    return sum(weights[name] * value for name, value in zip(SIGNS, values, strict=True))
