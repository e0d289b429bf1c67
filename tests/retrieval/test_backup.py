"""A library goes into one file and comes out of it as it was."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from domain.errors import LibraryLocked, UserError
from retrieval.backup import pack, unpack
from retrieval.library import Library
from tests.retrieval.builders import BRIDGE, GRAIN, FakeEmbedder, article, claim
from tests.retrieval.conftest import Shelf
from tests.retrieval.test_corrections import correction


@pytest.fixture
def full(shelf: Shelf) -> Library:
    """A library with two articles, a claim, a correction, an original, a model's reply and an editor's parties."""
    library = shelf.filled(article(), article(GRAIN, id="courier-2"))
    kept = library.article("courier-1")
    library.keep_claims(kept, [claim(kept)])
    library.corrections.keep([correction()])
    library.queue.originals.keep(BRIDGE.encode())
    (library.folder / "replies").mkdir()
    (library.folder / "replies" / "one.json").write_text("{}", encoding="utf-8")
    (library.folder / "parties.toml").write_text("# none yet\n", encoding="utf-8")
    return library


def test_what_comes_out_is_what_went_in(full: Library, tmp_path: Path) -> None:
    """Ids, texts, claims, corrections, originals and the files beside are the same, and the index is built again."""
    file, there = tmp_path / "b.zip", tmp_path / "there"
    assert full.backup(file) == file.stat().st_size

    unpack(file, there)

    with closing(Library.open(there, FakeEmbedder(), writer=True)) as library:
        assert library.articles() == full.articles()
        assert library.claims() == full.claims() != ()
        assert library.corrections.all() == full.corrections.all() != ()
        assert library.wait_for_index(20)
        assert [hit.passage.article for hit in library.search("river bridge", limit=1)] == ["courier-1"]
    assert [path.read_bytes() for path in (there / "originals").rglob("*") if path.is_file()] == [BRIDGE.encode()]
    assert (there / "replies" / "one.json").read_text() == "{}"
    assert (there / "parties.toml").read_text() == "# none yet\n"


def test_a_backup_goes_into_a_library_that_never_held_anything(full: Library, tmp_path: Path) -> None:
    """A folder that a first start has made is as good as a new one; one with articles keeps them."""
    file = tmp_path / "b.zip"
    full.backup(file)
    Library.open(tmp_path / "started", FakeEmbedder(), writer=True).close()

    unpack(file, tmp_path / "started")

    with pytest.raises(UserError, match="holds 2 articles") as refused:
        unpack(file, tmp_path / "started")
    assert "--library" in refused.value.hint


def test_a_library_in_use_is_not_replaced(full: Library, tmp_path: Path) -> None:
    """The lock that guards every writer guards this one."""
    full.backup(tmp_path / "b.zip")
    with closing(Library.open(tmp_path / "used", FakeEmbedder(), writer=True)), pytest.raises(LibraryLocked):
        unpack(tmp_path / "b.zip", tmp_path / "used")


def _changed(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with some of its members changed."""
    with zipfile.ZipFile(file) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    other = file.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return other


def _told(members: dict[str, bytes], **more: str) -> None:
    manifest = json.loads(members["sitrep-backup.json"])
    manifest["files"] |= more
    members["sitrep-backup.json"] = json.dumps(manifest).encode()


def _altered(members: dict[str, bytes]) -> None:
    members["parties.toml"] += b"x"


def _climbing(members: dict[str, bytes]) -> None:
    _told(members, **{"originals/../../escaped": "0"})


def _strange(members: dict[str, bytes]) -> None:
    _told(members, **{".bashrc": "0"})


def _short(members: dict[str, bytes]) -> None:
    del members["catalogue.db"]


@pytest.mark.parametrize("change", [_altered, _climbing, _strange, _short])
def test_a_backup_that_was_changed_is_refused(
    full: Library, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    """Nothing of it reaches the folder, nor any place outside."""
    full.backup(tmp_path / "b.zip")
    other, there = _changed(tmp_path / "b.zip", change), tmp_path / "there"

    with pytest.raises(UserError, match="no whole backup"):
        unpack(other, there)

    assert {path.name for path in there.iterdir()} <= {"writer.lock"}
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    """An empty file, another one, and a zip file of nothing."""
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(UserError, match="no whole backup"):
        unpack(tmp_path / "b.zip", tmp_path / "there")


def test_a_cut_backup_is_refused(full: Library, tmp_path: Path) -> None:
    """As after a disk ran full while copying."""
    file = tmp_path / "b.zip"
    full.backup(file)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(UserError, match="no whole backup"):
        unpack(file, tmp_path / "there")


def test_names_that_cannot_be_had(full: Library, tmp_path: Path) -> None:
    """A folder that is not there, and a file that is not there, are said in a sentence."""
    with pytest.raises(UserError, match="cannot be written"):
        pack(full.folder, tmp_path / "nowhere" / "b.zip")
    with pytest.raises(UserError, match="There is no file"):
        unpack(tmp_path / "none.zip", tmp_path / "there")


def test_a_failed_backup_leaves_the_earlier_one(full: Library, tmp_path: Path) -> None:
    """What stood there is replaced only by a whole one."""
    file = tmp_path / "b.zip"
    full.backup(file)
    before = file.read_bytes()
    (full.folder / "catalogue.db").rename(full.folder / "hidden")
    (full.folder / "catalogue.db").mkdir()

    with pytest.raises(UserError):
        pack(full.folder, file)

    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".b.zip")] == []
