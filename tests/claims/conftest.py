"""One finder for the whole room: its parser takes half a second to load."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties


@pytest.fixture(scope="session")
def parties() -> Parties:
    """The parties of the data file."""
    return Parties.load()


@pytest.fixture(scope="session")
def finder(parties: Parties) -> RuleFinder:
    """The rules, with their parser loaded once."""
    return RuleFinder(parties)
