"""A model that fails does not leave a reader without an answer: the offline engine gives it, and the answer says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import Settings
from app.wiring import open_desk
from domain.report import Source
from tests.answering.fake_server import Script, failure, serving
from tests.app.test_reanalysing import TEXT


@pytest.mark.parametrize(
    "script",
    [lambda _: failure(500, "broken"), lambda _: failure(429, "slow down"), lambda _: failure(400, "context length exceeded")],
    ids=["500", "429", "context"],
)  # fmt: skip
def test_the_offline_engine_answers_with_a_notice(tmp_path: Path, script: Script) -> None:
    """Engine, statements and notice are those of the offline answer; nothing is charged."""
    (tmp_path / "weir.txt").write_text(TEXT, encoding="utf-8")
    with serving(script) as server:
        settings = Settings(
            library=tmp_path / "library",
            engine="llm",
            model="scripted",
            base_url=server.url,
            llm_timeout=5,
            price_input=1,
        )
        desk = open_desk(settings, writer=True)
        desk.add([Source(location=str(tmp_path / "weir.txt"))])
        given = desk.ask("How many dead did villagers speak of?")
        offline = desk.ask("How many dead did villagers speak of?", engine="extractive")
        desk.close()
    assert given.engine == "extractive"
    assert given.statements == offline.statements
    assert given.statements
    assert given.notice.startswith("No model had a part in this answer")
    assert given.cost is None
