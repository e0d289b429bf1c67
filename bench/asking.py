"""How long a question takes at 100,000 passages: search, and the whole offline answer; beside LangChain over Chroma.

The plain chain only finds four chunks: it has no offline answer. Each figure is over questions that were not asked before.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Sequence
from statistics import median

from app.settings import Settings
from app.wiring import Desk, open_desk
from bench._library import made
from bench.first_statement import FILTERS, PASSAGES, question, store_of
from retrieval.embeddings import BundledEmbedder
from retrieval.kept_vectors import FILE as NEARNESS

ROUNDS = 40
TARGETS = {"search": 60.0, "answer": 300.0}  # milliseconds, 95 of 100 questions
Took = list[tuple[float, float]]
"""Milliseconds of the clock and of processors, of each round."""


def main() -> int:
    """0 when 95 of 100 searches and answers are there within their targets, with and without filters."""
    folder = made(PASSAGES, BundledEmbedder())
    (folder / NEARNESS).unlink(missing_ok=True)  # no sentence was compared before
    store = store_of(folder)
    desk = open_desk(Settings(library=folder), writer=False)
    try:
        rows = {(kind, name): _timed(run) for (kind, name), run in _runs(desk).items()}
        plain = _timed(lambda n: store.similarity_search(question(n), k=4))
    finally:
        desk.close()
    print(f"{PASSAGES:,} passages, {ROUNDS} questions; load {os.getloadavg()[0]:.1f}; milliseconds")
    print(f"{'':<28}{'median':>9}{'p95':>9}{'CPU':>9}{'CPU p95':>9}")
    for name, found in [*((f"{k}, {n}", v) for (k, n), v in rows.items()), ("plain chain, search", plain)]:
        clock, work = zip(*found, strict=True)
        print(f"{name:<28}{median(clock):>9.0f}{_p95(clock):>9.0f}{median(work):>9.0f}{_p95(work):>9.0f}")
    worst = {kind: max(_p95([w for w, _ in v]) for (k, _), v in rows.items() if k == kind) for kind in TARGETS}
    for kind, target in TARGETS.items():
        print(f"{kind} p95 {worst[kind]:.0f} ms, target {target:.0f} ms: {'met' if worst[kind] < target else 'MISSED'}")
    return int(any(worst[kind] >= target for kind, target in TARGETS.items()))


def _runs(desk: Desk) -> dict[tuple[str, str], Callable[[int], object]]:
    runs: dict[tuple[str, str], Callable[[int], object]] = {}
    for start, (name, filters) in enumerate(FILTERS.items()):
        first = 1000 * (start + 1)  # no question is asked twice
        runs["search", name] = lambda n, first=first, filters=filters: desk.search(question(first + n), filters)  # type: ignore[misc] # bound now
        runs["answer", name] = lambda n, first=first, filters=filters: desk.ask(question(first + 500 + n), (), filters)  # type: ignore[misc] # bound now
    return runs


def _timed(run: Callable[[int], object]) -> Took:
    run(ROUNDS)  # what is loaded once
    took: Took = []
    for n in range(ROUNDS):
        clock, work = time.perf_counter(), time.process_time()
        run(n)
        took.append(((time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000))
    return took


def _p95(took: Sequence[float]) -> float:
    return sorted(took)[math.ceil(0.95 * len(took)) - 1]
