"""PDF files with a text layer. The dates in their properties say when the file was made and are not used."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from wireledger.errors import ReadError
from wireledger.read.content import Block, Content, joined
from wireledger.settings import Limits

_BROKEN = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OverflowError,
    RecursionError, ZeroDivisionError, NotImplementedError, zlib.error, struct.error, OSError,
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]\Z")
_FULL_LINE = 0.8  # of the page's widest line: a shorter line that ends a sentence ends its paragraph


def read(data: bytes, place: str, ref: str, limits: Limits) -> Iterator[Content | ReadError]:
    """The report in a PDF.

    Raises ReadError where it is broken, needs a password, has too many pages or no text layer. What
    pypdf raises on a damaged file is listed in ``_BROKEN``.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of damage, the ReadError says
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(place, "the PDF needs a password", "Save a copy without a password.")
        count = len(reader.pages)
        if count > limits.pdf_pages:
            reason = f"the PDF has {count:,} pages, more than the limit of {limits.pdf_pages:,}"
            raise ReadError(place, reason, "Split it into one file a report.")
        pages = list(_pages(reader, limits))
    except DependencyError as error:
        raise ReadError(place, "the PDF is encrypted", "Save a copy without encryption.") from error
    except _BROKEN as error:
        raise ReadError(
            place,
            f"is a broken PDF ({type(error).__name__})",
            "Open it in a PDF viewer and print it to a new PDF.",
        ) from error
    text, _ = joined([Block(paragraph) for page in pages for paragraph in _paragraphs(page)])
    if not text:
        raise ReadError(
            place, "the PDF has no text layer", "It holds pictures of pages: run OCR on it first."
        )
    yield Content(place, ref, text)


def _pages(reader: PdfReader, limits: Limits) -> Iterator[str]:
    """The text of the pages, until they hold more than a report may."""
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        yield text
        if length > limits.report_chars:
            return


def _paragraphs(page: str) -> Iterator[str]:
    """The paragraphs of a page: its lines joined until one ends short after a sentence."""
    lines = [line.strip() for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    paragraph = ""
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line):
            continue
        if line:
            whole = _HYPHEN.sub("", paragraph)
            paragraph = whole + line if _broken_word(paragraph, line) else f"{paragraph} {line}"
        if not line or (len(line) < _FULL_LINE * width and not _goes_on(line)):
            yield paragraph
            paragraph = ""
    yield paragraph


def _broken_word(before: str, after: str) -> bool:
    return _HYPHEN.search(before) is not None and after[0].islower()


def _goes_on(line: str) -> bool:
    """Whether a short line ends like one that the next line continues."""
    return line[-1] in ",;-–" or (line[-1].islower() and len(line) > 60)
