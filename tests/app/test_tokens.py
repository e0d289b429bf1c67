"""Counting tokens: by tiktoken where its data is on this machine, else by a rule of thumb; the network is never asked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from answering.tokens import estimated_tokens
from app.tokens import how_counted, token_counter


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of tiktoken's, and no network."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tmp_path


@pytest.mark.parametrize("model", [None, "gpt-4o", "gpt-4", "a-model-of-my-own", "text-davinci-003"])
def test_without_its_data_tokens_are_estimated(cache: Path, model: str | None) -> None:
    """For every name of a model, and said so."""
    assert not list(cache.iterdir())
    assert token_counter(model)("Shots were fired near Sella.") == estimated_tokens("Shots were fired near Sella.")
    assert "estimated" in how_counted(model)


def test_a_damaged_file_is_not_used(cache: Path) -> None:
    """The real tiktoken would take it away and fetch another."""
    (cache / "fb374d419588a4632f3f557e76b4b70aebbca790").write_text("broken", encoding="utf-8")
    assert "estimated" in how_counted("gpt-4o")
    assert token_counter("gpt-4o")("Sella") == estimated_tokens("Sella")
