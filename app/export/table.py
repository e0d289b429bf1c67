"""Claims, figures and positions as CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.export.cautions import in_words, of_claim
from app.export.document import plain
from domain.answer import chain_words
from domain.article import Article
from domain.briefing import PartyPositions, Position
from domain.citation import Caution, Citation
from domain.claim import Claim, Figure, Speaker, Via
from domain.text import Span

_FORMULA = re.compile(r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n]")
Row = Mapping[str, str]

FOUND_IN = ("article", "version", "outlet", "title", "published")
PLACE = ("start", "end", "raw_start", "raw_end")
CLAIMS = (
    "claim", *FOUND_IN, "speakers", "parties", "stance", "negated", "target_party", "form", "through", "words", *PLACE,
    "denies", "parent", "event", "event_place", "event_date", "event_date_basis", "found_by", "confidence",
    "cautions", "corrected",
)  # fmt: skip
FIGURES = (
    "claim", *FOUND_IN, "speakers", "parties", "through", "kind", "low", "high", "qualifier", "victims", "victims_kind",
    "own_losses", "scope", "as_of", "words", *PLACE,
    "cautions",
)  # fmt: skip
POSITIONS = (
    "party", "question", "text", "claim", "through", "said_on", "change", "earlier", *FOUND_IN, "sentence", "quote", *PLACE,
    "cautions",
)  # fmt: skip


def claims_table(found: Sequence[tuple[Claim, Article]]) -> bytes:
    """One row a claim; `words` are its content, `start` to `end` run from the first to the last of them."""
    return table(CLAIMS, (_claim(claim, article) for claim, article in found))


def figures_table(found: Sequence[tuple[Claim, Article]]) -> bytes:
    """One row a count, with the claim that it stands in."""
    return table(FIGURES, (_figure(f, claim, article) for claim, article in found for f in claim.figures))


def positions_table(held: Sequence[PartyPositions]) -> bytes:
    """One row for each sentence that a position rests on."""
    return table(POSITIONS, (row for party in held for position in party.positions for row in _position(position)))


def table(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The rows under `head` as UTF-8 CSV (RFC 4180); a field that a row lacks is empty."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(head)
    lines.writerows([cell(row.get(name, "")) for name in head] for row in rows)
    return written.getvalue().encode("utf-8")


def cell(text: str) -> str:
    """The text on one line; what a spreadsheet would take for a formula gets an apostrophe before it.

    Letters that cannot be seen are taken out before that: one of them may hide a formula's first sign.

    >>> cell("=1+1"), cell("twelve"), cell("-5")
    ("'=1+1", 'twelve', "'-5")
    """
    said = plain(text)
    return ("'" if _FORMULA.match(text) or _FORMULA.match(said) else "") + said


def _found_in(article: Article) -> Row:
    return {
        "article": article.id,
        "version": str(article.version),
        "outlet": article.outlet or "",
        "title": article.title or "",
        "published": article.published.iso if article.published else "",
    }


def _owners(claim: Claim) -> Row:
    return {
        "claim": claim.id,
        "speakers": "; ".join(_speaker(s) for s in claim.speakers),
        "parties": "; ".join(claim.parties),
        "through": _chain(claim.via),
    }


def _speaker(speaker: Speaker) -> str:
    return f"{speaker.name} (the outlet itself)" if speaker.kind == "narrator" else speaker.name


def _chain(hops: Sequence[Via]) -> str:
    return " > ".join(hop.name + (" (inferred)" if hop.inferred else "") for hop in hops)


def _place(place: Span, article: Article) -> Row:
    raw = article.offsets.to_raw(place)
    places = (place.start, place.end, raw.start, raw.end)
    return dict(zip(PLACE, map(str, places), strict=True))


def _claim(claim: Claim, article: Article) -> Row:
    parts = claim.content or (claim.extent,)
    whole = Span(start=min(p.start for p in parts), end=max(p.end for p in parts))
    event = claim.event
    return {
        **_found_in(article),
        **_owners(claim),
        **_place(whole, article),
        "stance": claim.stance,
        "negated": _truth(claim.negated),
        "target_party": claim.target_party or "",
        "form": claim.form,
        "words": " … ".join(part.of(article.text) for part in parts),
        "denies": claim.denies or "",
        "parent": claim.parent or "",
        "event": event.type if event else "",
        "event_place": (event.place if event else None) or "",
        "event_date": (event.date if event else None) or "",
        "event_date_basis": event.date_basis if event else "",
        "found_by": claim.found_by,
        "confidence": f"{claim.confidence:g}",
        "cautions": _cautions(of_claim(claim, article)),
        "corrected": "; ".join(claim.corrected),
    }


def _figure(counted: Figure, claim: Claim, article: Article) -> Row:
    return {
        **_found_in(article),
        **_owners(claim),
        **_place(counted.span, article),
        "kind": counted.kind,
        "low": "" if counted.low is None else str(counted.low),
        "high": "" if counted.high is None else str(counted.high),
        "qualifier": counted.qualifier or "",
        "victims": counted.victims or "",
        "victims_kind": counted.victims_kind,
        "own_losses": _truth(counted.own_losses),
        "scope": counted.scope or "",
        "as_of": counted.as_of or "",
        "words": counted.span.of(article.text),
        "cautions": _cautions(of_claim(claim, article)),
    }


def _cautions(found: Iterable[Caution]) -> str:
    return "; ".join(map(in_words, found))


def _truth(known: bool | None) -> str:
    return "" if known is None else "true" if known else "false"


def _position(held: Position) -> Iterator[Row]:
    said = {
        "party": held.party,
        "question": held.question,
        "text": held.text,
        "claim": held.claim,
        "through": chain_words(held.chain, " > "),
        "said_on": held.said_on or "",
        "change": held.change or "",
        "earlier": "; ".join(held.earlier),
    }
    yield from ({**said, **_cited(c)} for c in held.citations)
    if not held.citations:
        yield said


def _cited(cited: Citation) -> Row:
    places = (cited.start, cited.end, cited.raw_start, cited.raw_end)
    return {
        "article": cited.article,
        "version": str(cited.version),
        "outlet": cited.outlet or "",
        "title": cited.title or "",
        "published": cited.published.iso if cited.published else "",
        "sentence": cited.sentence,
        "quote": cited.quote,
        **dict(zip(PLACE, map(str, places), strict=True)),
        "cautions": _cautions(cited.cautions),
    }
