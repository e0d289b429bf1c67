"""Generations of the index: each in a folder of its own, one of them current by a pointer that is switched whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

_POINTER = "current"
_NOTE = "sitrep.json"
_PATIENCE = 180  # seconds that an examination may take
_SPARSE = 64 * 1024 * 1024  # bytes that a file may claim beyond what it holds: a damaged one claimed a terabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known of a generation: its model, the last vector it took, whether a write is under way.

    After a clean close, `files` holds every file's size and time of change.
    """

    model: str
    upto: int
    writing: bool = False
    files: dict[str, list[int]] | None = None


def current(folder: Path) -> Path | None:
    """The generation that the pointer names, when it is there."""
    try:
        name = (folder / _POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    generation = folder / name
    return generation if name.isdigit() and generation.is_dir() else None


def new(folder: Path) -> Path:
    """An empty folder for the next generation."""
    folder.mkdir(exist_ok=True)
    numbers = [int(path.name) for path in folder.iterdir() if path.name.isdigit()]
    generation = folder / f"{max(numbers, default=0) + 1:06d}"
    generation.mkdir()
    return generation


def switch(folder: Path, generation: Path) -> None:
    """Makes the generation the current one, by one rename."""
    _replace(folder / _POINTER, generation.name)


def drop_others(folder: Path, kept: Path | None) -> None:
    """Removes every generation but this one."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.isdigit() and path != kept:
            shutil.rmtree(path, ignore_errors=True)


def read_note(generation: Path) -> Note | None:
    """The generation's note, None when it has none that can be read."""
    try:
        return Note(**json.loads((generation / _NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_note(generation: Path, note: Note) -> None:
    """Puts the note in place whole."""
    _replace(generation / _NOTE, json.dumps(asdict(note)))


def listing(generation: Path) -> dict[str, list[int]]:
    """Size and time of change of every file but the note."""
    files = (path for path in generation.rglob("*") if path.is_file() and path.name != _NOTE)
    return {str(path.relative_to(generation)): [path.stat().st_size, path.stat().st_mtime_ns] for path in files}


def problem_with(generation: Path | None, model: str, least: int, newest: int) -> str | None:
    """Why a generation must not be used, if there is a reason.

    `least` is how many vectors of the catalogue it should hold, `newest` the catalogue's last sequence number.
    """
    if generation is None:
        return "there is none yet"
    note = read_note(generation)
    if note is None or note.model != model or note.upto > newest:
        return "it is not of this library and model"
    if note.writing:
        return "a write to it was cut short"
    if note.files is not None and note.files == listing(generation):
        return None  # closed cleanly, and nobody has touched it since
    return _sparse(generation) or _examined(generation, least)


def _sparse(generation: Path) -> str | None:
    for path in generation.rglob("*"):
        about = path.stat()
        if about.st_size - about.st_blocks * 512 > _SPARSE:
            return f"its file {path.name!r} claims more than it holds"
    return None


def _examined(generation: Path, least: int) -> str | None:
    """In a process of its own, which a damaged index may take down with it."""
    home = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-m", "retrieval.index", str(generation), str(least)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, on our own folder
            command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return "its examination did not end"
    if done.returncode == 0:
        return None
    return done.stdout.decode(errors="replace") or f"its examination ended with {done.returncode}"


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
