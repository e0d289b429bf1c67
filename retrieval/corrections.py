"""What persons set right, kept in the catalogue apart from what was found: no analysis and no parser touches it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection, delete, insert, select

from domain.codec import decode, encode
from domain.correction import Correction
from domain.errors import NotFound
from domain.report import Action
from retrieval import audit
from retrieval.catalogue import Catalogue
from retrieval.correction_tables import corrections

_DONE: dict[str, Action] = {"claim": "corrected", "dismissal": "dismissed", "party": "renamed"}


class Corrections:
    """The corrections of a library, in the order they were made; each change is one transaction with its line in the log."""

    def __init__(self, catalogue: Catalogue, may_write: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._may_write = may_write

    def all(self) -> tuple[Correction, ...]:
        """Every correction that was not undone, oldest first."""
        with self._catalogue.reading() as connection:
            return _read(connection)

    def keep(self, given: Sequence[Correction]) -> tuple[Correction, ...]:
        """Stores the corrections that are not there yet, and gives these with their numbers."""
        self._may_write()
        with self._catalogue.writing() as connection:
            known = {one.same for one in _read(connection)}
            new = {one.same: one for one in given if one.same not in known}
            kept = tuple(_insert(connection, one) for one in new.values())
            audit.write_down(connection, [(_DONE[one.kind], _subject(one), told(one)) for one in kept])
            return kept

    def undo(self, number: int) -> Correction:
        """Takes one correction back and gives it; NotFound when there is none of that number."""
        self._may_write()
        with self._catalogue.writing() as connection:
            found = next((one for one in _read(connection) if one.id == number), None)
            if found is None:
                raise NotFound(f"There is no correction {number!r}.", "`sitrep corrections` lists them.")
            connection.execute(delete(corrections).where(corrections.c.n == number))
            audit.write_down(connection, [("undone", _subject(found), told(found))])
            return found


def told(correction: Correction) -> str:
    """What was set right, in a line for the log."""
    number = f"correction {correction.id}"
    match correction.kind:
        case "party":
            return f"{number}: “{correction.party}” is called “{correction.into}”"
        case "dismissal":
            return f"{number}: {_quoted(correction)}"
    changed = correction.changed
    fields = (f"{name} “{_words(getattr(changed, name))}”" for name in changed.named)
    return f"{number}: {', '.join(fields)} of {_quoted(correction)}"


def _words(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " > ".join(value)


def _quoted(correction: Correction) -> str:
    words = " ".join(correction.anchor.words.split()) if correction.anchor else ""
    return f"“{words[:120]}{'…' * (len(words) > 120)}”"


def _subject(correction: Correction) -> str:
    return correction.anchor.article if correction.anchor else correction.party or ""


def _insert(connection: Connection, given: Correction) -> Correction:
    noun = json.dumps(encode(replace(given, id=0)), ensure_ascii=False)
    row = {"kind": given.kind, "article": given.anchor.article if given.anchor else None, "noun": noun}
    done = connection.execute(insert(corrections), row)
    return replace(given, id=int(done.inserted_primary_key[0]) if done.inserted_primary_key else 0)


def _read(connection: Connection) -> tuple[Correction, ...]:
    rows = connection.execute(select(corrections.c.n, corrections.c.noun).order_by(corrections.c.n))
    return tuple(replace(_correction(noun), id=n) for n, noun in rows)


@lru_cache(maxsize=5_000)
def _correction(noun: str) -> Correction:
    return decode(Correction, json.loads(noun))
