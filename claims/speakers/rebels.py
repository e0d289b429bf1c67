"""Which of an article's armed groups it calls "the rebels", and who commands for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parties import PartyMention
from claims.vocabulary import Vocabulary

_CALLED = r"(?:rebels?|insurgents?|separatists?|guerrillas?|militants?|secessionists?|jihadists?|bandits?|terrorists?)"
_AHEAD = re.compile(
    rf"\b{_CALLED}(?:,? (?:of|from|with|calling themselves))? (?:the )?(?:so-called )?[“\"‘]?$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"^[”\"’]?(?: {_CALLED}\b|,? (?:the |an? |a group of )?(?:[\w-]+ ){{0,2}}{_CALLED}\b)", re.IGNORECASE
)
_HIRED = re.compile(
    r"^[”\"’]?(?: militia| paramilitar\w+|, an? (?:[\w-]+ ){0,2}(?:militia|paramilitary))", re.IGNORECASE
)
_LINE = 50  # characters looked at on either side


def rebels_among(text: str, mentions: Sequence[PartyMention], armed: Sequence[str]) -> str | None:
    """As in "the Dawn Army, the rebels in the hills": the group that "the rebels" means later.

    Of several groups, the one that the text calls so beside its name, else the only one that it does not call a militia.
    """
    if len(armed) < 2:
        return armed[0] if armed else None
    called: set[str] = set()
    hired: set[str] = set()
    for mention in mentions:
        before = text[max(0, mention.span.start - _LINE) : mention.span.start]
        after = text[mention.span.end : mention.span.end + _LINE]
        if mention.name in armed and (_AHEAD.search(before) or _AFTER.match(after)):
            called.add(mention.name)
        if mention.name in armed and _HIRED.match(after):
            hired.add(mention.name)
    left = called or set(armed) - hired
    return next(iter(left)) if len(left) == 1 else None


def commands(role: str | None) -> bool:
    """True for "Commander", "local commander", "rebel leader": no state's rank; not for "brigade commander", "base commander"."""
    words = (role or "").lower().split()
    return (
        bool(words)
        and words[-1] in ("commander", "commanders", "leader")
        and set(words) <= Vocabulary.load().lists["commanding"]
        and ("commander" in words or "rebel" in words)
    )
