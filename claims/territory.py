"""Which state a place lies in, as far as a text tells: "the Keshi town of Adra", "Adra, in northern Kesh", "Lisk, near Adra"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claims.parties import Parties, PartyMention

_PLACE = r"(?:(?:al|el)-)?[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ](?: (?:of the |al-)?[A-ZÀ-ÖØ-Þ][\w’-]*[a-zà-öø-ÿ]){0,2}"
_KIND = (
    r"(?:city|cities|town|village|hamlet|settlement|port|harbour|district|province|region|county|island|isle|capital|suburb|valley"
    r"|peninsula|governorate|municipality|resort|oblast|canton|enclave|neighbourhood|crossing|railway junction|border post)s?"
)
_SORT = r"(?:[a-z-]+ ){0,3}?"
# words between a state's adjective and a kind of place: "the Keshi border town of Adra", not "Keshi jets raided the town of Adra"
_OF_SORT = r"(?:(?!(?:the|an?|on|in|at|near|of|and|or|to|from|with|by|against|over|that|which|who)\b)[a-z-]+ ){0,3}?"
_AFTER = (
    re.compile(rf"(?:['’]s)? {_OF_SORT}{_KIND}(?: of)? ({_PLACE})"),
    re.compile(
        rf"(?:['’]s)? {_OF_SORT}({_PLACE}) (?:region|district|province|county|valley|peninsula|governorate|sector|area)\b"
    ),
)
_BEFORE = (
    re.compile(rf"({_PLACE}),? in (?:the )?{_SORT}$"),
    re.compile(rf"\b(?:in|at|from|near|outside|around|of) ({_PLACE}), {_SORT}$"),
    re.compile(r"(?:^|\n)([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ' -]{2,}), $"),
)
_CALLED = re.compile(rf"({_PLACE}), (?:an?|the) {_SORT}$")
_IS_KIND = re.compile(rf" {_SORT}{_KIND}\b")
_BRACKET = re.compile(rf"({_PLACE}) \($")
_HELD = re.compile(r"(?:-(?:controlled|held|run|administered))?\)")
_BESIDE = re.compile(
    rf"(?P<one>{_PLACE})(?: \w+)?,? (?:(?:about |some |around )?[\w.]+ ?(?:km|kilomet\w+|miles?)(?: to the)?(?: \w+)? (?:of|from)"
    rf"|(?:just )?(?:near|outside|(?:north|south|east|west) of)) (?P<other>{_PLACE})"
)
_WITHIN = re.compile(
    rf"(?P<one>{_PLACE}),? (?:in|of) (?:the )?(?P<other>{_PLACE}) (?:region|district|province|county|governorate)\b"
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|inside|within|around|outside|across|over|throughout|into|on|hit|struck|reached) (?:the )?(?:[a-z-]+ )?$"
)
_AT = re.compile(r"\b(?:in|at|near|inside|outside|around|on) (?:an? |the |its )?(?:[a-z-]+ )?$", re.IGNORECASE)
_SOIL = re.compile(r" (?:[a-z]+ )?(?:soil|territory|side|bank|waters|airspace|border (?:area|region)s?)\b")
_SITE = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:village|town|city|hamlet|settlement|suburb|port|harbou?r|market|marketplace|bazaar|bakery"
    r"|school|kindergarten|hospital|clinic|church|mosque|factory|mine|square|street|station|airport|airfield|farm|farmhouse|hotel|shop"
    r"|cafe|restaurant|warehouse|prison|jail|bridge|checkpoint|countryside|highlands|lowlands|coast|capital|province|district"
    r"|county|region|valley|island|barracks|base|garrison|camp)s?\b"
)
_REACHED = re.compile(
    r"\b(?:through|hits?|strikes?|rocks?|shelled|bombed|raided|stormed) (?:an? |the )?(?:[a-z]+ )?$", re.IGNORECASE
)
_NOUN = re.compile(
    r" (?!(?:and|or|on|in|at|by|after|when|during|where|since|overnight|said|says|last|early|late|was|were|had|has|that|who"
    r"|which)\b)[a-z]{3,}"
)
_FROM = re.compile(r"\b(?:from|by)(?: the)?(?: [a-z]+)? $")
_OPENERS = frozenset(
    {"In", "At", "The", "On", "From", "Near", "A", "An", "After", "Since", "But", "And", "As", "For", "While", "When"}
)
_NO_PLACE = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Minister|Ministry|President|General|Colonel|Major|Captain|Staff|Army|Governor|Mayor|Doctor|Dr|Mr"
    r"|Mrs|Ms)\b"
)
_BLAMED = re.compile(r"\b(?:accus|blam)\w+ (?:\w+ ){0,2}$", re.IGNORECASE)
_DIRECTIONS = ("northern ", "southern ", "eastern ", "western ", "central ", "north-east ", "south-east ")
_CONTEXT = 90  # characters beside a party's name in which a place may stand


@dataclass(frozen=True, kw_only=True)
class Territory:
    """The places of one text with their states.

    >>> from claims.parties import Alias, Parties
    >>> parties = Parties._of([Alias(party="Kesh", name="Kesh"), Alias(party="Kesh", name="Keshi")])
    >>> land = Territory(text="A bus burned in the Keshi town of Adra. In Adra four died.", parties=parties)
    >>> dict(land.places), land.of("four died in Adra"), land.of("shells fired from Adra")
    ({'Adra': 'Kesh'}, 'Kesh', None)
    """

    text: str
    parties: Parties
    known: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Each place with its state; a place that is said to be of two is nobody's."""
        votes: dict[str, set[str]] = {place: {party} for place, party in self.known.items()}
        for place, party in self._told():
            votes.setdefault(place, set()).add(party)
        found = {place: next(iter(parties)) for place, parties in votes.items() if len(parties) == 1}
        for one, other in self._neighbours():
            if one in found and other not in votes:
                found[other] = found[one]
            elif other in found and one not in votes:
                found[one] = found[other]
        return found

    @cached_property
    def only(self) -> str | None:
        """The one state that the text names, when something lies in it and nobody blames it.

        A paper seldom names its own country: "the Keshi trawler" alone tells that the paper is not from Kesh.
        """
        named = dict.fromkeys(m.name for m in self._states)
        if len(named) != 1:
            return None
        told = self._located(self.text) or any(self._is_land(m) for m in self._states)
        blamed = any(_BLAMED.search(self.text[max(0, m.span.start - 40) : m.span.start]) for m in self._states)
        return next(iter(named)) if told and not blamed else None

    @cached_property
    def scene(self) -> str | None:
        """The state in which most named places lie, None when two share that; a seat of government only tells who speaks."""
        lands = {m.name for m in self._states if m.span.of(self.text) == m.name}
        places = Counter(
            party for party, at in self._located(self.text)
            if any(self.text.startswith(name, at) for name in (*lands, *self.places))
        )  # fmt: skip
        (first, most), (_, second) = (*places.most_common(2), *[("", 0)] * 2)[:2]
        return first if most > second else None

    def _is_land(self, mention: PartyMention) -> bool:
        """As in "eastern Kesh", and in a dateline."""
        start, end = mention.span.start, mention.span.end
        lead = self.text[max(0, start - 14) : start].lower()
        line = self.text.rfind("\n", 0, start) + 1
        return lead.endswith(_DIRECTIONS) or (self.text[line:end].isupper() and end - line < _CONTEXT)

    def of(self, words: str, near: int = 0) -> str | None:
        """The state of the place that the words name nearest to the offset `near`; "from Adra" names no place of an event."""
        found = self._located(words)
        return min(found, key=lambda f: abs(f[1] - near))[0] if found else None

    def before(self, end: int) -> str | None:
        """The state of the last place that the text names before this offset."""
        earlier = [(at, party) for at, party in self._sites if at < end]
        return earlier[-1][1] if earlier else None

    @cached_property
    def _sites(self) -> tuple[tuple[int, str], ...]:
        return tuple(
            sorted((m.start(), self.places[m.group()]) for m in self._pattern.finditer(self.text))
            if self.places
            else ()
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(re.escape(p) for p in sorted(self.places, key=len, reverse=True))
        return re.compile(rf"\b(?:{names})\b")

    def _located(self, words: str) -> list[tuple[str, int]]:
        """States of the places in the words, each with its offset."""
        found = [
            (m.name, m.span.start)
            for m in (self.parties.mentions(words) if words else ())
            if m.name in self.parties.states and _is_where(words, m)
        ]
        sites = self._pattern.finditer(words) if self.places else ()
        found += [
            (self.places[m.group()], m.start())
            for m in sites
            if not _FROM.search(words[max(0, m.start() - 20) : m.start()])
        ]
        return found

    @cached_property
    def _states(self) -> tuple[PartyMention, ...]:
        return tuple(m for m in self.parties.mentions(self.text) if m.name in self.parties.states)

    def _told(self) -> Iterator[tuple[str, str]]:
        for mention in self._states:
            after = self.text[mention.span.end : mention.span.end + _CONTEXT]
            before = self.text[max(0, mention.span.start - _CONTEXT) : mention.span.start]
            yield from ((place, mention.name) for place in self._beside(before, after))

    def _beside(self, before: str, after: str) -> Iterator[str]:
        """The places that stand beside a state's name."""
        found = [m[1] for pattern in _AFTER if (m := pattern.match(after))]
        noun = re.match(r"(?:['’]s)? [a-z]", after)
        found += [m[1] for pattern in _BEFORE if not noun and (m := pattern.search(before))]
        found += [m[1] for m in [_CALLED.search(before)] if m and _IS_KIND.match(after)]
        found += [m[1] for m in [_BRACKET.search(before)] if m and _HELD.match(after)]
        yield from (place for name in found if (place := self._place(name)) is not None)

    def _place(self, name: str) -> str | None:
        words = (name.title() if name.isupper() else name).split()
        while words and words[0] in _OPENERS:
            words = words[1:]
        place = " ".join(words)
        return None if not place or _NO_PLACE.search(place) or self.parties.named_in(place) else place

    def _neighbours(self) -> Iterator[tuple[str, str]]:
        """Two places of which one is described by the other: "Lisk, four kilometres north of Adra"."""
        for pattern in (_BESIDE, _WITHIN):
            for found in pattern.finditer(self.text):
                one, other = self._place(found["one"]), self._place(found["other"])
                if one and other and one != other:
                    yield one, other


def _is_where(words: str, mention: PartyMention) -> bool:
    """As in "in northern Kesh", "on Keshi soil"; "at the Keshi post" and "from Kesh" name no place of an event."""
    ahead, after = words[max(0, mention.span.start - 30) : mention.span.start], words[mention.span.end :]
    if _SITE.match(after) and (_REACHED.search(ahead) or _AT.search(ahead)):
        return _FROM.search(ahead) is None
    if _SOIL.match(after):
        return _FROM.search(ahead) is None
    own = words[mention.span.start : mention.span.end]
    adjective = own != mention.name and _NOUN.match(after) is not None
    place = _LOCATIVE.search(ahead) is not None and not after.startswith(("'s", "’s"))
    return place and not adjective and _FROM.search(ahead) is None
