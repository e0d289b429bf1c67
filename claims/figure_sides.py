"""Whose the counted are, as far as the words beside a count tell: a party by name, "our", "the enemy's", "the militants"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claims.figure_counts import Quantity
from claims.figure_words import Fate
from claims.naming import text_of
from claims.parse import Token
from claims.parties import Parties
from claims.tree import children, subtree
from claims.vocabulary import Vocabulary

_OURS = frozenset({"our", "ours", "us", "we", "my"})
_THEIRS = frozenset({"their", "theirs"})
_THEY = frozenset({"it", "they", "he", "she"})
_SIDES = frozenset({"side", "part", "ranks", "army", "forces", "troops", "personnel"})
_CARES = frozenset({"bury", "treat", "hospitalise", "hospitalize", "evacuate", "admit", "examine"})
_TOLD = re.compile(r"\b(?:to|told|informed|asked) (?:the )?$")
_RISEN = frozenset(
    {"rebel", "insurgent", "separatist", "opposition", "jihadist", "guerrilla", "mutineer", "dissident", "secessionist"}
)
_FOR = re.compile(r"(?i)\b(?:pro|anti|non|ex)\s?-\s?$")
_BY = re.compile(
    r"(?i)\s?-\s?(?:backed|led|held|based|controlled|run|allied|aligned|linked|affiliated|funded|trained|supported|sponsored|occupied)\b"
)
_ACTS = frozenset({
    "strike", "attack", "raid", "shelling", "bombardment", "bombing", "missile", "rocket", "drone", "shell", "bomb", "blast",
    "explosion", "fire", "salvo", "assault", "ambush", "airstrike",
})  # fmt: skip
_LOSSES = frozenset({"loss", "casualty", "toll", "dead", "death", "fatality", "victim"})
_RECKONINGS = frozenset({"count", "tally", "reckoning", "estimate", "account", "figures"})  # "forty-one by our count"
_ARMY = frozenset(
    ["army", "forces", "force", "troops", "soldiers", "soldier", "military", "police", "navy", "marines", "units", "gendarmes",
     "gunship", "guards", "artillery", "aviation", "command", "paratroopers", "commandos"]
)  # fmt: skip
Hint = Literal["named", "own", "its", "their", "enemy", "group", "act", "army", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """How a side is called: by name (`party`), as one's own, as the enemy's or as the group at arms.

    `doer` is the same of who did it: the counted are not theirs; "act" for "the strike", whose owner was named before.
    `near` are the parties named before captives.
    `cared` is True when the side is only that of those who buried, treated or received them.
    `quoted` is False outside quotation marks, where "our" is the writer's.
    """

    hint: Hint = "unknown"
    party: str | None = None
    doer: Hint = "unknown"
    doer_party: str | None = None
    near: tuple[str, ...] = ()
    quoted: bool = True
    cared: bool = False

    @property
    def told(self) -> bool:
        """True when the counted's side is told, not only who did it."""
        return self.hint != "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoseReader:
    """Reads sides from the words beside a count."""

    parties: Parties
    vocabulary: Vocabulary

    def of(self, quantity: Quantity, words: Iterable[Token]) -> Whose:
        """The side from the count's own phrase, then from the phrases of these words."""
        beside = (self._below(w) for w in (*words, *_losses_that_are(quantity), *_losses_given(quantity)))
        for phrase in (self._phrase(quantity), *beside, _they(quantity)):
            hint, party = self._hint(phrase)
            if hint == "its" and any(t.lower_ == "his" for t in phrase) and self._enemy_acts(quantity):
                hint = "enemy"  # "the enemy left eleven bodies and three of his boats burnt"
            if hint != "unknown":
                return Whose(hint=hint, party=party)
        return Whose()

    def _enemy_acts(self, quantity: Quantity) -> bool:
        """True where the sentence has the enemy as its subject before the count."""
        enemies = self.vocabulary.lists["enemies"]
        words = quantity.first.doc[quantity.first.sent.start : quantity.first.i]
        return any(t.lower_ in enemies and t.dep_ in ("nsubj", "nsubjpass") for t in words)

    def of_fate(self, quantity: Quantity, fate: Fate) -> Whose:
        """The side from the phrase, from who lost them, from "on the Keshi side"; and who did it."""
        told = self.of(quantity, ())
        cares = fate.word.lemma_.lower() in _CARES
        phrases = [(self._below(fate.loser), False)] if fate.loser is not None else []
        if fate.doer is not None and cares:  # "we buried nineteen people"
            phrases.append((self._below(fate.doer), True))
        phrases += [(self._below(p), False) for p in self._sides(quantity, fate)]
        for phrase, cared in phrases if not told.told else ():
            hint, party = self._hint(phrase)
            if hint != "unknown":
                told = Whose(hint=hint, party=party, cared=cared)
                break
        doer, doer_party = self._doer(quantity, fate)
        near = self._near(quantity) if fate.kind == "captured" else ()
        return replace(told, doer=doer, doer_party=doer_party, near=near)

    def _near(self, quantity: Quantity) -> tuple[str, ...]:
        """The parties that the sentence names before the count, those left out to whom something is said."""
        start, at = quantity.first.sent.start, quantity.first.i
        text = quantity.first.doc[start:at].text if at > start else ""
        told = (m for m in self.parties.mentions(text) if not _TOLD.search(text[: m.span.start]))
        return tuple(dict.fromkeys(m.name for m in told))

    def _doer(self, quantity: Quantity, fate: Fate) -> tuple[Hint, str | None]:
        """Who did it; "captured were two prisoners, three guns" is said by those who captured them."""
        if fate.doer is not None and fate.word.lemma_.lower() in _CARES:
            return "unknown", None
        doer = fate.doer or next((a for p in children(fate.word, "prep") for a in _acts(p)), None)
        if doer is not None:
            hint, party = self._hint(self._below(doer))
            definite = any(c.lower_ in ("the", "this", "that") for c in children(doer, "det"))
            act = fate.doer is not None and hint == "unknown" and definite and doer.lemma_.lower() in _ACTS
            if hint == "unknown" and doer.lower_ in _ARMY:
                return "army", None
            return ("act", None) if act else (hint, party)
        if fate.word.lemma_.lower() == "surrender":
            return "own", None
        lists = self.vocabulary.lists
        if fate.word.lemma_.lower() in ("detain", "arrest", "hold", "detained"):
            return "own", None
        taken = fate.word.lemma_.lower() in ("capture", "seize")
        things = any(quantity.noun.lemma_.lower() in lists[name] for name in ("equipment", "count_captured"))
        return ("own", None) if taken and things else ("unknown", None)

    def _sides(self, quantity: Quantity, fate: Fate) -> list[Token]:
        """As in "no deaths on the Keshi side", "casualties among our troops"; at the verb or at the noun."""
        heads = (quantity.noun, quantity.head, quantity.head.head, fate.word, fate.word.head)
        links = [
            p for h in heads for p in children(h, "prep") if p.lower_ in ("on", "among", "from", "in", "for", "to")
        ]
        opening = quantity.first.sent[0]  # "On the enemy's side two were killed"
        links += [opening] if opening.lower_ in ("on", "among") else []
        places = [
            p for p in links
            if (p.lower_ in ("among", "from") or any(g.lower_ in _SIDES for g in children(p, "pobj"))) and not _acts(p)
        ]  # fmt: skip
        return list(dict.fromkeys(places))

    def _phrase(self, quantity: Quantity) -> list[Token]:
        of = [g for p in children(quantity.noun, "prep") if p.lower_ == "of" for g in children(p, "pobj")]
        words = {*(t.i for t in quantity.phrase), *(i for g in of for i in subtree(g, _clauses(g)))}
        if quantity.partitive:
            words |= subtree(quantity.noun, _clauses(quantity.noun))
        reckoned = {
            i
            for t in quantity.noun.subtree
            if t.lemma_.lower() in _RECKONINGS
            for i in (t.i, *(c.i for c in t.children))
        }
        return [quantity.first.doc[i] for i in sorted(words - reckoned) if i >= quantity.first.i]

    def _below(self, word: Token) -> list[Token]:
        """The phrase of a word without clauses, its own or its object's: "among 52 captives executed by Keshi forces"."""
        cut = _clauses(word) | {i for below in children(word, "pobj") for i in _clauses(below)}
        return [word.doc[i] for i in sorted(subtree(word, cut))]

    def _hint(self, phrase: Sequence[Token]) -> tuple[Hint, str | None]:
        if not phrase:
            return "unknown", None
        alone = len(phrase) == 1
        words = {form for t in phrase for form in (t.lower_, t.lemma_.lower(), t.lower_.removesuffix("s"))}
        if words & self.vocabulary.lists["enemies"] or words >= {"other", "side"}:
            return "enemy", None
        if words & _OURS:
            return "own", None
        named = self._named(text_of(phrase))
        armed = bool(words & self.vocabulary.lists["armed_group"])
        if named and not (words & _RISEN and named in self.parties.states):  # "Keshi rebels" are not Kesh's
            return "named", named
        if words & _THEIRS and "own" not in words and not any(_in_relative(t) for t in phrase):
            return "their", None
        owned = any(t.text in ("'s", "’s", "'", "’") for t in phrase)
        if owned and words & self.vocabulary.lists["armed_group"] | words & {
            "group",
            "movement",
            "militia",
        }:  # "the group's own losses"
            return "group", None
        if "own" in words or any(t.tag_ == "PRP$" and not _in_relative(t) for t in phrase) or (alone and words & _THEY):
            return "its", None
        return ("group", None) if armed else ("unknown", None)

    def _named(self, phrase: str) -> str | None:
        """The first party that the words name; "pro-Kesh fighters", "Kesh-backed rebels" are not Kesh's own."""
        found = (m for m in self.parties.mentions(phrase) if not _FOR.search(phrase[: m.span.start]))
        return next((m.name for m in found if not _BY.match(phrase[m.span.end :])), None)


