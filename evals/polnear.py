"""Who said what, against PolNeAR where it stands beside the checkout: `python -m evals.polnear [--data DIR] [--keep FILE]`.

Runs the rules over the development articles and prints the rows of the data's own scorers, those of
labelled sentences (published systems' measure) among them. The narrator's claims, which have
no cue, are left out; offsets are those of the raw text. A second table leaves out statements nested inside others, since
the gold has one layer only. PolNeAR's articles belong to their publishers: nothing of them is kept here.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim
from domain.report import Source
from domain.text import Span
from evals import polnear_bio
from ingest.load import load

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "polnear"
Json = dict[str, Any]
_JOINT = re.compile(r"[\s,]*(?:and|or|&)?[\s,]*")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; says so and ends well when the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--keep", type=Path, help="also write the predictions here")
    chosen = parser.parse_args(arguments)
    gold = chosen.data / "dev" / "dev.jsonl"
    if not gold.exists():
        print(f"skipped: no PolNeAR data at {chosen.data}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        articles = articles_of(gold, Path(folder))
        started = time.process_time()
        found = dict(zip(articles, RuleFinder(Parties.load()).find_many(articles.values()), strict=True))
        seconds = time.process_time() - started
        print(f"{len(articles)} articles, {seconds:.1f} CPU-s: {len(articles) / seconds:.1f} articles a CPU-second")
        for title, nested in (("all attributed claims", True), ("without nested claims", False)):
            lines = [prediction(key, articles[key], claims, nested=nested) for key, claims in found.items()]
            file = chosen.keep if chosen.keep and nested else Path(folder) / "predictions.jsonl"
            file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            print(f"\n== {title}")
            score(chosen.data, gold, file)
            polnear_bio.score(chosen.data, {key: a.raw for key, a in articles.items()}, file, Path(folder))
    return 0


def articles_of(gold: Path, folder: Path) -> dict[str, Article]:
    """The corpus' articles as the product reads them, by their own names."""
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    kept = [{"id": r["doc_id"], "text": r["text"], "outlet": r["publisher"], "published": r["date"]} for r in records]
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in kept), encoding="utf-8")
    loaded = [a for a in load([Source(location=str(file))]) if isinstance(a, Article)]
    if len(loaded) != len(records):
        raise SystemExit(f"{len(records) - len(loaded)} articles were refused")
    return {str(a.key): a for a in loaded}


def prediction(key: str, article: Article, claims: Sequence[Claim], *, nested: bool) -> Json:
    """One line for the scorers."""
    said = [c for c in claims if c.cue and (nested or c.parent is None)]
    return {"doc_id": key, "attributions": [attribution(article, c) for c in said]}


def attribution(article: Article, claim: Claim) -> Json:
    """A claim as source, cue and content in raw offsets."""
    sources = joined(sorted({s.span for s in claim.speakers if s.span}), article.text)
    return {
        "source": _raw(article, sources), "cue": _raw(article, [claim.cue] if claim.cue else []),
        "content": _raw(article, claim.content),
    }  # fmt: skip


def joined(spans: Sequence[Span], text: str) -> list[Span]:
    """The mentions of joined speakers as one source, as the corpus has it: "the mayor and the army"."""
    found: list[Span] = []
    for span in spans:
        if found and _JOINT.fullmatch(text, found[-1].end, max(span.start, found[-1].end)):
            found[-1] = Span(start=found[-1].start, end=max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def score(data: Path, gold: Path, predictions: Path) -> None:
    """Prints what the data's own scorers say."""
    for scorer in ("evaluate.py", "evaluate_speech.py"):
        command = [sys.executable, str(data / scorer), "--gold", str(gold), "--pred", str(predictions)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _raw(article: Article, spans: Sequence[Span]) -> list[list[int]]:
    raw = [article.offsets.to_raw(s) for s in spans]
    return [[s.start, s.end] for s in raw]


if __name__ == "__main__":
    raise SystemExit(main())
