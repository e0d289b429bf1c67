"""The pages that are made from code are the ones that stand in the house."""

from __future__ import annotations

import re
from pathlib import Path

from app.reference import HOUSE, env_example, pages, settings_table
from app.settings import read_settings, variables


def test_made_pages_are_up_to_date() -> None:
    """`python -m app.reference` would change nothing."""
    for path, content in pages().items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: run python -m app.reference"


def test_every_setting_stands_in_the_example_and_in_the_page() -> None:
    """A person finds each one in both places, once."""
    for name in variables():
        assert env_example().count(f"\n#{name}=") == 1
        assert settings_table().count(f"`{name}`") == 1


def test_the_example_taken_as_it_stands_is_the_defaults(clean_place: Path) -> None:
    """Taking every # off changes nothing: the defaults shown are the real ones."""
    defaults = read_settings()
    (clean_place / ".env").write_text(re.sub(r"(?m)^#(?=\w+=)", "", env_example()), encoding="utf-8")

    assert read_settings() == defaults


def test_variables_of_the_lead_pages_are_known() -> None:
    """No document names a setting that is not there."""
    known = set(variables())
    for path in (HOUSE / "README.md", *(HOUSE / "docs").glob("*.md")):
        named = set(re.findall(r"\bSITREP_[A-Z_]+\b", path.read_text(encoding="utf-8"))) if path.exists() else set()

        assert named <= known, f"{path.name}: {named - known}"
