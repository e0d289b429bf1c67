"""Finding several sources for one question, on MultiHop-RAG where it stands beside the checkout: `python -m evals.multihop`.

Each fact is an article of one passage, with its title, outlet and date. Prints Recall@10 and AllHit@10 (all of a question's
facts among the first ten) of the product's search, and of its two legs alone in the same run. Questions that no fact answers
are left out, as in the benchmark. Its articles belong to their publishers: nothing of them is kept here.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.models import embedder_of
from app.settings import Settings
from domain.article import Article, Filters
from domain.report import Source
from ingest.load import load
from retrieval.library import Library
from retrieval.passages import heading, text_to_embed
from retrieval.words import by_words

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "multihop_rag"
FIRST = 10
Json = dict[str, Any]
Ranking = Callable[[str], Sequence[str]]


def main(_words: Sequence[str] | None = None) -> int:
    """Prints the figures; says so and ends well when the data is not there."""
    if not (DATA / "corpus_facts.jsonl").exists():
        print(f"skipped: no MultiHop-RAG data at {DATA}")
        return 0
    facts, queries = read(DATA / "corpus_facts.jsonl"), read(DATA / "dev" / "queries.jsonl")
    asked = [q for q in queries if q["gold_fact_ids"]]
    with tempfile.TemporaryDirectory() as folder:
        library = filled(facts, Path(folder))
        for name, ranking in rankings(library).items():
            recall, whole = score(asked, ranking)
            print(f"{name:24} Recall@{FIRST} {recall:.3f}  AllHit@{FIRST} {whole:.3f}")
        library.close()
    return 0


def read(path: Path) -> list[Json]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def filled(facts: Sequence[Json], folder: Path) -> Library:
    """A library of the facts, each an article with its title, outlet and date, indexed."""
    records = [
        {"id": f["fact_id"], "text": f["text"], "title": f["title"], "outlet": f["source"], "published": f["published_at"]}
        for f in facts
    ]  # fmt: skip
    file = folder / "facts.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    library = Library.open(folder / "library", embedder_of(Settings()), writer=True)
    library.keep([one for one in load([Source(location=str(file))]) if isinstance(one, Article)])
    for _ in library.index_waiting(lambda: False):
        pass
    return library


def rankings(library: Library) -> dict[str, Ranking]:
    """The product's search, and each of its two legs alone, as fact ids, best first."""
    articles = {article.id: article for article in library.articles()}
    keys = [article.key or "" for article in articles.values()]
    embedder = embedder_of(Settings())
    vectors = embedder.passages([text_to_embed(heading(a), a.text) for a in articles.values()])

    def fused(question: str) -> list[str]:
        return [articles[hit.passage.article].key or "" for hit in library.search(question, Filters(), FIRST)]

    def words(question: str) -> list[str]:
        with library._catalogue.reading() as connection:
            found = by_words(connection, question, Filters(), FIRST)  # from inside: the product has no such search
        return [articles[passage.partition("@")[0]].key or "" for passage in found]

    def meaning(question: str) -> list[str]:
        return [keys[n] for n in np.argsort(-(vectors @ embedder.query(question)))[:FIRST]]

    return {"Sitrep's search": fused, "words alone": words, "meaning alone": meaning}


def score(asked: Sequence[Json], ranking: Ranking) -> tuple[float, float]:
    """(Recall, AllHit) at ten."""
    shares = []
    for query in asked:
        first = set(list(dict.fromkeys(ranking(query["question"])))[:FIRST])
        shares.append(len(first & set(query["gold_fact_ids"])) / len(query["gold_fact_ids"]))
    return sum(shares) / len(shares), sum(share == 1 for share in shares) / len(shares)


if __name__ == "__main__":
    sys.exit(main())
