"""The raw files of ingest's gold set are small, complete, and say what is expected of them."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evals.cli import ROOT, Json, read
from evals.ingest.making.texts import FILES, plain

ITEMS = read(FILES.parent / "files.jsonl")
LARGEST = 60_000


def told(item: Json) -> str:
    """All that the sources of an item say, as a reader sees it: no tags, entities read, white space single."""
    written = (FILES / item["file"].rpartition("/")[2]).read_bytes().decode("utf-8", "replace")
    source = written if item["media"] in {"csv", "feed"} else "\n".join(p for ps in plain().values() for p in ps)
    for _ in range(3):
        source = re.sub(r"</?[a-z][^<>]*>|<!\[CDATA\[|\]\]>", " ", html.unescape(source))
    return " ".join(source.replace('""', '"').replace("**", "").split())


def spaced(run: str) -> str:
    """A run with its white space single, as `told` has it, and no space before a mark, where a tag may have stood."""
    return re.sub(r" (?=[.,;])", "", " ".join(run.split()))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["id"]))
def test_a_file_is_there_and_small(item: Json) -> None:
    """A gold set is cloned with the product: each file is under 60 kB."""
    assert 0 < (FILES.parent / item["file"]).stat().st_size < LARGEST


@pytest.mark.parametrize("item", [i for i in ITEMS if i["articles"]], ids=lambda item: str(item["id"]))
def test_every_run_stands_in_the_sources(item: Json) -> None:
    """What a reader is expected to find was written into the item."""
    source = spaced(told(item))
    assert [r for a in item["articles"] for r in a["text_contains"] if spaced(r) not in source] == []


def test_no_file_is_without_expectation() -> None:
    """Every file is a plain source or an item."""
    assert {p.name for p in FILES.iterdir()} == {Path(i["file"]).name for i in ITEMS} | {"plain.txt"}


def test_the_sample_of_copies_says_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    """Without outside articles the sample ends well and says so."""
    command = [sys.executable, "-m", "evals.copies_sample", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.startswith("skipped: no FA-KES articles")


def test_the_sample_of_copies_prints_no_words_of_the_articles(tmp_path: Path) -> None:
    """Linked pairs and near misses come as ids, outlets, days and shares."""
    same = "The ferry across the Selna stopped on Monday after shells fell near the pier, the harbour master of Mirol said."
    other = "Wheat from three farms was sold at the Tuesday market in Brana for the first time since the fire of last March."
    records = [
        {"id": name, "title": "", "text": text, "outlet": f"{name} Post", "date": "2031-05-04"}
        for name, text in (("A", same), ("B", same + " No one was hurt."), ("C", other))
    ]
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "articles.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    command = [sys.executable, "-m", "evals.copies_sample", "--data", str(tmp_path), "--near", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[:2] == [
        "1 of 1 linked pairs",
        "A\tB\tA Post\tB Post\t2031-05-04\t2031-05-04\t1.00",
    ]
    assert "ferry" not in done.stdout
    assert "wheat" not in done.stdout.casefold()
