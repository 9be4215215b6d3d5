"""Values of our dataclasses as plain JSON values, and back without loss, every value checked.

Keys are the field names in their order; a trailing underscore, which only keeps clear of Python's keywords,
is left out (``from_`` is ``from``). Lines stay readable (no ASCII escapes), save for the few characters that
would break a line in two or cannot be written as UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None
Maker = Callable[[Any], Any]
T = TypeVar("T")

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class MismatchError(ValueError):
    """A plain value that is not what it should be: ``path`` leads to it (``.events[0].date``)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = ""

    def inside(self, step: str) -> MismatchError:
        """The same error seen from one level further out."""
        self.path = step + self.path
        return self


def to_line(value: object) -> str:
    """One line of JSON, without a line end; the same value always gives the same line."""
    return _dumped(value, None)


def to_lines(value: object) -> str:
    """The same JSON over several lines, for people."""
    return _dumped(value, 2)


def to_plain(value: object) -> Plain:
    """Dataclasses as dictionaries and tuples as lists. Raises TypeError for any other kind of value."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {key: write(getattr(value, name)) for key, name, write in _parts(kind)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


def from_line(kind: type[T], line: str) -> T:
    """The value of the dataclass ``kind`` that a line holds.

    Raises MismatchError where the line is not JSON, or its values are not those of ``kind``.
    """
    try:
        loaded = json.loads(line)
    except ValueError as error:
        raise MismatchError(f"not JSON ({error})") from error
    return from_plain(kind, loaded)


def from_plain(kind: type[T], value: object) -> T:
    """``value`` as the dataclass ``kind``. Raises MismatchError where it is not one."""
    wanted: Any = kind
    made: T = _maker(wanted)(value)
    return made


def _dumped(value: object, indent: int | None) -> str:
    text = json.dumps(to_plain(value), ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def _parts(kind: Any) -> tuple[tuple[str, str, Callable[[object], Plain]], ...]:
    """The JSON key and the name of each field, and what makes its value plain."""
    hints = get_type_hints(kind)
    floats = {name for name, hint in hints.items() if hint is float or float in get_args(hint)}
    return tuple(
        (f.name.rstrip("_"), f.name, _plain_number if f.name in floats else to_plain) for f in fields(kind)
    )


def _plain_number(value: object) -> Plain:
    """A whole number in the place of any number is written as that: 6 as 6.0, as it comes back."""
    return float(value) if type(value) is int else to_plain(value)


@cache
def _maker(kind: Any) -> Maker:
    """What makes a plain value into ``kind``; built once a type, since a ledger is read by the million."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return _optional(_maker(inner))
    if origin is tuple:
        return _many(_maker(get_args(kind)[0]))
    if origin is Literal:
        return _one_of(get_args(kind))
    if is_dataclass(kind):
        return _object(kind)
    return _number if kind is float else _exactly(kind)


def _optional(make: Maker) -> Maker:
    return lambda value: None if value is None else make(value)


def _many(make: Maker) -> Maker:
    checked = _exactly(list)

    def many(value: Any) -> Any:
        made: list[Any] = []
        for item in checked(value):
            try:
                made.append(make(item))
            except MismatchError as error:
                raise error.inside(f"[{len(made)}]") from None
        return tuple(made)

    return many


def _one_of(words: tuple[Any, ...]) -> Maker:
    def one_of(value: Any) -> Any:
        if value not in words:
            raise MismatchError(f"{value!r} is not one of {', '.join(map(str, words))}")
        return value

    return one_of


def _object(kind: Any) -> Maker:
    hints = get_type_hints(kind)
    parts = [(key, name, _maker(hints[name])) for key, name, _ in _parts(kind)]
    expected = {key for key, _, _ in parts}
    checked = _exactly(dict)

    def make(value: Any) -> Any:
        if checked(value).keys() != expected:
            raise _other_keys(value, [key for key, _, _ in parts])
        made = {}
        for key, name, make_part in parts:
            try:
                made[name] = make_part(value[key])
            except MismatchError as error:
                raise error.inside(f".{key}") from None
        return kind(**made)

    return make


def _other_keys(value: dict[str, Any], expected: list[str]) -> MismatchError:
    for key in value:
        if key not in expected:
            return MismatchError(f"unknown key {key!r}")
    missing = next(key for key in expected if key not in value)
    return MismatchError(f"the key {missing!r} is missing")


def _number(value: Any) -> Any:
    return float(value) if type(value) is int else _exactly(float)(value)


@cache
def _exactly(kind: type) -> Maker:
    def exactly(value: Any) -> Any:
        if type(value) is not kind:
            raise MismatchError(f"{value!r} is not {_NAMES[kind]}")
        return value

    return exactly


_NAMES: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
