"""The record as JSON, one object a line, and back again without loss.

Keys are the field names of :mod:`wireledger.records` in their order there; only ``from_`` is
written ``from``. Text stays readable (no ASCII escapes), save for the few characters that would
break a line in two or cannot be written as UTF-8.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from wireledger.errors import ReadError
from wireledger.records import Record

Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None

_ADVICE = "Give a line that `wireledger read --format jsonl` wrote."
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_json(record: Record) -> str:
    """One line of JSON, without a line end; the same record always gives the same line."""
    line = json.dumps(to_plain(record), ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(_escaped, line)


def to_pretty_json(record: Record) -> str:
    """The same object over several lines, for people."""
    return _UNSAFE.sub(_escaped, json.dumps(to_plain(record), ensure_ascii=False, allow_nan=False, indent=2))


def from_json(line: str) -> Record:
    """The record that a line holds.

    Raises ReadError where the line is not JSON or not a record, naming the place in it.
    """
    try:
        loaded = json.loads(line)
    except ValueError as error:
        raise ReadError("record", f"not JSON ({error})", _ADVICE) from error
    record = _made(Record, loaded, "record")
    assert isinstance(record, Record)
    return record


def to_plain(value: object) -> Plain:
    """A value of :mod:`wireledger.records` as dictionaries and lists with the record's key names."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {_key(f.name): to_plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


def _key(name: str) -> str:
    """The JSON key of a field: a trailing underscore only keeps clear of Python's keywords."""
    return name.rstrip("_")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, value: Any, where: str) -> Any:
    """``value`` as the type ``kind``, checked; ``where`` is its place in the record."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return _made(inner, value, where)
    if origin is tuple:
        items = _checked(value, list, where)
        return tuple(_made(get_args(kind)[0], item, f"{where}[{i}]") for i, item in enumerate(items))
    if origin is Literal:
        if value not in get_args(kind):
            raise ReadError(where, f"{value!r} is not one of {', '.join(map(str, get_args(kind)))}", _ADVICE)
        return value
    if is_dataclass(kind):
        return _object(kind, _checked(value, dict, where), where)
    if kind is float and type(value) is int:
        return float(value)
    return _checked(value, kind, where)


def _object(kind: Any, value: dict[str, Any], where: str) -> Any:
    hints = _hints(kind)
    names = {_key(f.name): f.name for f in fields(kind)}
    for key in value:
        if key not in names:
            raise ReadError(where, f"unknown key {key!r}", _ADVICE)
    for key in names:
        if key not in value:
            raise ReadError(where, f"the key {key!r} is missing", _ADVICE)
    return kind(**{name: _made(hints[name], value[key], f"{where}.{key}") for key, name in names.items()})


def _checked(value: Any, kind: type, where: str) -> Any:
    if type(value) is not kind:
        raise ReadError(where, f"{value!r} is not {_NAMES[kind]}", _ADVICE)
    return value


_NAMES: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
