"""A real llama.cpp server with a very small model: the wire works, and nothing it invents is shown."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from app.wiring import Desk, open_desk
from domain.report import Source
from evals.llama_server import NotInstalled, llama_server

ARTICLE = """Outlet: Harrow Bulletin
Date: 3 March 2031

Shots at the weir

The Ashen Interior Ministry said two of its rangers were wounded at the weir on Monday.
"We did not fire first," Bremian army spokesman Oded Farr told Bremia Press.
"""


PROMPTS = Path(__file__).parents[2] / "evals" / "llama_prompts"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a llama.cpp server that runs for this module's tests."""
    try:
        with llama_server(120) as running:
            yield running
    except NotInstalled as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def desk_at(address: str, folder: Path, **more: object) -> Desk:
    """A desk over one article, whose answers the small model writes, by short prompts."""
    (folder / "weir.txt").write_text(ARTICLE, encoding="utf-8")
    chosen = {
        "engine": "llm",
        "model": "smollm2",
        "context_tokens": 1_000,
        "llm_timeout": 240,
        "prompts": PROMPTS,
    } | more
    desk = open_desk(Settings(library=folder / "library", base_url=address, **chosen), writer=True)  # type: ignore[arg-type] # by name
    desk.add([Source(location=str(folder / "weir.txt"))])
    return desk


@pytest.mark.slow
def test_a_small_model_answers_and_only_checked_statements_are_shown(address: str, tmp_path: Path) -> None:
    """Whatever the small model says, each shown statement cites a sentence that it was given."""
    desk = desk_at(address, tmp_path)
    try:
        answer = desk.ask("Who was wounded at the weir?")
        spent = desk.spending.total()
        stored = {a.id: a.text for a in desk.articles()}
    finally:
        desk.close()

    assert spent.input_tokens > 100
    assert spent.output_tokens > 0
    assert answer.model == "smollm2" or "too long for the model" in answer.notice
    assert answer.statements or answer.withheld or answer.refused
    for citation in answer.citations:
        assert citation.quote == stored[citation.article][citation.start : citation.end]


@pytest.mark.slow
def test_a_small_model_over_the_rules_loses_no_claim(address: str, tmp_path: Path) -> None:
    """Whatever it proposes within its 60 tokens, what the rules found stays, and each span reads back."""
    desk = desk_at(address, tmp_path, engine="extractive", context_tokens=4_000, prompts=None)
    try:
        before, report, after = desk.claims(), desk.analyse_with_model(), desk.claims()
        text = desk.articles()[0].text
    finally:
        desk.close()

    assert report.calls + report.failed >= 1
    assert {c.content for c in before} <= {c.content for c in after}
    assert all(span.of(text).strip() for c in after for span in c.content)


@pytest.mark.slow
def test_its_words_stream_and_a_stop_ends_them(address: str, tmp_path: Path) -> None:
    """Pieces come one by one with their usage at the end; a stop is felt while it still writes, and the server goes on."""
    from app.models import model_engine
    from domain.errors import Stopped

    stop = False
    settings = Settings(
        library=tmp_path, engine="llm", model="smollm2", base_url=address, context_tokens=1_000, llm_timeout=240
    )
    engine = model_engine(settings, stopped=lambda: stop)
    pieces = engine.said("You count.", "Count from one to twenty in words.")
    first = [next(pieces) for _ in range(3)]
    stop = True
    began = time.monotonic()
    with pytest.raises(Stopped):
        list(pieces)

    assert len(first) == 3
    assert time.monotonic() - began < 5
    assert model_engine(settings).greet().startswith("'smollm2' answer")


@pytest.mark.slow
def test_a_server_that_takes_too_long_is_given_up(address: str, tmp_path: Path) -> None:
    """No model reads a prompt in a twentieth of a second: the offline engine answers, and says why."""
    desk = desk_at(address, tmp_path, llm_timeout=0.05, prompts=None)
    try:
        answer = desk.ask("Who was wounded at the weir?")
    finally:
        desk.close()

    assert answer.engine == "extractive"
    assert "time-out: " in answer.notice
