"""`python -m evals.asking [seen|second|third|unseen] [--detail]`."""

from __future__ import annotations

import sys

from evals.asking import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
