"""Common nouns that an article uses for a party it has named: "the charity Open Hands" makes "the charity" known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parties import PartyMention
from claims.vocabulary import Vocabulary

_BEFORE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}?([a-z]+) $")
_AFTER = re.compile(r"^, (?:a|an|the|which is an?) (?:[a-z-]+ ){0,2}?([a-z]+)(?:,| that| which| of| for)")
_NO_NOUNS = frozenset(
    [
        "of",
        "that",
        "the",
        "this",
        "and",
        "but",
        "from",
        "with",
        "between",
        "for",
        "in",
        "on",
        "at",
        "by",
        "to",
        "against",
        "over",
        "near",
        "than",
        "as",
        "when",
        "while",
        "whom",
        "which",
    ]
)
_LEAGUES = ("union", "league", "alliance", "community", "commonwealth", "pact", "bloc", "federation")
_CHARITIES = ("relief", "aid", "rescue", "care", "help", "mercy")
_WATCHERS = ("watch", "monitor", "observatory", "voices", "rights")
_FIRMS = (
    "company", "oil", "gas", "pipeline", "energy", "power", "shipping", "lines", "airways", "airlines", "steel", "mining",
    "telecom", "industries", "holdings", "transit", "rail", "railways",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(_LEAGUES, ("bloc", "alliance", "body")),
    **dict.fromkeys(
        ("organisation", "organization", "council", "commission", "committee"), ("organisation", "body", "group")
    ),
    **dict.fromkeys(_CHARITIES, ("charity", "organisation", "agency", "group")),
    **dict.fromkeys(_WATCHERS, ("group", "organisation", "monitor")),
    **dict.fromkeys(_FIRMS, ("company", "operator", "firm")),
}
_LINE = 60  # characters looked at on either side


def nicknames(text: str, mentions: Sequence[PartyMention], vocabulary: Vocabulary) -> dict[str, str]:
    """Noun → party, without nouns that two parties share. The last word of a party's name counts too: "the mission"."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        words = text[mention.span.start : mention.span.end]
        if words.split()[0] not in mention.name.split():  # a demonym or another name
            continue
        nouns = [m[1] for m in (_BEFORE.search(text[max(0, mention.span.start - _LINE) : mention.span.start]),
                                _AFTER.search(text[mention.span.end : mention.span.end + _LINE])) if m]  # fmt: skip
        last = mention.name.split()[-1].lower()
        if (
            (" " in mention.name and vocabulary.has("bodies", last))
            or vocabulary.has("fronts", last)
            or last == "mission"
        ):
            nouns.append(last)
        nouns += _KINDS.get(last, ()) if " " in mention.name else ()
        for noun in (n for n in nouns if n not in _NO_NOUNS and not n.endswith("ed")):
            found.setdefault(noun, set()).add(mention.name)
    common = vocabulary.public | vocabulary.lists["sides"] | vocabulary.lists["bystanders"]
    return {noun: names.copy().pop() for noun, names in found.items() if len(names) == 1 and noun not in common}
