"""Kept briefings in memory, for fakes of the desk."""

from __future__ import annotations

from dataclasses import replace

from app.news import line_of
from domain.edition import Edition
from domain.errors import NotFound, UserError
from domain.kept_briefing import BriefingLine, KeptBriefing, Known
from retrieval.kept_briefings import KeptBriefings


class FakeKept(KeptBriefings):
    """The same as in a catalogue, until the process ends."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[KeptBriefing, Known]] = {}
        self.gone: dict[str, tuple[KeptBriefing, Known]] = {}

    def lines(self) -> tuple[BriefingLine, ...]:
        """The last first."""
        return tuple(line_of(one) for one, _ in reversed(self.kept.values()))

    def read(self, id: str) -> KeptBriefing:  # noqa: A002 - the contract's own word
        """One of them, or NotFound."""
        return self._there(id)[0]

    def known(self, id: str) -> Known:  # noqa: A002 - as above
        """What the library then held."""
        return self._there(id)[1]

    def keep(self, kept: KeptBriefing, known: Known) -> None:
        """Kept."""
        self.kept[kept.id] = kept, known

    def rename(self, id: str, title: str) -> BriefingLine:  # noqa: A002 - as above
        """Called otherwise."""
        if not title.strip():
            raise UserError("A briefing needs a name", "Type one")
        return self._change(id, title=title)

    def edit(self, id: str, edition: Edition | None) -> BriefingLine:  # noqa: A002 - as above
        """The edition kept."""
        return self._change(id, edition=edition)

    def delete(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Out of the list."""
        kept, _ = self._there(id)
        self.gone[id] = self.kept.pop(id)
        return line_of(kept)

    def restore(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Back in the list."""
        self.kept[id] = self.gone.pop(id)
        return line_of(self.kept[id][0])

    def _there(self, name: str) -> tuple[KeptBriefing, Known]:
        if name not in self.kept:
            raise NotFound(f"There is no briefing {name!r}.", "`sitrep briefings` lists them.")
        return self.kept[name]

    def _change(self, name: str, **fields: object) -> BriefingLine:
        kept, known = self._there(name)
        self.kept[name] = replace(kept, **fields), known  # type: ignore[arg-type] # the fields of one noun
        return line_of(self.kept[name][0])
