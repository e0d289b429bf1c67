"""What befell the counted by the verb right before the number, however the parser joins the two: "killing 2 children"."""

from __future__ import annotations

import re

from claims.figure_counts import Quantity
from claims.figure_words import Fate, FateWords
from claims.parse import Token
from claims.rules.cue_verb import find_subject
from domain.claim import FigureKind

_ASIDE = re.compile(
    r",?\s+(?:according to|citing|said to be|in (?:all|total)|also)\b[^;.\d]{0,60}?,?\s*$", re.IGNORECASE
)
_NOUNS = ("NOUN", "PROPN")
_OF_THEM = frozenset(
    {"the", "those", "these", "of", "were", "was", "are", "is", "been", "being", "be", "and", "or", "people"}
)
_UNREAL = re.compile(
    r"\b(?:could|would|might|may|can|will|shall|should|must|not|never|without|if|to|nearly|almost|being|n['’]t)"
    r"(?: (?:also|even|have|be|only|easily|soon))*\s*$",
    re.IGNORECASE,
)
_MANAGED = re.compile(r"\b(?:manag|succeed|proceed|go|went|gone|claim)\w*\s+(?:on )?to\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"^[A-Za-z]+$")


def by_neighbour(quantity: Quantity, words: FateWords) -> Fate | None:
    """As in "a shell fell on Adra killing 4 pupils hurting 7 teachers", "Drone Strike Kills 3 Reservists in Adra".

    "The wounded 12 were taken away", "of those killed 12 were children" are no verbs with an object.
    """
    if quantity.found.article or quantity.found.count.high == 0 or words.is_thing(quantity.noun):
        return None
    verb = _verb_before(quantity)
    kind = kind_of_form(verb, words) if verb is not None else None
    if verb is None or kind is None or not _acts(verb) or words.is_no_victim(quantity.noun):
        return None
    if words.is_weak(verb) and (quantity.bare or not any(map(words.is_person, (quantity.noun, quantity.head)))):
        return None
    return Fate(kind=kind, word=verb, doer=_doer(verb))


def is_sure(fate: Fate) -> bool:
    """True for a verb that takes what follows: "killing", "injures"; "wounded 12" may end a clause as well."""
    return fate.word.lower_.endswith("ing") or fate.word.lower_ in ("kills", "kill", "wounds", "injures")


def kind_of_form(word: Token, words: FateWords) -> FigureKind | None:
    """The kind of a verb by its bare form, for "Kills" in a headline, which the parser takes for a name."""
    kinds = (words.kind_of("object", form) for form in _bases(word.lower_))
    return next((kind for kind in kinds if kind not in (None, "equipment")), None)


def _bases(form: str) -> tuple[str, ...]:
    """What a form may be of: "kills", "killed", "killing", "captures", "capturing", "shelling"."""
    cut = [form[: -len(end)] for end in ("s", "ed", "ing", "es", "d") if form.endswith(end)]
    return tuple(dict.fromkeys((form, *cut, *(f"{c}e" for c in cut))))


def _verb_before(quantity: Quantity) -> Token | None:
    """The word right before the count, past "according to the latest toll"."""
    start = quantity.first.sent.start
    at = quantity.first.i - 1
    if at < start:
        return None
    before = quantity.first.doc[start : quantity.first.i].text
    aside = _ASIDE.search(before)
    if aside is not None and aside.start() > 0:
        end = quantity.first.sent.start_char + aside.start()
        at = next((t.i for t in reversed(list(quantity.first.doc[start:at])) if t.idx < end), at)
    found = quantity.first.doc[at]
    return found if _PLAIN.match(found.text) else None


def _acts(verb: Token) -> bool:
    """True when the form can govern the count: no passive, no participle behind a noun, no noun."""
    ahead = verb.nbor(-1).lower_ if verb.i > verb.sent.start else ""
    before = verb.sent.text[: verb.idx - verb.sent.start_char]
    if _UNREAL.search(before) and not _MANAGED.search(before):
        return False
    if verb.lower_.endswith("ed") and ahead in _OF_THEM - {"and"}:
        return False
    if verb.lower_.endswith("ed") and verb.pos_ == "ADJ":
        return False
    return not (verb.lower_.endswith("ing") and ahead in ("the", "of", "a", "being"))


def _doer(verb: Token) -> Token | None:
    """Who did it: the subject, or the noun before "Kill" in a headline."""
    if verb.pos_ == "VERB":
        return find_subject(verb)
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    return before if before is not None and before.pos_ in _NOUNS else None
