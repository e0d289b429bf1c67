"""Denials that say nothing of their own: "it", "the charge", "Nonsense", "that version does not hold", "called it extorted"."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.board import Board
from claims.vocabulary import Vocabulary
from claims.wording import words_of
from domain.claim import Claim

_JUDGED = 5  # words of a dismissal among which the judgement stands
TOLD = frozenset({"version", "account", "finding", "assertion", "suggestion", "story"})
"""What is told, as a denial calls it."""
_SHORT = 15  # words of a dismissal at most: "absurd and rather tired"
_POINTING = re.compile(
    r"^(?:otherwise|the (?:opposite|contrary)|it|this|that|them|these|everything|anything|so|doing so|having done so)$"
)
_ELLIPTIC = re.compile(
    r"^(?:that )?(?:it|they|he|she|we|this|that|there) (?:\w+ )?"
    r"(?:had|has|have|did|do|does|was|were|is|are|would|could)(?: not|n't)(?: (?:have|be|been|done so|so))*$"
)
_UNTENABLE = re.compile(  # "that version does not hold", "this never happened", "none of that took place"
    r"^\W*(?:(?:that|this|these|those|it|the|such)\b(?: [\w-]+){0,2}? (?:(?:do|does|did|would|will)(?: not|n['’]t) (?:hold|stand"
    r"|add up|stack up|correspond|match|fit|square|make sense|happen|occur)|never (?:happened|took place|occurred)"
    r"|makes? no sense|falls? apart|(?:is|are) at odds with|(?:is|are|was|were) (?:simply |just )?(?:not (?:the case|how it"
    r"|what happened|borne out)|out of the question))"
    r"|(?:none of (?:that|this|it|these|those)|nothing of the (?:sort|kind))"
    r" (?:ever )?(?:happened|took place|is true|was true))\b",
    re.IGNORECASE,
)
_MADE_UP = re.compile(  # "calls the confession extorted", "said the pictures had been staged"
    r"\b(?:confession|admission|statement|testimony|account|recording|video|footage|photograph|photo|picture|image|evidence"
    r"|letter|document|tape|transcript|report|story|exhibit)s?\b"
    r"(?: (?:was|were|is|are|had|has|have|been|being|simply|all|itself|to be))*"
    r" (?:extorted|coerced|forced|wrung|dictated|staged|scripted|planted|faked|forged|doctored|manufactured|manipulated|contrived"
    r"|tampered with|cooked up|obtained (?:by|under)|made up|invented|fabricated)\b",
    re.IGNORECASE,
)
_DISOWNED = re.compile(  # "it was not us", "his country was not involved", "his men were nowhere near it"
    r"\b(?:it|this|that) (?:was|is)(?: not|n['’]t) (?:us|me|them|him|her|ours|our)\b"
    r"|\b(?:was|were|is|are|had|has|have)(?: not|n['’]t| never| in no way)(?: been)?"
    r" (?:involved|responsible|behind|to blame|a party to)\b"
    r"|\b(?:nothing to do with|no (?:part|role|hand|involvement) in|no involvement"
    r"|(?:never|nowhere) near (?:it|there|the place))\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\W*(?:nonsense|rubbish|not true|untrue|lies|a lie|this is (?:untrue|false|a lie)"
                     r"|that is (?:untrue|false|a lie)|not guilty)\b", re.IGNORECASE)  # fmt: skip


def dismisses(claim: Claim, board: Board) -> bool:
    """As in "A ministry called that “absurd and rather tired”": a judgement of words, short, with no count."""
    text = board.text(claim)
    words = words_of(text)
    if len(words) > _SHORT or claim.figures:
        return False
    first = words[:_JUDGED]
    judged = {"-".join(pair) for pair in pairwise(first)} | set(first)
    return bool(
        _ANSWER.match(text)
        or _UNTENABLE.match(text)
        or _MADE_UP.search(text)
        or _DISOWNED.search(text)
        or _ELLIPTIC.match(text.strip(" \"“”'’.,").lower())
    ) or (bool(judged & board.wording.dismissals) and claim.cue is not None)


def points_back(claim: Claim, board: Board) -> bool:
    """True when a denial says nothing of its own: "it", "the charge", "this version", "a fairy tale told by fools"."""
    text = board.text(claim).strip(" \"“”'’.,").lower()
    words = [w for w in words_of(text) if w not in ("the", "these", "those", "any", "all", "such", "that", "this")]
    nouns = Vocabulary.load().lists["statements"] | TOLD
    return (
        bool(_POINTING.match(text)) or (len(words) <= 3 and any(w in nouns or w.removesuffix("s") in nouns for w in words))
        or dismisses(claim, board) or bool(_ELLIPTIC.match(text))
    )  # fmt: skip
