"""An editor's own file of parties: read with errors that say what to mend, and written again."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from domain.errors import BadSettings

PartyTable = Literal["states", "organisations", "groups"]
TABLES: tuple[PartyTable, ...] = get_args(PartyTable)
FIELDS = ("demonyms", "seat", "aliases")
_HEAD = """\
# Parties of this library, laid over the ones that Sitrep knows. One line each:
#   "Name" = { demonyms = ["how its people are called"], seat = "its capital", aliases = ["other names"] }
# A name that is already known gets the names of its line as well. To rename a party or to merge several, list their
# present names among the aliases of the one that shall stay.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyEntry:
    """One line of a file of parties: the canonical name and all that the party is also called."""

    name: str
    table: PartyTable = "states"
    demonyms: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        """Every name, the canonical one first, each once."""
        return tuple(dict.fromkeys((self.name, *self.demonyms, *self.seat, *self.aliases)))


def read(source: str | Path) -> tuple[PartyEntry, ...]:
    """The entries of a file or of its text; BadSettings says what is wrong, in which line, and what to do."""
    if isinstance(source, str):
        return parse(source)
    try:
        text = source.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as broken:
        raise BadSettings(f"{source.name} cannot be read: {broken}", "It must be a text file in UTF-8.") from broken
    return parse(text, source.name)


def parse(text: str, where: str = "parties.toml") -> tuple[PartyEntry, ...]:
    """The entries of a text in the shape of `parties.toml`; BadSettings for any other."""
    try:
        tables = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as broken:
        hint = 'Each line is written like: "Orvenia" = { demonyms = ["Orvenian"], seat = "Osmere" }'
        raise BadSettings(f"{where} is not valid TOML: {broken}", hint) from broken
    page = _Page(where=where, lines=tuple(text.splitlines()))
    entries = tuple(page.entry(name, table, given) for table, name, given in page.given(tables))
    page.refuse_doubles(entries)
    return entries


def dumps(entries: Iterable[PartyEntry]) -> str:
    """The text of a file that holds these entries; `parse` gives them back."""
    kept = tuple(entries)
    blocks = [_HEAD]
    for table in TABLES:
        lines = [_line(e) for e in kept if e.table == table]
        blocks += [f"[{table}]\n" + "\n".join(lines) + "\n"] if lines else []
    return "\n".join(blocks)


def gathered(
    entries: Iterable[PartyEntry], into: str, others: Sequence[str], table: PartyTable = "states"
) -> tuple[PartyEntry, ...]:
    """The entries after the parties `others` became one with `into`: a rename has one other party, a merge several.

    `table` is where a party stands that no line has named yet.
    """
    kept = tuple(entries)
    joined = [e for e in kept if e.name == into] + [e for e in kept if e.name in others and e.name != into]
    names = [alias for e in joined for alias in (e.name, *e.aliases)] + list(others)
    entry = PartyEntry(
        name=into, table=joined[0].table if joined else table,
        demonyms=_once(d for e in joined for d in e.demonyms), seat=_once(s for e in joined for s in e.seat),
        aliases=_once(alias for alias in names if alias != into),
    )  # fmt: skip
    rest = (replace(e, aliases=_once(a for a in e.aliases if a not in entry.called)) for e in kept if e not in joined)
    return (*rest, entry)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _line(entry: PartyEntry) -> str:
    given = {name: getattr(entry, name) for name in FIELDS if getattr(entry, name)}
    fields = ", ".join(f"{name} = [{', '.join(map(_quoted, values))}]" for name, values in given.items())
    return f"{_quoted(entry.name)} = {{ {fields} }}" if fields else f"{_quoted(entry.name)} = {{}}"


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The file as it is written, to tell the line of a fault."""

    where: str
    lines: Sequence[str]

    def given(self, tables: Mapping[str, object]) -> Iterator[tuple[PartyTable, str, object]]:
        """Each party with its table and what its line gives."""
        for title, parties in tables.items():
            known: dict[str, PartyTable] = {name: name for name in TABLES}
            if title not in known or not isinstance(parties, dict):
                near = difflib.get_close_matches(title, TABLES, n=1)
                hint = (
                    f"Did you mean [{near[0]}]?"
                    if near
                    else "Parties stand under [states], [organisations] or [groups]."
                )
                raise self._fault(title, f"{title!r} is no table of parties", hint)
            for name, given in parties.items():
                yield known[title], name, given

    def entry(self, name: str, table: PartyTable, given: object) -> PartyEntry:
        """The entry of one line."""
        if not _has_word(name):
            raise self._fault(name, f"{name!r} is no name of a party", "Give it a name with a letter or a number.")
        if not isinstance(given, dict):
            hint = f'Write {_quoted(name)} = {{ aliases = ["…"] }}, or = {{}} when it has no other name.'
            raise self._fault(name, f"{name!r} must be followed by its names in braces", hint)
        for field in given:
            if field not in FIELDS:
                near = difflib.get_close_matches(field, FIELDS, n=1, cutoff=0.5)
                hint = f"Did you mean {near[0]!r}?" if near else f"A party has {', '.join(FIELDS)}."
                raise self._fault(name, f"{name!r} has an unknown field {field!r}", hint)
        names = {field: self._names(name, field, value) for field, value in given.items()}
        return PartyEntry(name=name, table=table, **names)

    def refuse_doubles(self, entries: Sequence[PartyEntry]) -> None:
        """BadSettings when one name is given to two parties."""
        owners: dict[str, str] = {}
        for entry in entries:
            for alias in entry.called:
                owner = owners.setdefault(alias.casefold(), entry.name)
                if owner != entry.name:
                    hint = "Leave it to one of them; to merge the two, keep one line with the names of both."
                    raise self._fault(entry.name, f"{alias!r} is given to both {owner!r} and {entry.name!r}", hint)

    def _names(self, name: str, field: str, value: object) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(v, str) and _has_word(v) for v in values):
            hint = f'Write {field} = ["one", "another"], each in quotation marks.'
            raise self._fault(name, f"the {field} of {name!r} must be names", hint)
        return tuple(values)

    def _fault(self, key: str, what: str, hint: str) -> BadSettings:
        opening = re.compile(rf"""\s*["'\[]*{re.escape(key)}["'\]\s=.]""")
        at = next((n for n, line in enumerate(self.lines, 1) if opening.match(f"{line} ")), None)
        place = f"{self.where}, line {at}" if at else self.where
        return BadSettings(f"{place}: {what}.", hint)


def _has_word(name: str) -> bool:
    return re.search(r"\w", name) is not None
