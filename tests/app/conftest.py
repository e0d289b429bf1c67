"""Every test of the app begins in an empty folder with no settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from app.settings import Settings
from app.wiring import open_desk
from tests.app.live import browsing, running


@pytest.fixture
def clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and an environment without a setting of Sitrep."""
    for name in [n for n in os.environ if n.startswith(("SITREP_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for the tests of a file."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample articles analysed, to be copied: made once a run, whichever process comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, made = shared / "sample-library", shared / "sample-library.made"
    with FileLock(shared / "sample-library.lock"):
        if not made.exists():
            open_desk(Settings(library=folder), writer=True, show_samples=True).close()
            made.touch()
    return folder


@pytest.fixture(scope="module")
def home(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real app over its sample articles."""
    folder = tmp_path_factory.mktemp("home") / "library"
    shutil.copytree(sample_library, folder)
    desk = open_desk(Settings(library=folder), writer=True, show_samples=True)
    with running(desk) as port:
        yield f"http://127.0.0.1:{port}/"
    desk.close()
