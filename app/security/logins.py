"""The password of the page: compared slowly, tried seldom, remembered for a day's work."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field

TRIES = 10  # bad logins of one address ...
WINDOW = 900.0  # ... within this many seconds
SESSION = 12 * 3600.0  # seconds that a login lasts
ADDRESSES = 10_000  # addresses whose tries are remembered


@dataclass(slots=True)
class Logins:
    """Passwords compared slowly, tries counted by address, and the sessions that were let in."""

    password: str
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    bad: OrderedDict[str, list[float]] = field(default_factory=OrderedDict)
    sessions: dict[str, float] = field(default_factory=dict)

    def _digest(self, word: str) -> bytes:
        return hashlib.scrypt(word.encode("utf-8", "replace"), salt=self.salt, n=2**14, r=8, p=1)

    def wait(self, address: str) -> int:
        """Seconds until this address may try again; 0: now."""
        now = time.monotonic()
        recent = [at for at in self.bad.get(address, []) if now - at < WINDOW]
        return int(recent[0] + WINDOW - now) + 1 if len(recent) >= TRIES else 0

    def enter(self, word: str, address: str) -> str | None:
        """A session token for the right password; None, and one more bad try, for another."""
        now = time.monotonic()
        if hmac.compare_digest(self._digest(word), self._digest(self.password)):
            self.bad.pop(address, None)
            self.sessions = {token: end for token, end in self.sessions.items() if end > now}
            token = secrets.token_urlsafe(32)
            self.sessions[token] = now + SESSION
            return token
        self.bad[address] = [at for at in self.bad.pop(address, []) if now - at < WINDOW] + [now]
        if len(self.bad) > ADDRESSES:
            self.bad.popitem(last=False)
        return None

    def knows(self, token: str) -> bool:
        """True while a session lasts."""
        return self.sessions.get(token, 0.0) > time.monotonic()
