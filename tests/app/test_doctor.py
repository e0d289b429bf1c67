"""What the doctor says of the model, of prompts of one's own and of the library's own parties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.models import OFFLINE, model_check
from app.prompt_files import prompt_loader, prompts_check
from app.settings import Settings
from app.wiring import open_desk
from domain.errors import BadSettings
from tests.answering.fake_server import Reply, Script, failure, serving

SHIPPED = Path(__file__).parents[2] / "prompts"


def settings_at(url: str, **more: Any) -> Settings:
    """A configured model."""
    return Settings(**{"model": "scripted", "base_url": url, "engine": "llm", "llm_timeout": 1.0} | more)


def test_a_model_that_answers_is_well_after_one_token() -> None:
    """One request, for one token."""
    with serving(lambda _: "ready") as server:
        check = model_check(settings_at(server.url))

    assert check.ok
    assert "'scripted' answered 'ready'" in check.detail
    assert len(server.requests) == 1
    assert server.requests[0]["max_completion_tokens"] == 1


def test_a_model_that_is_configured_but_not_in_use_is_tried_and_told_so() -> None:
    """Its name is set, answers are extractive."""
    with serving(lambda _: "ready") as server:
        check = model_check(settings_at(server.url, engine="extractive"))

    assert check.ok
    assert "until SITREP_ENGINE=llm" in check.detail


def test_without_a_model_nobody_is_asked() -> None:
    """Offline is well."""
    assert model_check(Settings(engine="extractive", model=None)) == OFFLINE


def test_a_model_that_thinks_before_its_first_word_is_well() -> None:
    """Some servers refuse a request for one token in words of their own: they are there."""
    said = "Could not finish the message because max_tokens or model output limit was reached."
    with serving(lambda _: failure(400, said)) as server:
        assert model_check(settings_at(server.url)).ok


@pytest.mark.parametrize(
    ("script", "label", "hint"),
    [
        (lambda _: failure(401, "bad key"), "wrong key", "OPENAI_API_KEY"),
        (lambda _: failure(403, "no"), "not allowed", "SITREP_MODEL"),
        (lambda _: failure(404, "no such model"), "no such model", "OPENAI_BASE_URL"),
        (lambda _: failure(429, "slow down"), "too many requests", "wait a minute"),
        (lambda _: failure(500, "broken"), "server error", "later"),
        (lambda _: Reply(body=b"<html>router</html>", kind="text/html"), "unreadable reply", "/v1"),
        (lambda _: Reply(status=302, headers=(("Location", "http://x.invalid/"),)), "redirect", "final address"),
        (lambda _: Reply(before=8.0), "time-out", "SITREP_LLM_TIMEOUT"),
    ],
    ids=["401", "403", "404", "429", "500", "html", "redirect", "silence"],
)
def test_each_fault_has_its_hint(script: Script, label: str, hint: str) -> None:
    """Plain words, and what to set."""
    with serving(script) as server:
        check = model_check(settings_at(server.url))

    assert not check.ok
    assert check.detail.startswith(f"{label}: ")
    assert hint in check.hint


def test_a_server_that_does_not_run() -> None:
    """The commonest fault of all."""
    with serving(lambda _: "") as server:
        gone = server.url
    check = model_check(settings_at(gone))

    assert not check.ok
    assert check.detail.startswith("no server: ")
    assert "runs, and its port" in check.hint


def test_a_broken_file_of_parties_is_told_and_a_good_one_counted(tmp_path: Path) -> None:
    """The doctor goes on to its other checks."""
    desk = open_desk(Settings(library=tmp_path), writer=True)
    try:
        shipped = _of("parties", desk.doctor())
        (tmp_path / "parties.toml").write_text(
            '[organisations]\n"Ashen Assembly" = { aliases = ["the Assembly of Ash"] }\n', "utf-8"
        )
        good = _of("parties", desk.doctor())
        (tmp_path / "parties.toml").write_text("[[party]\nname = ", "utf-8")
        bad = _of("parties", desk.doctor())
    finally:
        desk.close()

    assert (shipped.ok, good.ok, bad.ok) == (True, True, False)
    assert "parties.toml" in bad.detail
    assert bad.hint


def test_prompts_of_ones_own_are_named_and_a_bad_one_is_told(tmp_path: Path) -> None:
    """The shipped ones stand behind them."""
    text = (SHIPPED / "answer.md").read_text("utf-8")
    (tmp_path / "answer.md").write_text(text.replace("version: 1", "version: 7"), "utf-8")
    own = Settings(prompts=tmp_path)
    load = prompt_loader(own)

    assert "answer@7#" in prompts_check(own).detail
    assert load("answer").version == 7
    assert load("repair").reference.startswith("repair@1#")

    (tmp_path / "answer.md").write_text(text.replace("$sentences", "$words"), "utf-8")
    check = prompts_check(own)
    assert not check.ok
    assert "$sentences" in check.detail
    with pytest.raises(BadSettings, match=r"answer\.md in"):
        load("answer")


def test_a_folder_of_prompts_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A setting that silently does nothing is worse than none."""
    assert not prompts_check(Settings(prompts=tmp_path / "gone")).ok
    assert prompts_check(Settings()).ok


def _of(name: str, checks: Any) -> Any:
    return next(check for check in checks if check.name == name)
