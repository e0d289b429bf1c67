"""The plain text of an answer or a refusal, as a reader without a page sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from answering.particulars import asks_particular
from answering.subject import subject_of
from answering.verify import Checked
from answering.words import names_meet
from domain.answer import Question, Silence, Statement, chain_words
from domain.citation import FLAG_WORDS, Citation
from domain.headings import over

_SILENT = {
    "nothing indexed": "There is nothing to answer from: no article is loaded here.",
    "nothing found": "The loaded articles do not say.",
    "nothing verified": "No statement of the drafted answer could be verified against the articles.",
    "stopped": "Stopped before any statement was found.",
}


def plain_answer(checked: Checked, unread: str = "") -> str:
    """Lead, then a line for each statement with speaker, chain and date, then what is missing and what was not read."""
    lines = [checked.lead] if checked.lead else []
    for heading, said in groupby(checked.statements, key=lambda s: s.heading):
        lines += [over(heading)] if heading else []
        lines += [statement_line(s) for s in said]
    lines += [f"{gap.text}{marks(gap.citations)}{careful(flags_of(gap.citations))}" for gap in checked.gaps]
    if checked.withheld:
        lines.append(
            f"{len(checked.withheld)} drafted {'statement was' if len(checked.withheld) == 1 else 'statements were'} withheld."
        )
    lines += [f"{unread}."] if unread else []
    return "\n".join(lines)


def statement_line(statement: Statement) -> str:
    """A statement with who said it and what to be careful of: “Speaker: words (hop → outlet, date) [1] (caution: …)”."""
    if "(inferred" in statement.text:
        return f"{statement.text}{marks(statement.citations)}{careful(statement.flags)}"
    named = statement.speaker and not names_meet(statement.speaker, statement.text)
    printed = any(statement.text.startswith(f"{hop.name}: “") for hop in statement.chain)
    by = f"{statement.speaker}, in " if printed else f"{statement.speaker}: "
    text = f"{by if named else ''}{statement.text}"
    hops = [hop for hop in statement.chain if hop.name.lower() not in text.lower()]
    also = f"also in {' and '.join(statement.also_in)}" if statement.also_in else ""
    told = ", ".join(part for part in (chain_words(hops), statement.said_on or "", also) if part)
    return f"{text}{f' ({told})' if told else ''}{marks(statement.citations)}{careful(statement.flags)}"


def careful(kinds: Sequence[str]) -> str:
    """“ (caution: odd name)” for flags, nothing for none.

    >>> careful(("odd-entity", "truncated")), careful(())
    (' (caution: odd name, cut short)', '')
    """
    return f" (caution: {', '.join(FLAG_WORDS.get(kind, kind) for kind in kinds)})" if kinds else ""


def plain_refusal(silence: Silence, question: Question) -> str:
    """That the articles do not say, what was searched, and the nearest sentences."""
    lines = [
        _missing(question) if silence.kind == "nothing found" else _SILENT[silence.kind],
        f"Searched: {silence.searched}.",
    ]
    if silence.nearest:
        shown = " ".join(f"“{_cut(c.quote)}” [{c.number}]{careful(c.flags)}" for c in silence.nearest[:2])
        lines.append(f"Nearest, but no answer: {shown}")
    return "\n".join(lines)


def flags_of(citations: Sequence[Citation]) -> tuple[str, ...]:
    """The kinds of flags that touch any of the quotations, each once."""
    return tuple(dict.fromkeys(kind for c in citations for kind in c.flags))


def marks(citations: Sequence[Citation]) -> str:
    """“ [1][2]” for citations, nothing for none."""
    return " " + "".join(f"[{c.number}]" for c in citations) if citations else ""


def _cut(quote: str, words: int = 24) -> str:
    shown = quote.split()
    return " ".join(shown[:words]) + (" …" if len(shown) > words else "")


def _missing(question: Question) -> str:
    """What is not in the articles, as far as the question's form tells."""
    asked = question.asked_as
    if asks_particular(asked):
        found = re.search(r"(?i)\bnames?\b|\bidentit(?:y|ies)\b", asked)
        return f"The loaded articles do not give {'the name' if found else 'this'}."
    if question.kind == "how-many":
        return "The loaded articles give no such figure."
    subject = subject_of(asked)
    if question.kind == "position" and subject:
        return f"Not covered: no statement by “{subject}” on this is in the loaded articles."
    return _SILENT["nothing found"]
