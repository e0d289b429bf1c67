"""Who stands for a claim when it is held against others."""

from __future__ import annotations

from claims.window import Window
from claims.wording import words_of
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


def told_apart(a: Claim, b: Claim, window: Window) -> bool:
    """As in "a deputy minister" and "the energy minister, Tarn Hallow": each has words of name and office that the other lacks.

    Quiet for "Kesh" and "General Orsa" of Kesh, for "the Keshi staff" and "chief of staff Ada Orsa", where one speaks for the
    other, and for one surname.
    """
    parties = {w for c in (a, b) for p in window.parties(c) for w in words_of(p)}
    ours, theirs = (_words_of_speakers(c) - parties for c in (a, b))
    surnames = [{words_of(s.name)[-1] for s in c.speakers if s.kind == "person" and words_of(s.name)} for c in (a, b)]
    named = all(s.name.lower() not in NOBODY for c in (a, b) for s in c.speakers)
    bodies = any(s.kind in ("organisation", "group") for c in (a, b) for s in c.speakers)
    one = not ours.isdisjoint(theirs) if bodies else ours <= theirs or theirs <= ours
    return named and bool(ours and theirs) and not one and surnames[0].isdisjoint(surnames[1])


def _words_of_speakers(claim: Claim) -> set[str]:
    return {w for s in claim.speakers for w in words_of(f"{s.name} {s.role or ''}")} - {
        "of",
        "to",
        "the",
        "for",
        "and",
        "a",
        "an",
    }
