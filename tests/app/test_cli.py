"""The command line: results on standard output, everything else on standard error, and an honest exit status."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.cli import main
from app.commands.arguments import COMMANDS
from app.commands.desk import Desk, DeskOpener
from app.commands.running import READERS, WRITERS
from app.commands.serve import refuse_taken_port
from app.reference import HOUSE
from app.schemas import LINES, SCHEMAS
from app.settings import Settings
from domain.answer import Turn
from domain.errors import BadSettings, LibraryBroken, LibraryLocked, ModelFailed
from domain.report import Check
from tests.app.builders import WORDS, an_answer, an_article
from tests.app.fake_desk import BAD_PLACE, FakeDesk

pytestmark = pytest.mark.usefixtures("clean_place")
TYPED = {
    "add": ["a.txt"],
    "search": ["losses"],
    "ask": ["How many were killed?"],
    "disputes": ["--all"],
    "remove": ["courier-1f2e"],
    "restore": ["courier-1f2e"],
    "watch": ["https://courier.example/feed", "--once"],
    "unwatch": ["https://courier.example/feed"],
    "correct": ["courier-1f2e@1.0/1", "--party", "Talmark"],
    "dismiss": ["courier-1f2e@1.0/1"],
    "undo": ["1"],
    "drop": ["7"],
    "backup": ["library.zip"],
    "export": ["briefing", "--format", "md", "--out", "briefing.md"],
}  # what a command needs besides its name


def failing(error: Exception) -> DeskOpener:
    """An opener that cannot open."""

    def open_nothing(
        settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False, anew: bool = False
    ) -> Desk:
        raise error

    return open_nothing


def values_in(printed: str) -> list[Any]:
    """The JSON values of the printed lines."""
    return [json.loads(line) for line in printed.splitlines()]


# --- every command


def test_every_command_does_something() -> None:
    """What the parser offers and what can be run are the same."""
    assert set(COMMANDS) == {*READERS, *WRITERS, "serve", "mcp", "restore-backup"}
    assert set(SCHEMAS) == {*READERS, *WRITERS}


@pytest.mark.parametrize("command", SCHEMAS)
def test_json_is_what_the_contract_says_and_nothing_else(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line of standard output fits the command's schema; one line unless the contract says lines."""
    desk = FakeDesk()

    status = main([command, *TYPED.get(command, []), "--json"], desk_opener=desk.open)

    values = values_in(capsys.readouterr().out)
    assert status == 0
    assert values
    assert command in LINES or len(values) == 1
    for value in values:
        jsonschema.Draft202012Validator(SCHEMAS[command]).validate(value)
    assert desk.closed


