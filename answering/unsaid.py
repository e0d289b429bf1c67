"""Sentences in which a text itself says that something is not known, not told or not checked."""

from __future__ import annotations

import re

from answering.writers.saying_little import says_nothing_more

_NOT = (
    r"(?:did|does|do|has|have|had|would|was|were|is|are|could|can)(?: not|n[’']t)(?: immediately| yet| so far| initially|"
    r" ever| independently)*"
)
_TELL = (
    r"(?:comment|respond|repl(?:y|ied)|answer|sa(?:y|id)|specif(?:y|ied)|giv(?:e|en) (?:a |any |the )?(?:figure|number|detail|"
    r"reason|name|toll|count|explanation|source|evidence)\w*|provid(?:e|ed)|nam(?:e|ed)\b|identif(?:y|ied)|disclos(?:e|ed)|"
    r"explain(?:ed)?|confirm(?:ed)?|releas(?:e|ed)|publish(?:ed)?|reveal(?:ed)?|stat(?:e|ed)\b|mention(?:ed)?|rule out|"
    r"acknowledge|been (?:established|determined|identified|explained|released|named|found|confirmed|verified|made public|"
    r"accounted for|reached|recovered))"
)
_CHECK = (
    r"(?:be (?:reached|contacted|verified|confirmed|established|determined|corroborated|identified|checked|ruled out|"
    r"independently)|"
    r"(?:independently )?(?:verif(?:y|ied)|confirm|establish|corroborate|determine|check|attribute|judge|tell|identify|say))"
)
# Each stands under a sentence that made it necessary.
_RULES = (
    # The ministry did not say how many were hurt. The cause has not been established.
    rf"\b{_NOT} {_TELL}\b",
    # The consul declined to comment. They would give no figure.
    (
        r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)) to (?:comment|say|specify|confirm|name|identify|discuss|answer|give|"
        r"be drawn|disclose|speculate)"
    ),
    # No immediate comment came from the port. No group has claimed responsibility.
    (
        r"\bno (?:immediate|official|independent|further) (?:comment|response|reaction|word|confirmation|verification|statement|"
        r"reply|figure|toll)"
    ),
    r"\bno (?:\w+ )?(?:one|group|party|side) (?:has |had )?(?:immediately |yet )?claimed responsibility",
    (
        r"\b(?:gave|gives?|given|giving|offered|provided|released|published) no (?:\w+ )?(?:figures?|numbers?|details?|"
        r"explanation|reason|names?|tolls?|counts?|evidence|source)\b"
    ),
    # The figure could not be verified. Observers were unable to reach the hamlet.
    rf"\b(?:could|can|may|cannot)(?:not| not|n[’']t)?(?: yet| immediately| so far| now)? (?:not )?{_CHECK}\b(?<=\w)",
    (
        r"\b(?:unable|not able|not in a position|in no position|impossible) to (?:\w+ )?(?:verify|confirm|say|judge|attribute|"
        r"establish|determine|corroborate|reach|check|tell|identify)"
    ),
    # It was not clear who had fired. Their fate is unknown.
    (
        r"\b(?:un|not (?:yet |immediately |at once |entirely |fully )?)clear\b|\b(?:unknown|not (?:yet |publicly )?known|"
        r"unexplained|unconfirmed|unverified|"
        r"undetermined|unidentified|uncorroborated)\b|\bremains? (?:to be (?:seen|established)|open|uncertain|a mystery|in doubt)"
    ),
    r"\b(?:nobody|no one) (?:\w+ )?(?:knows?|knew|can say|could say|has explained|was able)",
    # An inquiry is under way. Investigators are still at work.
    (
        r"\b(?:investigation|inquiry|enquiry|inquest|probe|examination|autops(?:y|ies)|tests?|search|count) "
        r"(?:is|was|are|were|has|had|into)\b.{0,60}\b(?:under ?way|continu\w+|pending|opened|going on|not (?:yet )?(?:finished|"
        r"over|complete)|begun)"
    ),
    r"\b(?:is|are|was|were) (?:still )?(?:investigating|being investigated|under investigation)\b",
    # Three boatmen are still missing.
    r"\b(?:still|remain(?:s|ed)?) (?:missing|unaccounted|unidentified)\b|\bunaccounted for\b",
)
_WAY = re.compile("|".join(f"(?:{rule})" for rule in _RULES), re.IGNORECASE)
_POSITIVE = re.compile(
    r"(?i)\b(?:can|could|may|cannot) (?:be|say|tell|confirm|verify|check|judge|identify|determine|establish|corroborate|"
    r"attribute)\b"
)
_ASKS = re.compile(r"[?]\W*$")


def leaves_open(text: str) -> bool:
    """True of a sentence that tells of something not known, not told or not checked.

    "He did not elaborate" alone tells of nothing in particular; "We can confirm the count" leaves nothing open.

    >>> leaves_open("It was not clear who had opened the gates."), leaves_open("The gates were opened at noon.")
    (True, False)
    """
    if _ASKS.search(text) or says_nothing_more(text):
        return False
    found = _WAY.search(text)
    return found is not None and not _POSITIVE.fullmatch(found[0])


_CHECKED = re.compile(
    r"(?i)\b(?:independent(?:ly)?|verif(?:y|ies|ied|ication)|corroborat\w+|cross-?check\w*|authenticat\w+|geolocat\w+|"
    r"(?:could|has|have|had) (?:not |itself |themselves )?confirm\w*|confirm(?:ed|s)? (?:itself|themselves|by)|established|"
    r"inspected|examined|forensic|reached the (?:site|scene)|visited the (?:site|scene))\b"
)


def tells_of_checking(text: str) -> bool:
    """True of a sentence about a check by somebody: done, failed or asked for.

    >>> tells_of_checking("The toll could not be verified independently."), tells_of_checking("Ten died.")
    (True, False)
    """
    return _CHECKED.search(text) is not None
