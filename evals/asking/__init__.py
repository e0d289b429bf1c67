"""Own questions over the articles of `evals/claims`: asked offline through the command line, scored by what is cited."""

from __future__ import annotations

from evals.asking.run import main, percents_of

__all__ = ["main", "percents_of"]
