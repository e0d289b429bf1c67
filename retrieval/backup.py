"""A library in one file: everything that cannot be made again, to be put back on this machine or another."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from domain.errors import LibraryBroken, LibraryError, UserError
from retrieval.lock import WriterLock
from retrieval.schema import APPLICATION_ID

CATALOGUE = "catalogue.db"
_MANIFEST = "sitrep-backup.json"
_FORM = 1
_KEPT = ("originals", "replies", "parties.toml")
"""Beside the catalogue: what was read, what a model answered, the editor's parties. The index is built again."""
_HELD = "SELECT max((SELECT count(*) FROM articles), (SELECT count(*) FROM items))"
_BLOCK = 1 << 20
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # one date for every member, so that the same library packs the same


def pack(folder: Path, file: Path) -> int:
    """Writes the library in `folder` to `file`, beside any writer, and gives its bytes; UserError when it cannot be written.

    What stood at `file` is replaced only by a whole backup.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            _fill(packed, folder)
        size = beside.stat().st_size
        beside.chmod(0o600)
        beside.replace(file)
    except (OSError, sqlite3.Error) as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            f"The backup cannot be written to {str(file)!r}: {error}.",
            "Choose a folder that can be written, on a disk with room.",
        ) from error
    return size


def unpack(file: Path, folder: Path) -> None:
    """Makes the library in `folder` what the backup holds; the index is built when it is opened.

    Nothing is changed before every byte has been checked. UserError for a file that is no whole backup and for a library
    that holds articles; LibraryLocked while another process writes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(folder, "sitrep restore-backup")
    beside = Path(tempfile.mkdtemp(dir=folder, prefix=".restoring-"))
    try:
        _refuse_full(folder)
        _take_out(file, beside)
        _put_in_place(beside, folder)
    except OSError as error:
        raise LibraryError(
            f"The backup cannot be put into {str(folder)!r}: {error}.",
            "Is the disk full, or read-only? The folder can be used for another try.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        lock.release()


def _fill(packed: zipfile.ZipFile, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="sitrep-backup-") as scratch:
        copy = Path(scratch) / CATALOGUE
        with closing(sqlite3.connect(folder / CATALOGUE)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)  # one consistent state; originals are on disk before it names them
        digests = {CATALOGUE: _put(packed, copy, CATALOGUE)}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        digests[name] = _put(packed, path, name)
    told = {"form": _FORM, "made": datetime.now(UTC).isoformat(timespec="seconds"), "files": digests}
    packed.writestr(zipfile.ZipInfo(_MANIFEST, _FIRST_DAY), json.dumps(told, indent=1))


def _files(folder: Path) -> Iterator[Path]:
    for name in _KEPT:
        top = folder / name
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (path for path in found if path.is_file() and not path.name.startswith("."))


def _put(packed: zipfile.ZipFile, path: Path, name: str) -> str:
    told = zipfile.ZipInfo(name, _FIRST_DAY)
    told.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, packed.open(told, "w", force_zip64=True) as target:
        return _copy(source, target)


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    """The SHA-256 of what went over, in hex."""
    whole = hashlib.sha256()
    while block := source.read(_BLOCK):
        whole.update(block)
        target.write(block)
    return whole.hexdigest()


def _refuse_full(folder: Path) -> None:
    path = folder / CATALOGUE
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path)) as catalogue:
            held = catalogue.execute(_HELD).fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise LibraryBroken(
            f"{str(path)!r} is there, and no Sitrep catalogue: {error}.", "Name another folder."
        ) from error
    if held:
        raise UserError(
            f"The library {str(folder)!r} holds {held} articles or sources already.",
            "A backup goes into a library that is new: name another folder with --library.",
        )


def _take_out(file: Path, beside: Path) -> None:
    """Every file of the backup, checked, into a folder beside."""
    try:
        with zipfile.ZipFile(file) as packed:
            for name, digest in _manifest(packed).items():
                target = beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(name) as source, target.open("wb") as made:
                    if _copy(source, made) != digest:
                        raise _damaged(file, f"{name} is not what was packed")
    except FileNotFoundError as error:
        raise UserError(f"There is no file {str(file)!r}.", "Name the file that `sitrep backup` wrote.") from error
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise _damaged(file, str(error)) from error
    _refuse_stranger(file, beside / CATALOGUE)


def _manifest(packed: zipfile.ZipFile) -> dict[str, str]:
    """The files of the backup with their digests; ValueError for anything that a backup never holds."""
    told: Any = json.loads(packed.read(_MANIFEST))
    if told["form"] != _FORM:
        raise ValueError(f"it was made by another version of Sitrep (form {told['form']})")
    files: dict[str, str] = told["files"]
    for name in files:
        parts = PurePosixPath(name).parts
        if parts[:1] not in [(top,) for top in (CATALOGUE, *_KEPT)] or ".." in parts:
            raise ValueError(f"{name!r} does not belong into a library")
    if CATALOGUE not in files:
        raise ValueError("it holds no catalogue")
    return files


def _refuse_stranger(file: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as catalogue:
        owner = catalogue.execute("PRAGMA application_id").fetchone()[0]
    if owner != APPLICATION_ID:
        raise _damaged(file, "its catalogue is not Sitrep's")


def _put_in_place(beside: Path, folder: Path) -> None:
    """The catalogue last: until it stands, the library is as empty as before."""
    for name in _KEPT:
        if (beside / name).exists():
            _away(folder / name)
            (beside / name).replace(folder / name)
    for name in ("index", f"{CATALOGUE}-wal", f"{CATALOGUE}-shm"):
        _away(folder / name)
    (beside / CATALOGUE).replace(folder / CATALOGUE)


def _away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _damaged(file: Path, why: str) -> UserError:
    return UserError(
        f"{str(file)!r} is no whole backup of Sitrep: {why}.", "Nothing was changed. Try another copy of it."
    )
