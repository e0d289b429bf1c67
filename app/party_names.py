"""What the parties of a library are called: the shipped names, its own file of parties over them, then corrections."""

from __future__ import annotations

from collections.abc import Hashable
from importlib.resources import files
from pathlib import Path

from app.memory import Memory
from claims.parties import Parties
from claims.party_file import PartyEntry, dumps, gathered, parse, read
from domain.correction import Correction
from domain.errors import BadSettings, UserError
from domain.report import Check
from retrieval.library import Library

FILE = "parties.toml"


class PartyNames:
    """The parties of libraries, read again when the file or a correction has changed; BadSettings for a broken file."""

    def __init__(self) -> None:
        self._memory = Memory(most=4)

    def state(self, library: Library) -> tuple[Hashable, ...]:
        """What all that is known of a library rests on: equal as long as it, its corrections and its file stay as they are."""
        file = library.folder / FILE
        return library.folder, library.revision(), file.stat().st_mtime_ns if file.is_file() else 0

    def of(self, library: Library) -> Parties:
        """Every name of every party of this library."""
        file = library.folder / FILE
        return self._memory.of(self.state(library), lambda: overlaid(own_entries(file), library.corrections.all()))

    def to_find(self, library: Library) -> Parties:
        """The names with which claims are found: without corrections, so that undoing one leaves no trace in what was found."""
        return overlaid(own_entries(library.folder / FILE), ())

    def aliases(self, library: Library) -> dict[str, tuple[str, ...]]:
        """The other names that lead to each party."""
        known = self.of(library)
        found: dict[str, dict[str, None]] = {}
        own = with_corrections(own_entries(library.folder / FILE), library.corrections.all())
        for entry in (*parse(files("claims").joinpath(FILE).read_text("utf-8")), *own):
            for alias in entry.called:
                name = known.canonical(alias)
                if name is not None:
                    found.setdefault(name, {})[alias] = None
        return {name: tuple(alias for alias in names if alias != name) for name, names in found.items()}


def parties_check(library: Library) -> Check:
    """Whether the library's own file of parties can be used, together with what was corrected."""
    file = library.folder / FILE
    try:
        entries = own_entries(file)
        overlaid(entries, library.corrections.all())
    except BadSettings as problem:
        return Check(name="parties", ok=False, detail=str(problem), hint=problem.hint)
    told = f"{len(entries):,} of this library's own in {FILE}" if entries else f"the shipped ones, no {FILE}"
    return Check(name="parties", ok=True, detail=told)


def own_entries(file: Path) -> tuple[PartyEntry, ...]:
    """The entries of a library's own file; none when there is no such file."""
    return read(file) if file.is_file() else ()


def with_corrections(entries: tuple[PartyEntry, ...], corrections: tuple[Correction, ...]) -> tuple[PartyEntry, ...]:
    """The entries after each rename and merge, in the order they were made."""
    for one in corrections:
        if one.kind == "party" and one.party and one.into:
            entries = gathered(entries, one.into, [one.party])
    return entries


def overlaid(entries: tuple[PartyEntry, ...], corrections: tuple[Correction, ...]) -> Parties:
    """The shipped parties under these; BadSettings when one name would lead to two parties."""
    own = with_corrections(entries, corrections)
    return Parties.load().overlaid(dumps(own)) if own else Parties.load()


def refuse_clash(library: Library, new: tuple[Correction, ...]) -> None:
    """UserError when a name would lead to two parties after these corrections."""
    try:
        overlaid(own_entries(library.folder / FILE), (*library.corrections.all(), *new))
    except BadSettings as clash:
        raise UserError(f"That cannot be with the names in {FILE}: {clash}", clash.hint) from clash
