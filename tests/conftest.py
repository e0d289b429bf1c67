"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# Speed is measured in bench/, never asserted: a busy machine must not fail a property.
settings.register_profile("sitrep", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sitrep")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests begin first, so that no worker has a long one left at the end (make passes files in order)."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
