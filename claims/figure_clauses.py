"""What a verb tells of those who are counted: as its subject ("12 died") or as its object ("killing 12")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.figure_words import Fate, FateWords, is_modal
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS, find_subject
from claims.tree import children
from domain.claim import FigureKind

_BE = frozenset({"be", "remain", "lie", "stay", "become", "end", "get", "go"})
_SUFFER = frozenset({"receive", "sustain", "suffer", "get", "take", "have"})
_HURTS = frozenset({"injury", "wound", "burn"})
_KIN = frozenset({"brother", "sister", "son", "daughter", "father", "mother", "husband", "wife", "relative", "friend"})
_SAID = frozenset(
    {"know", "believe", "report", "say", "think", "confirm", "fear", "understand", "presume", "list", "leave", "find"}
)
_MOVED = frozenset({
    "take", "bring", "rush", "admit", "carry", "treat", "hold", "keep", "airlift", "recover", "languish", "transfer",
})  # fmt: skip
_SLEEPS = frozenset({"sleep", "live", "shelter", "stay", "house", "accommodate", "spend", "huddle"})
_OFF = {
    "bump": "off", "finish": "off", "pick": "off", "take": "out", "wipe": "out", "gun": "down", "mow": "down",
    "cut": "down",
}  # fmt: skip
_HITS = frozenset({"hit", "strike", "ram"})  # "struck a depot" tells of no loss, "an ambulance was hit" does
_HIT = {"fire": "on", "shoot": "at"}
_AWAY = {"lead": "away", "take": "away", "round": "up", "drag": "away"}
_HELPERS = frozenset({"ambulance", "medic", "paramedic", "stretcher", "helicopter", "rescuer", "nurse", "orderly"})
_FINDS = frozenset({"find", "recover", "retrieve", "identify", "discover", "pull", "dig"})
_INCLUDES = frozenset({"include", "comprise", "number"})
_DOWN = {"shoot": "down", "bring": "down", "knock": "out", "blow": "up", "take": "out", "put": "out"}
_BOXES = frozenset({"coffin", "box", "bodybag", "bag", "casket", "shroud", "zinc"})
_CARE = frozenset({
    "aboard", "ashore", "home", "board", "hospital", "hospitals", "safety", "medical", "clinic", "clinics", "treatment", "ward",
    "surgery", "morgue", "mortuary", "shelter", "shelters", "care",
})  # fmt: skip
_HELPED = 5  # words behind "taken" that tell where to
_IDIOM = 6  # words behind a verb that make an idiom with it
_PLACES: tuple[tuple[FigureKind, str], ...] = (
    ("wounded", "wounded_in"), ("captured", "captured_in"), ("displaced", "displaced_in"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseReader:
    """Reads fates from verbs. What could happen, what is denied and what is only a condition counts nobody."""

    words: FateWords

    def subject(self, verb: Token, noun: Token) -> Fate | None:
        """The fate of a verb's subject, or of the subject of a verb joined to it: "were captured and killed"."""
        if _unreal(verb) and not self.words.is_gone(verb) and not _never_back(verb):
            return None
        fates = (self._of_one(each, noun) for each in _with_joined(verb))
        return next((fate for fate in fates if fate is not None), None)

    def _of_one(self, verb: Token, noun: Token) -> Fate | None:
        helped = bool(children(verb, "auxpass"))
        passive = helped or (verb.tag_ == "VBN" and not children(verb, "aux"))
        dies = self.words.kind("subject", verb) is not None and not helped
        return self._passive(verb, noun) if passive and not dies else self._active(verb, noun)

    def _passive(self, verb: Token, noun: Token) -> Fate | None:
        if verb.lemma_.lower() in _SAID:
            return self._told(verb, noun)
        fate = self._placed(verb) or self._shot(verb)
        kind = self.words.kind("object", verb) if not _takes_in(verb) else None
        hit = self.words.among("object_equipment", verb) or _off(verb, _DOWN) or _off(verb, _HIT)
        if self.words.is_thing(noun) and hit:
            return Fate(kind="equipment", word=verb, doer=agent(verb))
        if fate is None and kind is not None and self.words.fits(kind, noun, verb):
            return Fate(kind=kind, word=verb, doer=agent(verb))
        if fate is None and _idiom(verb) and not self.words.is_thing(noun):
            return Fate(kind=_idiom(verb) or "casualties", word=verb, doer=agent(verb))
        if fate is None and _off(verb, _AWAY) and self.words.is_person(noun):
            return Fate(kind="captured", word=verb, doer=agent(verb))
        if fate is None and verb.lemma_.lower() in _FINDS and noun.lemma_.lower() == "victim":
            return Fate(kind="killed", word=noun)
        if fate is None and (_off(verb, _OFF) or self.words.kind("count", verb) == "missing"):
            return Fate(kind="killed" if _off(verb, _OFF) else "missing", word=verb, doer=agent(verb))
        return fate

    def _told(self, verb: Token, noun: Token) -> Fate | None:
        """As in "are known to have died", "was reported missing", "were left homeless"."""
        for word in children(verb, "xcomp", "oprd", "ccomp", "acomp", "advcl"):
            if word.i > verb.i:
                kind = self.words.kind("count", word)
                below = self.subject(word, noun) if kind is None and word.pos_ in ("VERB", "AUX") else None
                if kind or below:
                    return below or Fate(kind=kind or "killed", word=word)
        return None

    def _shot(self, verb: Token) -> Fate | None:
        """As in "was shot dead", "was hit in the leg"; "was shot" alone does not tell."""
        if verb.lemma_.lower() not in ("shoot", "hit", "strike"):
            return None
        if any(c.lower_ == "dead" for c in verb.subtree):
            return Fate(kind="killed", word=verb, doer=agent(verb))
        links = children(verb, "prep")
        at_body = any(self.words.among("body_parts", g) for p in links for g in children(p, "pobj"))
        return Fate(kind="wounded", word=verb, doer=agent(verb)) if at_body else None

    def _active(self, verb: Token, noun: Token) -> Fate | None:
        kind = self.words.kind("subject", verb) if not _falls_back(verb) else None
        objects = [
            o for o in children(verb, "dobj", "obj") if o.lower_ != "that"
        ]  # "that a guard died" may be parsed so
        if kind and self.words.fits(kind, noun, verb) and (kind == "displaced" or not objects):
            return Fate(kind=kind, word=verb)
        if verb.lemma_.lower() == "lose" and any(o.lemma_.lower() == "life" for o in objects):
            return Fate(kind="killed", word=verb)
        if verb.lemma_.lower() in _SUFFER | {"do"}:
            hurts = [o for o in objects if o.lemma_.lower() in _HURTS]
            return Fate(kind="wounded", word=hurts[0]) if hurts else None
        if self.words.kind("count", verb) == "missing":  # "is missing", which the parser takes for a verb
            return Fate(kind="missing", word=verb)
        if not self.words.is_person(noun):
            return None
        if self.words.is_gone(verb) or _never_back(verb):
            return Fate(kind="displaced" if self.words.is_gone(verb) else "killed", word=verb)
        return self._predicate(verb) or self._placed(verb) or self._in_coffins(verb)

    def _in_coffins(self, verb: Token) -> Fate | None:
        """As in "eleven of our sons came home in coffins"; not "stood in their coffins' shadow"."""
        back = verb.lemma_.lower() in ("come", "return", "go", "arrive", "send", "bring", "leave")
        boxes = (g for link in children(verb, "prep") if link.lower_ == "in" for g in children(link, "pobj"))
        box = next((g for g in boxes if g.lemma_.lower() in _BOXES), None) if back else None
        return Fate(kind="killed", word=box) if box is not None else None

    def _predicate(self, verb: Token) -> Fate | None:
        """As in "two are dead", "nine remain unaccounted for"."""
        if verb.lemma_.lower() not in _BE and verb.pos_ != "AUX":
            return None
        for word in children(verb, "acomp", "attr", "oprd", "xcomp"):
            kind = self.words.kind("count", word)
            if kind and word.pos_ != "NOUN":
                return Fate(kind=kind, word=word)
        among = [g for p in children(verb, "prep") if p.lower_ == "among" for g in children(p, "pobj")]
        kinds = ((self._put_to(g) or self.words.kind("count", g), g) for g in among)
        return next((Fate(kind=kind, word=g) for kind, g in kinds if kind), None)  # "two children were among the dead"

    def _put_to(self, noun: Token) -> FigureKind | None:
        """As in "two were among 52 captives shot dead", "among the evacuees killed": more befell them than their name says."""
        told = (self.words.kind("object", word) for word in children(noun, "acl") if word.tag_ == "VBN")
        return next((kind for kind in told if kind in ("killed", "wounded", "missing")), None)

    def _placed(self, verb: Token) -> Fate | None:
        """As in "are in hospital", "remain in captivity", "were sleeping in schools", "were taken off on stretchers"."""
        for place in (g for link in children(verb, "prep") for g in children(link, "pobj")):
            for kind, name in _PLACES:
                stays = verb.lemma_.lower() in (_SLEEPS if kind == "displaced" else _BE | _MOVED) or (
                    verb.pos_ == "AUX" and kind != "displaced"
                )
                if stays and self.words.among(name, place):
                    return Fate(kind=kind, word=place)
        return None

    def object(self, verb: Token, noun: Token) -> Fate | None:
        """The fate of a verb's object: "killing three", "lost nine men", "shot down two drones", "holds seven fishermen"."""
        verb = verb.head if verb.dep_ == "auxpass" else verb  # "captured were two prisoners"
        if _unreal(verb):
            return None
        lemma, by = verb.lemma_.lower(), find_subject(verb)
        if by is not None and (by.lower_ == "neither" or any(c.lower_ == "neither" for c in by.children)):
            return None
        if lemma in ("claim", "cost", "take") and any(
            o.lemma_.lower() == "life" for o in children(verb, "dobj", "obj")
        ):
            return Fate(kind="killed", word=verb)  # "took the lives of a colonel and four of his men"
        person, thing = self.words.is_person(noun), self.words.is_thing(noun)
        if lemma == "lose":
            counts = thing or (person and noun.lemma_.lower() not in _KIN)
            return Fate(kind="equipment" if thing else "killed", word=verb, loser=by) if counts else None
        if thing:
            gone = (self.words.among("object_equipment", verb) and lemma not in _HITS) or _off(verb, _DOWN)
            return Fate(kind="equipment", word=verb, doer=by) if gone else None
        if _off(verb, _OFF) or (lemma == "shoot" and any(c.lower_ == "dead" for c in verb.children)):
            return Fate(kind="killed", word=verb, doer=by) if person else None
        if _off(verb, _AWAY) and by is not None and by.lemma_.lower() in _HELPERS:
            return Fate(kind="wounded", word=verb) if person else None
        if _off(verb, _AWAY):
            return Fate(kind="captured", word=verb, doer=by) if person else None
        told = self._included(lemma, by)
        if told is not None:
            return told
        if lemma in _FINDS and noun.lemma_.lower() == "victim":
            return Fate(kind="killed", word=noun)
        kind = self.words.kind("object", verb)
        return Fate(kind=kind, word=verb, doer=by) if kind and self.words.fits(kind, noun, verb) else None

    def _included(self, lemma: str, by: Token | None) -> Fate | None:
        """As in "the dead included two children"."""
        kind = self.words.kind("count", by) if by is not None and lemma in _INCLUDES else None
        if kind is None and by is not None and lemma in _INCLUDES and by.lemma_.lower() == "victim":
            kind = "killed"
        return Fate(kind=kind, word=by) if kind is not None and by is not None else None


