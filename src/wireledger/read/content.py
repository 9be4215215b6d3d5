"""What a format reader hands on: the text of one report and what its file says about it."""

from __future__ import annotations

from dataclasses import dataclass

from wireledger.records import PublishedFrom


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that give the publication date, and where they stand."""

    words: str
    origin: PublishedFrom


@dataclass(frozen=True, slots=True)
class Content:
    """One report before its header, dates, headings and language are read.

    ``place`` names the file, and the line in a table, for messages. ``dates`` holds the best known
    first. ``headings`` are offsets of the headings that the format marks in ``text``, or None where
    it marks none and they are found by their shape; a text with marked headings has no header block.
    """

    place: str
    ref: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    dates: tuple[DateWords, ...] = ()
    headings: frozenset[int] | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of a format that marks them."""

    text: str
    heading: bool = False


def joined(blocks: list[Block]) -> tuple[str, frozenset[int]]:
    """The blocks as one text, a blank line between two, and the offsets of its headings."""
    parts: list[str] = []
    headings = set()
    length = 0
    for block in blocks:
        words = " ".join(block.text.split())
        if not words:
            continue
        if block.heading:
            headings.add(length)
        parts.append(words)
        length += len(words) + 2
    return "\n\n".join(parts), frozenset(headings)
