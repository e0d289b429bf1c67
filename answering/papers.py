"""Outlets by their names: which words name a paper or a station, and one that a question names and no article is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PAPER = re.compile(
    r"(?i)(?:wire|press|news|radio|tv\b|television|agency|courier|gazette|times|post|mail|herald|tribune|review|journal|"
    r"daily|weekly|observer|"
    r"telegraph|broadcast|channel|chronicle|examiner|register|standard|star|sun\b|mirror|express|bulletin|voice|echo|"
    r"mercury|sentinel|messenger)"
)
_NAME = r"[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*"
# Names that are nothing else, wherever they stand: "Border Post" and "Morning Star" may be.
_SURELY = re.compile(
    rf"\b(?:{_NAME} )?(?:Courier|Gazette|Times|Herald|Tribune|News|Radio|TV|Television|Telegraph|Chronicle)\b"
)
_JOINED = r"\s+(?:and|or|nor|versus|vs\.?|&|as well as)\s+(?:the\s+)?"
_NO_NAME = re.compile(
    r"^(?:(?:What|Which|Who|Whom|Whose|Where|When|Why|How|Did|Do|Does|Is|Are|Was|Were|Has|Have|Had|Can|Could|Will|Would|And|But|"
    r"So|Or|In|On|At|By|Of|From|To|For|According|Compare|Tell|Show|List|Give|Between|Both|The|A|An|If|As) ?)+"
)


def is_paper(name: str) -> bool:
    """True for a name that says of itself that it is a paper, a station or an agency.

    >>> is_paper("Lake Gazette"), is_paper("Orvenia")
    (True, False)
    """
    return _PAPER.search(name) is not None


def unknown_outlet(question: str, known: Sequence[str]) -> str | None:
    """A name that the question sets beside one of the known outlets, or an outlet elsewhere in it, that is none of them.

    >>> unknown_outlet("What did Lake Post and the Vale Courier report?", ["Lake Post"])
    'Vale Courier'
    >>> unknown_outlet("What did Lake Post report of the Vale?", ["Lake Post"]) is None
    True
    """
    folded = {re.sub(r"^the ", "", name.casefold()) for name in known}
    names = (_NO_NAME.sub("", name).strip() for name in (*_beside(question, known), *_elsewhere(question)))
    strange = (re.sub(r"[’']s?$", "", name) for name in names if name)
    return next((name for name in strange if name and not _is_one_of(name.casefold(), folded)), None)


def _beside(question: str, known: Sequence[str]) -> Iterator[str]:
    """The names that "and", "or" and their like join with a known outlet, on either side."""
    for outlet in known:
        own = rf"(?i:{re.escape(outlet)})(?:[’']s)?"
        yield from re.findall(rf"{own}{_JOINED}({_NAME})", question)
        yield from re.findall(rf"({_NAME}){_JOINED}{own}(?!\w)", question)


def _elsewhere(question: str) -> Iterator[str]:
    """Papers and stations anywhere in the question, but for what it quotes."""
    unquoted = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", question)
    yield from (found[0] for found in _SURELY.finditer(unquoted))


def _is_one_of(name: str, known: set[str]) -> bool:
    """True for a known outlet, also with what stands before or behind it in a run of capitals."""
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", name) for one in known)
