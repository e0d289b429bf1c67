"""Own questions over the articles of `evals/claims`: asked offline through the command line, scored by what is cited.

What comes in: questions with the sentences that a right answer cites (README.md tells the format). What goes out: shares and
counts; of the unseen half nothing else.
"""

from __future__ import annotations

from evals.asking.run import main, percents_of

__all__ = ["main", "percents_of"]