@pytest.mark.parametrize("command", SCHEMAS)
def test_without_json_it_is_text_for_people(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words, and no JSON."""
    assert main([command, *TYPED.get(command, [])], desk_opener=FakeDesk().open) == 0

    printed = capsys.readouterr().out
    assert printed.strip()
    assert "{" not in printed


@pytest.mark.parametrize("command", SCHEMAS)
def test_only_writers_open_a_writer(command: str) -> None:
    """Reading commands work beside a running server."""
    desk = FakeDesk()

    main([command, *TYPED.get(command, [])], desk_opener=desk.open)

    wanted = {"writer": command in WRITERS, "samples": False, "anew": command == "reindex"}
    assert desk.opened_with == wanted


def test_samples_and_library_reach_the_desk(tmp_path: Path) -> None:
    """What is typed decides which library is opened."""
    desk = FakeDesk()

    main(["articles", "--samples", "--library", str(tmp_path / "mine")], desk_opener=desk.open)

    assert desk.opened_with["samples"] is True
    assert desk.settings is not None
    assert desk.settings.library == tmp_path / "mine"


def test_samples_cannot_be_written_to(capsys: pytest.CaptureFixture[str]) -> None:
    """A person's articles are never mixed with the sample articles."""
    assert main(["add", "a.txt", "--samples"], desk_opener=FakeDesk().open) == 2

    assert "--samples" in capsys.readouterr().err


# --- asking


def test_ask_prints_the_answer_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """The words of Answer.answer, then the sources with their exact sentences, then what was withheld."""
    main(["ask", "How", "many?"], desk_opener=FakeDesk().open)

    printed = capsys.readouterr().out
    assert printed.startswith(an_answer().answer)
    assert f"[1] Courier, 2031-05-04: “{WORDS[: an_article().sentences[0].end]}”" in printed
    assert "the number 40 stands in no cited sentence" in printed
    assert "1 still await analysis" in printed


def test_a_refusal_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 0, and the words say what was searched."""
    assert main(["ask", "Who won?"], desk_opener=FakeDesk().open) == 0

    assert "Searched: 3 articles" in capsys.readouterr().out


def test_filters_reach_the_desk() -> None:
    """Days and months, and every filter that was repeated; outlets as the library spells them."""
    desk = FakeDesk()
    typed = ["--since", "2031-02", "--until", "2031-02", "--outlet", "courier", "--article", "courier-1f2e"]

    assert main(["claims", *typed, "--party", "Orvenia", "--party", "Talmark"], desk_opener=desk.open) == 0

    ((_, filters),) = desk.calls
    assert (str(filters.since), str(filters.until)) == ("2031-02-01", "2031-02-28")
    assert (filters.outlets, filters.articles, filters.parties) == (
        ("Courier",),
        ("courier-1f2e",),
        ("Orvenia", "Talmark"),
    )


def test_an_unknown_outlet_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer may still be that nothing was found: the likely reason is said beside it."""
    assert main(["search", "losses", "--outlet", "Corier"], desk_opener=FakeDesk().open) == 0

    assert "no article of the outlet 'Corier': did you mean 'Courier'?" in capsys.readouterr().err


@pytest.mark.parametrize("in_lines", [True, False])
def test_history_reaches_the_desk(in_lines: bool, clean_place: Path) -> None:
    """A JSON array, or one message a line, oldest first."""
    desk = FakeDesk()
    messages = [{"role": "user", "content": "Who fired?"}, {"role": "assistant", "content": "Both are accused."}]
    text = "\n".join(map(json.dumps, messages)) if in_lines else json.dumps(messages)
    (clean_place / "talk.json").write_text(text, encoding="utf-8")

    assert main(["ask", "And when?", "--history", "talk.json"], desk_opener=desk.open) == 0

    ((_, (_, history, _, _)),) = desk.calls
    assert history == (Turn(role="user", content="Who fired?"), Turn(role="assistant", content="Both are accused."))


# --- adding


def test_refused_sources_give_status_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is done, and the reason is told."""
    assert main(["add", "a.txt", BAD_PLACE, "b.txt", "--json"], desk_opener=FakeDesk().open) == 1

    (report,) = values_in(capsys.readouterr().out)
    assert report["added"] == ["a.txt", "b.txt"]
    assert report["refused"] == [{"source": BAD_PLACE, "reason": "there is no such file"}]


def test_one_ctrl_c_stops_after_the_running_article(capsys: pytest.CaptureFixture[str]) -> None:
    """What was taken is reported, the exit status is 130, and Ctrl-C works as before afterwards."""
    before = signal.getsignal(signal.SIGINT)
    desk = FakeDesk(during_add=lambda: os.kill(os.getpid(), signal.SIGINT))

    assert main(["add", "a.txt", "b.txt", "--json"], desk_opener=desk.open) == 130

    printed = capsys.readouterr()
    (report,) = values_in(printed.out)
    assert (report["added"], report["stopped"]) == (["a.txt"], True)
    assert "stopping after the running article" in printed.err
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_stops_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to wait for an article that hangs."""

    def twice() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)

    desk = FakeDesk(during_add=twice)

    assert main(["add", "a.txt", "--json"], desk_opener=desk.open) == 130

    assert capsys.readouterr().out == ""
    assert desk.closed


def test_a_request_to_end_stops_as_ctrl_c_does(capsys: pytest.CaptureFixture[str]) -> None:
    """A service manager ends a long `add` without losing the running article."""
    desk = FakeDesk(during_add=lambda: os.kill(os.getpid(), signal.SIGTERM))

    assert main(["add", "a.txt", "b.txt", "--json"], desk_opener=desk.open) == 130

    (report,) = values_in(capsys.readouterr().out)
    assert (report["added"], report["stopped"]) == (["a.txt"], True)


