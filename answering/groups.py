"""Groups of people that a question counts by name, and the words by which a text tells of them."""

from __future__ import annotations

import re

_GROUPS = (
    (
        r"\b(?:child(?:ren)?|kids?|minors?|under-?age|boys?|girls?|bab(?:y|ies)|infants?|teenagers?|schoolchildren)\b",
        (
            r"\b(?:child(?:ren)?|kids?|minors?|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|teen(?:ager)?s?|pupils?|"
            r"school(?:boy|girl|children)s?|"
            r"sons?|daughters?|under (?:the age of )?(?:\d|fif|six|four|ten|eigh|twelve)\w*|aged? (?:of )?\w+|\w+-year-olds?|"
            r"youngest)\b"
        ),
    ),
    (r"\bwom[ae]n\b", r"\b(?:wom[ae]n|mothers?|wi(?:fe|ves)|widows?|grandmothers?|girls?|female|nurses?)\b"),
    (
        r"\b(?:journalists?|reporters?|press)\b",
        r"\b(?:journalists?|reporters?|correspondents?|camera\w+|photographers?|media worker\w*|broadcasters?)\b",
    ),
    (
        r"\b(?:medics?|doctors?|nurses?|paramedics?)\b",
        r"\b(?:medics?|doctors?|nurses?|paramedics?|surgeons?|hospital (?:staff|workers?)|colleagues?|ambulance \w+)\b",
    ),
    (r"\b(?:foreigners?|foreign nationals?)\b", r"\b(?:foreign\w*|nationals?|citizens?|passports?)\b"),
    (
        r"\b(?:aid workers?|relief workers?|peacekeepers?)\b",
        r"\b(?:aid|relief|charity|staff|workers?|volunteers?|peacekeepers?|drivers?)\b",
    ),
    (
        r"\b(?:elderly|pensioners?|old people)\b",
        r"\b(?:elderly|pensioners?|old (?:people|men|women)|grand\w+|aged? \d\d|retired)\b",
    ),
)


# "How many of the dead were small children?", "the number of women killed": the group is what is counted.
_COUNTED = (
    r"(?:\bhow many (?:of (?:\w+ ){1,3}(?:was|were|are|is|included) )?|\bnumber of |^\W*(?:were|was|are|is) (?:there )?any )"
    r"(?:(?:the|their|its|small|young|local|foreign|of|were|are) ){0,2}"
)


def group_rule(question: str) -> re.Pattern[str] | None:
    """What a text must hold to tell of the group that a question counts; None when it counts no such group.

    >>> bool(group_rule("How many of them were children?").search("Two boys died."))
    True
    >>> group_rule("How many people died?") is None
    True
    """
    told = (text for asked, text in _GROUPS if re.search(_COUNTED + asked, question, re.IGNORECASE))
    found = next(told, None)
    return re.compile(found, re.IGNORECASE) if found else None
