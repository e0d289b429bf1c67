"""Breaks of English grammar that translations make and news desks do not: each counted by a function of its own."""

from __future__ import annotations

import re

_MANY = r"(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|[2-9]|[1-9]\d{1,2})"
_ONE = (
    r"(?:man|person|soldier|inhabitant|civilian|citizen|child|woman|resident|officer|serviceman|terrorist|tank|drone"
    r"|rocket|missile|shell|vehicle|village|settlement|house|helicopter|aeroplane|position)"
)
_OF_SEVERAL = re.compile(
    rf"\b{_MANY} (?:[a-z]+ful |[a-z]+ary |[a-z]+ed |local |own |more )?{_ONE}"
    r"(?=[.,;]| (?:and|was|were|in|on|at"
    rf"|of|have|had|from)\b)"
)
_SEVERAL = (
    r"(?:guards|sides|soldiers|servicemen|forces|troops|parties|losses|units|divisions|formations|armies|fights"
    r"|deputies"
    r"|inhabitants|citizens|terrorists|militants|drones|shells|rockets|negotiations|diplomats|observers)"
)
_DISAGREED = re.compile(
    rf"(?<!of )(?<!of the )(?<!of its )(?<!of their )(?<!of these )\b{_SEVERAL} (?:of (?:the )?[\w-]+ (?:and [\w-]+ )?)?"
    r"(?:again |also |already )?(?:has|is|was|goes|makes|does|proceeds|continues|accuses|carries|holds)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:is|are|was|were) (?:again |also |already |not )?(?:become|break|go|take|make|give|begin|shoot|attack"
    r"|destroy|kill)\b"
    r"|\b(?:can|must|should|may|will|would|could) to (?!be\b)[a-z]+\b|\b(?:has|have) (?:not )?commented the\b"
    r"|\bthanked to\b"
    r"|\b(?:were|was) exchanged by (?:opinions|views)\b|\bexchanged by (?:opinions|views)\b"
)
_BEHIND = re.compile(
    r"(?:[,”\"—–-]\s?|\s[—–-]\s)(?:has |have )?(?:informs|informed|told|marked|assured|has declared|has informed"
    r"|underlined)"
    r" (?:the|in|by|at|to)\b|\b(?:informs|informed|told) (?:the )?(?:press[- ](?:service|secretary)|agency of)\b"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are) (?:rendered|underlined|conducted|emphasi[sz]ed|stressed|marked|discussed|expressed|wished"
    r"|noted|destroyed"
    r"|carried out|informed) the\b|(?:^|[.!?]\s)(?:Was|Were) [a-z]+(?:ed|en)\b(?![^.!?\n]{0,300}\?)"
    r"|\bin it is (?:told|said)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\bthe (?!Gambia|Virginia|Philadelphia|California)[A-Z][a-z]+(?:ia|stan)\b"
    r"(?=[.,;]| (?:carried|has|have|is"
    r"|was|and|in|on|to)\b)"
)
_TOLD_THAT = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!be )(?<!are )(?<!is )(?<!not )(?<!, )\btold that (?:the|it|he"
    r"|she|they|a|in)\b"
)


def singulars_of_several(text: str) -> int:
    """Words such as "three military man were hurt"; not "a three-man crew"."""
    return len(_OF_SEVERAL.findall(text))


def disagreeing_verbs(text: str) -> int:
    """Sentences such as "the units of Orvenia has fired"; not "one of the units has fired"."""
    return len(_DISAGREED.findall(text))


def broken_verbs(text: str) -> int:
    """Verbs such as "were become", "must to see"; not "must be seen"."""
    return len(_BROKEN.findall(text))


def speakers_behind(text: str) -> int:
    """Endings such as ", informs the press-service" and "told that the"; not ", said the mayor"."""
    return len(_BEHIND.findall(text)) + len(_TOLD_THAT.findall(text))


def passives_before_things(text: str) -> int:
    """Sentences such as "Was underlined the importance"; not "Was he there?"."""
    return len(_PASSIVE.findall(text))


def articles_before_states(text: str) -> int:
    """Names such as "of the Orvenia."; not "the Orvenia talks"."""
    return len(_ARTICLE.findall(text))
