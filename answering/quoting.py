"""How a claim's own words are shown: a verbatim run of the stored text, and the sentences it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.ledger import Ledger
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence, Span

LONGEST = 42  # words of one quotation
_CUT = re.compile(r"(?<=[,;:])\s+|\s+(?=(?:and|but|which|who|while|as|because|after|when|that)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words to show, and the ids of the sentences they are from."""

    words: str
    sentences: tuple[str, ...]


def excerpt(claim: Claim, ledger: Ledger, *, focus: Sequence[Span] = (), longest: int = LONGEST) -> Excerpt:
    """A claim's words: its content from the cue on when the cue carries the meaning, around `focus` when it is long."""
    article = ledger.article(claim)
    spans = _spans(claim, article)
    kept = list(ledger.sentences(claim, spans))
    if focus:
        kept = [s for s in kept if any(s.span.overlaps(f) for f in focus)] or kept
    kept = _leading(kept, longest, article)
    runs = [run for s in kept for span in spans if (run := _common(span, s.span)) is not None]
    merged = _merged(runs, article)
    text = _shortened(
        " … ".join(_tidy(run.of(article.text)) for run in merged), [f.of(article.text) for f in focus], longest
    )
    return Excerpt(words=text, sentences=tuple(article.sentence_id(s) for s in kept))


def sentence_excerpt(
    article: Article, sentence: Sentence, focus: Sequence[str] = (), longest: int = LONGEST
) -> Excerpt:
    """A sentence's words, cut around `focus` when it is long."""
    words = _shortened(_tidy(sentence.span.of(article.text)), list(focus), longest)
    return Excerpt(words=words, sentences=(article.sentence_id(sentence),))


def _spans(claim: Claim, article: Article) -> list[Span]:
    """The content, from the cue on when the words between them are few and the cue says more than "said"."""
    spans = sorted(claim.content)
    if claim.cue is None or claim.stance in ("asserts", "confirms") or not spans:
        return spans
    between = spans[0].start - claim.cue.end
    same = article.sentence_at(claim.cue.start) == article.sentence_at(spans[0].start)
    if 0 <= between <= 60 and same:
        return [Span(start=claim.cue.start, end=spans[0].end), *spans[1:]]
    return spans


def _leading(sentences: list[Sentence], longest: int, article: Article) -> list[Sentence]:
    kept: list[Sentence] = []
    words = 0
    for sentence in sentences:
        words += len(sentence.span.of(article.text).split())
        if kept and words > longest * 1.3:
            break
        kept.append(sentence)
    return kept


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start=start, end=end) if start < end else None


def _merged(runs: list[Span], article: Article) -> list[Span]:
    merged: list[Span] = []
    for run in sorted(runs):
        if merged and not article.text[merged[-1].end : run.start].strip():
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, run.end))
        else:
            merged.append(run)
    return merged


def _tidy(text: str) -> str:
    """One line, inner quotation marks made single, none at the ends."""
    single = re.sub(r"[“„«]", "‘", re.sub(r"[”»]", "’", " ".join(text.split())))
    single = re.sub(r'"([^"]*)"', r"‘\1’", single).replace('"', "’")
    return (
        single.strip("‘’' ,;:") if single.count("‘") != single.count("’") or single[:1] == "‘" else single.strip(" ,;:")
    )


def _shortened(text: str, focus: list[str], longest: int) -> str:
    """The clauses around the focus, as many as fit; cut places are marked with "…"."""
    if len(text.split()) <= longest:
        return text
    parts = _CUT.split(text)
    wanted = [i for i, part in enumerate(parts) if any(_meets(f, part) for f in focus)] or [0]
    first, last = wanted[0], wanted[0]
    while True:
        before = [(first - 1, last)] if first > 0 else []
        after = [(first, last + 1)] if last + 1 < len(parts) else []
        fits = [w for w in (*after, *before) if _size(parts, w) <= longest]
        if not fits:
            break
        first, last = fits[0]
    run = _run(text, parts, first, last)
    return f"{'… ' if first else ''}{run}{' …' if last + 1 < len(parts) else ''}"


def _meets(focus: str, part: str) -> bool:
    return " ".join(focus.split())[:20].lower() in part.lower()


def _size(parts: list[str], window: tuple[int, int]) -> int:
    return sum(len(p.split()) for p in parts[window[0] : window[1] + 1])


def _run(text: str, parts: list[str], first: int, last: int) -> str:
    """The words from part `first` to part `last` as they stand in the text."""
    at = 0
    places = []
    for part in parts:
        at = text.index(part, at)
        places.append((at, at + len(part)))
        at += len(part)
    return text[places[first][0] : places[last][1]].strip(" ,;:")
