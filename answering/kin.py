"""Which words of many sets are forms of one name, each word looked at once."""

from __future__ import annotations

from answering.words import same_name


class Kin:
    """Remembers for each name the words that were compared with it: the sets of a library share most of theirs."""

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = {}
        self._same: dict[str, set[str]] = {}

    def meets(self, name: str, words: frozenset[str]) -> bool:
        """True when one of the words is a form of the name.

        >>> Kin().meets("corvale", frozenset({"the", "corvales"})), Kin().meets("corvale", frozenset({"cold"}))
        (True, False)
        """
        seen = self._seen.setdefault(name, set())
        same = self._same.setdefault(name, set())
        if not words <= seen:
            new, start = words - seen, name[:4]
            same.update(word for word in new if word[:4] == start and same_name(name, word))
            seen |= new
        return not same.isdisjoint(words)
