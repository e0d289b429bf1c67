"""The real command line as the evals call it: a fresh library in, JSON lines out, no key and no network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "corpus" / "articles"
SOME_REFUSED = 1
LONGEST = 1800  # seconds: a first start loads two models, and a shared machine is slow


class CommandFailed(Exception):
    """The command line ended with a status that is not success; the message holds what it wrote."""


def sitrep(library: Path, *words: str) -> list[Json]:
    """What `sitrep WORDS --json` prints over the library, one value for each line.

    CommandFailed when it ends otherwise than with 0, or 1: some items refused, the rest done.
    """
    command = [sys.executable, "-m", "app", *words, "--json"]
    run = subprocess.run(
        command, cwd=ROOT, env=offline(os.environ, library), capture_output=True, text=True, timeout=LONGEST
    )
    if run.returncode not in (0, SOME_REFUSED):
        raise CommandFailed(f"{' '.join(words)!r} ended with {run.returncode}: {run.stderr.strip()[-1500:]}")
    return json_lines(run.stdout)


def build(library: Path, sources: Iterable[Path]) -> None:
    """A library of these files; CommandFailed when one is refused, since gold over it would mislead."""
    for report in sitrep(library, "add", *map(str, sources)):
        if report["refused"]:
            raise CommandFailed(f"refused: {report['refused']}")


def ask_all(library: Path, questions: Iterable[Mapping[str, Any]], batch: Path) -> list[Json]:
    """The answers of the offline engine, each with its question's `id`; `batch` is where the questions are written."""
    lines = [{"id": q["id"], "text": q["question"], "history": q["history"]} for q in questions]
    batch.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return sitrep(library, "ask", "--batch", str(batch), "--engine", "extractive")


def files_of(articles: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The file behind each article id: its name, and `#key` for a record of a JSON lines file.

    >>> files_of([{"id": "a", "source": "/x/news.jsonl", "key": "one"}, {"id": "b", "source": "/x/page.html", "key": None}])
    {'a': 'news.jsonl#one', 'b': 'page.html'}
    """
    return {a["id"]: _file_of(a["source"], a.get("key")) for a in articles}


def _file_of(source: str, key: str | None) -> str:
    name = Path(source.partition("#")[0]).name
    return f"{name}#{key}" if key else name


def json_lines(text: str) -> list[Json]:
    """The objects of a text that holds one JSON object a line."""
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def read(path: Path) -> list[Json]:
    """The objects of a JSON lines file."""
    return json_lines(path.read_text(encoding="utf-8"))


def offline(environment: Mapping[str, str], library: Path) -> dict[str, str]:
    """The environment without a model's key, address or any setting of ours, and with the library's folder."""
    kept = {k: v for k, v in environment.items() if not k.startswith(("OPENAI_", "SITREP_"))}
    return {**kept, "SITREP_LIBRARY": str(library), "PYTHONIOENCODING": "utf-8"}
