"""Words by which somebody who speaks leaves unsaid what was asked: "he had nothing to add", "I would rather not say"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT = r"(?:not|n't|n’t|never|neither)"
_TELL = (
    r"(?:say|tell|comment|confirm|deny|discuss|disclose|reveal|name|identify|elaborate|specify|explain"
    r"|verify|corroborate|establish"
    r"|determine|attribute|speculate|clarify|answer|speak|talk|go into|give|provide|share|divulge"
    r"|be drawn|judge|prejudge|rule out"
    r"|exclude|guess|assess|address|respond|reply|get into|pre-empt|second-guess|add|release|publish|detail|count|engage)"
)
_SHUN = (
    r"(?:comment|discuss|disclose|elaborate|speculate|go into|be drawn|prejudge|pre-judge|get into"
    r"|divulge|answer|second-guess"
    r"|pre-empt|engage|guess)"
)
_GIVE = (
    r"(?:say|tell|confirm|verify|corroborate|name|identify|reveal|give|provide|establish|determine|exclude|rule out)"
)
_HELP = rf"(?:cannot|(?:can|ca|could|will|wo|would|shall|am|are|is|was|were|do|does|did)\s?{_NOT})"
_CAN = rf"(?:cannot|(?:can|ca|could|will|wo|would)\s?{_NOT})"
_WISH = r"(?:going|want|wish|able|prepared|willing|authori[sz]ed|allowed|intend|care|free|at liberty)\sto"
_CLOSED = r"(?:classified|confidential|secret|sub judice|under (?:examination|investigation|review|study)|not public)"
_SHAPES = (
    r"\bneither confirm\w* n?or \w+",
    r"\bno comment\b",
    r"\bnothing (?:more |further |else )?to (?:add|report|announce|share)\b",
    r"\bnothing (?:more|further|else) to say\b",
    rf"\b(?:would|'d|’d) (?:rather|prefer) (?:{_NOT}|to say nothing)\b",
    r"\bprefer(?:s|red)? not to\b",
    rf"\b{_HELP} (?:\w+ )?(?:{_WISH} )?{_SHUN}\b",
    rf"\b{_NOT} (?:\w+ )?{_WISH} {_TELL}\b",
    rf"\b{_CAN} (?:yet )?{_GIVE}\b",
    rf"\b(?:not in a|in no|at no) (?:position|liberty) to {_TELL}\b",
    rf"\bunable to {_TELL}\b",
    r"\b(?:falls?|fell|comes?|came|covered|protected|bound) (?:under|by) (?:\w+ )?(?:secrecy|confidentiality|seal)\b",
    rf"\b(?:matter|question|information|figure|report|file|log|case)s? (?:is|was|are|were|remains?) (?:\w+ )?{_CLOSED}\b",
    r"\b(?:too (?:early|soon)|premature) to (?:say|tell|judge|comment|speculate|draw|confirm|attribute)\b",
    r"\b(?:have|has|had) no (?:confirmation|means of|way of|comment)\b",
    r"\b(?:nobody|no one|none) (?:\w+ )?(?:was|is) available\b",
    r"\bask(?:ed|s)? not to be (?:named|identified|quoted)\b",
)
_UNSAID = re.compile("|".join(_SHAPES))
_LEAD = 18  # words at the beginning of what is said, among which it stands


def leaves_unsaid(words: Iterable[str]) -> bool:
    """True for words that begin by leaving the matter open; `words` are lower-case tokens.

    >>> leaves_unsaid("he had nothing to add to the interview".split())
    True
    >>> leaves_unsaid("he was going to say more".split())
    False
    """
    return _UNSAID.search(" ".join(list(words)[:_LEAD])) is not None
