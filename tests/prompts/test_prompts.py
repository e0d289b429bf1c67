"""Prompts: versioned words, locked by digest, filled from one dataclass each."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import prompts
from prompts import VARIABLES, AnswerVariables, Prompt
from prompts.__main__ import main
from prompts.prompt import parse


@pytest.mark.parametrize("name", prompts.names())
def test_a_changed_text_needs_a_new_version(name: str) -> None:
    """The lock knows the words of every version: to change them, raise the version and add its digest."""
    prompt = prompts.load(name)

    assert prompts.locked().get(f"{prompt.name}@{prompt.version}") == prompt.digest


@pytest.mark.parametrize("name", prompts.names())
def test_every_placeholder_has_a_variable(name: str) -> None:
    """No more and no fewer."""
    assert prompts.load(name).placeholders == {f.name for f in dataclasses.fields(VARIABLES[name])}


def test_every_version_that_was_published_is_kept() -> None:
    """The present one under its name, earlier ones under `earlier/`, so that they can be compared."""
    earlier = Path(prompts.__file__).parent / "earlier"
    now = {f"{p.name}@{p.version}" for p in map(prompts.load, prompts.names())}
    for reference, digest in prompts.locked().items():
        if reference not in now:
            assert parse((earlier / f"{reference}.md").read_text("utf-8")).digest == digest


def test_the_lock_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m prompts`."""
    assert main() == 0
    assert json.loads(capsys.readouterr().out) == prompts.locked()


def test_a_folder_of_ones_own_comes_first(tmp_path: Path) -> None:
    """What is not there is the shipped one."""
    shipped = (Path(prompts.__file__).parent / "repair.md").read_text("utf-8")
    (tmp_path / "repair.md").write_text(shipped.replace("version: 1", "version: 9"), "utf-8")

    assert prompts.load("repair", tmp_path).version == 9
    assert prompts.load("answer", tmp_path) == prompts.load("answer")


@pytest.mark.parametrize(
    ("changed", "said"),
    [("$failed $more", "exactly these placeholders"), ("", "exactly these"), ("$failed costs $5", "begin the name")],
)
def test_other_placeholders_are_refused(tmp_path: Path, changed: str, said: str) -> None:
    """One too many, one missing, and a dollar sign that is none."""
    shipped = (Path(prompts.__file__).parent / "repair.md").read_text("utf-8")
    (tmp_path / "repair.md").write_text(shipped.replace("$failed", changed), "utf-8")

    with pytest.raises(ValueError, match=said):
        prompts.load("repair", tmp_path)


def test_the_reference_names_version_and_digest() -> None:
    """What an answer keeps of its prompt."""
    assert prompts.load("answer").reference == f"answer@1#{prompts.locked()['answer@1'][:8]}"


def test_filled_words_are_not_read_again() -> None:
    """A dollar sign in an article stays what it is."""
    filled = prompts.load("answer").fill(
        AnswerVariables(question="Who paid $question?", fence="===", sentences="[1] It cost $5.", disputes="none")
    )

    assert "Who paid $question?" in filled
    assert "It cost $5." in filled


def test_an_unknown_prompt_is_told() -> None:
    """There is no prompt of that name."""
    with pytest.raises(FileNotFoundError):
        prompts.load("nothing")


@pytest.mark.parametrize(
    "text", ["", "name: x\n", "---\nname: x\n---\nhello\n---user---\nhi", "---\nname: x\nversion: 1\n---\nhello"]
)
def test_a_file_without_front_matter_or_user_part_is_refused(text: str) -> None:
    """The error says what a prompt file must have."""
    with pytest.raises(ValueError, match="name and version"):
        parse(text)


def test_a_prompt_is_read_with_any_line_ends() -> None:
    """The digest does not depend on the machine."""
    text = "---\nname: x\nversion: 2\n---\nhello\n---user---\n$who"
    unix, dos = parse(text), parse(text.replace("\n", "\r\n"))

    assert unix == dos == Prompt(name="x", version=2, system="hello", user="$who", digest=unix.digest)
