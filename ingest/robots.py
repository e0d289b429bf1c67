"""What a site's robots.txt lets programs read, by RFC 9309 (the standard library knows neither "*" nor the longest rule)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

TOKEN = "sitrep"  # noqa: S105 -- the product's name in robots.txt, no secret
_LONGEST_PAUSE = 30.0
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One Allow or Disallow line: a path with "*" for anything and "$" for its end."""

    path: str
    allows: bool

    def fits(self, target: str) -> bool:
        """True when the path and query match; each part is looked for once, so that no rule takes long."""
        first, *others = self.path.removesuffix("$").split("*")
        if not target.startswith(first):
            return False
        at = len(first)
        ended = self.path.endswith("$")
        if ended and not others:
            return at == len(target)
        for number, part in enumerate(others, 1):
            if ended and number == len(others):
                return target.endswith(part) and len(target) - len(part) >= at
            found = target.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules for this program, and the seconds it is asked to wait between requests (0: not asked, at most 30)."""

    rules: tuple[Rule, ...] = ()
    pause: float = 0.0

    def allow(self, target: str) -> bool:
        """True when the longest rule that fits a path and query allows it, or none fits."""
        target = _respelt(target)
        fitting = [rule for rule in self.rules if rule.fits(target)]
        best = max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=None)
        return best is None or best.allows or target == "/robots.txt"


def read_robots(data: bytes) -> Robots:
    """The group of a robots.txt that names this program, else that for all; what cannot be read allows everything."""
    lines = list(_lines(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")))
    named = any(key == "user-agent" and _product(value) == TOKEN for key, value in lines)
    rules: list[Rule] = []
    pause, mine, naming = 0.0, False, False
    for key, value in lines:
        if key == "user-agent":
            hit = _product(value) == (TOKEN if named else "*")
            mine, naming = hit or (naming and mine), True
            continue
        naming = False
        if mine and key in ("allow", "disallow") and value and len(rules) < _MOST_RULES:
            rules.append(Rule(path=_respelt(value), allows=key == "allow"))
        elif mine and key == "crawl-delay":
            pause = max(pause, _seconds(value))
    return Robots(rules=tuple(rules), pause=pause)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _product(value: str) -> str:
    """The name in "Sitrep/0.1", in small letters; "*" for all."""
    found = re.match(r"[A-Za-z_-]+|\*", value)
    return found[0].lower() if found else ""


def _seconds(value: str) -> float:
    return min(_LONGEST_PAUSE, float(value)) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0


def _respelt(path: str) -> str:
    """A path with one percent-encoding of each character."""
    return "%2F".join(
        quote(unquote_to_bytes(part.encode("utf-8", "surrogatepass")), safe="!$&'()*+,;=:@~/?")
        for part in re.split("%2[fF]", path)
    )
