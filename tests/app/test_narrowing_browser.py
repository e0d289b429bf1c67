"""A filter that a question set, taken off in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.correcting_scene import desk_over, filled
from tests.app.live import running
from tests.app.test_browser import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_filter_is_shown_and_taken_off(chromium: Any, tmp_path: Path) -> None:
    """The line says what the question narrows; its button asks again over all articles, and what was typed meanwhile stays."""
    desk = desk_over(filled(tmp_path / "library"))
    with running(desk) as port:
        seen = Watched(chromium, port)
        first = seen.ask("What was said of the bridge today?")
        assert "published on 5 May 2031 or later, counted from 5 May 2031" in first.inner_text()
        seen.page.locator("#question textarea").fill("And then")
        first.get_by_role("button", name="Take off").click()
        second = seen.page.locator("#turn-2")
        second.locator(".foot").wait_for()

        assert "2 articles" in second.locator(".foot").inner_text()
        assert second.locator("button.widen").count() == 0
        assert seen.page.locator("#question textarea").input_value() == "And then"
        assert not seen.errors
        assert not seen.elsewhere
    desk.close()
