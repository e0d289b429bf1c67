"""Batches, folders, ids, and a refusal for each thing that cannot be taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from domain.article import Article, Refusal
from domain.report import Source
from ingest import identity
from ingest.load import Limits, load
from tests.ingest.build import article, loaded, record, refusal, written

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def test_a_failing_file_takes_nothing_else_with_it(tmp_path: Path) -> None:
    """Good, broken and good again, in the order of their names; hidden and unknown files are passed over."""
    for name, content in (
        ("a.txt", "Guns fired."),
        ("b.txt", ""),
        (".c.txt", "x"),
        ("d.exe", "x"),
        ("e.md", "# Calm\n\nIt rained."),
    ):
        written(tmp_path, name, content)
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub", "f.json", record())
    results = loaded(tmp_path)
    assert [type(one).__name__ for one in results] == ["Article", "Refusal", "Article", "Article"]
    assert [Path(one.source).name for one in results] == ["a.txt", "b.txt", "e.md", "f.json"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t ", "no text"),
        ("a.txt", PNG, "PNG picture"),
        ("a.txt", bytes(range(32)) * 9, "binary"),
        ("a.pdf", "Guns fired.", "its name says pdf but its content is not"),
        ("a.txt", "Οι στρατιώτες αποχώρησαν από τη γέφυρα το βράδυ".encode("windows-1253"), "encoding is not known"),
        ("a.txt", b"\xff\xfeG\x00u", "UTF-16"),
        ("a.html", "<html><body><ul><li><a href='/'>Home</a></li></ul></body></html>", "navigation"),
        ("a.json", "{", "not valid JSON"),
        ("a.json", "[]", "no record"),
        ("a.json", "7", "no record"),
        ("a.json", '{"title": "Calm"}', '"text"'),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.jsonl", "", "empty"),
    ],
)  # fmt: skip
def test_each_bad_file_has_its_own_reason(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    """One sentence that says what is wrong and what to do."""
    told = refusal(tmp_path, name, content)
    assert reason in told
    assert ": " in told


def test_limits_are_named_with_their_settings(tmp_path: Path) -> None:
    """Both the limit and the setting that raises it."""
    told = refusal(tmp_path, "long.txt", "word " * 1_000_000)
    assert "max_article_chars = 2,000,000" in told
    assert "SITREP_MAX_ARTICLE_CHARS" in told
    big = refusal(tmp_path, "big.txt", "Guns fired.", Limits(max_file_bytes=5))
    assert "11 bytes" in big
    assert "max_file_bytes = 5" in big
    assert "SITREP_MAX_FILE_BYTES" in big


def test_missing_paths_addresses_pipes_and_bare_folders_are_refused(tmp_path: Path) -> None:
    """What is no file that can be read."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "bare").mkdir()
    sources = [
        str(tmp_path / "gone.txt"),
        "https://courier.example/1",
        str(tmp_path / "pipe.txt"),
        str(tmp_path / "bare"),
        "a\0b.txt",
    ]
    results = [one for one in load([Source(location=s) for s in sources]) if isinstance(one, Refusal)]
    assert [one.source for one in results] == sources
    for one, words in zip(
        results,
        ["no such file", "save the page as .html", "pipe", "no file that can be read", "no such file"],
        strict=True,
    ):
        assert words in one.reason


def test_one_broken_line_of_a_jsonl_is_named_and_the_others_go_in(tmp_path: Path) -> None:
    """The line's number counts blank lines too."""
    path = written(tmp_path, "feed.jsonl", f"{record(id='a')}\n\n{{broken\n{record()}\n{record('')}\n")
    results = loaded(path)
    assert [one.source for one in results if isinstance(one, Refusal)] == [f"{path} line 3", f"{path} line 5"]
    assert [(one.key, one.member) for one in results if isinstance(one, Article)] == [("a", None), (None, "#2")]


def test_a_line_that_is_too_long_is_refused_alone(tmp_path: Path) -> None:
    """A .jsonl may be of any size; no line may."""
    path = written(tmp_path, "feed.jsonl", f"{record('x' * 500)}\n{record()}\n")
    first, second = loaded(path, Limits(max_file_bytes=300))
    assert isinstance(first, Refusal)
    assert "SITREP_MAX_FILE_BYTES" in first.reason
    assert isinstance(second, Article)


def test_ids_come_from_source_and_key_and_not_from_the_content(tmp_path: Path) -> None:
    """An edited file keeps its id and gets another digest."""
    before = article(tmp_path, "Courier, day 1.txt", "Guns fired.")
    after = article(tmp_path, "Courier, day 1.txt", "Guns were fired.")
    assert before.id == after.id
    assert before.id.startswith("courier-day-1-")
    assert before.digest != after.digest


def test_an_upload_is_known_by_its_name_and_content(tmp_path: Path) -> None:
    """The temporary folder of a browser does not count."""
    ids = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        path = written(tmp_path / folder, "blob", "Guns fired.")
        (only,) = load([Source(location=str(path), name="courier.txt")])
        assert isinstance(only, Article)
        assert only.source == "courier.txt"
        ids.append(only.id)
    assert ids[0] == ids[1]


def test_the_same_file_twice_comes_out_twice(tmp_path: Path) -> None:
    """Duplicates are the catalogue's to find."""
    source = Source(location=str(written(tmp_path, "a.txt", "Guns fired.")))
    first, second = load([source, source])
    assert first == second
    assert isinstance(first, Article)


def test_loading_is_lazy(tmp_path: Path) -> None:
    """The second source is not looked at before it is asked for."""
    path = written(tmp_path, "a.txt", "Guns fired.")
    stream = load(Source(location=str(p)) for p in (path, tmp_path / "later.txt"))
    assert isinstance(next(stream), Article)
    written(tmp_path, "later.txt", "It rained.")
    assert isinstance(next(stream), Article)


def test_the_pipeline_has_one_version() -> None:
    """The same each time it is asked for, and short enough to store with every source."""
    assert identity.PIPELINE == identity.PIPELINE
    assert len(identity.PIPELINE) == 12
