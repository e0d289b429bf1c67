"""Which model a library was embedded with: its name, and its vector of one sentence, since names can lie."""

from __future__ import annotations

import json

import numpy as np
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from domain.errors import OtherModel
from retrieval.embeddings import Embedder
from retrieval.schema import meta

_PROBE = "Both governments denied that shells had crossed the river."
_ALIKE = 0.98  # cosine: machines round a quantised model differently, another model is far off


def write_stamp(connection: Connection, embedder: Embedder) -> None:
    """Says that every vector from here on is this embedder's."""
    set_value(connection, "model", embedder.name)
    set_value(connection, "probe", json.dumps([round(float(x), 6) for x in embedder.query(_PROBE)]))


def check_name(connection: Connection, embedder: Embedder) -> None:
    """Quietly returns when the library is unstamped or this embedder's; OtherModel otherwise."""
    name = value(connection, "model")
    if name is not None and name != embedder.name:
        raise _other(name, embedder.name)


def check_probe(connection: Connection, embedder: Embedder) -> None:
    """Quietly returns when the embedder still gives the stamped vector; OtherModel when it has changed under its name."""
    stored = value(connection, "probe")
    if stored is None:
        return
    before, today = np.asarray(json.loads(stored)), embedder.query(_PROBE)
    if before.shape != today.shape or float(before @ today) < _ALIKE:
        raise _other(f"an earlier {embedder.name}", embedder.name)


def value(connection: Connection, key: str) -> str | None:
    """What is noted under the key, if anything."""
    found: str | None = connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
    return found


def set_value(connection: Connection, key: str, text: str) -> None:
    """Notes it under the key."""
    statement = insert(meta).values(key=key, value=text)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": text}))


def _other(stamped: str, asked: str) -> OtherModel:
    return OtherModel(
        f"The library was embedded with {stamped!r}, and the setting now names {asked!r}.",
        "Run `sitrep reindex` with this setting, or set SITREP_EMBEDDER back to the model it was made with.",
    )
