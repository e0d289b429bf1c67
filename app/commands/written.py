"""The end of every command that makes a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.commands.output import Output
from app.errors import DONE
from app.export.file import write


def written(file: Path, content: bytes, out: Output) -> int:
    """Writes the file, whole or not at all, and prints its name, size and SHA-256. OSError."""
    write(file, content)
    digest = hashlib.sha256(content).hexdigest()
    if out.as_json:
        out.value({"file": str(file), "sha256": digest})
    else:
        out.text(f"wrote {file} ({len(content):,} bytes, sha256 {digest})")
    return DONE
