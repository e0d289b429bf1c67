"""Do the verdicts on statements fit their sources? `python -m evals.support [--detail] [--without-claims]`.

`support_pairs.jsonl` holds a statement and the sentences it cites, written by hand before the method was: half of them supported
(word for word, paraphrased, shortened, of two sentences), half not (number, date, name or place changed, negation or hedge
dropped, claimant swapped, attribution dropped, actor and target swapped). Each is verified as the product does it, with the
claims that the rules find in its article (`--without-claims`: with none, as in a language or a text that they do not read).

shown      of the unsupported: shown as *verified*, the harm that counts
withheld   of the supported: withheld, the cost
weak       shown with the word "weak" and its reason
Beside it, plain word overlap: verified from a share of the statement's words on. Its threshold is the best on the very half that
it is scored on, where "best" means the fewest errors of both kinds.

The pairs of odd articles may be looked at (`--detail`). Those of even articles may only be counted, so that no rule is fitted to
them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from answering.verify import verify
from answering.words import stems
from claims.parties import Parties
from domain.answer import DraftStatement, Evidence
from domain.article import Article
from domain.claim import Claim
from domain.report import Source
from evals.claims_whole import claimed
from evals.cli import Json, read
from ingest.load import load

PAIRS = Path(__file__).parent / "support_pairs.jsonl"
QUESTION = "What do the sources say?"
Verdict = Literal["verified", "weak", "withheld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair with its verdict and the reason; `overlap` is the share of the statement's content words in its sentences."""

    pair: Mapping[str, Any]
    verdict: Verdict
    reason: str
    overlap: float

    @property
    def supported(self) -> bool:
        """What the writer of the pair meant."""
        return bool(self.pair["supported"])

    @property
    def kept_apart(self) -> bool:
        """True for the half that is only counted."""
        return int(str(self.pair["id"])[:2]) % 2 == 0


def article_of(pair: Json, folder: Path) -> Article:
    """The pair's article as the product reads it."""
    told = {"id": pair["id"][:2], "text": " ".join(pair["sentences"]), "outlet": pair["outlet"]}
    file = folder / f"pair-{pair['id'][:2]}.jsonl"
    file.write_text(json.dumps(told | {"published": pair["published"]}) + "\n", encoding="utf-8")
    [found] = load([Source(location=str(file))])
    assert isinstance(found, Article), found
    return found


def articles_of(pairs: Iterable[Json]) -> dict[str, Article]:
    """The articles of all pairs, by their number."""
    with tempfile.TemporaryDirectory() as folder:
        firsts = {pair["id"][:2]: pair for pair in reversed(list(pairs))}
        return {number: article_of(pair, Path(folder)) for number, pair in sorted(firsts.items())}


def judged(pair: Json, article: Article, claims: Sequence[Claim]) -> Judged:
    """The verdict on one pair."""
    ids = cited_ids(pair, article)
    given = Evidence(articles={article.id: article}, claims=tuple(c for c in claims if c.article == article.id))
    checked = verify([DraftStatement(text=pair["statement"], sentences=ids)], given, QUESTION)
    words = stems(pair["statement"])
    overlap = len(words & stems(" ".join(pair["sentences"][i] for i in pair["cited"]))) / max(1, len(words))
    if checked.withheld:
        return Judged(pair=pair, verdict="withheld", reason=checked.withheld[0].reason, overlap=overlap)
    [made] = checked.statements
    return Judged(pair=pair, verdict=made.status, reason=made.reason, overlap=overlap)


def cited_ids(pair: Json, article: Article) -> tuple[str, ...]:
    """The ids of the sentences that a pair cites, in the article as the product cut it."""
    found: list[str] = []
    for index in pair["cited"]:
        start = article.text.index(pair["sentences"][index])
        end = start + len(pair["sentences"][index])
        found += [article.sentence_id(s) for s in article.sentences if s.start < end and start < s.end]
    return tuple(dict.fromkeys(found))


def percent(part: int, whole: int) -> str:
    """A share as a percentage, "-" of nothing."""
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def summary(found: Sequence[Judged]) -> str:
    """The two figures that count, and what stands between them."""
    good, bad = [j for j in found if j.supported], [j for j in found if not j.supported]
    shown, weak = (sum(j.verdict == v for j in bad) for v in ("verified", "weak"))
    lost, doubted = (sum(j.verdict == v for j in good) for v in ("withheld", "weak"))
    return (
        f"unsupported {len(bad):3}: shown as verified {percent(shown, len(bad))} %, weak {percent(weak, len(bad))} %   "
        f"supported {len(good):3}: withheld {percent(lost, len(good))} %, weak {percent(doubted, len(good))} %"
    )


def by_overlap(found: Sequence[Judged]) -> str:
    """What plain word overlap reaches with the threshold that makes the fewest errors here."""
    steps = sorted({j.overlap for j in found})
    best = min(steps, key=lambda t: sum((j.overlap >= t) != j.supported for j in found))
    good, bad = [j for j in found if j.supported], [j for j in found if not j.supported]
    shown, lost = sum(j.overlap >= best for j in bad), sum(j.overlap < best for j in good)
    return (
        f"unsupported {len(bad):3}: shown as verified {percent(shown, len(bad))} %                "
        f"supported {len(good):3}: withheld {percent(lost, len(good))} %   (from {best:.2f} on)"
    )


def by_kind(found: Sequence[Judged]) -> Iterable[str]:
    """A line for each kind of pair."""
    kinds = dict.fromkeys(str(j.pair["kind"]) for j in sorted(found, key=lambda j: not j.supported))
    for kind in kinds:
        of = [j for j in found if j.pair["kind"] == kind]
        verdicts = "  ".join(
            f"{v} {percent(sum(j.verdict == v for j in of), len(of))} %" for v in ("verified", "weak", "withheld")
        )
        yield f"  {'+' if of[0].supported else '-'} {kind:12} {len(of):3}  {verdicts}"


def wrong(found: Iterable[Judged]) -> Iterable[str]:
    """The pairs whose verdict does not fit, with its reason; weak ones too."""
    for j in found:
        if j.verdict != ("verified" if j.supported else "withheld"):
            told = " / ".join(str(s) for i, s in enumerate(j.pair["sentences"]) if i in j.pair["cited"])
            yield (
                f"{j.pair['id']} {'+' if j.supported else '-'}{j.pair['kind']} {j.verdict}: {j.reason}\n"
                f"    says  {j.pair['statement']}\n    cites {told}"
            )


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; exit status 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--detail", action="store_true", help="the pairs of odd articles whose verdict does not fit")
    options.add_argument("--without-claims", action="store_true", help="as if no rule had read the articles")
    chosen = options.parse_args(words)
    pairs = read(PAIRS)
    articles = articles_of(pairs)
    claims = [] if chosen.without_claims else claimed(tuple(articles.values()), Parties.load())[0]
    found = [judged(pair, articles[pair["id"][:2]], claims) for pair in pairs]
    for name, part in (("odd", False), ("even (counted only)", True)):
        half = [j for j in found if j.kept_apart == part]
        print(f"{name}\n  verify   {summary(half)}\n  overlap  {by_overlap(half)}")
        print("\n".join(by_kind(half)))
    print(f"all\n  verify   {summary(found)}\n  overlap  {by_overlap(found)}")
    if chosen.detail:
        print("\n".join(wrong(j for j in found if not j.kept_apart)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