def _takes_in(verb: Token) -> bool:
    """As in "were taken on board", "was taken to hospital", "taken ashore": helped, not captured."""
    if verb.lemma_.lower() not in ("take", "hold"):
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + _HELPED]]
    return bool(_CARE & set(after)) or after[:1] in (["off"], ["in"])


def _idiom(verb: Token) -> FigureKind | None:
    """As in "were put out of action", "were put to death", "have been forced from their homes", "were driven out"."""
    below = {t.lower_ for t in verb.subtree if verb.i < t.i < verb.i + _IDIOM}
    lemma = verb.lemma_.lower()
    if lemma == "put" and {"out", "action"} <= below:
        return "casualties"
    if lemma == "put" and {"to", "death"} <= below:
        return "killed"
    forced = lemma in ("force", "drive", "chase", "expel", "push", "move") and below & {"from", "out"}
    homes = below & {
        "home",
        "homes",
        "house",
        "houses",
        "village",
        "villages",
        "town",
        "land",
        "area",
        "district",
        "valley",
    }
    if forced and homes:
        return "displaced"
    return "displaced" if lemma in ("make", "leave", "render") and "homeless" in below else None


def agent(verb: Token) -> Token | None:
    """Who did it, after "by"."""
    return next((g for c in children(verb, "agent") for g in children(c, "pobj")), None)


