"""Claims found again: the real client over HTTP against a scripted server, and the command around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.settings import Settings
from app.wiring import Desk, open_desk
from domain.errors import BadSettings, NotFound
from domain.report import Source
from tests.answering.fake_server import FakeServer, Reply, failure, serving
from tests.app.fake_desk import FakeDesk

TEXT = """Outlet: Harrow Bulletin
Date: 3 March 2031

Dead at the weir

Villagers at the weir wept over at least 12 dead on Monday night, after a day of quiet on the river.
"""
ADDED = {
    "action": "add", "candidate": None, "sentences": [], "speaker": "Villagers at the weir", "name": None, "role": None,
    "party": None, "cue": "wept over", "stance": "asserts", "negated": False, "target_party": None,
    "content": ["at least 12 dead"], "via": [], "figures": [],
}  # fmt: skip


def adds(user: str) -> str:
    """A model that adds what the villagers said, in whichever sentence it finds it."""
    found = re.search(r"\[(\d+)\] Villagers", user)
    return json.dumps({"claims": [ADDED | {"sentences": [int(found[1])]}] if found else []})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one article, analysed by the rules."""
    (tmp_path / "weir.txt").write_text(TEXT, encoding="utf-8")
    desk = open_desk(Settings(library=tmp_path / "library"), writer=True)
    desk.add([Source(location=str(tmp_path / "weir.txt"))])
    desk.close()
    return tmp_path / "library"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that adds."""
    with serving(adds) as running:
        yield running


def desk_at(folder: Path, server: FakeServer) -> Desk:
    """The desk over the library, with prices."""
    settings = Settings(
        library=folder, model="scripted", base_url=server.url, llm_timeout=10, price_input=10, price_output=100
    )
    return open_desk(settings, writer=True)


def test_a_model_adds_a_claim_that_lasts_and_is_paid_for_once(folder: Path, server: FakeServer) -> None:
    """The strict schema goes to the server; a second run, in a new process' desk, sends nothing."""
    desk = desk_at(folder, server)
    expected, report = desk.estimate(), desk.analyse_with_model()
    desk.close()
    assert (expected.calls, report.calls, report.added, report.refused) == (1, 1, 1, ())
    assert (report.usage.input_tokens, report.cost) == (321, pytest.approx((321 * 10 + 12 * 100) / 1_000_000))
    assert server.requests[0]["response_format"]["json_schema"]["strict"] is True

    again = desk_at(folder, server)
    told = again.analyse_with_model()
    claims = [c for c in again.claims() if c.found_by == "llm"]
    again.close()
    assert (told.kept, told.calls, len(server.requests)) == (1, 0, 1)
    assert [c.speakers[0].name for c in claims] == ["Villagers at the weir"]


def test_the_rules_can_be_gone_back_to(folder: Path, server: FakeServer) -> None:
    """Analysing without the model leaves the rules' claims alone."""
    desk = desk_at(folder, server)
    before = desk.claims()
    desk.analyse_with_model()
    assert desk.claims() != before
    assert desk.analyse() == 1
    assert desk.claims() == before
    desk.close()


def test_a_server_that_fails_leaves_the_rules_claims(folder: Path) -> None:
    """The report says why, and what to do."""
    with serving(lambda _: failure(400, "unknown field response_format")) as broken:
        desk = desk_at(folder, broken)
        before = desk.claims()
        report = desk.analyse_with_model()
        assert (report.failed, report.calls) == (1, 0)
        assert "scripted" in report.problem
        assert desk.claims() == before
        desk.close()


def test_bytes_that_are_no_reply_are_a_failed_call(folder: Path) -> None:
    """A server that is no model."""
    with serving(lambda _: Reply(body=b"<html>hello</html>")) as strange:
        desk = desk_at(folder, strange)
        assert desk.analyse_with_model().failed == 1
        desk.close()


def test_without_a_model_or_with_an_unknown_article_nothing_is_sent(folder: Path, server: FakeServer) -> None:
    """Both say what to do."""
    desk = open_desk(Settings(library=folder), writer=True)
    with pytest.raises(BadSettings, match="no model is configured"):
        desk.estimate()
    desk.close()
    desk = desk_at(folder, server)
    with pytest.raises(NotFound, match="no article 'nothing'"):
        desk.analyse_with_model(["nothing"])
    desk.close()
    assert server.requests == []


def test_a_stop_keeps_what_was_done(folder: Path, server: FakeServer) -> None:
    """The first article is stored before the stop is heard."""
    (folder.parent / "more.txt").write_text(TEXT.replace("12", "14"), encoding="utf-8")
    desk = desk_at(folder, server)
    desk.add([Source(location=str(folder.parent / "more.txt"))])
    report = desk.analyse_with_model(stopped=lambda: True)
    assert (report.stopped, report.articles) == (True, 1)
    assert len({c.article for c in desk.claims() if c.found_by == "llm"}) == 1
    desk.close()


def test_the_command_asks_before_it_sends(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal it names the estimate and how to say yes; with --yes it goes on; --estimate sends nothing."""
    monkeypatch.setattr("sys.stdin", open("/dev/null", encoding="utf-8"))  # noqa: SIM115, PTH123 -- closed with the process
    desk = FakeDesk()
    assert main(["analyse", "--model"], desk_opener=desk.open) == 2
    assert "1 calls to the model" in (said := capsys.readouterr().err)
    assert "--yes" in said
    assert main(["analyse", "--estimate", "--json"], desk_opener=desk.open) == 0
    assert json.loads(capsys.readouterr().out)["usage"] == {"input_tokens": 900, "output_tokens": 180}
    assert not any(name == "analyse_with_model" for name, _ in desk.calls)
    assert main(["analyse", "--model", "--yes", "courier-1"], desk_opener=desk.open) == 0
    assert ("analyse_with_model", ("courier-1",)) in desk.calls
    assert "1 mended" in capsys.readouterr().out


def test_the_command_without_a_model_asks_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """For when the rules, or the parties, have changed."""
    desk = FakeDesk()
    assert main(["analyse", "--json"], desk_opener=desk.open) == 0
    assert json.loads(capsys.readouterr().out) == {"analysed": 1}
