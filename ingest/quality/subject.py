"""What the checks look at."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from datetime import date

from domain.text import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A clean text with its sentences and what is known of it; `title` is the length of a title that opens it."""

    text: str
    sentences: tuple[Sentence, ...]
    title: int = 0
    english: bool = True
    published: date | None = None
    debris: int = 0
    page: str = ""
    """The mark-up of the page it was read from, "" for other files."""
    said_translated: bool = False
    """True when its byline calls it a translation."""

    def opening(self, most: int) -> Subject:
        """The subject with at most so many characters of its text, in whole sentences where it can be."""
        if len(self.text) <= most:
            return self
        kept = self.sentences[: bisect.bisect_right(self.sentences, most, key=lambda s: s.end)]
        return replace(self, text=self.text[: kept[-1].end if kept else most], sentences=kept)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`, if any."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def around(self, span: Span) -> str:
        """The words of the sentence in which the span stands, at most 1,000 of its characters."""
        sentence = self.sentence_at(span.start)
        if not sentence:
            return ""
        start, end = max(sentence.start, span.start - 500), min(sentence.end, span.end + 500)
        return self.text[start:end]

    def before(self, span: Span, most: int = 120) -> str:
        """What stands before the span in its sentence, at most so many characters."""
        sentence = self.sentence_at(span.start)
        return self.text[max(sentence.start if sentence else 0, span.start - most) : span.start]

    def after(self, span: Span, most: int = 120) -> str:
        """What stands after the span in its sentence, at most so many characters."""
        sentence = self.sentence_at(span.start)
        return self.text[span.end : min(sentence.end if sentence else len(self.text), span.end + most)]
