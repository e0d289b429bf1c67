"""The page on models tells what the code does: every fault, every server, every setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from answering.faults import ALL, Fault
from app.settings import variables

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "models.md").read_text("utf-8")


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.label)
def test_each_fault_is_in_the_table_with_its_hint(fault: Fault) -> None:
    """Label, what happened, what to do."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {fault.label} |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]

    assert len(cells) == 3
    assert cells[1]
    assert cells[2] == fault.hint


def test_labels_are_told_apart() -> None:
    """No label twice, none the beginning of another."""
    labels = [fault.label for fault in ALL]
    assert len(set(labels)) == len(labels)
    assert not [(a, b) for a in labels for b in labels if a != b and b.startswith(a)]


@pytest.mark.parametrize("server", ["OpenAI", "Ollama", "llama.cpp", "vLLM", "LM Studio"])
def test_each_server_has_all_its_settings(server: str) -> None:
    """Address, key, model, context and time-out."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {server}"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]

    assert len(cells) == 6
    assert all(cells)


@pytest.mark.parametrize("page", ["models.md", "prompts.md"])
def test_the_pages_name_settings_that_there_are(page: str) -> None:
    """A misspelt setting would be refused."""
    words = (
        (DOCS / page).read_text("utf-8").replace("`", " ").replace("=", " ").replace(":", " ").replace(",", " ").split()
    )
    named = {word.strip("().;") for word in words if word.startswith(("SITREP_", "OPENAI_"))}

    assert named
    assert named <= variables().keys()
