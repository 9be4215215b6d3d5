"""The record as JSON, one object a line, and back again without loss.

Keys are the field names of :mod:`wireledger.records` in their order there; only ``from_`` is
written ``from``. :mod:`wireledger.plain` says how text is written.
"""

from __future__ import annotations

from wireledger.errors import ReadError
from wireledger.plain import MismatchError, Plain, from_line, to_line, to_lines, to_plain
from wireledger.records import Record

__all__ = ["Plain", "from_json", "to_json", "to_plain", "to_pretty_json"]

_ADVICE = "Give a line that `wireledger read --format jsonl` wrote."


def to_json(record: Record) -> str:
    """One line of JSON, without a line end; the same record always gives the same line."""
    return to_line(record)


def to_pretty_json(record: Record) -> str:
    """The same object over several lines, for people."""
    return to_lines(record)


def from_json(line: str) -> Record:
    """The record that a line holds.

    Raises ReadError where the line is not JSON or not a record, naming the place in it.
    """
    try:
        return from_line(Record, line)
    except MismatchError as error:
        raise ReadError(f"record{error.path}", error.reason, _ADVICE) from error
