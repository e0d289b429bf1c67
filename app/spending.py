"""What a library's model calls have taken so far: answers, tokens and cost, summed in one small file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from domain.answer import Usage
from domain.report import Spent

FILE = "spent.json"
_WAITS = 2.0  # seconds for another process that writes its sum


def in_words(spent: Spent) -> str:
    """The sum as a reader sees it; "" where nothing was spent.

    >>> in_words(Spent(calls=2, input_tokens=1_200, output_tokens=90, cost=0.0031, since="2031-05-04"))
    '1,290 tokens since 2031-05-04, cost 0.0031'
    """
    if not spent.calls:
        return ""
    cost = "" if spent.cost is None else f", cost {spent.cost:.4f}"
    return f"{spent.input_tokens + spent.output_tokens:,} tokens since {spent.since}{cost}"


class Spending:
    """The sum of one library; several processes may add to it. A sum that cannot be read or written is not kept."""

    def __init__(self, library: Path) -> None:
        self._file = library / FILE

    def total(self) -> Spent:
        """The sum so far; nothing where there is none."""
        try:
            told = json.loads(self._file.read_text("utf-8"))
            return Spent(**{field: told[field] for field in Spent.__dataclass_fields__})
        except (OSError, ValueError, KeyError, TypeError):
            return Spent()

    def add(self, usage: Usage | None, cost: float | None) -> None:
        """Add one answer, briefing or analysis; `cost` None where no price is set."""
        if usage is None:
            return
        try:
            with FileLock(self._file.with_suffix(".lock"), timeout=_WAITS):
                before = self.total()
                self._write(
                    replace(
                        before,
                        calls=before.calls + 1,
                        input_tokens=before.input_tokens + usage.input_tokens,
                        output_tokens=before.output_tokens + usage.output_tokens,
                        cost=before.cost if cost is None else (before.cost or 0.0) + cost,
                        since=before.since or datetime.now(UTC).date().isoformat(),
                    )
                )
        except (OSError, Timeout):
            return

    def _write(self, sum_: Spent) -> None:
        half = self._file.with_suffix(".new")
        half.write_text(json.dumps({f: getattr(sum_, f) for f in Spent.__dataclass_fields__}), "utf-8")
        half.replace(self._file)
