"""The rules on texts made at random: `python -m evals.fuzz_claims [--texts 10000] [--seed 1] [--minutes 30]`.

Half of the texts are news gone wrong (quotation marks that never close, tables, odd blanks and scripts), half are anything
that Hypothesis thinks of. Every span of every claim must lie in its text, read back, and hold a word or a mark; claims
agreed across articles and disputes are looked at in the same way. Prints how many texts were read, what was found in
them, and the slowest; ends at the first text that fails, with its shortest form.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from claims.across import across
from claims.disputes import find_disputes
from claims.finder import RuleFinder
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim
from domain.moment import Moment
from domain.text import OffsetMap, Sentence, Span

_CUT = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")
_OUTLETS = st.sampled_from([None, "Courier", "Orvenian Wire", "Ministry of Defence of Talmark"])
FRAGMENTS = (
    "Orvenia", "Talmark", "the Orvenian Defence Ministry", "General Ilan Veshtan", "Veshtan", "both sides", "he", "its troops",
    "said", "said that", "told Kesh Press", "accused Talmark of", "denied", "denied that", "according to", "citing", "was",
    "reported killed", "urged", "called on", "no comment on", "did not specify", "in a statement", "by", "who", "which",
    "at least 12 soldiers were killed", "dozens of civilians", "between 3 and five", "1,200,000", "12/5", "III", "a", "and",
    "two posts were shelled", "the cease-fire", "on Friday", "July 23", "2031-05-06", "near Kelm Ridge", "first", "the enemy",
    "“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "[", "—", "–", "-", ":", ";", ",", ".", "...", "…", "?!", "'s", "’s", "n't",
    "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u200f", "\ufeff", "\u2028", "\u0301", "\x0c", "   ",
    "SULMET, March 14 (Northern Wire) -", "Source: Wire", "* ", "1. ", "| a | b |", "Killed | 12 | 4", "Photo: AFP", "#tag",
    "@desk",
    "https://wire.example/a?b=c", "<b>", "&amp;", "💥", "👩‍🚒", "الجيش", "וצה״ל", "Война", "戦争", "İstanbul", "ﬁre", "x" * 300,
    "SAID", "KESH DENIES", "said said said", "that that", "A.", "U.S.", "No.",
)  # fmt: skip


def news() -> st.SearchStrategy[str]:
    """Fragments of news in any order, with or without blanks between them, and a little noise."""
    piece = st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS[:42]), st.text(max_size=6))
    return st.builds(
        lambda pieces, gap: gap.join(pieces), st.lists(piece, max_size=70), st.sampled_from([" ", " ", ""])
    )


def articles() -> st.SearchStrategy[Article]:
    """Articles of fuzzed news and of arbitrary text, in sentences as a line break or a full stop cuts them."""
    texts = st.one_of(news(), st.text(max_size=400))
    return st.builds(article, texts, _OUTLETS, st.sampled_from([None, "2031-05-06"]))


def article(text: str, outlet: str | None = None, published: str | None = None) -> Article:
    """The text as an article."""
    return Article(
        id="fuzz", source="fuzz.txt", text=text, raw=text, offsets=OffsetMap.identity(len(text)),
        sentences=tuple(_sentences(text)), digest="0", parser="fuzz", outlet=outlet,
        published=Moment(iso=published) if published else None,
    )  # fmt: skip


def _sentences(text: str) -> Iterator[Sentence]:
    cuts = [0, *(m.end() for m in _CUT.finditer(text)), len(text)]
    pieces = [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(cuts) if text[a:b].strip()]
    return (Sentence(index=n, start=a, end=b) for n, (a, b) in enumerate(pieces))


def spans_of(claim: Claim) -> list[Span]:
    """Every span of a claim: speakers, cue, content, carriers, figures."""
    told = [
        claim.cue,
        *(s.span for s in claim.speakers),
        *(v.span for v in claim.via),
        *(f.span for f in claim.figures),
    ]
    return [*claim.content, *(span for span in told if span)]


def misread(claim: Claim, text: str) -> list[Span]:
    """The spans of a claim that do not lie in the text, or hold nothing that can be read."""
    return [s for s in spans_of(claim) if not (0 <= s.start < s.end <= len(text) and s.of(text).strip())]


def faults(one: Article, finder: RuleFinder, parties: Parties) -> list[str]:
    """What is wrong with what is found in the article and made of it; an error is let through."""
    found = finder.find(one)
    agreed = across(found, parties)
    disputes, relations = find_disputes(agreed, {one.id: one})
    ids = {claim.id for claim in found}
    named = {name for d in disputes for side in d.sides for name in side.claims} | {
        n for r in relations for n in r.claims
    }
    return [
        *(f"{c.id}: {s} is not in the text" for c in (*found, *agreed) for s in misread(c, one.text)),
        *(f"{c.id} has no content" for c in found if not c.content),
        *(f"{c.id} leads to {n}" for c in found for n in (c.parent, c.denies) if n and n not in ids),
        *(f"a dispute names {n}" for n in named - ids),
        *(f"{d.id} says {s.text!r}" for d in disputes for s in d.sides if s.claims and s.text not in one.text),
    ]


@dataclass(slots=True)
class Tally:
    """What a run has seen so far; times in CPU seconds."""

    texts: int = 0
    slowest: float = 0.0
    slow: str = ""


def run(texts: int, start: int, minutes: float) -> Tally:
    """Reads so many texts, or as many as the time allows; AssertionError or the rule's own error at the first that fails."""
    finder, parties, tally = RuleFinder(Parties.load()), Parties.load(), Tally()
    until = time.monotonic() + minutes * 60
    finder.find(article("Orvenia said that it was ready."))  # the model loads

    @seed(start)
    @settings(max_examples=texts, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(one=articles())
    def read(one: Article) -> None:
        if time.monotonic() > until:
            return
        began = time.process_time()
        wrong = faults(one, finder, parties)
        spent = time.process_time() - began
        tally.texts += 1
        if spent > tally.slowest:
            tally.slowest, tally.slow = spent, one.text
        assert not wrong, wrong

    read()
    return tally


def main(words: Sequence[str] | None = None) -> int:
    """Prints what was read; 1 when the time did not allow all of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=30.0)
    chosen = options.parse_args(words)
    began = time.process_time()
    tally = run(chosen.texts, chosen.seed, chosen.minutes)
    print(f"{tally.texts} texts in {time.process_time() - began:.0f} CPU-s, no rule raised and every span read back")
    print(f"slowest: {tally.slowest * 1000:.0f} ms of CPU for {len(tally.slow)} characters: {tally.slow[:200]!r}")
    return int(tally.texts < chosen.texts)


if __name__ == "__main__":
    sys.exit(main())
