"""Clean text is cut into sentences, once, for every other room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.text import Sentence, Span
from ingest.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, EITHER, MONTHS, NEVER_LAST, STARTERS

_CLOSING = r"[\"”’'»)\]]"
_STOP = re.compile(rf"(?:(?<![.!?…])[.!?…]++(?:[ ]?[”»](?=\s|$)|{_CLOSING}|\[\d+\])*(?=\s)|[。！？؟۔।]++{_CLOSING}*+)")
_GLUED = re.compile(
    rf"(?<=[a-z]{{2}})(?:[.!?]{_CLOSING}*(?=[“‘])|[.!?]{_CLOSING}*(?=[A-Z][a-z]*[\s,])|[.!?][”’\"](?=[A-Z]))"
)
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"«—–-]*$")
_NEXT = re.compile(r"\s*(?P<opening>[\"“‘'«(\[—–-]*\s?)(?P<word>[^\s\"”’,;:.!?)\]]{0,60})")
_MORE = re.compile(r"\s*\S")
_LIST_NUMBER = re.compile(r"(?:^|\s)\d{1,2}$")
_PARAGRAPH = re.compile(r"[^\n]+")
_REPORTED = re.compile(
    r"\s*(?:[A-Z][\w’'.-]*\s+){1,4}(?:said|asked|told|wrote|added|replied|demanded|warned|shouted|wondered|tweeted|posted)\b"
)


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a clean text, in order; every code point that is not white space is in exactly one."""
    return tuple(
        Sentence(index=index, start=span.start, end=span.end, paragraph=number)
        for index, (span, number) in enumerate(_spans(text))
    )


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a clean text that hold something, without white space at their ends."""
    for found in _PARAGRAPH.finditer(text):
        if found[0].strip():
            yield _trimmed(text, found.start(), found.end())


def _spans(text: str) -> Iterator[tuple[Span, int]]:
    for number, paragraph in enumerate(paragraphs(text)):
        start = paragraph.start
        for end in _ends(paragraph.of(text)):
            yield _trimmed(text, start, paragraph.start + end), number
            start = paragraph.start + end
        if text[start : paragraph.end].strip():
            yield _trimmed(text, start, paragraph.end), number


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start=start + len(words) - len(words.lstrip()), end=start + len(words.rstrip()))


def _ends(paragraph: str) -> Iterator[int]:
    """Where sentences end inside a paragraph, but for the last."""
    places = {found.end(): found.start() for pattern in (_STOP, _GLUED) for found in pattern.finditer(paragraph)}
    for end, start in sorted(places.items()):
        if ends_sentence(paragraph, start, end):
            yield end


def ends_sentence(paragraph: str, start: int, end: int) -> bool:
    """True when the stop at `[start, end)` ends a sentence."""
    following = _NEXT.match(paragraph, end)
    word = following["word"] if following else ""
    stop = paragraph[start:end]
    if not word:
        return _MORE.match(paragraph, end) is not None
    if goes_on_small(word) or is_omission(paragraph, start, stop, word) or is_reported_question(paragraph, stop, end):
        return False
    if stop != "." and not stop.startswith((".)", ".”", '."', ".’")):
        return True
    before = _before(paragraph, start)
    return not (is_list_number(paragraph, start) or leads_on(before, word, quoted=stop != "."))


def _before(paragraph: str, start: int) -> str:
    found = _WORD_BEFORE.search(paragraph[max(0, start - 40) : start])
    return found[0] if found else ""


def goes_on_small(word: str) -> bool:
    """A small letter never begins a sentence: "“Who fired?” he asked."."""
    return word[:1].islower()


def is_omission(paragraph: str, start: int, stop: str, word: str) -> bool:
    """Dots that stand alone leave words out: "The bridge ... Sella's only one ... is closed."."""
    dots = stop.startswith(("…", "..."))
    return dots and (start == 0 or paragraph[start - 1] in ' "“‘') and word.lower() not in STARTERS


def is_reported_question(paragraph: str, stop: str, end: int) -> bool:
    """A quoted question and its speaker are one: "“Who gave the order?” Minister Halvek asked."."""
    return stop[0] in "!?" and stop[-1] in '”"’' and _REPORTED.match(paragraph, end) is not None


def is_list_number(paragraph: str, start: int) -> bool:
    """The number of an item: "2. Orvenia withdraws its guns."; not the end of "They lost 12."."""
    return _LIST_NUMBER.search(paragraph[max(0, start - 5) : start]) is not None and _is_first(paragraph, start)


def _is_first(paragraph: str, start: int) -> bool:
    """True when at most the number stands before, in the paragraph or after the last stop."""
    before = paragraph[max(0, start - 5) : start].rstrip("0123456789").rstrip()
    return before.endswith((".", "!", "?", ":", ";")) or (start <= 3 and not before)


def leads_on(before: str, word: str, *, quoted: bool) -> bool:
    """True when the full stop after `before` belongs to a short form and the sentence goes on with `word`."""
    bare = before.replace(".", "").replace("’", "").lower()
    starts = word.lower() in STARTERS
    if is_initial(before):
        return not starts and not quoted
    if bare in NEVER_LAST:
        return True
    if bare in BEFORE_NAMES and before[:1].isupper():
        return not quoted and word[:1].isupper() and not (starts and bare in {"min", "sec", "st", "ft", "mt", "sr"})
    if bare in BEFORE_NUMBERS | MONTHS:
        return word[:1].isdigit()
    if bare in EITHER and _is_short_form(before):
        return is_inside_name_or_time(bare, word, starts=starts)
    return is_dotted(before) and not starts


def is_initial(before: str) -> bool:
    """One capital letter: "M. Idris", but "Plan B. The army …" ends."""
    return len(before) == 1 and before.isupper() and before.isalpha()


def is_dotted(before: str) -> bool:
    """Letters with stops between them: "the O.S.C.E. Mission"."""
    return re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before) is not None


def _is_short_form(before: str) -> bool:
    return "." in before or before[:1].isupper() or before.lower() in {"am", "pm", "etc", "al"}


def is_inside_name_or_time(bare: str, word: str, *, starts: bool) -> bool:
    """True for "the U.S. Embassy" and "at 6 p.m. GMT", not for "in the U.S. The envoy" and "at 6 p.m. Residents"."""
    if bare in {"am", "pm"}:
        return word.upper() == word or word.endswith("day")
    return not starts and (word[:1].isupper() or word[:1].isdigit()) and bare not in {"etc", "al"}
