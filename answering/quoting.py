"""How a claim's own words are shown: a verbatim run of the stored text, and the sentences it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.ledger import Ledger, tainted
from answering.shortening import END, shortened
from answering.words import stems
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence, Span

LONGEST = 42  # words of one quotation
_SENTENCES = 3  # of one quotation: each is a citation, and a speech may begin with six short ones
_PLAIN = re.compile(
    r"(?i)\b(?:sa(?:y|ys|id|ying)|told|tells?|stat(?:e|es|ed|ing)|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|add(?:s|ed|ing)|"
    r"announc(?:e|es|ed|ing)|according|not(?:e|es|ed|ing)|inform(?:s|ed|ing)?|wrote|writes|tweeted|posted|explain(?:s|ed))\b"
)
_OWNED = re.compile(
    r"(?i)(?:full |the )?(?:responsibility|credit|victory)\b"
)  # "claimed responsibility": half without the cue
# "… that the guard died": the clause is left, the words that led to it are not.
_CUT_CLAUSE = re.compile(r"… that (?=(?:the|an?|its|their|his|her|two|three|one|[A-Z]\w*)\b)")
_REFERS = re.compile(r"(?:This|That|These|Those|It|They)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words to show, and the ids of the sentences they are from."""

    words: str
    sentences: tuple[str, ...]


def excerpt(
    claim: Claim, ledger: Ledger, *, focus: Sequence[Span] = (), longest: int = LONGEST, context: bool = False
) -> Excerpt:
    """A claim's words: its content, from the cue on when the cue carries the meaning, around `focus` when it is long.

    `context` adds the sentence that a first "This …" refers to.
    """
    article = ledger.article(claim)
    spans = _spans(claim, article)
    kept = list(ledger.sentences(claim, spans))
    if focus:
        kept = [s for s in kept if any(s.span.overlaps(f) for f in focus)] or kept
    elif ledger.topic:
        kept = _on_topic(kept, ledger.topic, article)
    spans = _bridged(spans, claim)
    kept = _leading(kept, longest, article)
    kept = _with_referent(kept, claim, article) if context else kept
    told = [(s, text) for s in kept if (text := _runs(spans, s, article))]
    share = longest if len(told) == 1 else max(16, longest // max(1, len(told)) + 8)
    cues = [f.of(article.text) for f in focus]
    shown = [shortened(text, cues or ([] if s is told[-1][0] else [END]), share) for s, text in told]
    words = _CUT_CLAUSE.sub("… ", re.sub(r"…(?: …)+", "…", " … ".join(shown)))
    return Excerpt(words=words, sentences=tuple(article.sentence_id(s) for s, _ in told))


def _runs(spans: Sequence[Span], sentence: Sentence, article: Article) -> str:
    """What the spans have of a sentence, as one line without the "that" it may begin with."""
    found = [run for span in spans if (run := _common(span, sentence.span)) is not None]
    text = " … ".join(t for run in _merged(found, article) if (t := _tidy(run.of(article.text))))
    return re.sub(r"^that,? ", "", text)


def sentence_excerpt(
    article: Article, sentence: Sentence, focus: Sequence[str] = (), longest: int = LONGEST
) -> Excerpt:
    """A sentence's words, cut around `focus` when it is long."""
    words = shortened(_tidy(sentence.span.of(article.text)), list(focus), longest)
    return Excerpt(words=words, sentences=(article.sentence_id(sentence),))


def _spans(claim: Claim, article: Article) -> list[Span]:
    """The content, from the cue on when the words between them are few and the cue says more than "said"."""
    spans = sorted(claim.content)
    if claim.cue is None or not spans:
        return spans
    if _PLAIN.search(claim.cue.of(article.text)) and not _OWNED.match(spans[0].of(article.text)):
        return spans
    between = spans[0].start - claim.cue.end
    same = article.sentence_at(claim.cue.start) == article.sentence_at(spans[0].start)
    if 0 <= between <= 60 and same:
        return [Span(start=claim.cue.start, end=spans[0].end), *spans[1:]]
    return spans


def _bridged(spans: list[Span], claim: Claim) -> list[Span]:
    """Runs with only the cue between them as one: "One guard was reported killed" reads better than "One guard … killed"."""
    if claim.cue is None or len(spans) < 2:
        return spans
    joined = [spans[0]]
    for span in spans[1:]:
        between = Span(start=joined[-1].end, end=span.start) if joined[-1].end <= span.start else None
        near = (
            between is not None
            and between.holds(claim.cue)
            and between.end - between.start <= claim.cue.end - claim.cue.start + 3
        )
        if near:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined


def _with_referent(kept: list[Sentence], claim: Claim, article: Article) -> list[Sentence]:
    """The sentence before one that begins with "This is …", when the same speaker says both: alone it says nothing."""
    if not kept or not _REFERS.match(kept[0].span.of(article.text).lstrip("“\"' ")) or kept[0].index == 0:
        return kept
    before = article.sentences[kept[0].index - 1]
    told = any(c.overlaps(before.span) for c in claim.content) and not tainted(article, before)
    return [before, *kept] if told else kept


def _leading(sentences: list[Sentence], longest: int, article: Article) -> list[Sentence]:
    kept: list[Sentence] = []
    words = 0
    for sentence in sentences:
        words += len(sentence.span.of(article.text).split())
        if kept and (words > longest * 1.3 or len(kept) == _SENTENCES):
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
    """One line without its dateline, inner quotation marks single, none at an end without its partner."""
    line = re.sub(r"^[A-Z]{3,}[^–—.-]{0,60}\s[–—-]+\s+", "", " ".join(text.split()))
    single = re.sub(r"[“„«]", "‘", re.sub(r"[”»]", "’", line))
    single = re.sub(r'"([^"]*)"', r"‘\1’", single).replace('"', "’").strip(" ,;:")
    single = re.sub(r",?\s+(?:and|or|but)$", "", single).lstrip("’ ")
    closing = len(re.findall(r"’(?!\w)", single))
    if single.startswith("‘") and (closing < single.count("‘") or single.endswith("’")):
        single = single[1:].removesuffix("’")
    return (single.removesuffix("’") if closing > single.count("‘") and single.endswith("’") else single).strip(" ,;:")


def _on_topic(sentences: list[Sentence], topic: Sequence[str], article: Article) -> list[Sentence]:
    """Of many sentences those that say most on the topic; all when none says anything."""
    shared = [len(stems(s.span.of(article.text)) & set(topic)) for s in sentences]
    most = max(shared, default=0)
    return [s for s, n in zip(sentences, shared, strict=True) if n == most] if most else sentences
