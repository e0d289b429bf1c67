"""How soon the first statement is there when a model speaks 20 tokens a second: checked, beside the plain chain's unchecked."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np
from langchain_chroma import Chroma
from langchain_openai import ChatOpenAI
from sqlalchemy import select

from app.settings import Settings
from app.wiring import Desk, open_desk
from bench._library import ROOT, made
from bench._plain import AT_ONCE, Batched
from bench._speaker import speaking
from domain.article import Filters
from retrieval.catalogue import Catalogue
from retrieval.embeddings import BundledEmbedder
from retrieval.schema import passages, vectors

PASSAGES = int(os.environ.get("SITREP_BENCH_PASSAGES", "100000"))
PACE = 20.0  # tokens a second
TARGET = 3.0  # seconds
ROUNDS = 9
FILTERS = {
    "all": Filters(),
    "one outlet": Filters(outlets=("Courier",)),
    "a month": Filters(since=date(2031, 5, 1), until=date(2031, 5, 31)),
}
_PLAIN = "Answer from the context only.\n\nContext: {context}\n\nQuestion: {question}"


def main() -> int:
    """0 when the first checked statement was there within the target in every round."""
    folder = made(PASSAGES, BundledEmbedder())
    store = store_of(folder)
    with speaking(PACE) as address:
        rows = {**_sitrep(folder, address), "plain chain, unchecked": _plain(store, address)}
    print(f"{PASSAGES:,} passages, a model of {PACE:g} tokens a second; {ROUNDS} questions; seconds")
    print(f"{'':<28}{'median':>9}{'slowest':>9}")
    for name, times in rows.items():
        print(f"{name:<28}{median(times):>9.2f}{max(times):>9.2f}")
    worst = max(t for name, times in rows.items() if name.startswith("Sitrep") for t in times)
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    met = "met" if worst < TARGET else "MISSED"
    print(f"slowest of Sitrep {worst:.2f} s, target {TARGET:.0f} s: {met} (load {busy:.1f} a core)")
    return int(worst >= TARGET)


def question(n: int) -> str:
    """A question about words that the made-up library holds."""
    return f"What did w{n + 40} and w{n + 900} say about w{n + 300}?"


def _sitrep(folder: Path, address: str) -> dict[str, list[float]]:
    settings = Settings(
        library=folder, engine="llm", model="bench", base_url=address, keep_answers=0, context_tokens=8_000
    )
    desk = open_desk(settings, writer=False)
    try:
        began = time.monotonic()
        next(desk.answers(question(999)))
        print(f"the very first question of a process: {time.monotonic() - began:.1f} s")
        return {
            f"Sitrep, {name}": [_timed(lambda n=n, chosen=chosen: _first(desk, n, chosen)) for n in range(ROUNDS)]  # type: ignore[misc] # bound now
            for name, chosen in FILTERS.items()
        }
    finally:
        desk.close()


def _first(desk: Desk, n: int, chosen: Filters) -> None:
    growing = desk.answers(question(n), filters=chosen)
    first = next(growing)
    assert first.engine == "llm", first.notice
    assert first.statements, first.withheld
    growing.close()  # type: ignore[attr-defined] # a generator


def _timed(run: Callable[[], None]) -> float:
    began = time.monotonic()
    run()
    return time.monotonic() - began


def _plain(store: Chroma, address: str) -> list[float]:
    """Until the first line is whole: search, four chunks into a prompt, and the model's words as they come."""
    chat = ChatOpenAI(model="bench", base_url=address, api_key=lambda: "none", temperature=0, use_responses_api=False)

    def first_line(n: int) -> None:
        found = store.similarity_search(question(n), k=4)
        words = _PLAIN.format(context="\n\n".join(d.page_content for d in found), question=question(n))
        said = ""
        for chunk in chat.stream(words):
            said += chunk.text
            if "\n" in said:
                return

    first_line(999)
    return [_timed(lambda n=n: first_line(n)) for n in range(ROUNDS)]  # type: ignore[misc] # bound now


def store_of(folder: Path) -> Chroma:
    """The same passages and vectors in Chroma; made once, then found."""
    place = ROOT / f"chroma-{PASSAGES}"
    store = Chroma(collection_name="plain", embedding_function=Batched(), persist_directory=str(place))
    if not (place / "made").exists():
        for ids, texts, rows in _batches(folder):
            store._collection.add(ids=ids, documents=texts, embeddings=rows)
        (place / "made").touch()
    return store


def _batches(folder: Path) -> Iterator[tuple[list[str], list[str], list[np.ndarray]]]:
    catalogue = Catalogue(folder)
    try:
        with catalogue.reading() as connection:
            asked = select(passages.c.id, passages.c.text, vectors.c.vector).join(
                vectors, vectors.c.passage == passages.c.id
            )
            rows = connection.execute(asked).fetchall()
    finally:
        catalogue.close()
    for at in range(0, len(rows), AT_ONCE):
        some = rows[at : at + AT_ONCE]
        yield [r[0] for r in some], [r[1] for r in some], [np.frombuffer(r[2], dtype=np.float32) for r in some]
