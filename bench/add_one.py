"""One new article in a library of 100,000 passages: how soon is it found."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bench._library import ROOT, made
from domain.article import Article, Filters
from domain.moment import Moment
from domain.text import OffsetMap, Sentence
from retrieval.embeddings import BundledEmbedder
from retrieval.library import Library

PASSAGES = int(os.environ.get("SITREP_BENCH_PASSAGES", "100000"))
TARGET = 3.0  # seconds from keeping to finding
ROUNDS = 5
TEXT = (
    "Ferry service between Velm and the island of Ostrin was suspended on Thursday after a mine was sighted. ",
    "The harbour authority said that a fishing crew had reported the object at dawn. ",
    "Orvenia's navy denied having laid mines in the strait. ",
    "A spokeswoman for Talmark's coast guard told the Courier that divers would inspect it by nightfall. ",
    "About four hundred passengers were waiting at the terminal, according to the ferry company. ",
    "The company's director said that buses would take them to the northern port. ",
)


def main() -> int:
    """0 when the article was found within the target in every round."""
    embedder = BundledEmbedder()
    folder = made(PASSAGES, embedder)
    print(f"library: {(folder / 'made.json').read_text()}")
    work = ROOT / "add-one"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder, work, copy_function=shutil.copy2)
    try:
        return _measure(work, embedder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _measure(work: Path, embedder: BundledEmbedder) -> int:
    began = time.monotonic()
    with closing(Library.open(work, embedder, writer=True, who="bench")) as library:
        opened = time.monotonic() - began
        library.search("mine")
        print(f"open {opened:.2f} s; index ready: {library.wait_for_index(120)} after {time.monotonic() - began:.2f} s")
        rows = [_round(library, n) for n in range(ROUNDS)]
        _searches(library)
    print(f"{'round':>6}{'keep':>9}{'index':>9}{'search':>9}{'total':>9}{'CPU':>9}   (seconds)")
    for n, (*times, cpu) in enumerate(rows):
        print(f"{n:>6}" + "".join(f"{value:>9.3f}" for value in (*times, sum(times), cpu)))
    worst = max(sum(times) for *times, _ in rows)
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(
        f"worst {worst:.2f} s, target {TARGET:.0f} s: {'met' if worst < TARGET else 'MISSED'} (load {busy:.1f} a core)"
    )
    return int(worst >= TARGET)


def _round(library: Library, n: int) -> tuple[float, float, float, float]:
    """Seconds to keep, to index, to find, and of processor time in all."""
    article = _article(n)
    start, worked = time.monotonic(), time.process_time()
    library.keep([article])
    kept = time.monotonic()
    list(library.index_waiting())
    indexed = time.monotonic()
    hits = library.search(f"Who reported mine {n} near Ostrin?")
    found = time.monotonic()
    own = [hit.found_by for hit in hits[:3] if hit.passage.article == article.id]
    assert own, [(hit.passage.id, hit.found_by) for hit in hits]
    if not any(
        "meaning" in legs for legs in own
    ):  # vectors of chance offer no way to a real one: seen in 1 round of 11
        print(f"round {n}: found by words only")
    return kept - start, indexed - kept, found - indexed, time.process_time() - worked


def _searches(library: Library) -> None:
    """Searching the large library: everything, one outlet, one month, one article."""
    asked = {
        "all": Filters(),
        "one outlet": Filters(outlets=("Courier",)),
        "one article": Filters(articles=("report-000007",)),
    }
    for name, filters in asked.items():
        times = []
        for n in range(7):
            start = time.monotonic()
            library.search(f"what did w{n + 40} and w{n + 900} say about w{n + 3000}?", filters)
            times.append(time.monotonic() - start)
        print(f"search, {name}: median {sorted(times)[3] * 1000:.0f} ms, slowest {max(times) * 1000:.0f} ms")


def _article(n: int) -> Article:
    sentences, start = [], 0
    text = ("".join(TEXT) * 4).replace("a mine", f"mine {n}")
    for index, part in enumerate(text.split(". ")[:-1]):
        sentences.append(Sentence(index=index, start=start, end=start + len(part) + 1, paragraph=index // 3))
        start += len(part) + 2
    whole = text.rstrip()
    article = Article(
        id=f"ferry-{n}",
        source=f"ferry-{n}.txt",
        text=whole,
        raw=whole,
        offsets=OffsetMap.identity(len(whole)),
        sentences=tuple(sentences),
        digest=f"ferry-{n}",
        parser="bench",
        outlet="Courier",
    )
    return replace(article, title=f"Ferries stop after sighting of mine {n}", published=Moment(iso="2031-05-08"))
