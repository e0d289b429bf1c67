"""What the speaker rules may look at: the article, its world and where it speaks from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.parse import Token
from claims.parties import Parties
from claims.phrase import Phrase
from claims.reading import Reading
from claims.speakers.standpoint import Standpoint
from claims.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One article as the rules see it: its text, its world and where it speaks from.

    `pair` are the two parties in dispute, `leading` the two that it names most, `named` all that the text names. `starts` are
    the first tokens of its sentences, `paragraphs` its line breaks, `nouns` what it calls parties by: "the charity" → a name.
    """

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    standpoint: Standpoint
    pair: tuple[str, ...]
    leading: tuple[str, ...]
    named: tuple[str, ...]
    nouns: dict[str, str]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def involved(self, party: str) -> bool:
        """True unless the article is about two other parties: a third state's paper reports from afar."""
        return party in self.leading or not self.leading

    def phrase(self, tokens: Sequence[Token]) -> Phrase:
        """The phrase that the tokens make here."""
        return Phrase.of(tokens, self.parties, self.vocabulary)

    def sentence(self, index: int) -> int:
        """The number of the sentence that holds the token."""
        return bisect_right(self.starts, index) - 1

    def same_paragraph(self, one: int, other: int) -> bool:
        """True when no line break parts the two tokens."""
        doc = self.reading.doc
        return bisect_right(self.paragraphs, doc[one].idx) == bisect_right(self.paragraphs, doc[other].idx)

    def paragraph_start(self, index: int) -> int:
        """The first token of the paragraph that holds the token."""
        n = bisect_right(self.paragraphs, self.reading.doc[index].idx)
        start = self.paragraphs[n - 1] + 1 if n else 0
        back = index
        while back > 0 and self.reading.doc[back - 1].idx >= start:
            back -= 1
        return back

    def tokens_of(self, sentence: int) -> Sequence[Token]:
        """The tokens of a sentence by number, none before the first."""
        if sentence < 0:
            return ()
        end = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.reading.doc)
        return list(self.reading.doc[self.starts[sentence] : end])
