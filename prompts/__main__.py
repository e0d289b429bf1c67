"""`python -m prompts`: every prompt's name, version and digest, as `prompts.lock.json` has them."""

from __future__ import annotations

import json
import sys

import prompts


def main() -> int:
    """Prints the lock of the prompts as they stand, with the versions that were there before."""
    now = {f"{p.name}@{p.version}": p.digest for p in map(prompts.load, prompts.names())}
    sys.stdout.write(json.dumps(dict(sorted((prompts.locked() | now).items())), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
