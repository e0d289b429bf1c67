"""Where an article speaks from: whose outlet it is, and the place in its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.outlet_towns import of_its_town
from claims.parties import Parties
from claims.vocabulary import Vocabulary
from domain.article import Article

_DATELINE = re.compile(
    r"\A\s*([A-Z][A-Z'’ -]{2,}(?:, [A-Z][\w ]+?)?)(?:, [^\n()]{3,20})?(?: ?\([^()\n]{2,40}\)(?: ?[-–—.:]| (?=[A-Z]))| ?[-–—] |\. )"
)
_DATED = re.compile(r"\A\s*([A-Z]\w+(?: [A-Z]\w+)?), (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?:, \d{4}| \d{4})?\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """`home` is the state behind the outlet, when its name says so: "Orvenian Wire", the paper of a capital.

    `own` is the party that publishes this itself: a ministry's statement, a movement's message, a charity's report.
    `local` is the party of the place in the dateline.
    """

    name: str
    home: str | None = None
    own: str | None = None
    local: str | None = None

    @classmethod
    def of(cls, article: Article, parties: Parties, vocabulary: Vocabulary) -> Standpoint:
        """The standpoint of an article."""
        names = [name for name in (article.agency, article.outlet) if name]
        named = [p for name in names for p in parties.named_in(name)] or [
            p for n in names for p in (*parties.placed_in(n), *of_its_town(n, parties))
        ]
        party = named[0] if named else None
        itself = party is not None and _is_all(article.name, parties)
        official = itself or bool({w.lower() for w in article.name.split()} & vocabulary.lists["institutions"])
        return cls(
            name=article.name, home=party if party in parties.states and not itself else None, own=party if official else None,
            local=_local(article.text, parties),
        )  # fmt: skip


def _is_all(name: str, parties: Parties) -> bool:
    """True when the publisher is a party by its whole name: "Free Vesh Movement"."""
    mentions = parties.mentions(name)
    return len(mentions) == 1 and len(name.removeprefix("The ")) == mentions[0].span.end - mentions[0].span.start


def _local(text: str, parties: Parties) -> str | None:
    """As in "SELLEN, May 5 (Wire) - ...", "SELLEN. ...", when Sellen is a seat of government, or "HARN, Orvenia — ..."."""
    found = _DATELINE.match(text) or _DATED.match(text)
    if found is None:
        return None
    place = found[1].title() if found[1].isupper() else found[1]
    named = parties.named_in(place) or parties.named_in(place.split(",")[-1].strip()) or parties.placed_in(place)
    return named[-1] if named else None
