"""What was received, byte for byte: files named by their SHA-256, so that the same bytes are kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from domain.errors import LibraryBroken

_BLOCK = 1 << 20


class Originals:
    """A folder of originals; each is whole on disk before anything refers to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """The digest under which the bytes are now on disk; LibraryBroken when they cannot be written."""
        digest = hashlib.sha256(data).hexdigest()
        place = self._place(digest)
        if not place.exists():
            try:
                self._write(data, place)
            except OSError as error:
                raise LibraryBroken(
                    f"The original cannot be kept in {str(self._folder)!r}: {error.strerror}.",
                    "Is the disk full, or read-only? What was taken before is safe.",
                ) from error
        return digest

    def path(self, digest: str | None) -> Path | None:
        """The file that holds these bytes, None when they are not kept."""
        place = self._place(digest) if digest else None
        return place if place is not None and place.is_file() else None

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def _write(self, data: bytes, place: Path) -> None:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")  # made with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(place)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        _sync(place.parent)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file of any size, in hex; OSError when it cannot be read."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def _sync(folder: Path) -> None:
    """The folder's list of names is on disk too, where a folder can be opened (not on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
