"""Questions that have nothing to do with the articles, over the samples: `python -m evals.off_topic`. How many are answered.

They are on sport, cooking, other countries, or no words at all (`asking/off_topic.txt`); none should be answered, but for those
whose few words happen to stand in an article.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from evals.cli import ARTICLES, ask_all, build

QUESTIONS = Path(__file__).parent / "asking" / "off_topic.txt"


def main() -> int:
    """Prints those that are answered, and their count; always 0, since it holds no floor."""
    asked = [
        {"id": str(n), "question": q, "history": []} for n, q in enumerate(QUESTIONS.read_text("utf-8").splitlines())
    ]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        build(library, sorted(ARTICLES.iterdir()))
        answers = ask_all(library, asked, Path(folder) / "questions.jsonl")
    told = [a["question"] for a in answers if a.get("statements")]
    print("\n".join(told))
    print(f"{len(told)} of {len(asked)} are answered")
    return 0


if __name__ == "__main__":
    sys.exit(main())
