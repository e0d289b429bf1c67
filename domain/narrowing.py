"""What a question's own words narrow its answer to, so that a reader sees it and can take it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NarrowKind = Literal["dates", "outlets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A filter that stands in the words of a question: `words` of it, and what they were taken to mean.

    `used` is False for words that may mean more than one thing: they filter nothing, and `means` says why.
    """

    kind: NarrowKind
    words: str
    means: str
    used: bool = True

    @property
    def line(self) -> str:
        """The filter as one sentence.

        >>> Narrowing(kind="dates", words="since Monday", means="published on 5 May 2031 or later").line
        'Only articles published on 5 May 2031 or later, because the question says “since Monday”.'
        >>> Narrowing(kind="dates", words="last Friday", means="it may mean 2 or 9 May 2031", used=False).line
        '“last Friday” filters nothing: it may mean 2 or 9 May 2031.'
        """
        if not self.used:
            return f"“{self.words}” filters nothing: {self.means}."
        return f"Only articles {self.means}, because the question says “{self.words}”."
