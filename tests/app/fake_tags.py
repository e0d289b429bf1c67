"""Tags that are kept in memory, as the real ones are in a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class FakeTags:
    """As the real ones, of any article."""

    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self) -> dict[str, tuple[str, ...]]:
        """The tags of each article that has some."""
        return {one: tags for one, tags in self.kept.items() if tags}

    def names(self) -> tuple[str, ...]:
        """Every tag."""
        return tuple(sorted({tag for tags in self.kept.values() for tag in tags}))

    def put(self, tag: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Give articles a tag."""
        new = tuple(one for one in ids if tag not in self.kept.get(one, ()))
        self.kept |= {one: (*self.kept.get(one, ()), tag) for one in new}
        return new

    def take(self, tag: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Take a tag away."""
        had = tuple(one for one in ids if tag in self.kept.get(one, ()))
        self.kept |= {one: tuple(t for t in self.kept[one] if t != tag) for one in had}
        return had
