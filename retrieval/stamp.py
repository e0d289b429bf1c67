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


Stamp = tuple[str, str]


def stamp_of(embedder: Embedder) -> Stamp:
    """The embedder's name and its vector of the probe sentence."""
    return embedder.name, json.dumps([round(float(x), 6) for x in embedder.query(_PROBE)])


def write_stamp(connection: Connection, stamp: Stamp) -> None:
    """Says that every vector from here on is this embedder's."""
    for key, text in zip(("model", "probe"), stamp, strict=True):
        set_value(connection, key, text)


def check_name(connection: Connection, embedder: Embedder) -> None:
    """Quietly returns when the library is unstamped or this embedder's; OtherModel otherwise."""
    name = value(connection, "model")
    if name is not None and name != embedder.name:
        raise _other(name, embedder.name)


def check_probe(connection: Connection, embedder: Embedder) -> None:
    """Quietly returns when the embedder still gives the stamped vector; OtherModel when it has changed under its name."""
    if value(connection, "probe") is not None and not is_stamped(connection, embedder):
        raise _other(f"an earlier {embedder.name}", embedder.name)


def is_stamped(connection: Connection, embedder: Embedder) -> bool:
    """True when the library's vectors are this very embedder's."""
    stored = value(connection, "probe")
    if stored is None or value(connection, "model") != embedder.name:
        return False
    before, today = np.asarray(json.loads(stored)), embedder.query(_PROBE)
    return before.shape == today.shape and float(before @ today) >= _ALIKE


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
