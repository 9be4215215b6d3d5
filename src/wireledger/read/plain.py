"""Plain text and Markdown."""

from __future__ import annotations

from wireledger.read.content import Content
from wireledger.read.decode import decode


def read_plain(data: bytes, place: str, ref: str) -> Content:
    """The report in a text file. Its header and headings are read later, since tables hold the same."""
    decoded = decode(data, place)
    return Content(place, ref, decoded.text, warnings=decoded.warnings)
