"""Two sides on the same questions: the table, what differs, and how likely that is by chance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.compare import first_of_each, sign_test, worth
from evals.score import Score
from evals.sides import side_of
from tests.answering.fake_server import serving
from tests.app.asking import TEXT, first_line

QUESTIONS = [
    {
        "id": "w-1", "type": "who-reported", "question": "Who was wounded at the weir?", "history": [], "behaviour": "answer",
        "must_cite": [{"weir.txt": "two of its rangers were wounded"}], "must_not_say": ["Bremia won"],
        "expected_points": ["Ashen + two|2"],
    },
    {
        "id": "w-2", "type": "what-is", "question": "Which team won the regatta?", "history": [], "behaviour": "refuse",
        "must_cite": [], "must_not_say": [], "expected_points": [],
    },
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article and two questions, and settings of its own."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "weir.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_prompts_are_compared_on_the_same_questions(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The model obeys the second prompt only: the table shows the gain, and the question that it is about."""
    shipped = (Path(__file__).parents[2] / "prompts" / "answer.md").read_text("utf-8")
    (here / "mine.md").write_text(
        shipped.replace("version: 1", "version: 2").replace("Use only", "MINE: Use only"), "utf-8"
    )

    def script(user: str) -> str:
        return first_line(user) if "MINE" in server.prompt and "weir?" in user else "NO ANSWER"

    with serving(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("SITREP_MODEL", "scripted")
        status = main(["compare", "llm", "llm@mine.md", "--gold", "gold.jsonl", "--articles", "articles"])
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines() if line.strip()}

    assert status == 0
    assert rows["points"] == ["0.0", "100.0", "+100.0"]
    assert rows["behaviour"] == ["50.0", "100.0", "+50.0"]
    assert rows["tokens"][0] == "333"
    assert "w-1" in rows
    assert rows["1"][:3] == ["up,", "0", "down:"]
    assert len(server.requests) == 4


def test_with_a_model_and_without(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A model that finds nothing is worse than the offline engine, and costs something."""
    with serving(lambda _: "NO ANSWER") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("SITREP_PRICE_INPUT", "1000")
        words = [
            "compare",
            "extractive",
            "llm:other",
            "--gold",
            "gold.jsonl",
            "--articles",
            "articles",
            "--questions",
            "1",
        ]
        assert main(words) == 0
    out = capsys.readouterr().out

    assert server.requests[0]["model"] == "other"
    assert "A better: 1" in out
    assert any(line.split()[0] == "cost" for line in out.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["magic", "llm"], "begins with no engine"),
        (["llm@nowhere.md", "llm"], "no prompt file or folder"),
        (["llm", "extractive"], "needs a model"),
    ],
)
def test_a_side_that_cannot_be_asked_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    """With what to do."""
    monkeypatch.delenv("SITREP_MODEL", raising=False)
    assert main(["compare", *words, "--gold", "gold.jsonl", "--articles", "articles"]) == 2
    assert said in capsys.readouterr().err


def test_a_side_is_engine_model_and_prompts(tmp_path: Path) -> None:
    """Model names may hold colons, as Ollama's do."""
    side = side_of(f"llm:small:7b@{tmp_path}")
    assert (side.engine, side.model, side.prompts) == ("llm", "small:7b", tmp_path)
    assert side_of("extractive").model is None


def test_the_first_of_each_type() -> None:
    """For a quick look."""
    many = [{"id": str(n), "type": "a" if n % 2 else "b"} for n in range(6)]
    assert [q["id"] for q in first_of_each(many, 2)] == ["0", "1", "2", "3"]
    assert len(first_of_each(many, None)) == 6


@pytest.mark.parametrize(("up", "down", "chance"), [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (10, 0, 0.001953125)])
def test_the_sign_test(up: int, down: int, chance: float) -> None:
    """One question more is chance, ten of ten are not."""
    assert sign_test(up, down) == sign_test(down, up) == chance


def test_what_was_not_asked_of_an_answer_does_not_count() -> None:
    """An answer that must cite nothing is judged by the rest."""
    assert worth(Score(type="x", points=None, cited=None, clean=1, behaviour=0, words=9, cites=0)) == 0.5
