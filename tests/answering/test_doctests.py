"""The examples in the docstrings of this room hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import answering

MODULES = sorted(found.name for found in pkgutil.walk_packages(answering.__path__, "answering."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    """Every example gives what stands under it."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0