def test_what_was_taken_and_refused_is_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A person sees which of a hundred files was refused, and why."""
    main(["add", "a.txt", BAD_PLACE], desk_opener=FakeDesk().open)

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["added: a.txt", f"refused: {BAD_PLACE}: there is no such file"]
    assert lines[2].startswith("1 added, 0 updated, 0 unchanged, 1 refused")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_cleanly_when_it_is_stopped(number: signal.Signals, capsys: pytest.CaptureFixture[str]) -> None:
    """Each round is told as it ends; a stop while it waits, or at work, ends it with the status 130."""
    desk = FakeDesk(during_add=lambda: os.kill(os.getpid(), number))

    assert main(["watch", "https://courier.example/feed", "--json"], desk_opener=desk.open) == 130

    assert [report["added"] for report in values_in(capsys.readouterr().out)] == [["courier-1f2e"]]
    assert desk.closed


def test_drop_takes_numbers_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    """The sources that were put aside are named; neither numbers nor --all is a question."""
    desk = FakeDesk()

    assert main(["drop", "7"], desk_opener=desk.open) == 0
    assert capsys.readouterr().out.startswith("dropped: ")
    assert main(["drop", "--all", "--json"], desk_opener=desk.open) == 0
    assert json.loads(capsys.readouterr().out)["number"] == 7
    assert [call for call in desk.calls if call[0] == "drop"] == [("drop", (7,)), ("drop", ())]
    assert main(["drop"], desk_opener=desk.open) == 2


def test_retry_takes_numbers_and_tells_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers are those that `status` shows."""
    desk = FakeDesk()
    main(["status"], desk_opener=desk.open)
    assert "7       failed  missing.txt  there is no such file" in capsys.readouterr().out

    assert main(["retry", "7", "--json"], desk_opener=desk.open) == 0

    (told,) = values_in(capsys.readouterr().out)
    assert ("retry", (7,)) in desk.calls
    assert (told["added"], told["sources"][0]["number"]) == (["courier-1f2e"], 7)


def test_all_that_was_removed_can_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to type the ids."""
    desk = FakeDesk()

    assert main(["restore", "--all"], desk_opener=desk.open) == 0

    assert ("restore", ("courier-1f2e",)) in desk.calls
    assert capsys.readouterr().out.startswith("Restored 1.")


# --- looking after a library


def test_a_sick_library_gives_status_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The doctor's finding can be read by a script."""
    desk = FakeDesk(checks=(Check(name="index", ok=False, detail="it is broken", hint="sitrep reindex"),))

    assert main(["doctor"], desk_opener=desk.open) == 1

    assert "NO  index: it is broken (sitrep reindex)" in capsys.readouterr().out


def test_the_doctor_speaks_of_a_library_that_cannot_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    """The one command that is for broken libraries does not just fail on them."""
    assert main(["doctor", "--json"], desk_opener=failing(LibraryBroken("not a library", "Choose another folder"))) == 2

    (checks,) = values_in(capsys.readouterr().out)
    assert checks["ok"] is False
    assert checks["checks"][0]["detail"] == "not a library"


