"""Outside questions are asked of the right library, and skipped where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.seeds import articles_for, by_setup, main, prediction


def test_it_skips_where_the_data_is_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit status is 0 and the output says why nothing was measured."""
    assert main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")


def test_questions_with_a_setup_get_a_library_of_their_own() -> None:
    """Two plain questions share one group; the one with a setup stands alone."""
    setup = {"append_to": "a.txt", "text": "more"}
    groups = by_setup([{"id": 1}, {"id": 2, "setup": setup}, {"id": 3}])
    assert [[q["id"] for q in group] for group in groups.values()] == [[1, 3], [2]]


def test_a_setup_changes_only_the_copy_that_it_names(tmp_path: Path) -> None:
    """The text is appended to a copy; the article itself and the others stay as they are."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("a.txt", "b.txt"):
        (seeds / name).write_text(name)
    copies = articles_for(seeds, tmp_path / "copies", {"append_to": "a.txt", "text": " more"})
    assert [copy.read_text() for copy in copies] == ["a.txt more", "b.txt"]
    assert (seeds / "a.txt").read_text() == "a.txt"


def test_a_prediction_has_each_quotation_once() -> None:
    """Statements and gaps may share a citation; the outside scorer sees it once."""
    citation = {"number": 1, "quote": "It rained."}
    answer = {
        "id": "x", "answer": "Rain.", "refused": False,
        "statements": [{"citations": [citation]}], "gaps": [{"citations": [citation]}],
    }  # fmt: skip
    assert prediction(answer) == {"id": "x", "answer": "Rain.", "citations": ["It rained."], "refused": False}
