"""Briefings kept in the catalogue. Any process may add to them: nothing that is indexed rests on them."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import RowMapping, insert, select

from domain.briefing import Briefing
from domain.codec import decode, encode
from domain.edition import Edition
from domain.errors import LibraryError
from domain.kept_briefing import LONGEST_TITLE, BriefingLine, KeptBriefing, Known, Order
from retrieval.briefing_tables import briefings
from retrieval.catalogue import Catalogue
from retrieval.undoable import Undoable, storable

T = TypeVar("T")
_KEPT = Undoable(briefings, "briefing")
_MOST_LISTED = 500
_LISTED = [briefings.c[name] for name in ("id", "title", "at", "order", "engine", "model", "statements", "edition")]


class KeptBriefings:
    """The briefings of a library; each change is one transaction. LibraryError when the file cannot be written."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def lines(self) -> tuple[BriefingLine, ...]:
        """The briefings, the last written first."""
        query = select(*_LISTED).where(briefings.c.gone.is_(None)).order_by(briefings.c.n.desc()).limit(_MOST_LISTED)
        with self._catalogue.reading() as connection:
            return tuple(_line(row) for row in connection.execute(query).mappings())

    def read(self, id: str) -> KeptBriefing:  # noqa: A002 - the contract's own word
        """One briefing with its edition; NotFound, or LibraryError when another Sitrep kept it in a shape not known here."""
        with self._catalogue.reading() as connection:
            row = _KEPT.there(connection, id)
            return KeptBriefing(
                id=row["id"],
                title=row["title"],
                at=datetime.fromisoformat(row["at"]),
                order=_noun(Order, row["order"]),
                briefing=_noun(Briefing, row["noun"]),
                marks=tuple(tuple(one) for one in json.loads(row["marks"])),
                edition=_noun(Edition, row["edition"]) if row["edition"] else None,
            )

    def known(self, id: str) -> Known:  # noqa: A002 - as above
        """What the library held when the briefing was written; NotFound."""
        with self._catalogue.reading() as connection:
            return _noun(Known, zlib.decompress(_KEPT.there(connection, id)["known"]).decode())

    def keep(self, kept: KeptBriefing, known: Known) -> None:
        """Keeps a briefing that is new."""
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.erase(connection, datetime.now(UTC))
            connection.execute(insert(briefings), _row(kept, known))

    def rename(self, id: str, title: str) -> BriefingLine:  # noqa: A002 - as above
        """Calls a briefing otherwise; NotFound, or UserError for a name without words."""
        return self._changed(id, title=_KEPT.called(title, LONGEST_TITLE))

    def edit(self, id: str, edition: Edition | None) -> BriefingLine:  # noqa: A002 - as above
        """Keeps the edition beside the original, or lets go of it (None); NotFound."""
        return self._changed(id, edition=None if edition is None else _json(edition))

    def delete(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Takes a briefing out of the list; `restore` undoes it until it is erased, a day later. NotFound."""
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.erase(connection, datetime.now(UTC))
            gone = _line(_KEPT.there(connection, id))
            _KEPT.delete(connection, id)
            return gone

    def restore(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Brings back a deleted briefing; NotFound when there is none, or when it was erased."""
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.restore(connection, id)
            return _line(_KEPT.there(connection, id))

    def _changed(self, name: str, **values: str | None) -> BriefingLine:
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.there(connection, name)
            _KEPT.set(connection, name, **values)
            return _line(_KEPT.there(connection, name))


def _row(kept: KeptBriefing, known: Known) -> dict[str, object]:
    return {
        "id": kept.id,
        "title": storable(kept.title),
        "at": kept.at.isoformat(),
        "order": _json(kept.order),
        "engine": kept.briefing.engine,
        "model": kept.briefing.model,
        "statements": sum(len(section.statements) for section in kept.briefing.sections),
        "noun": _json(kept.briefing),
        "marks": json.dumps(kept.marks),
        "known": zlib.compress(_json(known).encode()),
        "edition": _json(kept.edition) if kept.edition else None,
    }


def _line(row: RowMapping) -> BriefingLine:
    return BriefingLine(
        id=row["id"],
        title=row["title"],
        at=datetime.fromisoformat(row["at"]),
        order=_noun(Order, row["order"]),
        engine=row["engine"],
        model=row["model"],
        statements=int(row["statements"]),
        edited=row["edition"] is not None,
    )


def _json(noun: Any) -> str:
    """The noun as JSON; what UTF-8 cannot hold as escapes."""
    return json.dumps(encode(noun))


def _noun(kind: type[T], text: str) -> T:
    try:
        return decode(kind, json.loads(text))
    except (TypeError, KeyError, ValueError, AttributeError) as error:  # a field that is missing, or of another kind
        raise LibraryError(
            "This briefing was kept by another version of Sitrep, which had another shape for it.",
            "Write it again, or open it with that version.",
        ) from error