# --- bad input


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("typed", [[], [""], ["   "], ["\t\n", " "]])
def test_an_empty_question_is_refused_before_anything_is_opened(
    command: str, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Words on standard error, nothing on standard output, status 2."""
    desk = FakeDesk()

    assert main([command, *typed, "--json"], desk_opener=desk.open) == 2

    printed = capsys.readouterr()
    assert (printed.out, desk.settings) == ("", None)
    assert printed.err == "sitrep: the question is empty. Type it after the command, in quotation marks.\n"


def test_a_misspelt_setting_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest right one is named."""
    monkeypatch.setenv("SITREP_ENGIN", "llm")

    assert main(["status", "--json"], desk_opener=FakeDesk().open) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "sitrep: there is no setting 'SITREP_ENGIN'. Did you mean SITREP_ENGINE?\n"


def test_a_missing_setting_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A model's answer is asked for, and no model is named."""
    assert main(["ask", "Who fired?", "--engine", "llm"], desk_opener=FakeDesk().open) == 2

    assert "SITREP_MODEL" in capsys.readouterr().err


def test_an_unknown_article_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than an empty list that looks like an answer."""
    desk = FakeDesk()

    assert main(["claims", "--article", "courier-0000", "--json"], desk_opener=desk.open) == 2

    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (
        "",
        "sitrep: there is no article 'courier-0000'. sitrep articles lists them.\n",
    )
    assert desk.closed


@pytest.mark.parametrize(
    "error",
    [
        LibraryLocked("another process is writing: 4711, sitrep serve", "Wait, or stop it"),
        ModelFailed("the model's server did not answer", "Try again, or use the engine extractive"),
        ModelFailed("401: Incorrect API key provided: sk-CANARY-0123456789"),
        PermissionError(13, "Permission denied", "library"),
    ],
)
def test_an_error_is_words_on_standard_error(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, no standard output, status 2."""
    assert main(["add", "a.txt", "--json"], desk_opener=failing(error)) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("sitrep: ")
    assert printed.err.count("\n") == 1
    assert "CANARY" not in printed.err


def test_a_fault_of_our_own_is_shown_whole_with_a_status_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """A crash must not look like one of the planned ends."""
    assert main(["status"], desk_opener=failing(ZeroDivisionError("sk-CANARY-0123456789"))) == 70

    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "CANARY" not in said


@pytest.mark.parametrize(
    "typed",
    [
        ["nonsense"],
        [],
        ["ask", "x", "--since", "yesterday"],
        ["ask", "x", "--until", "2031-13"],
        ["ask", "x", "--since", "2031-05-05", "--until", "2031-05-04"],
        ["ask", "x", "--history", "missing.json"],
        ["ask", "--batch", "missing.jsonl"],
        ["ask", "x", "--batch", "b.jsonl"],
        ["ask", "x", "--engine", "oracle"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "٣"],
        ["serve", "--port", "70000"],
        ["brief", "--length", "endless"],
        ["add"],
        ["remove"],
        ["restore"],
        ["restore", "courier-1f2e", "--all"],
        ["retry", "first"],
        ["watch", "https://courier.example/feed", "--every", "0"],
        ["unwatch", "https://nobody.example/feed"],
        ["log", "--limit", "0"],
    ],
)
def test_bad_usage_gives_status_two(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed cannot be meant: said on standard error, nothing printed."""
    assert main(typed, desk_opener=FakeDesk().open) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


@pytest.mark.parametrize("text", ["{", '{"role": "user"}', '[{"role": "system", "content": "x"}]', "[1]", "\x00"])
def test_a_bad_history_is_refused(text: str, clean_place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half a history would change what is asked."""
    (clean_place / "talk.json").write_text(text, encoding="utf-8")

    assert main(["ask", "And when?", "--history", "talk.json"], desk_opener=FakeDesk().open) == 2

    assert "sitrep: " in capsys.readouterr().err


# --- serving


def test_serving_to_others_needs_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    """Refused before anything heavy is loaded, and in words."""
    desk = FakeDesk()

    assert main(["serve", "--host", "0.0.0.0"], desk_opener=desk.open) == 2  # noqa: S104 - that it is refused is the test

    assert "SITREP_PASSWORD" in capsys.readouterr().err
    assert desk.settings is None
    assert "app.server" not in sys.modules or desk.opened_with == {}


def test_a_port_in_use_is_refused_with_one_that_is_free(capsys: pytest.CaptureFixture[str]) -> None:
    """The hint works when it is followed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert main(["serve", "--port", str(port)], desk_opener=FakeDesk().open) == 2

        said = capsys.readouterr().err
        assert f"port {port} is in use" in said
        refuse_taken_port("127.0.0.1", int(said.rsplit("--port ", 1)[1].strip(".\n")))


def test_an_address_of_another_machine_is_refused_in_words() -> None:
    """Documentation addresses belong to nobody, so this machine cannot serve there."""
    with pytest.raises(BadSettings, match=r"cannot serve at '192\.0\.2\.1'"):
        refuse_taken_port("192.0.2.1", 7860)


# --- as a program


def test_help_loads_nothing_heavy() -> None:
    """None of the large libraries, so that it answers at once."""
    heavy = (
        "gradio",
        "chromadb",
        "spacy",
        "langchain",
        "langchain_core",
        "langchain_openai",
        "pydantic",
        "numpy",
        "app.wiring",
    )
    code = (
        "import sys\nfrom app.cli import main\nstatus = main(['--help'])\n"
        f"print(status, [m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)

    assert run.stderr == "0 []\n"
    assert "serve" in run.stdout


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, without opening anything."""
    assert main(["--version"]) == 0

    assert capsys.readouterr().out.startswith("sitrep")


def test_a_closed_pipe_is_no_fault(clean_place: Path) -> None:
    """`sitrep … | head` ends quietly."""
    program = "import sys\nfrom app.cli import main\nfrom tests.app.fake_desk import FakeDesk\n"
    program += "class Many(FakeDesk):\n def articles(self, filters=None): return FakeDesk.articles(self) * 20000\n"
    program += "sys.exit(main(['articles', '--json'], desk_opener=Many().open))"
    run = subprocess.Popen(
        [sys.executable, "-c", program], cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()

    assert run.wait(timeout=60) == 141
    assert said == ""


def test_words_of_an_article_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes and direction overrides are taken out of text for people; JSON keeps them as they are stored."""

    class Hostile(FakeDesk):
        def articles(self, *_filters: object) -> tuple[Any, ...]:
            return (an_article(title="\x1b[2Jgone\u202e", outlet="\x9b31mRed"),)

    main(["articles"], desk_opener=Hostile().open)

    assert not set(capsys.readouterr().out) & set("\x1b\x9b\u202e")
    main(["articles", "--json"], desk_opener=Hostile().open)
    assert values_in(capsys.readouterr().out)[0]["title"] == "\x1b[2Jgone\u202e"
