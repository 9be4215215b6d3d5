"""Word files."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest

from wireledger.errors import ReadError
from wireledger.read import documents
from wireledger.settings import Limits

from .conftest import ReadOne, Refuse


def word(*paragraphs: tuple[str, str]) -> bytes:
    document = docx.Document()
    document.core_properties.created = datetime(2020, 1, 2)
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


REPORT = word(
    ("Strike in Idlib", "Title"),
    ("Three people were killed in Idlib, the White Helmets said.", "Normal"),
    ("Who was hit, and by whom, the neighbours say in their own words to this desk?", "Heading 2"),
    ("A family of four lived there.", "Normal"),
)


def test_styles_give_title_and_headings(read: ReadOne) -> None:
    document = read(REPORT, "report.docx")
    assert document.text.split("\n\n")[0] == "Strike in Idlib"
    assert document.title == "Strike in Idlib"
    assert [span.text for span in document.headings] == [
        "Strike in Idlib",
        "Who was hit, and by whom, the neighbours say in their own words to this desk?",
    ]
    assert document.complete


def test_properties_of_the_file_are_no_publication_date(read: ReadOne) -> None:
    document = read(REPORT, "report.docx")
    assert (document.published, document.published_from) == (None, "unknown")


def test_unstyled_file_may_have_a_header(read: ReadOne) -> None:
    data = word(("Date: 9 July 2023", "Normal"), ("قُتل ثلاثة أشخاص في غارة على منزل في إدلب.", "Normal"))
    document = read(data, "no-ending")
    assert (document.published, document.published_from, document.language) == ("2023-07-09", "header", "ar")
    assert document.text == "قُتل ثلاثة أشخاص في غارة على منزل في إدلب."


def test_table_cells_are_text(read: ReadOne) -> None:
    document = docx.Document()
    document.add_paragraph("Two strikes were reported.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Idlib", "three killed"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(buffer.getvalue(), "t.docx").text == "Two strikes were reported.\n\nIdlib three killed"


def archive(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (REPORT[:2000], "is a broken Word file (its zip archive is damaged). "),
        (b"Not a zip.", "is a broken Word file (its zip archive is damaged). "),
    ],
)
def test_broken_file(refuse: Refuse, data: bytes, reason: str) -> None:
    advice = "Open it in a word processor and save it as DOCX again."
    assert str(refuse(data, "a.docx")) == f"a.docx: {reason}{advice}"


def test_zip_that_is_no_word_file(refuse: Refuse) -> None:
    assert str(refuse(archive(a_dot_txt=b"Two died."), "a.docx")) == (
        "a.docx: is a zip archive, not a Word file. Unpack it and give the folder."
    )


def test_word_file_without_its_parts(refuse: Refuse) -> None:
    data = archive(**{"[Content_Types].xml": b"<Types/>", "word__document_dot_xml": b"<w"})
    assert refuse(data, "a.docx").reason.startswith("is a broken Word file (")


def test_word_file_without_text(refuse: Refuse) -> None:
    assert str(refuse(word(), "a.docx")) == (
        "a.docx: the Word file holds no text. If it holds pictures of pages, run OCR on them first."
    )


def test_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        archive(**{"[Content_Types].xml": b"<Types/>", "word__document_dot_xml": b" " * 3_000_000})
    )
    assert path.stat().st_size < 10_000
    (error,) = documents(path, limits=Limits(unpacked_bytes=1_000_000))
    assert isinstance(error, ReadError)
    assert str(error) == (
        f"{path}: unpacks to 3,000,008 bytes, more than the limit of 1,000,000. "
        "Remove its pictures, or save its text as a plain file."
    )
