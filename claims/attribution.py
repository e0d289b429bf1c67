"""An attribution as the rules find it: sets of tokens, before anybody is named."""

from __future__ import annotations

from dataclasses import dataclass

from claims.tree import NONE, Tokens
from domain.claim import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (`source`, around `source_head`) by which words (`cue`, around `head`) says what (`content`), by which rule.

    `carrier` heads the phrase of whoever carried the words.
    `speech` is False for what is only held (hopes, wants). `quoted` is True when the cue itself stands in a quotation.
    """

    head: int
    cue: Tokens
    content: Tokens
    stance: Stance
    rule: str
    source: Tokens = NONE
    source_head: int | None = None
    carrier: int | None = None
    negated: bool = False
    speech: bool = True
    quoted: bool = False

    @property
    def last(self) -> int:
        """The last token of any part."""
        return max(self.cue | self.content | self.source)