def _with_joined(verb: Token) -> Iterator[Token]:
    yield verb
    yield from (c for c in children(verb, "conj") if not children(c, *SUBJECTS))


def _off(verb: Token, particles: dict[str, str]) -> bool:
    """As in "wiped out", "shot down"."""
    needed = particles.get(verb.lemma_.lower())
    return needed is not None and any(c.lower_ == needed for c in children(verb, "prt", "advmod", "prep"))


def _falls_back(verb: Token) -> bool:
    """As in "some 60 had fallen back to the town", "fell ill": nobody died."""
    return verb.lemma_.lower() == "fall" and any(
        c.lower_ in ("back", "behind", "ill", "short", "silent", "asleep", "under", "victim", "to", "by")
        for c in verb.children
    )


def _never_back(verb: Token) -> bool:
    """As in "five who never came home", "did not return"."""
    home = any(c.lower_ in ("home", "back") for c in verb.children) or verb.lemma_.lower() == "return"
    never = bool(children(verb, "neg")) or any(c.lower_ == "never" for c in verb.children)
    return verb.lemma_.lower() in ("come", "return") and home and never and not is_modal(verb)


def _unreal(verb: Token) -> bool:
    """As in "could kill 12", "if two were hurt", "12 were not killed": nobody is counted."""
    condition = any(c.lower_ in ("if", "unless", "whether") for c in children(verb, "mark"))
    return bool(children(verb, "neg")) or is_modal(verb) or condition
