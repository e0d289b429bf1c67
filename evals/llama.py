"""Questions to a real small model, with everything that it is allowed to say: `python -m evals.llama [--from N] [--count N]`.

For each question it prints what was shown, each statement with the sentences that it cites, to be read by a person; what
was withheld, and why; and at the end the counts. Needs requirements-model.lock (installed with --no-deps); minutes of CPU.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.settings import Settings
from app.wiring import Desk, open_desk
from domain.answer import Answer
from domain.report import Source
from evals.cli import ARTICLES
from evals.llama_server import NotInstalled, llama_server

QUESTIONS = (
    "Who reported casualties at the Sellen crossing?",
    "How many border guards were wounded, according to Orvenia?",
    "Who denies shelling Old Lisk?",
    "What does Corvale ask of the two sides?",
    "Who fired first on 4 May?",
    "When did the ceasefire begin?",
    "Which agency carried the report of the drone?",
    "What does Velmora say about foreign fighters?",
    "How many families have left their homes?",
    "Who was handed over at the border?",
    "What did the observers see?",
    "What does the Assembly of Inland States say?",
    "How many Orvenian soldiers were killed, according to Talmark?",
    "Was the Sellen bridge damaged?",
    "What did the president of Orvenia say about the ceasefire?",
    "Who accuses whom of using drones?",
    "What is Raven Valley?",
    "Why did Corvale agree to station its police at the crossing?",
    "How many tanks did Velmora lose?",
    "Which team won the Lake Sorn regatta?",
)
PROMPTS = Path(__file__).parent / "llama_prompts"
CONTEXT = 1_000  # tokens: room for 200 of sentences, since a small model on a shared machine reads 20 to 50 a second
MOST_TOKENS = 56


def main(words: Sequence[str] | None = None) -> int:
    """Ask, and print what is shown; 0, also where the model is not installed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--from", dest="first", type=int, default=0)
    options.add_argument("--count", type=int, default=len(QUESTIONS))
    options.add_argument("--library", type=Path, help="where the sample articles are kept for the next run")
    chosen = options.parse_args(words)
    try:
        with tempfile.TemporaryDirectory() as folder, llama_server(MOST_TOKENS) as address:
            _ask_all(chosen.library or Path(folder), address, QUESTIONS[chosen.first : chosen.first + chosen.count])
    except NotInstalled as missing:
        print(f"skipped: {missing}")
    return 0


def _ask_all(folder: Path, address: str, questions: Sequence[str]) -> None:
    settings = Settings(
        library=folder, engine="llm", model="smollm2", base_url=address,
        context_tokens=CONTEXT, most_calls=1, llm_timeout=200, prompts=PROMPTS,
    )  # fmt: skip
    desk = open_desk(settings, writer=True)
    try:
        desk.add([Source(location=str(path)) for path in sorted(ARTICLES.iterdir())])
        answers = [_asked(desk, question) for question in questions]
    finally:
        desk.close()
    shown = [s for a in answers for s in a.statements if a.engine == "llm"]
    withheld = sum(len(a.withheld) for a in answers)
    fell_back = sum(a.engine != "llm" for a in answers)
    print(
        f"\n{len(answers)} questions: {len(shown)} statements of the model shown, {withheld} withheld, {fell_back} left offline"
    )


def _asked(desk: Desk, question: str) -> Answer:
    began = time.monotonic()
    answer = desk.ask(question)
    print(f"\n== {question}   ({answer.engine}, {time.monotonic() - began:.0f} s)")
    if answer.engine == "llm":
        for made in answer.statements:
            print(f"  SHOWN [{made.status}] {made.text}")
            for cited in made.citations:
                print(f"      [{cited.number}] {cited.outlet}: {cited.quote}")
    for kept in answer.withheld:
        print(f"  withheld ({kept.reason}): {kept.text[:160]}")
    if answer.silence or answer.notice:
        print(f"  {answer.silence.kind if answer.silence else ''} {answer.notice}".rstrip())
    sys.stdout.flush()
    return answer


if __name__ == "__main__":
    main()
