"""How often the tests that kill a writer, or harm its files, do so: `KILLS=10 make test` where minutes do not count."""

from __future__ import annotations

import os

KILLS = int(os.environ.get("KILLS", "3"))
