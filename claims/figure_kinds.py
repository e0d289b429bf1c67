"""What a count counts: the killed, wounded, missing, captured, displaced, or things lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claims.figure_counts import Quantity
from claims.rules.cue_verb import SUBJECTS, find_subject
from claims.tree import children
from claims.vocabulary import Vocabulary
from domain.claim import FigureKind

_MIGHT = frozenset({"could", "may", "might", "would", "will", "can", "should", "shall", "'ll", "ll"})
_KINDS: tuple[FigureKind, ...] = ("killed", "wounded", "missing", "captured", "displaced", "casualties", "equipment")
_BE = frozenset({"be", "remain", "lie", "stay", "go", "become", "end", "still", "get"})
_SUFFER = frozenset({"receive", "sustain", "suffer", "get", "take", "have"})
_HURTS = frozenset({"injury", "wound", "burn"})
_WEAK = frozenset(
    {"hold", "take", "seize", "fall", "treat", "hit", "bury", "lose", "eliminate", "execute", "have", "keep"}
)
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "ians", "ees")
_KIN = frozenset({"brother", "sister", "son", "daughter", "father", "mother", "husband", "wife", "relative", "friend"})
_SAID = frozenset(
    {"know", "believe", "report", "say", "think", "confirm", "fear", "feared", "understand", "presume", "list"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of the counted, by which word, and who lost them or who did it, where the sentence says."""

    kind: FigureKind
    word: Token
    loser: Token | None = None
    doer: Token | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FateReader:
    """Tells the fate of what a quantity counts."""

    vocabulary: Vocabulary

    def of(self, quantity: Quantity) -> Fate | None:
        """The fate, by the first rule that knows; None when it is no count of losses."""
        rules: Sequence[Callable[[Quantity], Fate | None]] = (self._by_noun, self._by_attribute, self._by_clause)
        return next((fate for rule in rules if (fate := rule(quantity)) is not None), None)

    def is_thing(self, noun: Token) -> bool:
        """True for a weapon, a vehicle or the like."""
        return self._in("equipment", noun)

    def is_person(self, noun: Token) -> bool:
        """True for a word for people; a bare number and a people's name may stand for people too."""
        lists = ("military", "civilian", "people", "armed_group")
        named = noun.pos_ == "PROPN" or noun.lower_ in ("others", "more", "them", "us")
        return noun.pos_ == "NUM" or noun.like_num or named or any(self._in(n, noun) for n in lists) or _human(noun)

    def _in(self, name: str, word: Token) -> bool:
        words = self.vocabulary.lists.get(name, frozenset())
        return word.lemma_.lower() in words or word.lower_ in words or _singular(word) in words

    def kind_word(self, prefix: str, word: Token) -> FigureKind | None:
        """The kind whose list (`count_killed`, `object_wounded`, ...) holds the word."""
        return next((kind for kind in _KINDS if self._in(f"{prefix}_{kind}", word)), None)

    def _by_noun(self, quantity: Quantity) -> Fate | None:
        """As in "12 dead", "27 bodies", "no losses"; "a death" and "prisoners" that nobody holds are no count."""
        for word in dict.fromkeys((quantity.noun, quantity.head)):
            kind = self.kind_word("count", word)
            if kind is not None and not quantity.found.article:
                return self._counted_by(kind, word, quantity)
        after = quantity.last.nbor(1) if quantity.last.i + 1 < quantity.last.sent.end else None
        kind = self.kind_word("count", after) if after is not None and quantity.bare else None
        return self._counted_by(kind, after, quantity) if kind and after and not quantity.found.article else None

    def _counted_by(self, kind: FigureKind, word: Token, quantity: Quantity) -> Fate | None:
        verb, subject = _verb_above(quantity.head), None
        if verb is not None and verb.dep_ == "auxpass":  # "captured were two prisoners"
            verb = verb.head
        if kind == "captured" and word.pos_ == "NOUN" and not (verb is not None and self._in("holds", verb)):
            return None
        if not quantity.found.count.high and quantity.found.count.low == 0 and word.lower_ in ("body", "bodies", "grave"):
            return None  # "no body has confirmed it"
        if kind == "casualties":
            kind, word = self._lost(word)
        if verb is not None and quantity.head.dep_ in ("dobj", "obj", "conj"):
            subject = find_subject(verb)
            if self._in("object_captured", verb) and kind == "captured":
                return Fate(kind=kind, word=verb, doer=subject)
            if verb.lemma_.lower() in _SUFFER | {"lose", "leave"}:
                return Fate(kind=kind, word=verb, loser=subject)
        return Fate(kind=kind, word=word)

    def _lost(self, word: Token) -> tuple[FigureKind, Token]:
        """As in "the loss of one tank"."""
        of = [g for p in children(word, "prep") if p.lower_ == "of" for g in children(p, "pobj")]
        return ("equipment", word) if any(self.is_thing(g) for g in of) else ("casualties", word)

    def _by_attribute(self, quantity: Quantity) -> Fate | None:
        """As in "one injured guard", "four children hurt by shrapnel", "31 people who were killed"."""
        if quantity.found.article:
            return None
        for noun in dict.fromkeys((quantity.noun, quantity.head)):
            for word in children(noun, "amod", "acl"):
                kind = self.kind_word("count", word) or self.kind_word("object", word)
                if kind and (word.tag_ in ("VBN", "JJ", "VBD", "VBG")) and self._fits(kind, noun, word):
                    return Fate(kind=kind, word=word, doer=_agent(word))
            for clause in children(noun, "relcl"):
                fate = self._suffered(clause, noun)
                if fate is not None:
                    return fate
        return None

    def _by_clause(self, quantity: Quantity) -> Fate | None:
        """By the verb whose subject or object the count is."""
        joins = not quantity.found.article and quantity.found.count.high != 0
        head = _first_joined(quantity.head) if joins or quantity.head.dep_ == "conj" else quantity.head
        if head.dep_ in SUBJECTS or (head.dep_ == "npadvmod" and head.i < head.head.i):
            return self._suffered(head.head, quantity.noun)
        if head.dep_ in ("dobj", "obj", "attr", "oprd") and head.head.pos_ in ("VERB", "AUX"):
            return self._undergone(head.head, quantity.noun)
        if head.dep_ == "pobj" and head.head.lower_ == "of" and self.kind_word("count", head.head.head):
            over = head.head.head
            kind = self.kind_word("count", over)
            if kind == "casualties":
                kind = "equipment" if self.is_thing(quantity.noun) else "killed"
            return Fate(kind=kind, word=over) if kind else None
        return None

    def _suffered(self, verb: Token, noun: Token) -> Fate | None:
        """What the verb tells of its subject: "were killed", "died", "are missing", "received wounds", "left their homes"."""
        if _unreal(verb):
            return None
        for each in _with_joined(verb):
            passive = bool(children(each, "auxpass")) or (each.tag_ == "VBN" and not children(each, "aux"))
            dies = self.kind_word("subject", each) is not None and not children(each, "auxpass")
            fate = self._passive(each, noun) if passive and not dies else self._active(each, noun)
            if fate is not None:
                return fate
        return None

    def _passive(self, verb: Token, noun: Token) -> Fate | None:
        lemma = verb.lemma_.lower()
        below = children(verb, "xcomp", "oprd", "ccomp", "acomp", "advcl")
        if lemma in _SAID or lemma == "leave":
            told = [self._told(word, noun) for word in below if word.i > verb.i]
            return next((fate for fate in told if fate is not None), None)
        place = self._placed(verb)
        if place is not None:
            return place
        if lemma in ("shoot", "gun") or (lemma == "hit" and _at_body(verb, self)):
            dead = any(c.lower_ == "dead" for c in verb.subtree) or (lemma == "gun" and bool(children(verb, "prt")))
            kind: FigureKind | None = "killed" if dead else "wounded" if _at_body(verb, self) else None
            return Fate(kind=kind, word=verb, doer=_agent(verb)) if kind else None
        kind = self.kind_word("count", verb) if lemma == "unaccount" else self.kind_word("object", verb)
        if kind in ("equipment", "captured") and self.is_thing(noun):
            kind = "equipment"
        return Fate(kind=kind, word=verb, doer=_agent(verb)) if kind and self._fits(kind, noun, verb) else None

    def _told(self, word: Token, noun: Token) -> Fate | None:
        """What follows "are known to", "were reported", "were left"."""
        kind = self.kind_word("count", word)
        if kind:
            return Fate(kind=kind, word=word)
        return self._suffered(word, noun) if word.pos_ in ("VERB", "AUX") else None

    def _active(self, verb: Token, noun: Token) -> Fate | None:
        kind = self.kind_word("subject", verb)
        if kind and self._fits(kind, noun, verb) and not children(verb, "dobj", "obj"):
            return Fate(kind=kind, word=verb)
        if verb.lemma_.lower() in _SUFFER:
            objects = [o for o in children(verb, "dobj", "obj") if o.lemma_.lower() in _HURTS]
            return Fate(kind="wounded", word=objects[0]) if objects else None
        if self.is_gone(verb):
            return Fate(kind="displaced", word=verb) if self.is_person(noun) else None
        kind = self.kind_word("count", verb)  # "is missing", which the parser takes for a verb
        if kind == "missing":
            return Fate(kind=kind, word=verb)
        if verb.lemma_.lower() in _BE or verb.pos_ == "AUX":
            for word in children(verb, "acomp", "attr", "oprd", "xcomp"):
                kind = self.kind_word("count", word)
                if kind and word.pos_ != "NOUN" and self._fits(kind, noun, word):
                    return Fate(kind=kind, word=word)
        return self._placed(verb) if self.is_person(noun) else None

    def is_gone(self, verb: Token) -> bool:
        """True when people leave: "have left their homes", "abandoned the village", "cannot go home"."""
        lemma = verb.lemma_.lower()
        if lemma in ("leave", "abandon", "quit"):
            to = [g for p in children(verb, "prep") if p.lower_ in ("for", "from") for g in children(p, "pobj")]
            return any(self._in("homes", o) for o in (*children(verb, "dobj", "obj"), *to))
        negated = any(c.dep_ == "neg" for c in verb.children)
        return lemma in ("go", "return") and negated

    def _placed(self, verb: Token) -> Fate | None:
        """As in "are in hospital", "remain in captivity", "were sleeping in schools", "were taken off on stretchers"."""
        for link in children(verb, "prep"):
            for place in children(link, "pobj"):
                for kind, name in (
                    ("wounded", "wounded_in"),
                    ("captured", "captured_in"),
                    ("displaced", "displaced_in"),
                ):
                    if self._in(name, place) and _stays(verb, kind):
                        return Fate(kind=_kind(kind), word=place)
        return None

    def _undergone(self, verb: Token, noun: Token) -> Fate | None:
        """What the verb tells of its object: "killing three", "lost nine men", "holds seven fishermen"."""
        verb = verb.head if verb.dep_ == "auxpass" else verb  # "captured were two prisoners"
        if _unreal(verb):
            return None
        lemma, subject = verb.lemma_.lower(), find_subject(verb)
        if lemma == "lose":
            thing = self.is_thing(noun)
            if thing or (self.is_person(noun) and noun.lemma_.lower() not in _KIN):
                return Fate(kind="equipment" if thing else "killed", word=verb, loser=subject)
            return None
        if self.is_thing(noun):
            down = self._in("object_equipment", verb) or any(
                c.lower_ in ("down", "out", "up") for c in children(verb, "prt", "advmod")
            )
            shot = lemma in ("shoot", "knock", "blow", "bring", "destroy", "take")
            return (
                Fate(kind="equipment", word=verb, doer=subject)
                if self._in("object_equipment", verb) or (down and shot)
                else None
            )
        if lemma == "shoot" and any(c.lower_ == "dead" for c in verb.children):
            return Fate(kind="killed", word=verb, doer=subject)
        if lemma == "lead" and any(c.lower_ == "away" for c in verb.children):
            return Fate(kind="captured", word=verb, doer=subject) if self.is_person(noun) else None
        kind = self.kind_word("object", verb)
        return Fate(kind=kind, word=verb, doer=subject) if kind and self._fits(kind, noun, verb) else None

    def _fits(self, kind: FigureKind, noun: Token, word: Token) -> bool:
        """True when such a thing can happen to such a noun; weak words ("hold", "fall") ask for a word for people."""
        if self.is_thing(noun):
            return kind == "equipment"
        if kind == "equipment":
            return False
        return self.is_person(noun) or word.lemma_.lower() not in _WEAK