def _they(quantity: Quantity) -> list[Token]:
    """As in "its fighters held the hall, and five of them were killed": whose they are of whom it speaks."""
    if quantity.noun.lower_ != "them" or quantity.first.i == quantity.first.sent.start:
        return []
    words = quantity.first.doc[quantity.first.sent.start : quantity.first.i]
    owned = [c for t in words if t.tag_ == "NNS" for c in children(t, "poss") if c.tag_ == "PRP$"]
    return [owned[-1], owned[-1].head] if owned else []


def _losses_that_are(quantity: Quantity) -> list[Token]:
    """As in "The enemy's losses are no fewer than nine dead": the subject tells whose."""
    above = (quantity.noun.head, quantity.head.head, quantity.noun.head.head)
    verbs = {v.i: v for v in above if v.lemma_ == "be"}
    beside = quantity.head.head if quantity.head.dep_ == "appos" else None  # "the regime's dead, forty-one of them"
    if beside is not None and beside.lemma_.lower() in _LOSSES:
        return [beside]
    return [s for v in verbs.values() for s in children(v, "nsubj") if s.lemma_.lower() in _LOSSES]


def _losses_given(quantity: Quantity) -> list[Token]:
    """As in "gives our losses as nine dead", "put the losses of the service at two": what is given tells whose."""
    found: list[Token] = []
    for head in dict.fromkeys((quantity.head, quantity.noun)):
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("as", "at", "to") else head.head
        verb = verb.head if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not children(verb, "auxpass") else verb
        if verb.pos_ == "VERB" and verb.i != head.i:
            given = children(verb, "dobj", "obj", "nsubj", "nsubjpass")
            found += [w for w in given if w.i < head.i and w.lemma_.lower() in _LOSSES]
    return found


def _acts(preposition: Token) -> tuple[Token, ...]:
    """As in "wounded from a Keshi drone attack", "in a raid by Kesh": what they died of, not whose they were."""
    if preposition.lower_ not in ("from", "in", "by", "during", "after", "under"):
        return ()
    return tuple(g for g in children(preposition, "pobj") if g.lemma_.lower() in _ACTS)


def _in_relative(word: Token) -> bool:
    """As in "the number of people who have left their homes": the homes are those people's, not the speaker's."""
    return any(t.dep_ == "relcl" for t in word.ancestors)


def _clauses(word: Token) -> set[int]:
    return {c.i for c in word.children if c.dep_ in ("relcl", "acl", "appos", "conj", "cc", "advcl", "punct")}
