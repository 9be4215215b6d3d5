"""Limits, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the reader accepts before it refuses a file with a ReadError.

    ``file_bytes``     a file held in memory as one; a long news archive page is under 2 MB, and a
                       scanned report of 200 pages about 15 MB. Tables are read a row at a time, so
                       there it bounds a row, not the file.
    ``report_chars``   the text of one report. A 5 MB text is a book and still reads; more is
                       a dump that was not meant to be one report.
    ``unpacked_bytes`` what a DOCX may unpack to: a zip of 20 kB can hold 20 GB of zeros.
    ``extracted_chars`` how much of one report is searched for events and claims; the rest is kept as
                       text, with a warning. It bounds time and memory; 200,000 characters are a long chapter.
    ``pdf_pages``      pages of one PDF: a damaged page tree can claim millions.
    ``html_elements``  elements of a web page that are searched for the article; a news page has 500 to
                       5,000, and the search takes seconds from 20,000 on. Beyond it, all text is kept.
    """

    file_bytes: int = 20_000_000
    report_chars: int = 10_000_000
    unpacked_bytes: int = 100_000_000
    extracted_chars: int = 200_000
    pdf_pages: int = 2_000
    html_elements: int = 20_000