def _kind(word: str) -> FigureKind:
    return next(kind for kind in _KINDS if kind == word)


def _stays(verb: Token, kind: str) -> bool:
    lemma = verb.lemma_.lower()
    if kind == "displaced":
        return lemma in ("sleep", "live", "shelter", "stay", "house", "accommodate", "spend", "huddle")
    moved = {"take", "bring", "rush", "admit", "carry", "treat", "hold", "keep", "airlift", "recover", "languish"}
    return lemma in _BE | moved or verb.pos_ == "AUX"


def _singular(word: Token) -> str:
    low = word.lower_
    return low.removesuffix("s") if not low.endswith("men") else low[:-2] + "an"


def _human(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lower_.endswith(_HUMAN_ENDINGS) and noun.lower_ != "committees"


def _first_joined(head: Token) -> Token:
    """For "two guards and three villagers" the guards, whose verb both share."""
    while head.dep_ in ("conj", "appos") and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        head = head.head
    return head


def _verb_above(head: Token) -> Token | None:
    head = _first_joined(head)
    return head.head if head.head.pos_ in ("VERB", "AUX") else None


def _with_joined(verb: Token) -> Iterator[Token]:
    yield verb
    yield from (c for c in children(verb, "conj") if not children(c, *SUBJECTS))


def _agent(verb: Token) -> Token | None:
    agents = [g for c in children(verb, "agent") for g in children(c, "pobj")]
    return agents[0] if agents else None


def _at_body(verb: Token, reader: FateReader) -> bool:
    vocabulary = reader.vocabulary
    return any(
        vocabulary.has("body_parts", g.lemma_.lower()) for p in children(verb, "prep") for g in children(p, "pobj")
    )


def _unreal(verb: Token) -> bool:
    """As in "could kill 12", "if two were hurt", "12 were not killed": nobody is counted."""
    denied = any(c.dep_ == "neg" for c in verb.children) and verb.lemma_.lower() not in ("go", "return")
    might = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _MIGHT for c in verb.children)
    condition = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    return denied or (might and verb.lemma_.lower() not in ("go", "return")) or condition
