"""The sentences of the corpus as others score them (CofeNet): labelled tokens, found again in the articles' texts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Place = tuple[int, int]
ROLES = ("source", "cue", "content")
_TYPED = {"``": ('"', "“"), "''": ('"', "”"), "-LRB-": ("(",), "-RRB-": (")",), "-LSB-": ("[",), "-RSB-": ("]",)}
_BRACKETS = frozenset({"-LRB-", "-RRB-", "-LSB-", "-RSB-"})


def places(text: str, tokens: Sequence[str], start: int) -> list[Place | None]:
    """Where each token stands in the text from `start` on, found by its letters and digits; None without a place."""
    here = [i for i in range(start, len(text)) if text[i].isalnum()]
    words = ["" if t in _BRACKETS else "".join(c for c in t if c.isalnum()) for t in tokens]
    at = "".join(text[i] for i in here).find("".join(words))
    if at < 0 or not any(words):
        return [None] * len(tokens)
    found: list[Place | None] = []
    for word in words:
        found.append((here[at], here[at + len(word) - 1] + 1) if word else None)
        at += len(word)
    return [p or _between(text, tokens[k], found, k) for k, p in enumerate(found)]


def _between(text: str, token: str, found: Sequence[Place | None], k: int) -> Place | None:
    """The place of a mark: what it is in print, between the words around it."""
    before = next((p[1] for p in reversed(found[:k]) if p), max(0, next(p[0] for p in found if p) - 2))
    after = next((p[0] for p in found[k + 1 :] if p), min(len(text), before + 4))
    for form in (token, *_TYPED.get(token, ()), text[before:after].strip()):
        at = text.find(form, before, after)
        if form and at >= 0:
            return at, at + len(form)
    return None


def spans(where: Sequence[Place | None], attributions: Sequence[Json]) -> list[tuple[str, int, int]]:
    """The roles of the attributions as runs of a sentence's tokens, end exclusive."""
    found: set[tuple[str, int, int]] = set()
    for a in attributions:
        for role in ROLES:
            inside = [i for i, p in enumerate(where) if p and any(s < p[1] and p[0] < e for s, e in a[role])]
            found |= {(role, first, last) for first, last in _runs(inside)}
    return sorted(found)


def _runs(tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs of ascending indices, end exclusive."""
    cuts = [0, *(k for k in range(1, len(tokens)) if tokens[k] > tokens[k - 1] + 1), len(tokens)]
    return ((tokens[a], tokens[b - 1] + 1) for a, b in pairwise(cuts) if a < b)


def lines(gold: Path, texts: Mapping[str, str], predictions: Mapping[str, Sequence[Json]]) -> Iterator[Json]:
    """One line for the scorer for each labelled sentence."""
    reached: dict[str, int] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key = key_of(row["id"], texts)
        where = places(texts.get(key, ""), row["tokens"], reached.get(row["id"], 0))
        reached[row["id"]] = max([reached.get(row["id"], 0), *(p[1] for p in where if p)])
        yield {"n": row["n"], "spans": spans(where, predictions.get(key, ()))}


def key_of(name: str, texts: Mapping[str, str]) -> str:
    """The article's own name: the sentences' names are cut and end in a check sum."""
    stem = name.rpartition("_")[0]
    return name if name in texts else next((key for key in texts if key.startswith(stem)), "")


def score(data: Path, texts: Mapping[str, str], predictions: Path, folder: Path) -> None:
    """Prints what the data's scorer of sentences says, if the sentences are there."""
    gold = data / "dev" / "cofenet_valid.jsonl"
    if not gold.exists():
        return
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    given = {row["doc_id"]: row["attributions"] for row in rows}
    file = folder / "sentences.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines(gold, texts, given)), encoding="utf-8")
    command = [sys.executable, str(data / "evaluate_bio.py"), "--gold", str(gold), "--pred", str(file)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
