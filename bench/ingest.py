"""A folder of articles: how fast each stage takes it in, in how much memory, beside a plain LangChain + Chroma pipeline.

`make bench ARGS=ingest` takes 300 made-up reports, `N=2000` in front more. Every part runs in a process of its own, so that
its peak memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.analysing import Analyst
from bench._library import ROOT
from bench._reports import write_reports
from domain.article import Article
from retrieval.embeddings import BundledEmbedder, Vectors

if TYPE_CHECKING:
    from claims.finder import RuleFinder

COUNT = int(os.environ.get("N", "300"))
TIMES_FASTER = 2.2  # indexing alone, against the plain pipeline in the same run
OWN_SHARE = 0.15  # of the total, what is neither parsing nor embedding nor finding claims
WORK = ROOT / "ingest"
MB = 1024  # ru_maxrss is in kilobytes


def main() -> int:
    """0 when indexing is enough faster than the plain pipeline, and Sitrep's own share small enough."""
    shutil.rmtree(WORK, ignore_errors=True)
    paths = write_reports(WORK / "reports", COUNT)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    print(f"{COUNT} reports of {words // COUNT} words; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    try:
        found = {name: _apart(name) for name in ("plain", "index", "parse", "embed", "claims", "whole")}
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    print(f"{'part':<8}{'seconds':>9}{'articles/s':>12}{'peak MB':>9}{'of children':>13}")
    for name, one in found.items():
        rate = COUNT / one["seconds"]
        print(f"{name:<8}{one['seconds']:>9.1f}{rate:>12.1f}{one['mb']:>9.0f}{one['children_mb']:>13.0f}")
    return _judged(found)


def _judged(found: dict[str, dict[str, float]]) -> int:
    faster = found["plain"]["seconds"] / found["index"]["seconds"]
    own = found["whole"]["own"] / found["whole"]["seconds"]
    split = ", ".join(f"{name} {found['whole'][name]:.1f} s" for name in ("waiting", "embedding", "claiming", "own"))
    print(f"the whole: {split}")
    well = faster >= TIMES_FASTER and own <= OWN_SHARE
    print(f"indexing {faster:.2f} times as fast as the plain pipeline (target {TIMES_FASTER})")
    print(f"Sitrep's own share {own:.1%} of the whole (target at most {OWN_SHARE:.0%}): {'met' if well else 'MISSED'}")
    return int(not well)


def _apart(name: str) -> dict[str, float]:
    """The part run in a process of its own."""
    command = [sys.executable, "-m", "bench.ingest", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, timeout=3600)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _part(name: str) -> None:
    parts: dict[str, Callable[[Sequence[Path]], dict[str, float]]] = {
        "plain": _plain, "index": _index, "parse": _parse, "embed": _embed, "claims": _claims, "whole": _whole,
    }  # fmt: skip
    measured = parts[name](sorted((WORK / "reports").iterdir()))
    for who, key in ((resource.RUSAGE_SELF, "mb"), (resource.RUSAGE_CHILDREN, "children_mb")):
        measured[key] = resource.getrusage(who).ru_maxrss / MB
    print(json.dumps(measured))


def _plain(paths: Sequence[Path]) -> dict[str, float]:
    from bench._plain import index_plainly

    began = time.monotonic()
    index_plainly(paths, WORK / "plain")
    return {"seconds": time.monotonic() - began}


def _parse(paths: Sequence[Path]) -> dict[str, float]:
    from domain.report import Source
    from ingest.limits import Limits
    from ingest.worker import Parsers

    began = time.monotonic()
    with Parsers(Limits()) as parsers:
        held = sum(len(one.articles) for one in parsers.parse(Source(location=str(path)) for path in paths))
    assert held == len(paths), held
    return {"seconds": time.monotonic() - began}


def _read(paths: Sequence[Path]) -> list[Any]:
    from domain.report import Source
    from ingest.load import load

    return list(load(Source(location=str(path)) for path in paths))


def _embed(paths: Sequence[Path]) -> dict[str, float]:
    from retrieval.embeddings import BundledEmbedder
    from retrieval.passages import cut, heading, text_to_embed

    texts = [text_to_embed(heading(a), p.text) for a in _read(paths) for p in cut(a)]
    began = time.monotonic()
    embedder = BundledEmbedder()
    for at in range(0, len(texts), 96):
        embedder.passages(texts[at : at + 96])
    return {"seconds": time.monotonic() - began}


def _claims(paths: Sequence[Path]) -> dict[str, float]:
    from claims.finder import RuleFinder
    from claims.parties import Parties

    articles = _read(paths)
    began = time.monotonic()
    finder = RuleFinder(Parties.load())
    assert sum(bool(found) for found in finder.find_many(articles)) == len(articles)
    return {"seconds": time.monotonic() - began}


def _index(paths: Sequence[Path]) -> dict[str, float]:
    """Reading, cutting, embedding and storing, and the search index built; no claims."""
    from domain.report import Source
    from ingest.limits import Limits
    from ingest.worker import Parsers
    from retrieval.embeddings import BundledEmbedder
    from retrieval.library import Library

    began = time.monotonic()
    with (
        closing(Library.open(WORK / "index", BundledEmbedder(), writer=True, who="bench")) as library,
        Parsers(Limits()) as parsers,
    ):
        for batch in _batches(parsers.parse(Source(location=str(path)) for path in paths)):
            library.keep([article for one in batch for article in one.articles])
            for _ in library.index_waiting():
                pass
        assert library.wait_for_index(60)
        assert library.counts() == {"indexed": len(paths)}, library.counts()
    return {"seconds": time.monotonic() - began}


def _whole(paths: Sequence[Path]) -> dict[str, float]:
    """All that `sitrep add` does; `own` is what is left of the time without waiting for parsers, embedding and claims."""
    from app.adding import Adding
    from app.parsing import fetcher, parser
    from app.tally import Tally
    from claims.finder import RuleFinder
    from claims.parties import Parties
    from domain.report import Source
    from ingest.limits import Limits
    from retrieval.library import Library

    began = time.monotonic()
    spent = {"waiting": 0.0, "embedding": 0.0, "claiming": 0.0}
    limits = Limits()

    @contextmanager
    def timed_parser() -> Iterator[Any]:
        with parser(limits) as parse:
            yield lambda sources: _timed(parse(sources), spent, "waiting")

    with closing(Library.open(WORK / "whole", _TimedEmbedder(spent), writer=True, who="bench")) as library:
        analyst = _TimedAnalyst(lambda: RuleFinder(Parties.load()), spent)
        adding = Adding(library, limits, analyst, parse=timed_parser, fetch=fetcher(limits, ()))
        report = adding.add([Source(location=str(path)) for path in paths], Tally())
        assert len(report.added) == len(paths), report
        assert library.wait_for_index(60)
    seconds = time.monotonic() - began
    return {"seconds": seconds, **spent, "own": seconds - sum(spent.values())}


def _timed(items: Iterable[Any], spent: dict[str, float], name: str) -> Iterator[Any]:
    """The items, with the time that each took to come."""
    found = iter(items)
    while True:
        began = time.monotonic()
        item = next(found, None)
        spent[name] += time.monotonic() - began
        if item is None:
            return
        yield item


class _TimedEmbedder(BundledEmbedder):
    def __init__(self, spent: dict[str, float]) -> None:
        super().__init__()
        self._spent = spent

    def passages(self, texts: Sequence[str]) -> Vectors:
        began = time.monotonic()
        rows = super().passages(texts)
        self._spent["embedding"] += time.monotonic() - began
        return rows


class _TimedAnalyst(Analyst):
    def __init__(self, finder: Callable[[], RuleFinder], spent: dict[str, float]) -> None:
        super().__init__(finder)
        self._spent = spent

    def _found(self, waiting: Sequence[Article], stop: Callable[[], bool]) -> Iterator[Any]:
        return _timed(super()._found(waiting, stop), self._spent, "claiming")


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == 16:
            yield batch
            batch = []
    if batch:
        yield batch


if __name__ == "__main__":
    _part(sys.argv[1])
