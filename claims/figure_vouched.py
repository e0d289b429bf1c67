"""A count with those who vouch for it, and the words in which they do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.figures import Counted
from claims.parse import Doc
from claims.tree import Tokens
from domain.claim import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A count with those who vouch for it and whom they accuse in the same breath.

    `words` are what is said, of the count's own sentence, `near` the count's offset in them; `source` is what the sentence calls
    the speakers.
    """

    counted: Counted
    speakers: tuple[Speaker, ...]
    accused: str | None = None
    words: str = ""
    near: int = 0
    source: str = ""

    @property
    def narrated(self) -> bool:
        """True when nobody is credited."""
        return all(s.kind == "narrator" for s in self.speakers)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of those who vouch."""
        return tuple(dict.fromkeys(s.party for s in self.speakers if s.party))

    @property
    def mine(self) -> str | None:
        """The one party that vouches."""
        return self.parties[0] if len(self.parties) == 1 else None


def beside(given: Vouched, content: Tokens, doc: Doc) -> Vouched:
    """The same with those words of the content that stand in the count's own sentence."""
    at = given.counted.at
    held = [t for t in doc[at].sent if t.i in content]
    ahead = "".join(t.text + t.whitespace_ for t in held if t.i < at)
    return replace(given, words="".join(t.text + t.whitespace_ for t in held), near=len(ahead))
