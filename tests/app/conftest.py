"""Every test of the app begins in an empty folder with no settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and an environment without a setting of Sitrep."""
    for name in [n for n in os.environ if n.startswith(("SITREP_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path
