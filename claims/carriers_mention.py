"""A place that names a carrier of news, and the kind of carrier that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.text import Span

CAP = r"[A-ZÀ-Þ][\w&]*(?:(?!['’]s\b)[.’'-]\w+)*"
NAME = rf"{CAP}(?:\s(?:{CAP}|\d+\b|of\s(?:the\s)?(?=[A-Z]))){{0,4}}"
PAPER = r"newspaper|paper|daily|weekly|tabloid|magazine|journal"
_CLASSES = (
    ("agency", "agency|service|[Ww]ire|newswire|Press"),
    ("air", "broadcaster|[Cc]hannel|station|[Rr]adio|TV|[Tt]elevision"),
    ("site", "website|site|portal|outlet|Online|com|net"),
    ("paper", f"{PAPER}|Times|Post|Courier|Herald|Gazette|Tribune|Chronicle|Telegraph|Observer|Echo|Journal"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that names a carrier; `own` is True for the outlet that publishes the article."""

    name: str
    span: Span
    own: bool = False
    kind: str | None = None


def kind_of(words: str) -> str | None:
    """Agency, paper, air or site, from the words that say what a carrier is."""
    return next((kind for kind, pattern in _CLASSES if re.search(rf"\b(?:{pattern})\b", words)), None)
