"""Word files (DOCX). The dates in their properties say when the file was made and are not used."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from wireledger.errors import ReadError
from wireledger.read.content import Block, Content, joined
from wireledger.settings import Limits

_BROKEN = (
    zipfile.BadZipFile, zlib.error, OpcError, etree.LxmlError, KeyError, ValueError, AttributeError,
    TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
_OPEN_IN_WORD = "Open it in a word processor and save it as DOCX again."


def read(data: bytes, place: str, ref: str, limits: Limits) -> Iterator[Content | ReadError]:
    """The report in a Word file.

    Raises ReadError where it is broken, no Word file, unpacks beyond ``limits.unpacked_bytes`` or holds
    no text. What python-docx raises on a damaged file is listed in ``_BROKEN``.
    """
    _check_archive(data, place, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        title, blocks = _title(document), list(_blocks(document))
    except _BROKEN as error:
        raise ReadError(place, f"is a broken Word file ({type(error).__name__})", _OPEN_IN_WORD) from error
    text, headings = joined(blocks)
    if not text:
        raise ReadError(
            place, "the Word file holds no text", "If it holds pictures of pages, run OCR on them first."
        )
    styled = headings if any(block.heading for block in blocks) else None
    yield Content(place, ref, text, title=title, headings=styled)


def _check_archive(data: bytes, place: str, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(place, "is a broken Word file (its zip archive is damaged)", _OPEN_IN_WORD) from error
    if not any(file.filename == "[Content_Types].xml" for file in files) or not any(
        file.filename.startswith("word/") for file in files
    ):
        raise ReadError(place, "is a zip archive, not a Word file", "Unpack it and give the folder.")
    size = sum(file.file_size for file in files)
    if size > limits.unpacked_bytes:
        reason = f"unpacks to {size:,} bytes, more than the limit of {limits.unpacked_bytes:,}"
        raise ReadError(place, reason, "Remove its pictures, or save its text as a plain file.")


def _title(document: WordDocument) -> str | None:
    """The paragraph in the style Title, where there is one with text."""
    titles = (paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "title")
    return next((title for title in titles if title.strip()), None)


def _blocks(document: WordDocument) -> Iterator[Block]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield Block(" ".join(dict.fromkeys(cell.text for cell in row.cells)))
        else:
            style = _style(item)
            lines = item.text.split("\n")
            yield from (Block(line, style.startswith("heading") or style == "title") for line in lines)


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "" if paragraph.style is not None else "").casefold()
