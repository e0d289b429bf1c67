"""A large library made up for measuring: seeded text, and vectors of chance stored beside it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from domain.article import Article
from domain.moment import Moment
from domain.text import OffsetMap, Sentence
from retrieval.article_rows import article_rows
from retrieval.catalogue import Catalogue
from retrieval.embeddings import Embedder
from retrieval.library import Library
from retrieval.schema import articles, passages, vectors, versions
from retrieval.stamp import stamp_of, write_stamp
from retrieval.stored_passages import passage_rows, to_blob

ROOT = Path(__file__).resolve().parent.parent / ".bench"
OUTLETS = ("Courier", "Post", "Herald", "Gazette", "Wire", "Observer")
_SENTENCES, _WORDS = 50, 16  # an article of about 800 words: five passages
_GROUP = 500
_RARE = 20_000


def made(count: int, embedder: Embedder) -> Path:
    """The folder of a library with about `count` passages, its index built; made once, then found."""
    folder = ROOT / f"library-{count}"
    if (folder / "made.json").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    held = _fill(folder, count, embedder)
    stored = time.monotonic()
    with closing(Library.open(folder, embedder, writer=True, who="bench")) as library:
        library.wait_for_index()
    times = {"passages": held, "catalogue_s": round(stored - began, 1), "index_s": round(time.monotonic() - stored, 1)}
    (folder / "made.json").write_text(json.dumps(times))
    return folder


def report(number: int, chance: random.Random) -> Article:
    """A made-up report: common words by Zipf's law, some rare ones."""
    lines = [" ".join(_word(chance) for _ in range(_WORDS)).capitalize() + "." for _ in range(_SENTENCES)]
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line) + 1)
    text = " ".join(lines)
    return Article(
        id=f"report-{number:06d}",
        source=f"report-{number:06d}.txt",
        text=text,
        raw=text,
        offsets=OffsetMap.identity(len(text)),
        sentences=tuple(
            Sentence(index=n, start=ends[n], end=ends[n] + len(line), paragraph=n // 5) for n, line in enumerate(lines)
        ),
        digest=f"{number:064x}",
        parser="bench",
        title=f"Report {number} from {_word(chance)}",
        outlet=chance.choice(OUTLETS),
        published=Moment(iso=f"2031-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"),
    )


def _word(chance: random.Random) -> str:
    return f"w{int(chance.paretovariate(0.6)) % _RARE}"


def _fill(folder: Path, count: int, embedder: Embedder) -> int:
    chance, noise = random.Random(count), np.random.default_rng(count)
    held = number = 0
    with closing(Catalogue(folder)) as catalogue:
        with catalogue.writing() as connection:
            write_stamp(connection, stamp_of(embedder))
        while held < count:
            with catalogue.writing() as connection:
                group = [report(number + n, chance) for n in range(_GROUP)]
                number += _GROUP
                rows = [article_rows(article, "indexed") for article in group]
                connection.execute(insert(articles), [row for row, _ in rows])
                connection.execute(insert(versions), [row for _, row in rows])
                cut = [row for article in group for row in passage_rows(replace(article, version=1))]
                connection.execute(insert(passages), cut)
                blobs = _chance_vectors(noise, len(cut), embedder.dimension)
                kept = (
                    {"passage": row["id"], "model": embedder.name, "vector": blob}
                    for row, blob in zip(cut, blobs, strict=True)
                )
                connection.execute(insert(vectors), list(kept))
                held += len(cut)
    return held


def _chance_vectors(noise: np.random.Generator, count: int, dimension: int) -> Iterator[bytes]:
    rows = noise.standard_normal((count, dimension), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return (to_blob(row) for row in rows)
