"""Text that remembers, for each code point, where in the raw text it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.text import OffsetMap, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace `[start, end)` of a tracked text by `text` ("" cuts it out); the range is never empty."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A text whose code point `i` came from raw `[starts[i], ends[i])`."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, raw: str, start: int = 0, end: int | None = None) -> Tracked:
        """The raw text from `start` to `end`, as it stands."""
        end = len(raw) if end is None else end
        return cls(
            text=raw[start:end], starts=array("q", range(start, end)), ends=array("q", range(start + 1, end + 1))
        )

    @classmethod
    def joined(cls, parts: Iterable[Tracked]) -> Tracked:
        """The parts one after the other."""
        texts, starts, ends = [], array("q"), array("q")
        for part in parts:
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls(text="".join(texts), starts=starts, ends=ends)

    @classmethod
    def standing_for(cls, text: str, raw_start: int, raw_end: int) -> Tracked:
        """A text that stands for one raw range as a whole, such as a character for its entity."""
        return cls(text=text, starts=array("q", [raw_start]) * len(text), ends=array("q", [raw_end]) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, end: int) -> Tracked:
        """The code points `[start, end)`."""
        return Tracked(text=self.text[start:end], starts=self.starts[start:end], ends=self.ends[start:end])

    def edited(self, edits: Iterable[Edit]) -> Tracked:
        """The text after edits in rising order that do not overlap; new words stand for all that they replace."""
        parts, at = [], 0
        for edit in edits:
            parts.append(self.part(at, edit.start))
            if edit.text:
                parts.append(Tracked.standing_for(edit.text, self.starts[edit.start], self.ends[edit.end - 1]))
            at = edit.end
        if not at:
            return self
        return Tracked.joined([*parts, self.part(at, len(self))])

    def replaced(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str] = "") -> Tracked:
        """The text with every match of `pattern` replaced; matches that stay the same keep their own offsets."""
        return self.edited(
            Edit(start=found.start(), end=found.end(), text=word)
            for found in pattern.finditer(self.text)
            if (word := new if isinstance(new, str) else new(found)) != found[0]
        )

    def stripped(self) -> Tracked:
        """The text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def offsets(self) -> OffsetMap:
        """The map back to the raw text, in as few pieces as can be."""
        pieces: list[Piece] = []
        at = 0
        while at < len(self):
            end = self._whole(at) if self._stays_with_next(at) else self._run(at)
            pieces.append(Piece(start=at, end=end, raw_start=self.starts[at], raw_end=self.ends[end - 1]))
            at = end
        return OffsetMap(pieces=tuple(pieces))

    def _stays_with_next(self, at: int) -> bool:
        """True when the code points `at` and `at + 1` stand for one raw range together."""
        return at + 1 < len(self) and (self.starts[at], self.ends[at]) == (self.starts[at + 1], self.ends[at + 1])

    def _whole(self, at: int) -> int:
        end = at + 1
        while self._stays_with_next(end - 1):
            end += 1
        return end

    def _run(self, at: int) -> int:
        """The end of the run from `at` that came over one to one, or of one code point that did not."""
        end = at + 1
        if self.ends[at] - self.starts[at] != 1:
            return end
        while (
            end < len(self)
            and self.starts[end] == self.ends[end - 1]
            and self.ends[end] - self.starts[end] == 1
            and not self._stays_with_next(end)
        ):
            end += 1
        return end
