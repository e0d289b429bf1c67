"""What befell the counted by the set phrases of news, where the parse does not tell: "were taken off at gunpoint"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.figure_counts import Quantity
from claims.figure_words import Fate, FateWords
from claims.parse import Token
from claims.rules.cue_verb import find_subject
from domain.claim import FigureKind

_BE = r"(?:is|are|was|were|be|been|being|lie|lies|lay|remain|remains|remained|got|get)"
_HAVE = r"(?:has|have|had|having)"
_THEIR = r"(?:their|his|her|our|its)"
_BEFORE: tuple[tuple[FigureKind, str], ...] = (
    ("missing", r"(?:lost|losing|lose|no|without|had no) (?:all |any |radio )?(?:contact|touch|word|trace|sign|news|knowledge)"
                r" (?:with|of|from)|(?:fate|whereabouts|disappearance) of|(?:search(?:es|ing|ed)?|hunt(?:ing)?|look(?:ing|ed)?) for"),
    ("captured", r"(?:round(?:ed|ing)|lock(?:ed|ing)|pick(?:ed|ing)) up|(?:took|taken|taking) (?:prisoner|captive|hostage)"
                 r"|hand(?:ed|ing) (?:over|back)|(?:got|brought|sent|won) (?:back|home)"
                 r"|(?:release|exchange|return|handover|capture|detention|arrest|surrender|abduction|imprisonment) of"),
    ("killed", r"(?:deaths?|killings?|murders?|slaying|execution|funerals?|burials?|loss) of|(?:claim|cost|tak)\w* the li(?:fe|ves) of"
               r"|mourn(?:s|ed|ing)?|shot (?:dead|down)|put to death|took the lives of"),
    ("wounded", r"(?:injuries|wounds|burns) (?:to|in|on|among|of|suffered by|sustained by)"),
    ("displaced", r"(?:evacuation|displacement|flight|exodus|resettlement|expulsion|relocation) of"),
)  # fmt: skip
_AFTER: tuple[tuple[FigureKind, str], ...] = (
    ("killed", rf"(?:lost|losing|lose|gave|giving|laid down|paid with) {_THEIR} li(?:ves|fe)|(?:attained|achieved|found) martyrdom"
               r"|met (?:\w+ )?deaths?|breathed their last|did(?: not|n't) survive|(?:lie|lay|lies) (?:dead|buried)"
               rf"|{_BE} (?:shot dead|put to death|gunned down|mown down|blown up|no longer alive|in the morgue|in coffins)"
               rf"|{_BE} (?:\w+ )?(?:burnt|burned|hacked|beaten|crushed|stabbed|starved|frozen) to death|never (?:came|come) (?:home|back)"
               rf"|{_BE} (?:\w+ )?(?:killed|slain|executed|murdered|buried|liquidated|eliminated|neutrali[sz]ed|martyred|dead)"
               rf"|(?:{_HAVE} )?(?:died|perished|drowned|succumbed|fell (?:fighting|in (?:battle|combat|action)))"),
    ("wounded", r"(?:receiv|suffer|sustain)\w* (?:[\w-]+ ){0,3}(?:wounds?|injur(?:y|ies)|burns?|fractures?|concussions?|cuts|bruises)"
                r"|(?:had|has|have|with|got|show) (?:signs of |marks of |[\w-]+ ){0,3}(?:wounds?|injur(?:y|ies)|burns|beatings?|torture"
                r"|bruises|fractures?|broken (?:arm|leg|rib|nose|hand|wrist|ankle|jaw|collarbone)s?)"
                rf"|{_BE} (?:still )?(?:in (?:the )?(?:hospital|intensive care|care|surgery)|taken to hospital|fighting for {_THEIR} li)"
                rf"|(?:fight|fought|fighting) for {_THEIR} li(?:ves|fe)|(?:need|needed|required|requiring) (?:\w+ )?(?:treatment|surgery)"
                rf"|(?:{_BE} |{_HAVE} been )?(?:\w+ )?(?:wounded|injured|hurt|maimed|scalded|burned|burnt)\b"),
    ("captured", rf"laid down {_THEIR} (?:arms|weapons|rifles)|gave (?:themselves|himself) up|surrendered|fell into (?:[\w'’]+ ){{0,2}}"
                 rf"(?:hands|captivity)|{_BE} (?:led|marched|dragged|hauled|bundled|frogmarched|driven) (?:away|off|ashore)"
                 rf"|{_BE} [\"“”]?taken (?:off at gunpoint|prisoner|captive|hostage|into custody|away)"
                 rf"|{_BE} (?:\w+ )?(?:captured|detained|arrested|abducted|kidnapped|interned|remanded|jailed|freed|released|exchanged"
                 r"|handed over|swapped|repatriated|nicked)"
                 rf"|{_BE} (?:still )?(?:behind (?:the )?(?:bars|wire)|in (?:custody|captivity|detention|jail|prison|handcuffs|chains"
                 r"|[\w'’]+ hands))|(?:charged|remanded|held|detained|jailed|imprisoned|interned) (?:for|with|by|in|at|on|without)\b"),
    ("missing", rf"{_BE} (?:still )?(?:not (?:yet )?(?:been )?)?(?:found|missing|unaccounted|untraced|trapped|lost at sea)(?<!been found)"
                rf"(?<!were found)(?<!was found)(?<!are found)|{_HAVE} (?:still )?not (?:yet |since )?been (?:found|seen|heard|traced|located)"
                r"|ha(?:ve|s) vanished|disappeared|vanished|went missing"),
    ("displaced", rf"{_BE} (?:now |still )?(?:on the (?:road|move)|homeless|sleeping (?:in|rough)|living in (?:tents|camps|schools))"
                  r"|took to the roads?|got out\b|(?:left|abandoned|fled|quit) (?:their|the) (?:homes?|villages?|town|houses|valley)"
                  rf"|{_BE} (?:\w+ )?(?:evacuated|displaced|driven out|moved to safe)|{_HAVE} been moved to safe"),
    ("casualties", r"(?:had |have |has )?(?:suffered|came to harm|was harmed|were harmed)\s*\W*$"),
)  # fmt: skip
_THINGS = re.compile(
    rf"^\W*(?:(?:and|which|that|have|has|had|been|{_BE}) ){{0,4}}(?:destroyed|damaged|knocked out|put out of action|burn(?:ed|t) out"
    r"|set (?:on fire|ablaze|alight)|blown up|sunk|shot down|downed|lost|captured|seized|disabled|wrecked|torched|smashed|gutted"
    r"|crippled|rammed|burn(?:ed|t)|exploded)\b",
    re.IGNORECASE,
)
_SKIPPED = r"^\W*(?:(?!(?:and|but|or|while|whose|because|after|when|if|by|not|no|nobody|none|could|would|might|may|will|of|for)\b)[\w'’-]+ ){0,5}?"
_ENDS = re.compile(r"[;:()–—]|, (?:and|but|while)\b")
_SHOT = re.compile(r"\b(?:shot|gunned down|mowed down|picked off|finished off|bumped off|blew up|cut down)\W+$", re.IGNORECASE)
_BEFORE_THEM = tuple((kind, re.compile(rf"\b(?:{words})\W+(?:the |these |those |all |its |their )?$", re.I)) for kind, words in _BEFORE)
_AFTER_THEM = tuple((kind, re.compile(rf"{_SKIPPED}(?:{words})", re.I)) for kind, words in _AFTER)
_NOUNS = frozenset({"NOUN", "PROPN"})


def by_phrase(quantity: Quantity, words: FateWords) -> Fate | None:
    """The fate that a set phrase right before or after the count tells.

    As in "lost contact with 12 of its staff", "the remaining four men were taken off at gunpoint", "shot nine of them".
    """
    if quantity.found.article:
        return None
    before, after = _around(quantity)
    word = quantity.noun
    if words.is_thing(quantity.noun):
        return Fate(kind="equipment", word=word) if _THINGS.match(after) else None
    if not _people(quantity, words):
        return None
    if quantity.found.count.high != 0:
        if _SHOT.search(before):
            verb = _verb_before(quantity)
            return Fate(kind="killed", word=verb or word, doer=find_subject(verb) if verb is not None else None)
        for kind, pattern in _BEFORE_THEM:
            if pattern.search(before):
                return Fate(kind=kind, word=word)
    found = [(m.end(), kind) for kind, pattern in _AFTER_THEM if (m := pattern.match(after))]
    return Fate(kind=min(found)[1], word=word) if found else None


def _people(quantity: Quantity, words: FateWords) -> bool:
    if quantity.bare:
        after = quantity.last.nbor(1) if quantity.last.i + 1 < quantity.last.sent.end else None
        return after is None or after.pos_ not in _NOUNS
    return words.is_person(quantity.noun) or quantity.noun.lower_ in ("people", "men", "women", "boys", "heroes", "whom", "them")


def _around(quantity: Quantity) -> tuple[str, str]:
    """The words before the count, and those after its phrase up to the end of the clause."""
    sentence, phrase = quantity.first.sent, quantity.phrase
    doc, last = quantity.first.doc, max(phrase[-1].i, quantity.last.i)
    before = doc[sentence.start : quantity.first.i].text + " " if quantity.first.i > sentence.start else ""
    rest = doc[last + 1 : sentence.end].text if last + 1 < sentence.end else ""
    end = _ENDS.search(rest)
    return before, rest[: end.start()] if end else rest


def _verb_before(quantity: Quantity) -> Token | None:
    near: Sequence[Token] = list(quantity.first.doc[max(quantity.first.sent.start, quantity.first.i - 3) : quantity.first.i])
    return next((t for t in reversed(near) if t.pos_ == "VERB"), None)


