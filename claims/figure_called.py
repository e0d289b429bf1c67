"""The party behind "our", "its", "the enemy", "the militants", as a speaker says it in one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.armed import is_armed
from claims.demonyms import LIKELY_DEMONYM
from claims.figure_sides import Hint
from claims.figure_vouched import Vouched
from claims.parties import Parties, PartyMention
from claims.vocabulary import Vocabulary

_ARMED = re.compile(
    r"\b(?:rebel|militant|insurgent|separatist|guerrilla|jihadist|armed|paramilitary|terrorist)s?(?: (?!(?:and)\b)\w+){0,2} $",
    re.IGNORECASE,
)
_AID = frozenset({"red", "crescent", "cross", "helmets", "rescue", "civil", "medical", "relief", "aid", "nations"})
_NO_SIDE = (
    r"\b(?:city|town|village|province|governorate|district|countryside|suburb|neighbou?rhood|outskirts|streets) of NAME\b"
    r"|\bNAME(?:['’]?s)? (?:city|town|province|governorate|countryside|district|suburbs?|neighbou?rhoods?|airport)\b"
    r"|\b(?:President|Prime Minister|Mr|Mrs|King|Dr|General) (?:[A-Z][\w-]+ ){0,2}(?:[Aa]l[- ])?NAME\b"
)
_STRIKES = re.compile(  # behind a party's name
    r"(?:['’]s|s['’]?|-led|-backed|-run)?\s+(?:(?:and|or|led|backed|regime|government|military|army|navy"
    r"|allied|coalition|fighter|war|air"
    r"|combat|attack|suicide|suspected|barrel|cluster|car|rocket|mortar|artillery|tank|missile|international|[A-Z][\w-]+)\s+){0,3}"
    r"(?:jets?|war ?planes?|planes?|aircraft|drones?|air ?strikes?|strikes?|raids?|shelling|shells|bombs?"
    r"|bombings?|bombardments?|missiles?"
    r"|rockets?|artillery|fire|gunfire|attacks?|assaults?|offensive|bombers?|helicopters?|gunmen|gunners|snipers?|salvo(?:e?s)?)\b"
    r"|\s+of (?:\w+ly )?\w+ing\b"  # "accused Kesh of shelling a market"
)
_NEAR = 40  # characters before a group's name in which a word may say what it is
_REACH = 200  # characters back to what "its" stands for


@dataclass(frozen=True, kw_only=True)
class Called:
    """Knows the parties of one article; `home` is the party behind the outlet."""

    text: str
    parties: Parties
    home: str | None
    vocabulary: Vocabulary
    _no_sides: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def by(self, hint: Hint, given: Vouched) -> str | None:
        """The party that these speakers mean by the hint."""
        mine = given.mine or (self.home if given.narrated else None)
        if hint == "own":
            if given.narrated or given.counted.whose.quoted:
                return mine
            return self.home or (mine if given.counted.bare and given.counted.whose.doer == "unknown" else None)
        if hint == "their" and given.counted.whose.quoted and not given.narrated:
            return self.opponent(mine, given.accused) if mine else None  # "we counted forty of their dead"
        if hint in ("its", "their"):
            return given.mine or (self.before(given.counted.figure.span.start) if given.narrated else None)
        if hint == "enemy":
            return self.opponent(mine, given.accused) if mine else None
        if hint == "army":
            return self.besieged
        if hint == "group" and len(self.groups) == 1 and self.groups[0] == mine and " own " in given.words:
            return mine  # "the movement's own losses", by the movement
        if hint == "group":
            return self.groups[0] if len(self.groups) == 1 and self.groups[0] != mine else None
        return None

    def likely(self, hint: Hint, given: Vouched) -> str | None:
        """A guess where nobody is known to say "our", "the enemy", "the militants".

        "Our boys" in others' mouths are the enemy's of those who claim them; the militants of several groups are those of whom
        the speaker's side speaks most.
        """
        if hint == "own":
            return self.opponent(given.mine, given.accused) if given.mine and not given.counted.whose.quoted else None
        if hint == "group":
            named = [(self._named[name], name) for name in self.groups if name != given.mine]
            return max(named, default=(0, None), key=lambda o: o[0])[1]
        return None

    def opponent(self, mine: str | None, accused: str | None = None) -> str | None:
        """Whom this speaker accuses, else the other state or group at arms that the article names most."""
        if accused is not None and accused != mine:
            return accused
        others = [(n, name) for name, n in self._named.items() if name != mine and self._fights(name)]
        return max(others, default=(0, None), key=lambda o: o[0])[1]

    def is_state(self, name: str) -> bool:
        """True when the article has a people of that name: "Keshi" beside "Kesh"; a front, a union has none."""
        words = {w.lower() for w in name.split()}
        if name in self.groups or words & (self.vocabulary.lists["bodies"] | self.vocabulary.lists["fronts"]):
            return False
        forms = {m.span.of(self.text).removesuffix("s") for m in self._mentions if m.name == name}
        people = any(form.endswith(LIKELY_DEMONYM) and form not in name for form in forms)
        return people or (" " not in name and not name.isupper())

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The states that the article names, the most named first."""
        return tuple(
            name for name, _ in self._named.most_common() if name in self.parties.states and self.is_state(name)
        )

    @cached_property
    def groups(self) -> Sequence[str]:
        """The groups at arms among the parties: by their names, or "the rebel Vesh Front"."""
        return tuple(dict.fromkeys(m.name for m in self._mentions if self._is_armed(m)))

    @cached_property
    def besieged(self) -> str | None:
        """The state that a group at arms fights: the only one named, or named twice as often as any other."""
        states = self.states if self.groups else ()
        clear = states and (len(states) == 1 or self._named[states[0]] >= 2 * self._named[states[1]])
        return states[0] if clear else None

    def is_no_side(self, name: str) -> bool:
        """True for what the text calls a town or a person: "Adra city", "the province of Adra", "President Orsa"."""
        if name not in self._no_sides:
            self._no_sides[name] = self._is_called_other(name)
        return self._no_sides[name]

    def _is_called_other(self, name: str) -> bool:
        if name in self.groups or any(
            m.span.of(self.text) not in (name, f"{name}s") for m in self._mentions if m.name == name
        ):
            return False
        return re.search(_NO_SIDE.replace("NAME", re.escape(name)), self.text) is not None

    def strikes(self, name: str, words: str) -> bool:
        """True when the words name this party's arms or raids as what hit: "Keshi jets", "Kesh-led air strikes"."""
        return any(
            _STRIKES.match(words[m.span.end :]) is not None for m in self.parties.mentions(words) if m.name == name
        )

    def is_of_title(self, behind: str) -> bool:
        """True when a name goes on as a paper's: "Kesh Times"."""
        words = behind.split(maxsplit=1)
        return (
            behind.startswith(" ")
            and bool(words)
            and words[0][0].isupper()
            and (
                words[0].strip(".,").lower()
                in self.vocabulary.lists["title_heads"] | self.vocabulary.lists["outlet_heads"]
            )
        )

    def is_in_arms(self, name: str) -> bool:
        """True for a group whose members fight: no state, no council, no relief mission."""
        words = {w.lower() for w in name.split()}
        if name in self.groups:
            return True
        return (
            not self.is_state(name)
            and name not in self.parties.states
            and not words & (self.vocabulary.lists["bodies"] | _AID)
        )

    def _fights(self, name: str) -> bool:
        return name in self.groups or self.is_state(name)

    def before(self, start: int) -> str | None:
        """The party named last before this place: what "its" stands for when nobody speaks."""
        earlier = [m for m in self._mentions if start - _REACH <= m.span.start and m.span.end <= start]
        return earlier[-1].name if earlier else None

    @cached_property
    def _mentions(self) -> tuple[PartyMention, ...]:
        return self.parties.mentions(self.text)

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(m.name for m in self._mentions)

    def _is_armed(self, mention: PartyMention) -> bool:
        if mention.name not in self.parties.states and is_armed(mention.name):
            return True
        return _ARMED.search(self.text[max(0, mention.span.start - _NEAR) : mention.span.start]) is not None
