"""A state's name that makes nobody its speaker: "the Keshi-based monitor", "anti-Keshi groups", "the Keshi opposition"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from claims.parse import Token
from claims.party_index import PartyMention

_PLACED = re.compile(
    r"[-‑–](?:based|headquartered|registered|born|held|controlled|occupied|besieged|linked|affiliated|aligned|allied|backed"
    r"|supported|funded|financed|sponsored|trained|armed|supplied|equipped|made|built|bound|flagged|mediated|brokered"
    r"|hosted|drafted|sanctioned|designated|educated|speaking|language|style)\b",
    re.IGNORECASE,
)
_OPPOSED = re.compile(r"\b(?:anti|pro|non|ex|post)[-‑–]\Z", re.IGNORECASE)
_DISSENT = frozenset(
    ["opposition", "rebel", "rebels", "insurgent", "insurgents", "dissident", "dissidents", "revolutionaries", "oppositionist",
     "oppositionists", "exile", "exiles", "exiled", "separatist", "separatists", "secessionist", "secessionists", "guerrilla",
     "guerrillas", "mutineers", "defector", "defectors", "deserters", "activist", "activists", "protesters", "demonstrators",
     "revolution", "uprising", "underground"]
)  # fmt: skip
_WITHIN = re.compile(r"\b(?:in|inside|within|across)(?: the)? \Z")
_EVENTS = frozenset({"revolution", "uprising"})
_WORD = re.compile(r"[^\w-]+")
_LINK = re.compile(r"[,(]|\b(?:of|for|in|at|to|on|from|with|by|against)\b")
_OF_CITIZENS = frozenset(["coalition", "observatory", "network", "monitor", "watch", "diaspora", "congress-in-exile"])


class Voiced(Protocol):
    """What is asked of the parties: which are states, and where a text names one."""

    @property
    def states(self) -> frozenset[str]:
        """The canonical names of the states."""

    def mentions(self, text: str) -> tuple[PartyMention, ...]:
        """Every naming of a party in the text."""


class Named(Protocol):
    """What is asked of a phrase: its tokens, its text, its head and the parties that it names."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""

    @property
    def text(self) -> str:
        """The phrase as it stands."""

    @property
    def head(self) -> Token:
        """The word that the others hang from."""

    @property
    def mentions(self) -> tuple[PartyMention, ...]:
        """The parties that it names."""

    @property
    def parties(self) -> Voiced:
        """The parties that are known."""


def only_placed(text: str, mention: PartyMention) -> bool:
    """True for "Kesh" in "the Kesh-based monitor", "Keshi" in "Keshi-backed fighters", "anti-Keshi groups"; not "Keshi-led"."""
    return bool(_PLACED.match(text, mention.span.end) or _OPPOSED.search(text[: mention.span.start]))


def against_its_state(phrase: Named) -> bool:
    """True for "a Keshi opposition leader", "the Keshi rebels", "an opposition group inside Kesh": no state speaks through them.

    Quiet where an organisation is named, "an official of the Dawn Front, the Keshi rebel group", and for "the opposition's
    minister for Keshi affairs"; "the Keshi-led coalition" is Kesh's.
    """
    mentions = phrase.mentions
    if not mentions or any(m.name not in phrase.parties.states for m in mentions):
        return False
    behind = [t for t in phrase.tokens if t.idx - phrase.tokens[0].idx >= mentions[-1].span.end]
    return _dissents([t.text for t in _before_link(behind)]) or _dissents_within(phrase.text[: mentions[0].span.start])


def voices_in(words: str, parties: Voiced) -> tuple[str, ...]:
    """The parties that a body's name or an office names as its own, each once: none for "the Kesh-based monitor".

    None for "a Keshi opposition leader" and "the Keshi National Coalition" either; an organisation keeps its name.
    """
    named = tuple(m for m in parties.mentions(words) if not only_placed(words, m))
    own = _LINK.split(words[named[-1].span.end :])[0] if named else ""
    if named and all(m.name in parties.states for m in named) and _dissents(_WORD.split(own)):
        return ()
    if named and named[0].name in parties.states and _dissents_within(words[: named[0].span.start]):
        return ()
    return tuple(dict.fromkeys(m.name for m in named))


def _dissents(words: Iterable[str]) -> bool:
    """True for words of opposition, and for the capitalised name of a body of citizens."""
    return any(w.lower() in _DISSENT or (w[:1].isupper() and w.lower() in _OF_CITIZENS) for w in words)


def _dissents_within(before: str) -> bool:
    """True for the words before a state's name in "an opposition group inside Kesh"; not in "the revolution in Kesh"."""
    found = _WITHIN.search(before)
    return found is not None and any(w.lower() in _DISSENT - _EVENTS for w in _WORD.split(before[: found.start()]))


def _before_link(tokens: Iterable[Token]) -> list[Token]:
    """The words of the noun phrase itself, up to "of", "in" or a comma."""
    found: list[Token] = []
    for token in tokens:
        if token.pos_ == "ADP" or token.text in (",", "("):
            break
        found.append(token)
    return found
