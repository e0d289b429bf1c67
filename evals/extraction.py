"""Article bodies from pages: `python -m evals.extraction [--data DIR]`.

Reads the development pages of the article extraction benchmark as the product does and prints its own scorer's row (F1 over
shingles of four words), with trafilatura alone beside it in the same run. The pages belong to their publishers: nothing of
them is kept here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from domain.article import Article
from domain.report import Source
from evals.cli import ROOT, Json, read
from ingest.load import load

DATA = ROOT.parent / "shared" / "data" / "article_extraction"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints both rows; says so and ends well when the pages are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    chosen = parser.parse_args(arguments)
    gold = chosen.data / "dev" / "ground_truth.jsonl"
    if not gold.exists():
        print(f"skipped: no pages of the article extraction benchmark at {chosen.data}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "ours.jsonl"
        ours.write_text("".join(json.dumps(line) + "\n" for line in bodies(gold, Path(folder))), encoding="utf-8")
        print(f"sitrep       {scored(chosen.data, gold, '--pred', str(ours))}")
    print(f"trafilatura  {scored(chosen.data, gold, '--extract', 'trafilatura')}")
    return 0


def bodies(gold: Path, folder: Path) -> Iterator[Json]:
    """One line for the scorer about each page: its text as stored, empty where it was refused."""
    for page in read(gold):
        file = folder / "page.html"
        file.write_bytes(gzip.decompress((gold.parent / page["html"]).read_bytes()))
        results = load([Source(location=str(file))])
        yield {"id": page["id"], "articleBody": "\n".join(a.text for a in results if isinstance(a, Article))}


def scored(data: Path, gold: Path, *words: str) -> str:
    """The row that the benchmark's scorer prints."""
    command = [sys.executable, str(data / "evaluate.py"), "--gold", str(gold), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
