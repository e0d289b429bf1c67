"""What the words of a line do not tell, and what they tell by themselves."""

from __future__ import annotations

import re

_WITHOUT_MORE = re.compile(
    r"(?i)^(?:(?:he|she|it|they)\s+)?(?:also\s+)?"
    r"(?:(?:did|does|do|would|could)(?:\s+not|n[’']t)|declined\s+to|refused\s+to|stopped\s+short\s+of|without)\s+"
    r"(?:immediately\s+)?(?:elaborat(?:e|ing)(?:\s+(?:further|on\s+(?:that|this|it)))?"
    r"|expand(?:ing)?(?:\s+(?:further|on\s+(?:that|this|it)))?|say(?:ing)?\s+(?:any\s*)?more|go(?:ing)?\s+into\s+details?"
    r"|(?:giv|provid|offer|add)(?:e|ing)?\s+(?:any\s+|further\s+|more\s+|any\s+further\s+)?(?:details?|particulars|specifics)"
    r"|(?:be(?:ing)?\s+)?more\s+specific)[\s.”\"’]*$"
    r"|^(?:gave|provided|offered|added)\s+no\s+(?:further\s+|other\s+|more\s+)?(?:details?|particulars|specifics)[\s.”\"’]*$"
)
_NAMED = re.compile(
    r"(?i)\b(?:said|says|told|tells|stated|announced|confirmed|acknowledged|admitted|insisted|added)\b(?!\s+to\s+be\b)"
    r"|\baccording to\b|\b(?:reported|quoted|cited)\s+by\b"
)


def says_nothing_more(words: str) -> bool:
    """True of words that only say that no more was said.

    "He did not elaborate." tells an editor nothing; "did not elaborate on the losses at the bridge" tells what was left out.

    >>> says_nothing_more("did not elaborate"), says_nothing_more("gave no further details."), says_nothing_more("did not go")
    (True, True, False)
    """
    return bool(_WITHOUT_MORE.search(words.strip()))


def names_its_source(words: str) -> bool:
    """True of words in which somebody is said to have told it, though no rule found who.

    "Over forty fishermen were killed near the weir a local source told Harbour Radio": that the article names no source is
    not for us to say of such a sentence. "Forty are said to be dead" and "Deaths were reported" name nobody.

    >>> names_its_source("Forty died a local source told Harbour Radio"), names_its_source("Forty are said to be dead")
    (True, False)
    """
    return bool(_NAMED.search(words))
