"""Runs of capitals in a sentence that name a person: "Ilan Veshtan", "Halim al-Tarq", "Reel" behind an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.honorifics import TITLES
from claims.naming import text_of
from claims.no_names import (
    is_date_word,
    is_particle,
    names_body,
    names_place,
    qualifies,
    without_label,
    without_portfolio,
)  # fmt: skip
from claims.parse import Token
from claims.parties import Parties
from claims.vocabulary import Vocabulary

_JOINED = ("-", "‑")
_GROUND = frozenset(
    {"fort", "mount", "lake", "port", "camp", "cape", "hill", "hotel", "radio", "channel", "operation", "route"}
)
_PAPERS = frozenset(
    ["post", "times", "courier", "herald", "gazette", "tribune", "chronicle", "telegraph", "observer", "echo", "messenger",
     "wire", "sentinel", "mirror", "express", "bulletin", "evening", "radio", "tv", "press", "news", "weekly", "daily"]
)  # fmt: skip
_BODIES = frozenset(
    {"commission", "committee", "council", "board", "authority", "court", "tribunal", "assembly", "bureau"}
)
_WHERE = frozenset({"in", "at", "near", "into", "around", "outside", "inside", "above", "below"})
_WITH_MARK = re.compile(r"[A-Z]\w{0,2}['’][A-Z]\w+")  # "O’Dorn"


def names(sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    """Runs of capitalised proper nouns that are no party, office, institution or outlet; "Dovan-Reel" is one word."""
    run: list[Token] = []
    for token in [*sentence, None]:
        if token is not None and (_name_word(token, vocabulary) or _joins(token, run)):
            run.append(token)
        elif run:
            yield from _as_name(tuple(run), parties, vocabulary)
            run = []


def _names_a_body(last: Token, vocabulary: Vocabulary) -> bool:
    """As in "Civil Protection Agency", "the Harbour Wire agency": the words are a body's name, not a person's."""
    after = last.nbor(1) if last.i + 1 < last.sent.end else None
    if after is None or not last.whitespace_:
        return False
    trade = vocabulary.among(after.lower_, "outlet_heads", "institutions", "bodies")
    return trade and (after.text[0].isupper() or after.lower_ in vocabulary.lists["outlet_heads"])


def _joins(token: Token, run: Sequence[Token]) -> bool:
    """True for the hyphen of a double name and for what stands small inside one: "Halim al-Tarq", "Ada van der Orsa"."""
    if not run or token.i + 1 >= len(token.doc):
        return False
    if token.text in _JOINED:
        return not run[-1].whitespace_ and not token.whitespace_
    if run[-1].text in _JOINED and token.text.islower() and token.is_alpha and not run[-1].whitespace_:
        return True  # "Sen Ila-orsa"
    after = token.nbor(1)
    behind = after if after.text not in _JOINED or after.i + 1 >= len(token.doc) else after.nbor(1)
    goes_on = behind.text[:1].isupper() and behind.pos_ == "PROPN"
    return is_particle(token.lower_) and token.text.islower() and (goes_on or is_particle(after.lower_))


def _name_word(token: Token, vocabulary: Vocabulary) -> bool:
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return False
    spelt = token.is_alpha or "-" in token.text or token.text.endswith(".") or _WITH_MARK.fullmatch(token.text)
    if not spelt or is_date_word(token):
        return False
    common = token.lower_ in vocabulary.public or token.lower_ in vocabulary.lists["outlet_heads"]
    return not common and token.lower_ not in TITLES


def _as_name(run: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    while run and (run[-1].text in _JOINED or (run[-1].text.islower() and run[-1].nbor(-1).text not in _JOINED)):
        run = run[:-1]
    if not run or run[-1].lower_ in vocabulary.outlets:
        return
    mentions = parties.mentions(text_of(run))
    if mentions and mentions[0].span.start == 0:  # "Iran Khatib" is no name; "US Khatib" leaves "Khatib"
        run = tuple(t for t in run if t.idx - run[0].idx >= mentions[0].span.end)
    run = without_label(without_portfolio(run))
    if not run or _is_none(run, vocabulary):
        return
    before = run[0].nbor(-1) if run[0].i > run[0].sent.start else None
    if before is not None and before.lower_ in _WHERE:
        return
    titled = before is not None and (before.lower_ in vocabulary.lists["offices"] or before.lower_ in TITLES)
    words = sum(1 for t in run if t.text not in _JOINED and not t.text.islower())
    if words == 1 and vocabulary.among(run[-1].lower_, "bystanders", "unnamed_heads", "military", "chiefs"):
        return  # "the Chief Observer, Ambassador Orsa"
    if (2 <= words <= 4 or (words == 1 and titled)) and not parties.mentions(run[-1].text):
        yield run


def _is_none(run: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """True for capitals that name a body, a paper, a place, or what only says more of another word."""
    if run[0].lower_ in _GROUND or (len(run) > 1 and run[-1].lower_ in _PAPERS):
        return True
    if _names_a_body(run[-1], vocabulary) or run[-1].lower_ in _BODIES:  # "the Electoral Commission"
        return True
    return names_body(run) or names_place(run) or qualifies(run, vocabulary)
