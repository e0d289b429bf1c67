"""Where an article speaks from: whose outlet it is, and the place in its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.outlet_towns import of_its_town
from claims.parties import Parties
from claims.vocabulary import Vocabulary
from domain.article import Article

_HEADING = 90  # characters of a first line that is a heading
_DATELINE = re.compile(
    r"\A\s*([A-Z][A-Z'’ -]{2,}(?:, [A-Z][\w ]+?)?)(?:, [^\n()]{3,20})?"
    r"(?: ?\([^()\n]{2,40}\)(?: ?[-–—.:]| (?=[A-Z]))| ?[-–—] |\. )"
)
_DATED = re.compile(r"\A\s*([A-Z]\w+(?: [A-Z]\w+)?), (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?:, \d{4}| \d{4})?\. ")

_PAPER = re.compile(
    r"(?:(?:[Oo]fficial|[Jj]oint|[Pp]ress|[Dd]aily|[Ww]eekly|[Mm]ilitary|[Ww]ar|[Oo]perational|[Ee]vening|[Mm]orning"
    r"|[Pp]ublic|Open) )*"
    r"(?i:communiqu[eé]|statement|declaration|bulletin|release|message|appeal|briefing|dispatch|report|announcement|letter|notice"
    r"|note|address|conference|summary|update)\b[^:\n]*? (?:of|by|from|issued by) (?:the )?(.{3,80})"
)


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

    def or_native(self, home: str | None) -> Standpoint:
        """The same, at home in this state where neither the publisher's name nor the dateline says where."""
        return self if self.home or self.own or self.local else replace(self, home=home)

    @classmethod
    def of(cls, article: Article, parties: Parties, vocabulary: Vocabulary) -> Standpoint:
        """The standpoint of an article."""
        names = [name for name in (article.agency, article.outlet) if name]
        named = [p for name in names for p in parties.named_in(name)] or [
            p for n in names for p in (*parties.placed_in(n), *of_its_town(n, parties))
        ]
        local = _local(article.text, parties)
        party = named[0] if named else local if _is_own_agency(article) else None
        itself = party is not None and _is_all(article.name, parties)
        official = itself or bool({w.lower() for w in article.name.split()} & vocabulary.lists["institutions"])
        signed = _signed(article.title or "", parties) or _signed(_heading(article.text), parties)
        return cls(
            name=article.name, home=party if party in parties.states and not itself else None,
            own=party if official else signed, local=local,
        )  # fmt: skip


def _is_own_agency(article: Article) -> bool:
    """True for an agency that publishes its own report: "OSMERE, May 5 (KNA) - ..." by KNA."""
    line = _DATELINE.match(article.text)
    return line is not None and article.outlet is not None and f"({article.outlet})" in line.group()


def _heading(text: str) -> str:
    """The first line where it is a heading: short, and without a verb's full stop inside."""
    line = text.strip().split("\n", 1)[0].rstrip(".:")
    return line if len(line) < _HEADING and ". " not in line else ""


def _signed(title: str, parties: Parties) -> str | None:
    """As in "Communiqué no. 4 of the Dawn Front", "Statement by the Keshi army": the one who publishes it.

    Quiet for "Statement of witnesses", and for "Minister's statement on Kesh", which tells only what it is about.
    """
    found = _PAPER.match(title)
    named = parties.mentions(re.split(r"\b(?:on|about|against|regarding|after|over)\b", found[1])[0]) if found else ()
    return named[0].name if len({m.name for m in named}) == 1 else None


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
