"""Nouns to rows and back, by the names of their fields.

A field whose column is JSON is written out whole; a field that an older row
does not have takes its default.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, Table

Noun = TypeVar("Noun")


def to_row(noun: Any, table: Table) -> dict[str, Any]:
    """The fields of `noun` that are columns of `table`."""
    kind: Any = type(noun)
    return {
        name: encode(getattr(noun, name)) if written_out else getattr(noun, name)
        for name, written_out in _columns(kind, table)
    }


@cache
def _columns(cls: Any, table: Table) -> list[tuple[str, bool]]:
    """The fields that are columns, and whether such a column is JSON."""
    names = [field.name for field in fields(cls) if field.name in table.c]
    return [(name, isinstance(table.c[name].type, JSON)) for name in names]


def from_row(cls: type[Noun], row: Any) -> Noun:
    """A `cls` from the columns of a mapping that bear the names of its fields."""
    noun: Noun = decode(cls, row)
    return noun


def encode(value: Any) -> Any:
    """Plain JSON values for a noun, enum, date or collection of them."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return value


def decode(cls: Any, value: Any) -> Any:
    """What `encode` wrote, read back as `cls`."""
    return _decoder(cls)(value)


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        return _optional(next(one for one in get_args(hint) if one is not type(None)))
    if get_origin(hint) is tuple:
        return _tuple(_decoder(get_args(hint)[0]))
    if is_dataclass(hint):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint in (datetime, date, time):
        return lambda value: hint.fromisoformat(value) if isinstance(value, str) else value
    return _same


def _same(value: Any) -> Any:
    return value


def _optional(hint: Any) -> Callable[[Any], Any]:
    inner = _decoder(hint)
    return inner if inner is _same else lambda value: None if value is None else inner(value)


def _tuple(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return tuple if inner is _same else lambda values: tuple(map(inner, values))


def _dataclass(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(cls)}

    def read(row: Mapping[str, Any]) -> Any:
        return cls(**{name: one(row[name]) for name, one in decoders.items() if name in row})

    return read
