"""Text that remembers, for each code point, where in the raw text it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

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
        wanted = list(edits)
        if not wanted:
            return self
        if all(len(edit.text) == 1 == edit.end - edit.start for edit in wanted):
            return self._respelt(wanted)
        texts, starts, ends, at = [], array("q"), array("q"), 0
        for edit in wanted:
            if at < edit.start:
                texts.append(self.text[at : edit.start])
                starts.extend(self.starts[at : edit.start])
                ends.extend(self.ends[at : edit.start])
            if edit.text:
                texts.append(edit.text)
                starts.extend(self.starts[edit.start : edit.start + 1] * len(edit.text))
                ends.extend(self.ends[edit.end - 1 : edit.end] * len(edit.text))
            at = edit.end
        return Tracked(
            text="".join([*texts, self.text[at:]]), starts=starts + self.starts[at:], ends=ends + self.ends[at:]
        )

    def _respelt(self, edits: list[Edit]) -> Tracked:
        """The text with single code points replaced by others, which stand where those stood."""
        chars = list(self.text)
        for edit in edits:
            chars[edit.start] = edit.text
        return Tracked(text="".join(chars), starts=self.starts, ends=self.ends)

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
        for start, end in pairwise([0, *self._breaks(), len(self)] if self.text else []):
            raw_start, raw_end = self.starts[start], self.ends[end - 1]
            if pieces and (pieces[-1].raw_start, pieces[-1].raw_end) == (raw_start, raw_end):
                start = pieces.pop().start
            pieces.append(Piece(start=start, end=end, raw_start=raw_start, raw_end=raw_end))
        return OffsetMap(pieces=tuple(pieces))

    def _breaks(self) -> Iterator[int]:
        """Where a run that came over one to one, side by side, begins or ends."""
        neighbours = zip(self.starts[1:], self.ends[1:], self.starts, self.ends, strict=False)
        for at, (start, end, start_before, end_before) in enumerate(neighbours, 1):
            if start != end_before or end - start != 1 or end_before - start_before != 1:
                yield at
