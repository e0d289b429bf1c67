"""What a person hands over: folders are opened, addresses and files stay what they are."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from domain.article import Refusal
from domain.report import Source
from ingest.limits import Limits
from ingest.sources import expand
from tests.ingest.build import written


def opened(path: Path | str, name: str | None = None) -> list[Source | Refusal]:
    """What becomes of one path."""
    return list(expand(Source(location=str(path), name=name), Limits()))


def names(folder: Path, **more: str) -> list[str]:
    """The files of a folder as they are given, by their paths in it; a refusal with a mark before it."""
    return [
        str(Path(one.location).relative_to(folder))
        if isinstance(one, Source)
        else f"! {Path(one.source).relative_to(folder)}"
        for one in opened(folder, **more)
    ]


def test_a_folder_gives_its_files_in_order_with_those_below(tmp_path: Path) -> None:
    """Hidden ones and unknown endings are left out; letters of an ending may be large."""
    for name in ("b.txt", "a.HTML", "z.exe", ".c.txt", "m/n/deep.eml", "m/a.pdf", ".git/x.txt", "notes"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path, name, "x")
    assert names(tmp_path) == ["a.HTML", "b.txt", "m/a.pdf", "m/n/deep.eml"]


def test_files_of_a_named_folder_carry_its_name(tmp_path: Path) -> None:
    """As an upload's own name, not as the place where it was put."""
    written(tmp_path, "a.txt", "x")
    assert [one.name for one in opened(tmp_path, "papers") if isinstance(one, Source)] == ["papers/a.txt"]


@pytest.mark.parametrize(
    "location", ["https://courier.example/1", "HTTP://COURIER.EXAMPLE", "file:///etc/passwd", "ftp://x/y"]
)
def test_an_address_stays_as_it_is(location: str) -> None:
    """Whether it may be fetched is for the fetcher to say."""
    assert opened(location) == [Source(location=location)]


def test_kept_bytes_are_not_looked_for_elsewhere(tmp_path: Path) -> None:
    """A source whose bytes are kept is itself, wherever it came from."""
    kept = Source(location="/no/such/place.txt", at=str(written(tmp_path, "5feb", "x")))
    assert list(expand(kept, Limits())) == [kept]


def test_a_file_of_any_name_is_given_when_it_is_named(tmp_path: Path) -> None:
    """Its content decides later."""
    path = written(tmp_path, "letter", "Guns fired.")
    assert opened(path) == [Source(location=str(path))]


def test_circles_of_links_end(tmp_path: Path) -> None:
    """Linked folders are left out, linked files are taken, a link to itself or to nothing is refused."""
    (tmp_path / "one").mkdir()
    written(tmp_path / "one", "a.txt", "x")
    (tmp_path / "one" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "one" / "up.txt").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "linked.txt").symlink_to(tmp_path / "one" / "a.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(tmp_path) == ["! gone.txt", "linked.txt", "one/a.txt", "! self.txt"]


def test_pipes_and_sockets_in_a_folder_are_refused(tmp_path: Path) -> None:
    """Each with its own reason, beside the files."""
    os.mkfifo(tmp_path / "pipe.txt")
    written(tmp_path, "a.txt", "x")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.txt"))
        assert names(tmp_path) == ["a.txt", "! pipe.txt", "! s.txt"]


def test_a_folder_without_files_that_can_be_read_says_so(tmp_path: Path) -> None:
    """And which endings are looked for."""
    written(tmp_path, "a.exe", "x")
    (refused,) = opened(tmp_path)
    assert isinstance(refused, Refusal)
    assert "no file that can be read" in refused.reason
    assert ".pdf" in refused.reason


def test_a_folder_far_down_is_refused(tmp_path: Path) -> None:
    """So that no tree, however deep, ends the program."""
    deep = tmp_path / "/".join("d" * 70)
    deep.mkdir(parents=True)
    written(deep, "a.txt", "x")
    (refused,) = opened(tmp_path)
    assert isinstance(refused, Refusal)
    assert "64 folders deep" in refused.reason


@pytest.mark.parametrize("location", ["gone.txt", "a\0b.txt", "", "x" * 5_000, "caf\udce9.txt", "/dev/null"])
def test_what_is_no_file_is_refused_in_words_that_can_be_stored(
    location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, impossible, too long, no text, or a device."""
    monkeypatch.chdir(tmp_path)
    (refused,) = opened(location)
    assert isinstance(refused, Refusal)
    assert ": " in refused.reason
    refused.source.encode("utf-8")
