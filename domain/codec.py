"""Nouns to plain JSON values and back, by their own type annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def encode(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers and None.

    >>> from domain.text import Span
    >>> encode((Span(start=1, end=2), None))
    [{'start': 1, 'end': 2}, None]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def decode(kind: type[T], value: Any) -> T:
    """The noun of type `kind` that `encode` gave `value` for; KeyError or TypeError when it does not fit.

    >>> from domain.text import Span
    >>> decode(Span, {"start": 1, "end": 2})
    Span(start=1, end=2)
    """
    reader = _reader(typing.cast(Hashable, kind))
    return typing.cast(T, value if reader is None else reader(value))


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader | None:
    """What makes a value of this annotation from its plain value, worked out once; None where that is the value already."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _noun_reader(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(_reader(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return _many(_reader(arguments[0]))
        return _each([_reader(a) for a in arguments])
    if kind in (datetime, date):
        return typing.cast(Reader, kind.fromisoformat)
    return None


def _noun_reader(kind: type) -> Reader:
    known = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def noun(value: Any) -> Any:
        given = {}
        for name, item in value.items():
            if name in known:
                reader = known[name]
                given[name] = item if reader is None else reader(item)
        return kind(**given)

    return noun


def _optional(reader: Reader | None) -> Reader | None:
    return None if reader is None else lambda value: None if value is None else reader(value)


def _many(reader: Reader | None) -> Reader:
    return tuple if reader is None else lambda value: tuple([reader(item) for item in value])


def _each(readers: Sequence[Reader | None]) -> Reader:
    return lambda value: tuple(
        item if reader is None else reader(item) for reader, item in zip(readers, value, strict=True)
    )
