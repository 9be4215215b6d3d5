"""Stored lines of JSON, of which only what is asked for is read, and unchecked: exports read very many.

Whatever stands in a ledger was checked when it was added, and is checked again whenever it is resolved
(:mod:`wireledger.plain`). That a part is found by its id rests on how records are written: every part begins
with its id, and a quotation mark within a text is always escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import select

from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import report
from wireledger.records import Claim, Document, Entity, Event, Source

T = TypeVar("T")
Builder = Callable[[Any], Any]

_DECODER = json.JSONDecoder()
_BEFORE_DOCUMENT = '{"document": '
_PART = re.compile(r'\{"id": "((?:[^"\\]++|\\.)*+)", "(?:kind|type|subject)": ')
_SHARED = 10_000  # sources kept: the voices of a report stand in many of its claims


def stored(kind: type[T], line: str) -> T:
    """The value of the dataclass ``kind`` that a line of the ledger holds."""
    wanted: Any = kind
    made: T = _builder(wanted)(json.loads(line))
    return made


class StoredRecord:
    """The line of a record. Its parts come in their order there; those that it does not hold are left out."""

    def __init__(self, line: str) -> None:
        self._line = line

    @cached_property
    def _places(self) -> dict[str, int]:
        return _places(self._line)

    @property
    def ids(self) -> Collection[str]:
        """The ids of all its entities, events and claims."""
        return self._places.keys()

    def document(self) -> Document:
        """The document, with its text."""
        made: Document = _builder(Document)(_DECODER.raw_decode(self._line, len(_BEFORE_DOCUMENT))[0])
        return made

    def events(self, ids: Iterable[str]) -> list[Event]:
        """The events with these ids."""
        return self._parts(_builder(Event), ids)

    def entities(self, ids: Iterable[str]) -> list[Entity]:
        """The entities with these ids."""
        return self._parts(_builder(Entity), ids)

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids."""
        return self._parts(_builder(Claim), ids)

    def _parts(self, build: Builder, ids: Iterable[str]) -> list[Any]:
        places = sorted({self._places[made] for made in ids if made in self._places})
        return [build(_DECODER.raw_decode(self._line, place)[0]) for place in places]


def documents(ledger: Ledger) -> Iterator[tuple[Document, str | None]]:
    """Every report by ref, with the hash of the model that read it, None if not known."""
    for line, model in stored_lines(ledger):
        yield StoredRecord(line).document(), model


def stored_lines(ledger: Ledger) -> Iterator[tuple[str, str | None]]:
    """The line of every record as it was read, by ref, with the hash of the model that read it."""
    wanted = select(report.c.record, report.c.model).order_by(report.c.ref)
    with ledger.reading() as connection:
        for row in connection.execute(wanted.execution_options(yield_per=100)):
            yield row.record, row.model


def _places(line: str) -> dict[str, int]:
    """Where each entity, event and claim begins, by its id."""
    found = {match[1]: match.start() for match in _PART.finditer(line)}
    return {json.loads(f'"{made}"') if "\\" in made else made: place for made, place in found.items()}


@cache
def _builder(kind: Any) -> Builder:
    """What makes a plain value into the dataclass ``kind``."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    values_of = itemgetter(*(name.rstrip("_") for name in names))
    parts = [(i, build) for i, name in enumerate(names) if (build := _part_builder(hints[name]))]
    make = lru_cache(_SHARED)(kind) if kind is Source else kind
    if not parts:
        return lambda value: make(*values_of(value))

    def build_parts(value: Any) -> Any:
        made = [*values_of(value)]
        for i, build in parts:
            made[i] = build(made[i])
        return kind(*made)

    return build_parts


def _part_builder(kind: Any) -> Builder | None:
    """What makes a plain value into the field of a dataclass; None where it is that already."""
    if get_origin(kind) in (Union, UnionType):
        build = _part_builder(next(k for k in get_args(kind) if k is not type(None)))
        return _optional(build) if build else None
    if get_origin(kind) is tuple:
        build = _part_builder(get_args(kind)[0])
        return _many(build) if build else tuple
    inner: Any = kind
    return _builder(inner) if is_dataclass(kind) else None


def _optional(build: Builder) -> Builder:
    return lambda value: None if value is None else build(value)


def _many(build: Builder) -> Builder:
    return lambda value: tuple([build(item) for item in value])
