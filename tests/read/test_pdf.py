"""PDF files, made by hand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from wireledger.errors import ReadError
from wireledger.read import documents
from wireledger.records import Document

from .conftest import TODAY, ReadOne, Refuse

LINES = [
    "Strike in Idlib",
    "",
    "Three people were killed in a strike on a house in the town of Binnish, the",
    "White Helmets said in a statement that named the family and the neigh-",
    "bours.",
    "Nobody claimed the attack.",
    "- 1 -",
]


def pdf(lines: list[str]) -> bytes:
    """One page with these lines as text."""
    drawn = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 800 Td {drawn}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</CreationDate(D:20200102000000Z)>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_lines_become_paragraphs(read: ReadOne) -> None:
    document = read(pdf(LINES), "report.pdf")
    assert document.text == (
        "Strike in Idlib\n\nThree people were killed in a strike on a house in the town of Binnish, the White "
        "Helmets said in a statement that named the family and the neighbours.\n\nNobody claimed the attack."
    )
    assert document.title == "Strike in Idlib"


def test_creation_date_is_no_publication_date(read: ReadOne) -> None:
    document = read(pdf(LINES), "2020-01-02")
    assert (document.published, document.published_from) == (None, "unknown")


def test_header_line_in_a_pdf(read: ReadOne) -> None:
    document = read(pdf(["Date: 9 July 2023", "", "Three people were killed in Idlib."]), "a.pdf")
    assert (document.published, document.text) == ("2023-07-09", "Three people were killed in Idlib.")


def test_page_without_text(refuse: Refuse) -> None:
    assert str(refuse(pdf([]), "scan.pdf")) == (
        "scan.pdf: the PDF has no text layer. It holds pictures of pages: run OCR on it first."
    )


def test_password(refuse: Refuse) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert str(refuse(buffer.getvalue(), "a.pdf")) == (
        "a.pdf: the PDF needs a password. Save a copy without a password."
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7\nbroken", b"no pdf at all", b"%PDF-1.4\n1 0 obj<<" * 3])
def test_broken_file(refuse: Refuse, data: bytes) -> None:
    error = refuse(data, "a.pdf")
    assert error.reason.startswith("is a broken PDF (")
    assert error.advice == "Open it in a PDF viewer and print it to a new PDF."


@pytest.mark.parametrize("length", range(20, 1_100, 60))
def test_cut_file_is_read_or_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / "cut.pdf").write_bytes(pdf(LINES)[:length])
    (found,) = documents(tmp_path / "cut.pdf", today=TODAY)
    assert isinstance(found, Document | ReadError)
