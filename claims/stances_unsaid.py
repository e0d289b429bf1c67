"""Words by which somebody who speaks leaves unsaid what was asked: "he had nothing to add", "I would rather not say"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TELL = (
    r"(?:say|tell|comment|confirm|deny|discuss|disclose|reveal|name|identify|elaborate|specify|explain|verify|corroborate|establish"
    r"|determine|attribute|speculate|clarify|answer|speak|talk|go into|give|provide|share|divulge|be drawn|judge|prejudge|rule out"
    r"|exclude|guess|assess|address|respond|reply|get into|pre-empt|second-guess|add|release|publish|detail|count|engage)"
)
_NOT = r"(?:not|n't|n’t|never|neither)"
_UNSAID = re.compile(
    rf"""
    \bneither\sconfirm\w*\s(?:n?or)\s\w+ | \bno\scomment\b | \bnothing\s(?:more\s|further\s|else\s)?to\s(?:add|report|announce|share)\b | \bnothing\s(?:more|further|else)\sto\ssay\b
    | \b(?:would|'d|’d)\s(?:rather|prefer)\s(?:{_NOT}|to\ssay\snothing)\b | \bprefer(?:s|red)?\snot\sto\b
    | \b(?:cannot|can\s?{_NOT}|ca\sn.t|could\s?{_NOT}|will\s{_NOT}|wo\sn.t|would\s{_NOT}|shall\s{_NOT}|am\s{_NOT}|are\s{_NOT}|is\s{_NOT}|was\s{_NOT}|were\s{_NOT}|do\s{_NOT}|does\s{_NOT}|did\s{_NOT})
      \s(?:\w+\s)?(?:going\sto\s|want\sto\s|wish\sto\s|able\sto\s|prepared\sto\s|willing\sto\s|authori[sz]ed\sto\s|allowed\sto\s|at\sliberty\sto\s|free\sto\s|intend\sto\s|care\sto\s)?
      (?:comment|discuss|disclose|elaborate|speculate|go\sinto|be\sdrawn|prejudge|pre-judge|get\sinto|divulge|answer|second-guess|pre-empt|engage|guess)\b
    | \b(?:not|n.t|never)\s(?:\w+\s)?(?:going|want|wish|able|prepared|willing|authori[sz]ed|allowed|intend|care)\sto\s{_TELL}\b
    | \b(?:cannot|can\s?{_NOT}|ca\sn.t|could\s?{_NOT}|will\s{_NOT}|wo\sn.t|would\s{_NOT})\s(?:yet\s)?(?:say|tell|confirm|verify|corroborate|name|identify|reveal|give|provide|establish|determine|exclude|rule\sout)\b
    | \b(?:in|at)\s(?:a|no)\s(?:position|liberty)\sto\s{_TELL}\b | \bunable\sto\s{_TELL}\b
    | \b(?:falls?|fell|comes?|came|covered|protected|bound)\s(?:under|by)\s(?:\w+\s)?(?:secrecy|confidentiality|seal|privilege|secret)\b
    | \b(?:matter|question|information|figure|report|file|log|case)s?\s(?:is|was|are|were|remain(?:s|ed)?)\s(?:\w+\s)?(?:classified|confidential|secret|sub\sjudice|under\s(?:examination|investigation|review|study)|not\spublic)\b
    | \b(?:too\s(?:early|soon)|premature)\sto\s(?:say|tell|judge|comment|speculate|draw|confirm|attribute)\b
    | \b(?:have|has|had)\sno\s(?:confirmation|means\sof|way\sof|comment)\b
    | \b(?:no(?:body|\sone|ne))\s(?:\w+\s)?(?:was|is)\savailable\b | \basked?\snot\sto\sbe\s(?:named|identified|quoted)\b
    | \b(?:is|was)\sfor\sothers\sto\b | \bdo\s{_NOT}\sknow\b(?=\s*$)
    """,
    re.VERBOSE,
)
_NEGATED = re.compile(rf"\b{_NOT}\b|\bcannot\b|n.t\b|\bno\b|\bunable\b|\bneither\b|\bunder\b|\bby\b|\b(?:rather|prefer\w*|premature|early|soon|classified|confidential|secret|nothing|none|nobody)\b|\bothers\b")
_LEAD = 18  # words at the beginning of what is said, among which it stands


def leaves_unsaid(words: Iterable[str]) -> bool:
    """True for words that begin by leaving the matter open; `words` are lower-case tokens.

    >>> leaves_unsaid("he had nothing to add to the interview".split())
    True
    >>> leaves_unsaid("he was going to say more".split())
    False
    """
    lead = " ".join(list(words)[:_LEAD])
    return bool(_UNSAID.search(lead)) and bool(_NEGATED.search(lead))
