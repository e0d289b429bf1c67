"""The words of loss: what may be said of people, of things, and of what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from claims.parse import Token
from claims.tree import children
from claims.vocabulary import Vocabulary
from domain.claim import FigureKind

_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
_PEOPLE = frozenset({"military", "civilian", "people", "armed_group"})
_WEAK = frozenset(
    {
        "hold",
        "take",
        "seize",
        "fall",
        "treat",
        "hit",
        "bury",
        "lose",
        "eliminate",
        "execute",
        "have",
        "keep",
        "harm",
        "surrender",
        "burn",
        "scald",
        "destroy",
        "free",
        "release",
        "exchange",
        "swap",
        "expel",
        "deport",
        "poison",
        "nick",
        "collar",
        "batter",
        "bruise",
        "graze",
        "wipe",
        "expire",
        "cripple",
        "liberate",
    }
)
_PRONOUNS = frozenset({"others", "more", "them", "us", "nobody", "none", "ours", "theirs"})
_LIVING = frozenset({"resident", "villager", "islander", "inhabitant", "family", "household", "townspeople"})
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "ians", "ees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of the counted, by which word, and who lost them or who did it, where the sentence says."""

    kind: FigureKind
    word: Token
    loser: Token | None = None
    doer: Token | None = None


@dataclass(frozen=True, kw_only=True)
class FateWords:
    """Looks words up in the vocabulary, by lemma, as they stand, or in the singular."""

    vocabulary: Vocabulary

    def among(self, name: str, word: Token) -> bool:
        """True when the word stands in that list."""
        return name in self._names_of(word)

    def kind(self, prefix: str, word: Token) -> FigureKind | None:
        """The kind whose list (`count_killed`, `object_wounded`, ...) holds the word."""
        names = self._names_of(word)
        return next((kind for kind in _KINDS if f"{prefix}_{kind}" in names), None) if names else None

    def kind_of(self, prefix: str, form: str) -> FigureKind | None:
        """The same of a bare form."""
        names = self.vocabulary.listing.get(form, frozenset())
        return next((kind for kind in _KINDS if f"{prefix}_{kind}" in names), None)

    def is_weak(self, word: Token) -> bool:
        """True for a verb that harms people only: "took 12 villages", "hit a depot"."""
        return word.lemma_.lower() in _WEAK

    def is_no_victim(self, noun: Token) -> bool:
        """True for places, units of time and acts, of which none dies: "captured two villages", "from six families"."""
        return self.among("no_victims", noun)

    def _names_of(self, word: Token) -> frozenset[str]:
        """The lists that hold the word."""
        lower, lemma = word.lower_, word.lemma_.lower()
        forms = {lower, lemma, lower.removesuffix("s") if not lower.endswith("men") else lower[:-2] + "an"}
        listing = self.vocabulary.listing
        held = [listing[form] for form in forms if form in listing]
        return held[0] if len(held) == 1 else frozenset[str]().union(*held)

    def is_thing(self, noun: Token) -> bool:
        """True for a weapon, a vehicle or the like."""
        return self.among("equipment", noun)

    def is_person(self, noun: Token) -> bool:
        """True for a word for people; a bare number and a people's name may stand for people too."""
        named = noun.pos_ == "PROPN" or noun.lower_ in _PRONOUNS
        human = noun.pos_ == "NOUN" and noun.lower_.endswith(_HUMAN_ENDINGS) and not noun.lower_.startswith("committee")
        return noun.pos_ == "NUM" or noun.like_num or named or human or bool(_PEOPLE & self._names_of(noun))

    def fits(self, kind: FigureKind, noun: Token, word: Token) -> bool:
        """True when such a thing can happen to such a noun; weak words ("hold", "fall") ask for a word for people."""
        if self.is_no_victim(noun) and kind != "displaced":
            return False
        if self.is_thing(noun) or kind == "equipment":
            return self.is_thing(noun) and kind == "equipment"
        return self.is_person(noun) or word.lemma_.lower() not in _WEAK

    def is_gone(self, verb: Token) -> bool:
        """True when people leave: "have left their homes", "abandoned the village", "cannot go home"."""
        lemma = verb.lemma_.lower()
        if lemma in ("leave", "abandon", "quit"):
            to = [g for p in children(verb, "prep") if p.lower_ in ("for", "from") for g in children(p, "pobj")]
            left = (*children(verb, "dobj", "obj"), *to)
            return any(self.among("homes", o) for o in left) or (bool(left) and self._living_there(verb))
        return lemma in ("go", "return") and bool(children(verb, "neg")) and is_modal(verb)

    def _living_there(self, verb: Token) -> bool:
        """As in "about 400 islanders who left Lisk": those who live there, and a place by name."""
        who = [verb.head] if verb.dep_ == "relcl" else children(verb, "nsubj")
        return any(w.lemma_.lower() in _LIVING for w in who) and any(
            o.pos_ == "PROPN" for o in children(verb, "dobj", "obj")
        )


def is_modal(verb: Token) -> bool:
    """As in "could", "may", "will": what follows has not happened."""
    return any(c.tag_ == "MD" or c.lower_ in ("'ll", "would") for c in children(verb, "aux", "auxpass"))
