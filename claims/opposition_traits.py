"""What speaks for two claims answering each other: shared words, a denial, opposite words, enemies, nearness in the text."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.board import Board
from claims.clash import STATING
from claims.clauses import Clause
from claims.dismissals import dismisses, points_back
from claims.hostile import aims_of
from claims.innocence import clears_itself, refuses
from claims.owners import has_voice
from domain.claim import Claim

TRAITS = (
    "share", "shared words", "cosine", "negated", "negated word", "opposite words", "other numbers", "denies", "dismisses",
    "points back", "denies in its words", "denies something else", "near", "next", "paragraphs", "refuting word",
    "refuting word near", "turning word", "names the other", "names and refutes", "enemies", "enemies near", "blame",
    "one article", "narrator", "length", "second denies", "always",
)  # fmt: skip
"""The names of the values that `Pairs.traits` gives, in their order."""
REFUTING = re.compile(
    r"\b(?:contradict\w*|disput\w*|rubbish|nonsense|invent\w*|fairy|deni\w+|deny\w*|dismiss\w*|reject\w*|refut\w*|false|lie"
    r"|lies|lying|untrue|laugh\w*|scoff\w*|ridicul\w*|contest\w*|rebut\w*|myth|tale|never|hogwash|bunk|baloney|slander|smear"
    r"|propaganda|fabricat\w*|absurd|baseless|groundless|unfounded|different (?:version|account|picture|story|tale)"
    r"|the opposite|not so|not true|wrong|brush\w* (?:off|aside)|wav\w* (?:off|away|aside)|shrug\w* off|bristl\w*|hit back"
    r"|hits back|shot back|retort\w*|fire[sd]? back|counter\w*)\b",
    re.IGNORECASE,
)
_TURNING = re.compile(
    r"\b(?:but|however|whereas|while|although|by contrast|in contrast|for (?:its|his|her|their) part|on the other hand|different"
    r"|insist\w*|maintain\w*|version|account|instead|rather|only|in fact|actually|swear\w*|swore|stood by|stands by)\b",
    re.IGNORECASE,
)
COUNTS = (
    r"\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozens?|single|none|nobody"
)
"""Numbers, in figures and in words, as a part of a regular expression; "nobody" counts."""
_NUMBER = re.compile(rf"\b(?:{COUNTS}|no)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’-]{2,}")
_STEM = 5  # letters that a name and its adjective share
_LEAD = 70  # code points before a claim in which it may be set against the one before
_OPENING = 80  # code points of a claim that tell how it answers
_FADES = 300  # code points in which nearness falls to a third
_ADJACENT = 400  # code points between two claims that may answer each other without a word in common
_STEPS = 3  # claims from one to another that may answer it
LOSSES = frozenset({"kill", "wound", "lose"})
"""Stems of what figures tell."""
_OWN, _OTHER = 0.3, 0.15  # share of words from which a denial repeats what it denies, and below which it does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Where two claims meet best: the share of the shorter clause's telling words, how many, and what opposes them."""

    share: float = 0.0
    words: int = 0
    negated: bool = False
    negated_word: bool = False
    opposite: bool = False
    other_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of claims of a board that may answer each other; what is read of a claim is read once."""

    board: Board
    _order: dict[str, Mapping[str, int]] = field(default_factory=dict)
    _denying: dict[str, bool] = field(default_factory=dict)
    _dismissing: dict[str, bool] = field(default_factory=dict)
    _pointing: dict[str, bool] = field(default_factory=dict)
    _aims: dict[str, frozenset[str]] = field(default_factory=dict)
    _refuting: dict[tuple[str, str], bool] = field(default_factory=dict)

    def found(self) -> Mapping[tuple[str, str], Sequence[tuple[Clause, Clause]]]:
        """Pairs of ids in their order, with the clauses that have words in common: none for neighbours that only follow."""
        pairs: dict[tuple[str, str], list[tuple[Clause, Clause]]] = {}
        known: dict[tuple[str, str], bool] = {}
        for claim in self.board.claims:
            if claim.stance in STATING and not claim.negated and has_voice(claim, self.board.window):
                for clause in self.board.clauses[claim.id]:
                    for other, shared in self.board.near(clause, refusing=True).values():
                        one, two = (clause, other) if claim.id < other.claim.id else (other, clause)
                        key = (one.claim.id, two.claim.id)
                        if not self._may_meet(clause, other, shared) or known.get(key) is False:
                            continue
                        if key not in known:
                            known[key] = self._may_answer(claim, other.claim)
                        if known[key] and (one, two) not in pairs.setdefault(key, []):
                            pairs[key].append((one, two))
                for near in self._following(claim):
                    pairs.setdefault((min(claim.id, near.id), max(claim.id, near.id)), [])
        return pairs

    def _may_meet(self, clause: Clause, other: Clause, shared: frozenset[str]) -> bool:
        """False, without looking further, for clauses of two articles that have one word in common, or of which none negates."""
        if clause.claim.article == other.claim.article:
            return True
        refuses = clause.negative != other.negative or "denies" in (clause.claim.stance, other.claim.stance)
        return refuses and len(shared - LOSSES) > 1

    def _may_answer(self, a: Claim, b: Claim) -> bool:
        stands = b.stance in STATING and not b.negated and has_voice(b, self.board.window)
        apart = a.parent != b.id and b.parent != a.id and self.board.opposed(a, b)
        return stands and apart and self.board.events.same(a, b)

    def _following(self, claim: Claim) -> Sequence[Claim]:
        """The next few claims of the article, near enough to answer this one, where one of the two refutes."""
        held, order = self.board.by_article[claim.article], self._places(claim.article)
        at = order[claim.id]
        near = [
            c
            for c in held[at + 1 : at + 1 + _STEPS]
            if self.board.extent(c).start - self.board.extent(claim).end < _ADJACENT
        ]
        return [
            c
            for c in near
            if self._may_answer(claim, c) and (self.refutes(claim, c) or self._deny(c) or self._deny(claim))
        ]

    def traits(self, key: tuple[str, str], clauses: Sequence[tuple[Clause, Clause]]) -> list[float]:
        """The values of a pair, by `TRAITS`; most stand between 0 and 1."""
        board = self.board
        a, b = board.by_id[key[0]], board.by_id[key[1]]
        one = a.article == b.article
        first, second = (a, b) if self.board.extent(a).start <= self.board.extent(b).start else (b, a)
        met = max((self._meeting(x, y) for x, y in clauses), key=_worth, default=Meeting())
        lead = self._lead(first, second)
        refuting = self.refutes(first, second)
        denies = [self._deny(c) for c in (a, b)]
        dismiss = [self._dismiss(c) for c in (a, b)]
        own = [c for c, d, e in zip((a, b), denies, dismiss, strict=True) if (d or e) and not self.points(c)]
        near = (
            math.exp(-max(0, self.board.extent(second).start - self.board.extent(first).end) / _FADES) if one else 0.0
        )
        steps = abs(self._places(a.article)[a.id] - self._places(a.article)[b.id]) if one else 9
        answers = self._deny(second) or self._dismiss(second)
        back = answers and self.points(second)
        enemies = self._enemies(a, b)
        names = self._named(first, second, lead)
        return [
            met.share, min(met.words, 6) / 3, self._cosine(a, b), met.negated, met.negated_word, met.opposite, met.other_numbers,
            any(denies), any(dismiss), back / max(1, steps), bool(own) and met.share >= _OWN, bool(own) and met.share < _OTHER,
            near, 1 / max(1, steps), min(3, self._paragraphs(first, second)) if one else 0, refuting, refuting * near,
            _TURNING.search(lead) is not None, names, names and (answers or refuting), enemies, enemies * near,
            first.stance == "accuses", one, a.is_narrator or b.is_narrator,
            min(2.0, min(len(board.stems(a)), len(board.stems(b))) / 5), answers, 1.0,
        ]  # fmt: skip

    def _meeting(self, x: Clause, y: Clause) -> Meeting:
        board = self.board
        shared = (x.stems & y.stems) - board.parties - LOSSES
        smaller = min(board.weight(x.stems), board.weight(y.stems)) or 1.0
        negated = x.negative != y.negative
        ours, theirs = ({n.lower() for n in _NUMBER.findall(board.text_of(c))} for c in (x, y))
        against = (o for stem in x.stems for o in board.wording.opposed.get(stem, ()))
        return Meeting(
            share=board.weight(shared) / smaller, words=len(shared), negated=negated,
            negated_word=negated and bool(shared & {*x.denied, *y.denied}),
            opposite=any(o in y.stems and o not in x.stems for o in against),
            other_numbers=bool(ours and theirs) and not ours & theirs,
        )  # fmt: skip

    def met(self, first: Claim, second: Claim) -> Meeting:
        """Where two claims meet best, over all their clauses that have a word in common."""
        ours, theirs = self.board.clauses[first.id], self.board.clauses[second.id]
        common = ((x, y) for x in ours for y in theirs if x.stems & y.stems - self.board.parties)
        return max((self._meeting(x, y) for x, y in common), key=_worth, default=Meeting())

    def refutes(self, first: Claim, second: Claim) -> bool:
        """True when the words that lead up to the second refute something: "dismissed", "hit back"."""
        found = self._refuting.get((first.id, second.id))
        if found is None:
            found = REFUTING.search(self._lead(first, second)) is not None
            self._refuting[first.id, second.id] = found
        return found

    def denies(self, claim: Claim) -> bool:
        """True for a denial and for a dismissal."""
        return self._deny(claim) or self._dismiss(claim)

    def _lead(self, first: Claim, second: Claim) -> str:
        """The words that lead up to the second claim, its cue and its opening."""
        text = self.board.window.articles[second.article].text
        start = self.board.extent(second).start
        floor = self.board.extent(first).end if first.article == second.article else 0
        cue = second.cue.of(text) if second.cue else ""
        return f"{text[max(floor, start - _LEAD) : start]} {cue} {self.board.extent(second).of(text)[:_OPENING]}"

    def _named(self, first: Claim, second: Claim, lead: str) -> bool:
        """True when the second names who stands for the first."""
        text = (self.board.extent(second).of(self.board.window.articles[second.article].text) + lead).lower()
        names = (name for owner in self.board.owners(first) for name in _NAME.findall(owner))
        return any(name[:_STEM].lower() in text for name in names)

    def _enemies(self, a: Claim, b: Claim) -> float:
        """1 when one blames the other, a half when their parties fight each other, both together 1.5."""
        ours, theirs = self.board.owners(a), self.board.owners(b)
        aimed = bool(self._aim(a) & set(theirs) or self._aim(b) & set(ours))
        fight = any(frozenset((x, y)) in self.board.enemies for x in ours for y in theirs)
        return aimed + fight / 2

    def _cosine(self, a: Claim, b: Claim) -> float:
        telling = self.board.telling
        ours, theirs = (self.board.stems(c) - self.board.parties for c in (a, b))
        common = sum(telling.get(s, 0.0) ** 2 for s in ours & theirs)
        lengths = [math.sqrt(sum(telling.get(s, 0.0) ** 2 for s in stems)) or 1.0 for stems in (ours, theirs)]
        return common / (lengths[0] * lengths[1])

    def _paragraphs(self, first: Claim, second: Claim) -> int:
        return self.board.window.articles[first.article].text.count(
            "\n\n", self.board.extent(first).end, self.board.extent(second).start
        )

    def _places(self, article: str) -> Mapping[str, int]:
        if article not in self._order:
            self._order[article] = {c.id: n for n, c in enumerate(self.board.by_article[article])}
        return self._order[article]

    def _aim(self, claim: Claim) -> frozenset[str]:
        if claim.id not in self._aims:
            self._aims[claim.id] = aims_of(claim, self.board)
        return self._aims[claim.id]

    def _deny(self, claim: Claim) -> bool:
        if claim.id not in self._denying:
            board = self.board
            self._denying[claim.id] = claim.stance == "denies" or refuses(claim, board) or clears_itself(claim, board)
        return self._denying[claim.id]

    def _dismiss(self, claim: Claim) -> bool:
        if claim.id not in self._dismissing:
            self._dismissing[claim.id] = dismisses(claim, self.board)
        return self._dismissing[claim.id]

    def points(self, claim: Claim) -> bool:
        """True for a denial that says nothing of its own: "it", "the charge", "absurd"."""
        if claim.id not in self._pointing:
            self._pointing[claim.id] = points_back(claim, self.board)
        return self._pointing[claim.id]


def _worth(met: Meeting) -> float:
    return met.share * min(1.0, met.words / 2) + 0.3 * (met.negated or met.opposite) + 0.3 * met.negated_word
