"""The check of a sentence that a person wrote: what verification says of it beside the sentences it cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from answering.verify import verify
from domain.answer import DraftStatement, Evidence
from domain.article import Article
from domain.citation import Citation
from domain.edition import Line

REMOVED = "its article “{name}” is not in the library any more"
NEWER = "its article “{name}” has a newer version: open it and cite it anew"
NO_CITATION = "it cites no sentence"


def recheck(line: Line, evidence: Callable[[Sequence[str]], Evidence], topic: str) -> Line:
    """The line with its verdict: verified, weak, or withheld with the reason. `evidence` gives that of these articles."""
    if not line.citations:
        return _withheld(line, NO_CITATION)
    given = evidence(tuple(dict.fromkeys(c.article for c in line.citations)))
    lost = next((words for c in line.citations if (words := _lost(c, given.articles))), None)
    if lost is not None:
        return _withheld(line, lost)
    found = verify([_draft(line)], given, topic)
    if found.withheld:
        return _withheld(line, found.withheld[0].reason)
    if not found.statements:
        return replace(line, verdict="verified", reason="")  # what the sources do not say has no status of its own
    (made,) = found.statements
    numbered = {c.sentence: c.number for c in line.citations}
    citations = tuple(replace(c, number=numbered[c.sentence]) for c in made.citations)
    heading = line.statement.heading if line.statement else None
    shown = replace(made, text=line.text, citations=citations, heading=heading)
    return replace(line, statement=shown, citations=citations, verdict=made.status, reason="")


def _draft(line: Line) -> DraftStatement:
    """The sentence as an engine would hand it in: who is credited is what is shown beside it."""
    said = line.statement
    return DraftStatement(
        text=line.text,
        sentences=tuple(c.sentence for c in line.citations),
        role="gap" if line.kind == "gap" else "statement",
        speaker=said.speaker if said else None,
        party=said.party if said else None,
        stance=said.stance if said else None,
        claims=said.claims if said else (),
    )


def _lost(cited: Citation, articles: Mapping[str, Article]) -> str | None:
    name = cited.title or cited.outlet or cited.article
    if cited.article not in articles:
        return REMOVED.format(name=name)
    return NEWER.format(name=name) if articles[cited.article].version != cited.version else None


def _withheld(line: Line, reason: str) -> Line:
    return replace(line, verdict="withheld", reason=reason)
