"""Words that ran into a source where the text lost its punctuation: a date before it, an apposition without its commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.no_names import is_date_word
from claims.parse import Token

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.h]?[0-5]\d(?:am|pm)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_BESIDE_DATES = frozenset([",", ".", "|", "-", "–", "at", "on", "of", "by", "gmt", "utc", "am", "pm", "date", "publication",
                           "published", "updated", "posted", "last", "modified", "local", "time"])  # fmt: skip
_BEFORE_DATES = frozenset(["on", "late", "early", "last", "this", "next", "since"])
_SHORT = 5  # words of a name in front of its apposition
_NAMED = ("PROPN", "NOUN", "NUM")


def without_date(tokens: Sequence[Token]) -> list[Token]:
    """As in "Fri 07 May 2031 at 0914 Sellen governor says": the governor; empty for "Date of publication 5 July 2031".

    Quiet without a weekday, a month or the hour: "Three officials", "2,000 people".
    """
    kept, dated = list(tokens), False
    while kept and (_is_dated(kept[0]) or kept[0].lower_ in _BESIDE_DATES or kept[0].text[:1].isdigit()):
        dated = dated or is_date_word(kept[0]) or ":" in kept[0].text
        kept.pop(0)
    return kept if dated else list(tokens)


def _is_dated(token: Token) -> bool:
    return is_date_word(token) or bool(_CLOCK.match(token.text) or _YEAR.match(token.text))


def without_day(tokens: Sequence[Token]) -> list[Token]:
    """As in "ONA Monday", "the spokesman on Saturday": the words before the day; quiet for a day alone."""
    kept = list(tokens)
    while len(kept) > 1 and is_date_word(kept[-1]):
        kept.pop()
        while len(kept) > 1 and kept[-1].lower_ in _BEFORE_DATES:
            kept.pop()
    return kept


def uncollided(tokens: Sequence[Token]) -> list[Token]:
    """The source where a second noun phrase ran into it without a comma.

    As in "Ilan a police officer said": Ilan. As in "... near Sellen a monitor said", "... wounded a hundred the ministry said":
    the monitor, the ministry. As in "the main body the High Council": the council.
    """
    at = next((n for n in range(1, len(tokens)) if _begins_anew(tokens, n)), 0)
    if not at:
        return without_adverb(tokens)
    first, rest = list(tokens[:at]), list(tokens[at:])
    if not _opens(first) or first[-1].pos_ != "PROPN" or len(first) > _SHORT:
        return rest
    return first


def _begins_anew(tokens: Sequence[Token], at: int) -> bool:
    """True at the article of "Sellen a monitor", "body the High Council"; not in "half a dozen", "Ilan the Elder"."""
    token, last = tokens[at], tokens[at - 1]
    if token.lower_ not in ("a", "an", "the") or token.tag_ != "DT" or token.i != last.i + 1 or at + 1 >= len(tokens):
        return False
    named = tokens[at + 1].text[:1].isupper()
    return last.pos_ in _NAMED and (token.lower_ != "the" or named is last.text.islower())


def _opens(first: Sequence[Token]) -> bool:
    """True where the words begin their sentence, or follow its verb or a quotation."""
    start = first[0]
    before = start.nbor(-1) if start.i > start.sent.start else None
    return before is None or before.pos_ in ("VERB", "AUX") or before.is_punct or before.lower_ in ("and", "but")


def without_adverb(tokens: Sequence[Token]) -> list[Token]:
    """As in "Earlier the reporter", "Meanwhile a source": the words from the article on."""
    kept = list(tokens)
    if len(kept) > 2 and kept[0].pos_ in ("ADV", "SCONJ") and kept[1].tag_ == "DT":
        kept.pop(0)
    return kept
