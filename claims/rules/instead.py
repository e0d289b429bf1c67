"""A number that somebody else gives, told only to be set right: "twelve died, not thirty as the rebels claim"."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.parse import Token

_CLAIMS = frozenset(
    ["claim", "claims", "claimed", "say", "says", "said", "insist", "insists", "allege", "alleges", "alleged", "maintain",
     "maintains", "assert", "asserts", "state", "states", "reported", "report"]
)  # fmt: skip
_FAR = 8  # tokens from "as" to the verb
_SHORT = 5  # tokens of a number with what it counts


def instead_of(token: Token) -> Attribution | None:
    """As in "Twelve died, not thirty as the rebels claim": the rebels' number; not "thirty died, as the rebels claim"."""
    if token.lower_ not in _CLAIMS:
        return None
    doc, start = token.doc, token.sent.start
    link = next((i for i in range(token.i - 2, max(start, token.i - _FAR), -1) if doc[i].lower_ == "as"), None)
    if link is None:
        return None
    first = next(
        (i for i in range(link - 1, max(start, link - 1 - _SHORT), -1) if doc[i].lower_ in ("not", "than")), link
    )
    counted = [doc[i] for i in range(first + 1, link)]
    if not any(t.like_num for t in counted) or any(t.is_punct for t in counted):
        return None
    source = frozenset(range(link + 1, token.i))
    heads = [i for i in source if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    if not heads:
        return None
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=frozenset(t.i for t in counted), stance="asserts", rule="instead",
        source=source, source_head=heads[-1], speech=True,
    )  # fmt: skip
