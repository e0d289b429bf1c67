"""Runs of capitals that pass for a person's name and are none: a body, a place, a date, a headline's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claims.parse import Token
from claims.vocabulary import Vocabulary

_BEGUN = frozenset(["executive", "acting", "senior", "managing", "assistant", "associate", "co-founder", "founder"])
_SHORTEST = 3  # letters: "US" is never the "Us" of a headline


def _in(name: str, word: str) -> bool:
    return Vocabulary.load().has(name, word)


def names_date(word: str) -> bool:
    """True for a month or a weekday in lower case, whole or cut short."""
    return _in("months", word) or _in("weekdays", word)


def is_particle(word: str) -> bool:
    """True for a small word inside a name: "Ilan van der Orsa", "Halim bin Tarq", "Halim al-Tarq"."""
    return _in("name_particles", word)


def names_body(run: Sequence[Token]) -> bool:
    """True for "the Talmark Tax Policy Center", "Local Coordination Committees", "YouTube Subscribe": no person is called so.

    Quiet for "Ada Law", "Ilan Church": a surname too, unless an article stands before it.
    """
    if not run or not _in("body_ends", run[-1].lower_):
        return False
    article = run[0].i > 0 and run[0].nbor(-1).tag_ == "DT"
    return article or len(run) != 2 or not _in("body_and_surnames", run[-1].lower_)


def names_place(run: Sequence[Token]) -> bool:
    """True for "Eastern Sellen" and "Ostra Vell" in "the Ostra Vell district", "the shrine of Ostra Vell"; not alone."""
    if len(run) == 2 and _in("directions", run[0].lower_):
        return True
    last, first = run[-1], run[0]
    linked = first.i > 1 and first.nbor(-1).lower_ == "of"
    if linked and _in("place_nouns", first.nbor(-2).lower_) and first.nbor(-2).lower_ != "state":
        return True
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    return after is not None and _in("place_nouns", after.lower_) and after.text.islower()


def qualifies(run: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """True for "Port Ostra" in "the Port Ostra businessman", for "Orsa" in "the Ada Orsa administration": it only says more.

    Quiet for "Ada Orsa spokeswoman for the mission said", which has lost its comma.
    """
    last = run[-1]
    article = run[0].i > run[0].sent.start and run[0].nbor(-1).pos_ in ("DET", "ADJ", "PRON")
    if len(run) > 1 and not article and vocabulary.among(last.head.lower_, "offices", "chiefs"):
        return False
    main = last.head
    return last.dep_ in ("compound", "nmod", "amod") and main.i > last.i and main.pos_ == "NOUN" and main.text.islower()


def is_date_word(token: Token) -> bool:
    """True for a weekday or a month that is written with a capital; "May", "Jan" and the like only beside a number."""
    word = token.lower_.removesuffix(".")
    if not token.text[:1].isupper() or not names_date(word):
        return False
    around = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return not _in("dates_and_names", word) or any(t.like_num or t.text[:1].isdigit() for t in around)


def without_portfolio(run: Sequence[Token]) -> tuple[Token, ...]:
    """As in "Secretary of State Ada Orsa", "Strategic Affairs Minister": the name behind what the office is of.

    Quiet where nothing is left: "Secretary of State".
    """
    kept = list(run)
    if not kept or kept[0].i == 0 or kept[0].nbor(-1).lower_ not in ("of", "for", "and"):
        return tuple(run)
    while len(kept) > 1 and _in("portfolios", kept[0].lower_):
        kept.pop(0)
    return tuple(kept)


def without_label(run: Sequence[Token]) -> tuple[Token, ...]:
    """The name behind what she is, "Republican Ada Orsa", and behind a headline's verb, "Blaming Ada Orsa"."""
    kept = list(run)
    if len(kept) > 1 and _in("labels", kept[0].lower_):
        kept.pop(0)
    if len(kept) > 2 and _opens(kept[0]) and kept[0].lower_.endswith("ing"):
        kept.pop(0)
    while len(kept) > 2 and kept[-1].lower_ in _BEGUN:  # "Ada Orsa Executive Director"
        kept.pop()
    return tuple(kept)


def _opens(token: Token) -> bool:
    """True for the first word of a sentence, and behind the date in front of it."""
    return token.i == token.sent.start or token.nbor(-1).text[:1].isdigit() or token.nbor(-1).is_punct


def in_capitals(token: Token) -> bool:
    """True for "US", "UN", "IS": letters, and no word of anybody's name."""
    return token.text.isupper() and len(token.text) <= _SHORTEST and token.text.isalpha()


def of_two_others(words: Sequence[str], names: Collection[Sequence[str]]) -> bool:
    """True for "Dovan Orsa" in "Blaming Dovan Orsa says" where Ilan Dovan and Ada Orsa are known: two people, no comma.

    >>> of_two_others(["dovan", "orsa"], [["ilan", "dovan"], ["ada", "orsa"]])
    True
    >>> of_two_others(["ada", "orsa"], [["ilan", "dovan"], ["ada", "orsa"]])
    False
    """
    if len(words) != 2:
        return False
    full = [tuple(n) for n in names if len(n) > 1 and tuple(n) != tuple(words)]
    ends = [n[-1] for n in full]
    return words[0] in ends and words[1] in ends
