"""Rules whose cue is a mark: a colon after a name, a dash before a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.attribution import Attribution
from claims.parse import Token
from claims.reading import Reading
from claims.tree import trimmed, words_in

_COLON_WITHIN = 14  # tokens from the sentence's start
_SIGNED = re.compile(r"^[“”\"][^\n]{20,}[“”\"][ \t]*([―—–]|--?)[ \t]*([^\n“”\",:;]{3,60}?)[ \t.]*$", re.MULTILINE)


def colon(reading: Reading, sentence: Sequence[Token]) -> Attribution | None:
    """As in "Governor Orsa: No shells fell on the town"."""
    doc = reading.doc
    if len(sentence) < 5:
        return None
    start, end = sentence[0].i, sentence[-1].i + 1
    marks = [t.i for t in doc.tokens[start + 1 : min(end - 2, start + _COLON_WITHIN)] if t.text == ":"]
    at = next((i for i in marks if reading.quotation_at(i) is None), None)
    if at is None or not _names_somebody(list(doc[start:at])) or words_in(doc[at + 1 : end]) < 3:
        return None
    return Attribution(
        head=at, cue=frozenset({at}), content=frozenset(range(at + 1, end)), stance="asserts", rule="colon",
        source=trimmed(doc, range(start, at)), source_head=at - 1,
    )  # fmt: skip


def signed(reading: Reading) -> Iterator[Attribution]:
    """As in "“The bridge was our life.” ― Marta Quillen", a quotation with its speaker's name below or behind it."""
    for found in _SIGNED.finditer(reading.text):
        name = reading.doc.char_span(*found.span(2), alignment_mode="expand")
        if name is not None and any(t.pos_ == "PROPN" for t in name) and name[0].text[:1].isupper():
            yield from _marked(reading, found.span(2), found.span(1), (found.start(), found.start(1)))


def _marked(
    reading: Reading, source: tuple[int, int], mark: tuple[int, int], said: tuple[int, int]
) -> Iterator[Attribution]:
    who, cue, content = (reading.doc.char_span(*c, alignment_mode="expand") for c in (source, mark, said))
    if who is None or cue is None or content is None:
        return
    speaker, words = trimmed(reading.doc, (t.i for t in who)), trimmed(reading.doc, (t.i for t in content))
    if speaker and words and not speaker & words:
        yield Attribution(
            head=cue[0].i, cue=frozenset(t.i for t in cue), content=words, stance="asserts",
            rule="signed", source=speaker, source_head=max(speaker),
        )  # fmt: skip


def _names_somebody(words: Sequence[Token]) -> bool:
    """True for "Governor Orsa"; not for the title "Relief for Kell" or "Editor's note"."""
    apart = any(t.pos_ in ("VERB", "AUX") or (t.pos_ == "ADP" and t.lower_ != "of") or t.tag_ == "POS" for t in words)
    return not apart and any(t.pos_ == "PROPN" for t in words)
