"""A writer to be killed: adds numbered articles, and notes each in a synced file once it has been acknowledged.

Usage: python -m tests.retrieval.kill_child FOLDER LOG FIRST COUNT
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from retrieval.library import Library
from tests.retrieval.builders import FakeEmbedder
from tests.retrieval.test_index import many

SYNC = 40  # vectors between two writes of the index's files: some persists in every run


def main(folder: Path, log: Path, first: int, count: int) -> None:
    """Adds `count` articles from number `first`, four at a time."""
    library = Library.open(folder, FakeEmbedder(), writer=True, who="kill test", sync=SYNC)
    library.wait_for_index(60)
    with log.open("a", encoding="ascii") as file:
        for start in range(first, first + count, 4):
            library.keep(many(4, start=start))
            for article in library.index_waiting():
                file.write(f"{article.id}\n")
            file.flush()
            os.fsync(file.fileno())
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
