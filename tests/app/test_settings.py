"""Settings: found in the environment and in .env, refused when misspelt, impossible or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import Settings, read_settings, variables
from domain.errors import BadSettings

pytestmark = pytest.mark.usefixtures("clean_place")
KEY = "sk-CANARY-0123456789"


def test_a_clone_needs_no_setting() -> None:
    """The defaults are offline, on this machine only."""
    settings = read_settings()

    assert (settings.engine, settings.embedder, settings.host) == ("extractive", "bundled", "127.0.0.1")
    assert settings.library == Path("library")
    assert (settings.model, settings.api_key, settings.password) == (None, None, None)


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(
    clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three ways to say it, the nearest to the command counts."""
    (clean_place / ".env").write_text(
        "SITREP_LIBRARY=file\nSITREP_HOST=localhost\nSITREP_PORT=7000\n", encoding="utf-8"
    )
    monkeypatch.setenv("SITREP_LIBRARY", "environment")
    monkeypatch.setenv("SITREP_PORT", "7001")

    settings = read_settings(port=7002, engine=None)

    assert (settings.host, settings.library, settings.port) == ("localhost", Path("environment"), 7002)


def test_openai_names_are_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key and an address that other programs use are found under the same names."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8080/v1")

    settings = read_settings(engine="llm", model="small")

    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY
    assert settings.base_url == "http://localhost:8080/v1"


def test_an_empty_value_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of .env.example that was taken over without a value changes nothing."""
    monkeypatch.setenv("SITREP_MODEL", "")
    monkeypatch.setenv("SITREP_PORT", "")

    assert (read_settings().model, read_settings().port) == (None, 7860)


def test_host_names_are_cut_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are typed as people type them."""
    monkeypatch.setenv("SITREP_ALLOWED_HOSTS", "desk.example, news.example,")

    assert read_settings().allowed_hosts == ("desk.example", "news.example")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("SITREP_LIBARY", "SITREP_LIBRARY"), ("sitrep_modle", "SITREP_MODEL"), ("SITREP_HOSTS", "SITREP_HOST")],
)
def test_a_misspelt_variable_names_the_nearest_setting(
    name: str, nearest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that silently does nothing would be worse than none."""
    monkeypatch.setenv(name, "x")

    with pytest.raises(BadSettings, match=repr(name)) as caught:
        read_settings()

    assert caught.value.hint == f"Did you mean {nearest}?"


def test_a_misspelt_name_in_the_file_names_the_nearest_setting(clean_place: Path) -> None:
    """In .env every name is meant for Sitrep, the usual OpenAI ones too."""
    (clean_place / ".env").write_text("OPENAI_API_KY=x\n", encoding="utf-8")

    with pytest.raises(BadSettings, match=r"'OPENAI_API_KY' in '\.env'") as caught:
        read_settings()

    assert caught.value.hint == "Did you mean OPENAI_API_KEY?"


def test_a_file_that_is_no_text_is_refused_in_words(clean_place: Path) -> None:
    """A .env saved in another encoding is named, not a codec."""
    (clean_place / ".env").write_bytes("SITREP_MODEL=naïve".encode("utf-16"))

    with pytest.raises(BadSettings, match=r"'\.env' cannot be read"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SITREP_PORT", "many", "SITREP_PORT should be a valid integer, not 'many'"),
        ("SITREP_PORT", "-1", "SITREP_PORT should be greater than or equal to 0, not '-1'"),
        ("SITREP_ENGINE", "gpt", "SITREP_ENGINE should be 'extractive' or 'llm', not 'gpt'"),
        (
            "SITREP_EMBEDDER",
            "openai",
            "SITREP_EMBEDDER must be 'bundled', 'multilingual' or 'openai:MODEL', not 'openai'",
        ),
        (
            "OPENAI_BASE_URL",
            "localhost:8080",
            "OPENAI_BASE_URL must be an address that begins with http:// or https://",
        ),
        (
            "SITREP_ALLOW_PRIVATE_NET",
            "10.0.0.0/8,home",
            "SITREP_ALLOW_PRIVATE_NET must be networks such as 10.1.0.0/16",
        ),
        ("SITREP_PASSWORD", "short", "SITREP_PASSWORD must have 8 characters or more"),
    ],
)
def test_an_impossible_value_is_refused_by_its_own_name(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the variable as it was typed, and the value unless it is a secret."""
    monkeypatch.setenv(name, value)

    with pytest.raises(BadSettings) as caught:
        read_settings()

    assert said in str(caught.value)
    assert "short" not in str(caught.value)


@pytest.mark.parametrize(
    ("chosen", "missing"),
    [
        ({"engine": "llm"}, "SITREP_MODEL"),
        ({"engine": "llm", "model": "small"}, "OPENAI_API_KEY"),
        ({"embedder": "openai:embed"}, "OPENAI_API_KEY"),
    ],
)
def test_a_missing_setting_is_named_with_what_needs_it(chosen: dict[str, str], missing: str) -> None:
    """What was chosen cannot work without another setting: said at once, not at the first question."""
    with pytest.raises(BadSettings) as caught:
        read_settings(**chosen)

    assert missing in caught.value.hint


def test_secrets_never_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the settings' own picture nor an error about another setting holds a key or password."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("SITREP_PASSWORD", KEY)

    assert KEY not in repr(read_settings()) + str(read_settings())
    with pytest.raises(BadSettings) as caught:
        read_settings(port=-1)
    assert KEY not in str(caught.value) + caught.value.hint


def test_every_field_has_a_variable_and_a_reason() -> None:
    """What the made pages are made from is complete."""
    assert set(variables().values()) == set(Settings.model_fields)
    assert all(field.description for field in Settings.model_fields.values())


def test_networks_that_are_let_in_are_read_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """None unless they are named; blanks around a comma do not matter."""
    assert read_settings().allow_private_net == ()
    monkeypatch.setenv("SITREP_ALLOW_PRIVATE_NET", "10.1.0.0/16, fd00::/8")

    assert read_settings().allow_private_net == ("10.1.0.0/16", "fd00::/8")
