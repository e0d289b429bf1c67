"""Nouns to plain JSON values and back, by their own type annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
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
    return typing.cast(T, _decode(kind, value))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        known = _hints(kind)
        return kind(**{name: _decode(known[name], item) for name, item in value.items() if name in known})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else _decode(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_decode(arguments[0], item) for item in value)
        return tuple(_decode(a, item) for a, item in zip(arguments, value, strict=True))
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    return value
