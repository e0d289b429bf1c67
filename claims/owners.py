"""Who stands for a claim when it is held against others."""

from __future__ import annotations

from claims.window import Window
from domain.claim import Claim

UNNAMED = "unnamed source"
"""How a speaker is shown of whom the text tells nothing."""
NOBODY = frozenset({"unnamed", "they", "we", "he", "she", "it", "i", "you", "who", "this", "that", "whoever",
                     "one", "some", "others", "both", "many", "several", "all", "neither", "other"})  # fmt: skip
"""Names that tell nobody apart."""
PAPERS = frozenset(
    {"statement", "report", "reports", "communique", "communiqué", "message", "letter", "document", "version"}
)
"""What is said in writing, where nobody is named who wrote it."""


def owners(claim: Claim, window: Window) -> tuple[str, ...]:
    """Who stands for a claim: its parties, else its speakers by name."""
    named = (UNNAMED if s.name == "unnamed" else s.name for s in claim.speakers)
    return window.parties(claim) or tuple(dict.fromkeys(named))


def has_voice(claim: Claim, window: Window) -> bool:
    """True when somebody can be told who says it: a party or a named speaker, not the article itself."""
    if window.parties(claim):
        return True
    return any(s.kind != "narrator" and s.name.lower() not in NOBODY | PAPERS for s in claim.speakers)
