"""Where a command's words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from app.text import harmless


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Two streams, and whether results are wanted as JSON."""

    results: TextIO
    notes: TextIO
    as_json: bool = False

    def value(self, value: Any) -> None:
        """Prints one JSON value on one line, at once."""
        self.results.write(json.dumps(value, ensure_ascii=False) + "\n")
        self.results.flush()

    def values(self, values: Iterable[Any]) -> None:
        """Prints one JSON value a line."""
        for value in values:
            self.value(value)

    def text(self, text: str) -> None:
        """Prints words for a reader."""
        self.results.write(harmless(text) + "\n")
        self.results.flush()

    def note(self, text: str) -> None:
        """Tells the person something that is not a result."""
        self.notes.write(f"sitrep: {harmless(text)}\n")
        self.notes.flush()
