"""What a count counts: the killed, wounded, missing, captured, displaced, or things lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.figure_clauses import ClauseReader, agent
from claims.figure_counts import Quantity
from claims.figure_neighbours import by_neighbour, is_sure
from claims.figure_phrases import by_phrase
from claims.figure_words import Fate, FateWords
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS, find_subject
from claims.tree import children
from domain.claim import FigureKind

_LOSES = frozenset({"receive", "sustain", "suffer", "take", "have", "lose", "leave"})
_REMAINS = frozenset({"body", "corpse", "coffin", "grave", "remains"})  # who receives them has not lost them
_WHOLES = frozenset({"family", "household", "crew", "team", "group", "party", "band", "convoy", "squad"})
_FATALLY = frozenset({"fatally", "mortally", "lethally"})
_KILLED = frozenset({"killed", "dead", "killing", "slain"})
_UNSEEN = re.compile(
    r"\b(?:never|not|n[’']t) (?:since )?(?:been )?(?:seen|heard (?:of|from)) (?:again|since|alive)\b", re.IGNORECASE
)
_KILLINGS = frozenset(
    {"killing", "death", "murder", "execution", "massacre", "shooting", "slaying", "loss", "lynching"}
)
_TREATS = frozenset({"admit", "treat", "receive", "evacuate", "airlift", "accept"})
_ONCE = frozenset({"if", "once", "unless", "until", "whether", "when"})
_MANY = 3
_SPEAK = frozenset(
    {"be", "say", "tell", "claim", "describe", "recall", "complain", "write", "report", "testify", "confess", "ask"}
)
_SPANS = frozenset({"between", "around", "about", "over", "under", "above", "below", "near"})
_TAGS = ("VBN", "JJ", "VBD", "VBG")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


@dataclass(frozen=True, kw_only=True)
class FateReader:
    """Tells the fate of what a quantity counts."""

    words: FateWords

    @cached_property
    def _clauses(self) -> ClauseReader:
        return ClauseReader(words=self.words)

    def of(self, quantity: Quantity) -> Fate | None:
        """The fate, by the first rule that knows; None when it is no count of losses."""
        if quantity.bare and quantity.found.count.high == 0 and quantity.head.dep_ not in SUBJECTS:
            return None  # "two were hurt, not one"
        rules: Sequence[Callable[[Quantity], Fate | None]] = (self._by_noun, self._by_attribute, self._by_clause)
        fate = next((fate for rule in rules if (fate := rule(quantity)) is not None), None)
        fate = self._next_to_it(quantity, fate) or by_phrase(quantity, self.words)
        if fate is not None and self._takes_no_harm(quantity, fate):
            return None
        if fate is not None and _is_arrest(fate, quantity):
            return None
        return replace(fate, kind=_worse(fate, quantity)) if fate is not None else None

    def _next_to_it(self, quantity: Quantity, fate: Fate | None) -> Fate | None:
        """What the verb right before the number tells goes before a verb behind it: "killing 4 pupils hurting 7 teachers"."""
        near = by_neighbour(quantity, self.words)
        if near is None or fate is None:
            return near or fate
        further = fate.word.i != near.word.i and (fate.word.i > quantity.last.i or fate.word.i < near.word.i)
        described = fate.word.dep_ in ("amod", "acl", "relcl") or fate.word.i == quantity.noun.i
        return near if further and not described and is_sure(near) else fate

    def _takes_no_harm(self, quantity: Quantity, fate: Fate) -> bool:
        """As in "captured two villages", "from six families"; families do flee."""
        return fate.kind not in ("displaced", "equipment") and self.words.is_no_victim(quantity.noun)

    def _by_noun(self, quantity: Quantity) -> Fate | None:
        """As in "12 dead", "27 bodies", "no losses"; "a death" and "prisoners" that nobody holds are no count."""
        if quantity.found.article:
            return None
        behind = quantity.last.nbor(1) if quantity.bare and quantity.last.i + 1 < quantity.last.sent.end else None
        for word in dict.fromkeys((quantity.noun, quantity.head, *([behind] if behind is not None else []))):
            kind = self.words.kind("count", word)
            if kind in ("displaced", "captured") and self._fell(quantity):
                return None
            if kind == "captured" and _killing_of(quantity):
                return None
            if kind in ("wounded", "missing") and self._died(quantity):
                return None  # "two of the injured have died"
            if kind is not None:
                both = kind == "killed" and _and_wounded(word)
                return self._counted_by("casualties" if both else kind, word, quantity)
        return None

    def _fell(self, quantity: Quantity) -> bool:
        """As in "98 evacuees were killed", "two prisoners were wounded": more befell them than their name says."""
        fate = self._by_attribute(quantity) or self._by_clause(quantity)
        described = fate is not None and fate.word.dep_ == "amod"  # "one wounded prisoner"
        return fate is not None and not described and fate.kind in ("killed", "wounded", "missing")

    def _died(self, quantity: Quantity) -> bool:
        """As in "two of the injured have succumbed", "executed 14 captured soldiers": what they were before they died."""
        fate = (
            self._by_clause(quantity) if quantity.head.dep_ != "conj" else None
        )  # "46 were killed and 71 taken prisoner"
        return fate is not None and fate.kind == "killed"

    def _counted_by(self, kind: FigureKind, word: Token, quantity: Quantity) -> Fate | None:
        verb = _verb_above(quantity.head)
        held = verb is not None and (self.words.among("holds", verb) or self.words.kind("object", verb) == "captured")
        if kind == "captured" and word.pos_ == "NOUN" and not held and not _is_many(quantity, verb):
            return None
        if quantity.found.count.high == 0 and word.lower_ in ("body", "grave"):
            return None  # "no body has confirmed it"
        if (
            kind == "casualties"
            and verb is not None
            and verb.lemma_.lower() in _TREATS
            and word.lemma_.lower() == "casualty"
        ):
            return Fate(kind="wounded", word=word)  # "hospitals admitted 54 casualties"
        if kind == "casualties":
            return self._lost(word, quantity, verb)
        if verb is None or quantity.head.dep_ not in ("dobj", "obj", "conj", "attr", "appos"):
            return Fate(kind=kind, word=word)
        by = find_subject(verb)
        if kind == "captured" and self.words.kind("object", verb) == "captured":
            return Fate(kind=kind, word=verb, doer=by if not children(verb, "auxpass") else None)
        loses = (verb.lemma_.lower() in _LOSES or verb.pos_ == "AUX") and word.lemma_.lower() not in _REMAINS
        side = by if loses else None
        return Fate(kind=kind, word=word, loser=side)

    def _lost(self, word: Token, quantity: Quantity, verb: Token | None) -> Fate:
        """As in "suffered 12 casualties"; "the loss of one tank" is of equipment."""
        of = [g for p in children(word, "prep") if p.lower_ == "of" for g in children(p, "pobj")]
        kind: FigureKind = "equipment" if any(self.words.is_thing(g) for g in of) else "casualties"
        loses = verb is not None and verb.lemma_.lower() in _LOSES and quantity.head.dep_ in ("dobj", "obj")
        return Fate(kind=kind, word=word, loser=find_subject(verb) if verb is not None and loses else None)

    def _by_attribute(self, quantity: Quantity) -> Fate | None:
        """As in "one injured guard", "four children hurt by shrapnel", "31 people who were killed", "two with wounds"."""
        if quantity.found.article:
            return None
        own = quantity.partitive and children(quantity.noun, "nummod")  # "one of five lads who fell" is not who fell
        for noun in dict.fromkeys((quantity.head,) if own else (quantity.noun, quantity.head)):
            for word in children(noun, "amod", "acl"):
                if children(word, "dobj", "obj"):
                    continue  # "men killing two", "killing 4 pupils hurting 7 teachers"
                kind = self.words.kind("count", word)
                if (
                    kind is None and word.tag_ != "VBG" and word.lower_ != word.lemma_.lower()
                ):  # "Free Front groups" are not
                    kind = self.words.kind("object", word)
                if kind in ("captured", "wounded", "missing") and word.dep_ == "amod" and self._died(quantity):
                    continue
                if kind and word.tag_ in _TAGS and self.words.fits(kind, noun, word):
                    return Fate(kind=kind, word=word, doer=agent(word), loser=_loser(noun))
            after = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
            tells = after is not None and after.pos_ != "NOUN" and not children(after, "dobj", "obj")
            kind = self.words.kind("count", after) if after is not None and tells else None
            if kind and after is not None and self.words.fits(kind, noun, after) and after.lower_ != "fatal":
                return Fate(
                    kind=kind, word=after, loser=_loser(noun)
                )  # "left six people dead", "and two guards wounded"
            fate = self._told_of(noun)
            if fate is not None:
                return fate
            links = (*children(noun, "prep"), *([after] if after is not None else []))
            for hurt in (g for p in links if p.lower_ == "with" for g in children(p, "pobj")):
                if hurt.lemma_.lower() in ("wound", "injury", "burn") and self.words.is_person(noun):
                    return Fate(kind="wounded", word=hurt)
        return None

    def _told_of(self, noun: Token) -> Fate | None:
        """As in "31 people who were killed"; not "60 fighters, 15 of whom were killed"."""
        for clause in children(noun, "relcl"):
            subjects = children(clause, *SUBJECTS)
            fate = self._clauses.subject(clause, noun) if subjects and not _counts(subjects) else None
            if fate is not None and fate.kind != "displaced":
                return fate
        return None

    def _by_clause(self, quantity: Quantity) -> Fate | None:
        """By the verb whose subject or object the count is."""
        head = _first_joined(quantity)
        if head.dep_ in SUBJECTS or (head.dep_ == "npadvmod" and head.i < head.head.i):
            return self._clauses.subject(head.head, quantity.noun) or self._of_relative(quantity)
        if head.dep_ in ("dobj", "obj", "attr", "oprd") and head.head.pos_ in ("VERB", "AUX"):
            told = (self._clauses.object(head.head, noun) for noun in _counted_by_name(quantity))
            return next((fate for fate in told if fate is not None), None) or self._of_relative(quantity)
        if head.dep_ == "pobj" and head.head.lower_ in _SPANS and head.head.i >= quantity.first.i:
            return self._of_span(head.head, quantity)
        if head.dep_ == "pobj" and head.head.lower_ == "of":
            over = head.head.head
            if over.lemma_.lower() in _WHOLES and quantity.bare:  # "killing a family of four"
                return (
                    self._clauses.subject(over.head, over)
                    if over.dep_ in SUBJECTS
                    else self._clauses.object(over.head, head)
                )
            if over.lemma_.lower() == "life" and over.head.lemma_.lower() in ("claim", "cost", "take"):
                return Fate(kind="killed", word=over)
            kind = self.words.kind("count", over)
            if kind == "casualties":
                kind = "equipment" if self.words.is_thing(quantity.noun) else "killed"
            return Fate(kind=kind, word=over) if kind else None
        return self._of_relative(quantity)

    def _of_span(self, link: Token, quantity: Quantity) -> Fate | None:
        """As in "lost between 70 and 90 men", which the parser takes for a place."""
        verb = link.head
        if verb.pos_ not in ("VERB", "AUX"):
            return None
        read = self._clauses.object if verb.i < link.i else self._clauses.subject
        return read(verb, quantity.noun)

    def _of_relative(self, quantity: Quantity) -> Fate | None:
        """As in "3,900 people who cannot go home"; after the main verb, which tells more: "who left home have fled"."""
        counts = not quantity.found.article and not (quantity.partitive and children(quantity.noun, "nummod"))
        for clause in children(quantity.noun, "relcl") if counts else ():
            if _counts(children(clause, *SUBJECTS)):
                continue
            fate = self._clauses.subject(clause, quantity.noun)
            if fate is not None:
                return fate
        return None


def _counted_by_name(quantity: Quantity) -> tuple[Token, ...]:
    """As in "executed 85 members of a clan": the clan, and its members."""
    members = quantity.partitive and quantity.head.lower_ == "members"
    return (quantity.noun, quantity.head) if members else (quantity.noun,)


def _loser(noun: Token) -> Token | None:
    """As in "the enemy lost 110 men killed and wounded": who lost them."""
    verb = noun.head if noun.dep_ in ("dobj", "obj") else None
    return find_subject(verb) if verb is not None and verb.lemma_.lower() in ("lose", "suffer", "sustain") else None


def _worse(fate: Fate, quantity: Quantity) -> FigureKind:
    """What one word more makes of it: "killed or wounded", "fatally wounded", "led away two men, who were not seen again"."""
    word = fate.word
    if fate.kind == "killed" and _and_wounded(word):
        return "casualties"
    ahead = [t.lower_ for t in word.doc[max(word.sent.start, word.i - 2) : word.i]]
    if fate.kind == "wounded" and ahead[-1:] and ahead[-1] in _FATALLY:
        return "killed"
    if fate.kind == "wounded" and [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]] in (
        ["to", "death"],
        ["alive", "."],
    ):
        return "killed"
    if fate.kind == "wounded" and len(ahead) == 2 and ahead[1] in ("or", "and") and ahead[0] in _KILLED:
        return "casualties"
    last = quantity.first.sent
    rest = last.text[word.idx - last.start_char :]
    return "missing" if fate.kind == "captured" and _UNSEEN.search(rest) else fate.kind


def _counts(subjects: Sequence[Token]) -> bool:
    """True when a clause tells of another count: "15 of whom were killed"."""
    return any(s.pos_ == "NUM" for s in subjects)


def _killing_of(quantity: Quantity) -> bool:
    """As in "convicted over the killing of 31 prisoners"."""
    ahead = [
        t.lower_ for t in quantity.first.doc[max(quantity.first.sent.start, quantity.first.i - 3) : quantity.first.i]
    ]
    return "of" in ahead and any(t.rstrip("s") in _KILLINGS for t in ahead)


def _is_many(quantity: Quantity, verb: Token | None) -> bool:
    """As in "34 prisoners were paraded", "a swap for 40 captives"; not of two prisoners who say something."""
    few = (quantity.found.count.low or quantity.found.count.high or 0) < _MANY
    speaks = verb is not None and verb.lemma_.lower() in _SPEAK and quantity.head.dep_ in SUBJECTS
    return not few and not speaks and not _on_condition(quantity.head)


def _on_condition(word: Token) -> bool:
    """As in "would be let go once Kesh freed 42 prisoners", "may trade 20 captives"."""
    verbs = [t for t in (word, *word.ancestors) if t.pos_ in ("VERB", "AUX")][:1]
    return any(c.lower_ in _ONCE or c.tag_ == "MD" for v in verbs for c in children(v, "mark", "advmod", "aux"))


def _is_arrest(fate: Fate, quantity: Quantity) -> bool:
    """As in "no officer had been arrested", "a commander was detained": an act of the police, no count of captives."""
    police = fate.word.lemma_.lower() in ("arrest", "detain", "imprison", "jail")
    return police and (quantity.found.article or quantity.found.count.high == 0)


def _and_wounded(word: Token) -> bool:
    """As in "40 killed and wounded", "were killed or injured"."""
    after = [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]]
    return len(after) == 2 and after[0] in ("and", "or") and after[1] in ("wounded", "injured")


def _first_joined(quantity: Quantity) -> Token:
    """For "two guards and three villagers" the guards, whose verb both share; what is only described shares none."""
    head = quantity.head
    if quantity.found.count.high == 0 or (quantity.found.article and head.dep_ == "appos"):
        return head
    while (
        head.dep_ in ("conj", "appos")
        and head.head.i < head.i
        and (head.head.pos_ in _NOMINAL or _describes(head.head))
    ):
        if quantity.found.article and head.head.dep_ in ("appos", "conj"):
            return quantity.head
        head = head.head
        head = _described(head) or head
    return head


def _describes(word: Token) -> bool:
    """True for a participle behind a noun, and for one that is joined to it."""
    return _described(word) is not None


def _described(word: Token) -> Token | None:
    """The noun of a participle: for "wounded" in "lost 110 men killed and wounded, three tanks" the men."""
    if word.tag_ == "VBN" and word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    behind = word.nbor(-1) if word.i > word.sent.start else None
    participle = word.tag_ == "VBN" and word.dep_ in ("acl", "advcl") and not children(word, *SUBJECTS, "auxpass")
    return behind if participle and behind is not None and behind.pos_ == "NOUN" else None


def _verb_above(head: Token) -> Token | None:
    while head.dep_ in ("conj", "appos") and head.head.i < head.i and head.head.pos_ in _NOMINAL:
        head = head.head
    verb = head.head
    if verb.dep_ == "auxpass":  # "captured were two prisoners"
        verb = verb.head
    return verb if verb.pos_ in ("VERB", "AUX") else None
