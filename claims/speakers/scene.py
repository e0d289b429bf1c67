"""What the speaker rules may look at: the article, its world and where it speaks from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claims.parties import Parties
from claims.phrase import Phrase
from claims.reading import Reading
from claims.speakers.standpoint import Standpoint
from claims.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One article as the rules see it; `pair` are the two parties in dispute, `named` all that the text names.

    `starts` are the first tokens of its sentences, `nouns` what it calls parties by: "the charity" → its name.
    """

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    standpoint: Standpoint
    pair: tuple[str, ...]
    named: tuple[str, ...]
    nouns: dict[str, str]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]

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

    def tokens_of(self, sentence: int) -> Sequence[Token]:
        """The tokens of a sentence by number, none before the first."""
        if sentence < 0:
            return ()
        end = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.reading.doc)
        return list(self.reading.doc[self.starts[sentence] : end])
