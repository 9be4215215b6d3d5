"""The public function: plain text, folders, standard input, and what cannot be read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireledger.errors import ReadError
from wireledger.read import documents
from wireledger.read.masthead import without_head
from wireledger.records import Document
from wireledger.settings import Limits

from .conftest import TODAY, ReadOne, Refuse

TEXT = "Three people were killed in Idlib, the White Helmets said."
PROBES = st.sampled_from("aA.?:\n\n \t#-“”\"'٣قتلЯ京💥\u200f\u202e\x00\x07\x85\u2028\ud800\ufeff1|<>{}[],@")


def from_bytes(data: bytes) -> list[Document | ReadError]:
    return list(documents("-", today=TODAY, stdin=io.BytesIO(data)))


def test_analysis_with_a_date_prefix_and_a_last_heading_with_nothing_under_it(read: ReadOne) -> None:
    document = read(
        " date 2023-07-09 The Central Military Region Command announced that it had killed a leader in eastern "
        "Syria, called “Osama Al-Muhajir”, two days ago.\n\nWho is Osama Al-Muhajir?\n\nHe held several positions "
        "in the organization.\n\nleadership drain\n\nSultan adds:\n\nThe organization is still facing a crisis."
        "\n\nSecurity and field cooperation",
        "sky-news-arabia-2023-07-09.txt",
    )
    assert (document.ref, document.title, document.publisher) == ("sky-news-arabia-2023-07-09", None, None)
    assert (document.published, document.published_from, document.language) == ("2023-07-09", "header", "en")
    assert document.text.startswith("The Central Military Region Command")
    assert [span.text for span in document.headings] == [
        "Who is Osama Al-Muhajir?", "leadership drain", "Security and field cooperation",
    ]  # fmt: skip
    assert not document.complete
    assert document.warnings == (
        'the text breaks off: the last heading "Security and field cooperation" has nothing under it',
    )


def test_name_of_the_file_is_no_evidence(read: ReadOne) -> None:
    document = read(TEXT, "halyard-news-2023-07-09.txt")
    assert (document.publisher, document.published, document.published_from) == (None, None, "unknown")
    assert document.id == read(TEXT, "other.md").id


def test_arabic_reads_and_is_warned_of(read: ReadOne) -> None:
    document = read("قُتل ثلاثة أشخاص في غارة على منزل في إدلب يوم الأحد، بحسب الدفاع المدني.")
    assert document.language == "ar"
    assert document.warnings == (
        'the language is "ar", but extraction is trained on English: expect little of it',
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Trois personnes ont été tuées dimanche dans une frappe sur une maison à Idlib, selon les Casques blancs.",
            "fr",
        ),
        (
            "Tres personas murieron el domingo en un ataque contra una casa en Idlib, dijeron los rescatistas.",
            "es",
        ),
        ("Трое человек погибли в воскресенье при ударе по дому в Идлибе, сообщили спасатели.", "ru"),
        ("Three people were killed in a strike on a house in Idlib on Sunday, the rescuers said.", "en"),
        ("BM", None),
    ],
)
def test_language(read: ReadOne, text: str, language: str | None) -> None:
    assert read(text).language == language


def test_control_characters_become_spaces_one_for_one(read: ReadOne) -> None:
    document = read("Three\x00people\x07were killed in Idlib.\r\nTwo fled.")
    assert document.text == "Three people were killed in Idlib.\nTwo fled."
    assert document.warnings == ("2 control characters replaced by a space each",)


def test_direction_override_stays_and_is_warned_of(read: ReadOne) -> None:
    document = read("Three were killed\u202e in Idlib by the army.")
    assert "\u202e" in document.text
    assert document.warnings == (
        "1 character overriding the writing direction: the text may look different from what it says",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_that_can_be_told(read: ReadOne, encoding: str) -> None:
    document = read(f"{TEXT} “Bza’a” 💥.".encode(encoding))
    assert document.text == f"{TEXT} “Bza’a” 💥."
    assert document.warnings == ()


def test_encoding_that_is_guessed_is_said(read: ReadOne) -> None:
    document = read(
        ("قتل ثلاثة أشخاص في غارة على منزل في إدلب يوم الأحد بحسب الدفاع المدني. " * 5).encode("cp1256")
    )
    assert document.text.startswith("قتل ثلاثة أشخاص")
    assert (
        document.warnings[0] == "the encoding is not stated and not UTF-8: read as cp1256, which is a guess"
    )


def test_broken_bytes_in_utf8_are_replaced_and_counted(read: ReadOne) -> None:
    document = read(f"{TEXT} “Bza’a” is a town. ".encode() * 3 + b"It was \xe9 hit.")
    assert document.text.endswith("It was \ufffd hit.")
    assert document.warnings == ("1 broken UTF-8 sequence(s) replaced by U+FFFD",)


def test_old_encoding_of_western_europe(read: ReadOne) -> None:
    document = read(f"{TEXT} The café in Orléans burned.".encode("cp1252"))
    assert "café in Orléans" in document.text


def test_file_cut_inside_a_character(read: ReadOne) -> None:
    document = read(f"{TEXT}\n\nThe army said so at the café".encode()[:-1])
    assert document.warnings[0] == "the last character is cut in half and was left out"
    assert not document.complete


def test_five_megabytes_read_fast(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(f"{TEXT} He fled on Dec. 5.\n\n" * 64_000)
    started = time.perf_counter()
    (document,) = documents(tmp_path / "big.txt", today=TODAY)
    assert isinstance(document, Document)
    assert len(document.text) > 5_000_000
    assert time.perf_counter() - started < 20


PDF_ADVICE = "Open it in a PDF viewer and print it to a new PDF."


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "a.txt: the file is empty. Give the text of the report."),
        (b" \n\t\r\n", "a.txt", "a.txt: holds only white space. Give the text of the report."),
        (
            "\u00a0\u2003\ufeff\n".encode(),
            "a.txt",
            "a.txt: holds only white space. Give the text of the report.",
        ),
        (b"Date: 2023-07-09\n", "a.txt", "a.txt: holds only a header. Give the text of the report."),
        (b"...!?", "a.txt", "a.txt: holds no words. Give the text of the report."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
            "a.png",
            "a.png: is binary, not text. Give a text, HTML, PDF, DOCX, feed, JSONL or CSV file.",
        ),
        (
            b"\xff\xfeT\x00h\x00\x00\xd8",
            "a.txt",
            "a.txt: opens as UTF-16, but byte 6 does not belong to that encoding. "
            "Save it as UTF-8 and read it again.",
        ),
        (
            bytes(range(0x80, 0x100)) * 3,
            "a.txt",
            "a.txt: is not UTF-8 and its encoding cannot be told. Save it as UTF-8 and read it again.",
        ),
        (b"{\\rtf1 Two died.}", "a.rtf", "a.rtf: is an RTF file. Save it as DOCX or as plain text."),
        (
            b'<?xml version="1.0"?><NewsML><p>Two died.</p></NewsML>',
            "a.xml",
            "a.xml: is XML, but neither a web page nor a feed. Save its text as a plain file or as a JSONL table.",
        ),
        (b"\x1f\x8b\x08\x00abc", "a.txt.gz", "a.txt.gz: is a packed archive. Unpack it and give the folder."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            "a.doc",
            "a.doc: is an old or password-protected Word file. Save it as DOCX without a password.",
        ),
    ],
)
def test_files_that_cannot_be_read(refuse: Refuse, content: bytes, name: str, message: str) -> None:
    assert str(refuse(content, name)) == message


def test_limits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    small = [str(error) for error in documents(tmp_path / "a.txt", limits=Limits(file_bytes=20))]
    assert small == [
        f"{tmp_path}/a.txt: has 58 bytes, more than the limit of 20. "
        "Split it into one file a report, or put the reports into a JSONL table."
    ]
    short = [str(error) for error in documents(tmp_path / "a.txt", limits=Limits(report_chars=20))]
    assert short == [
        f"{tmp_path}/a.txt: the report has 58 characters, more than the limit of 20. "
        "Split it into one file a report."
    ]


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / ".hidden").write_text(TEXT)
    found = [str(x) for x in documents(tmp_path / "none.txt", tmp_path / "folder", Path("a\x00b"))]
    assert found == [
        f"{tmp_path}/none.txt: there is no such file. Check the path.",
        f"{tmp_path}/folder: the folder holds no files. Put the reports into it, one file each.",
        "'a\\x00b': cannot be opened (embedded null byte). Check the path.",
    ]


def test_permission_error_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse_to_open(self: Path, mode: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse_to_open)
    assert [str(x) for x in documents(path)] == [
        f"{path}: may not be read. Give yourself permission to read it."
    ]


def test_pipe_is_no_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [str(x) for x in documents(tmp_path / "pipe")] == [
        f"{tmp_path}/pipe: is not a regular file. Give a file or a folder of files."
    ]


def test_folder_is_read_by_name_and_goes_on_after_errors(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(TEXT)
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}.")
    (tmp_path / "aa.txt").write_bytes(b"")
    (tmp_path / "sub" / "a.html").write_text(TEXT)
    found = list(documents(tmp_path, today=TODAY))
    told = [x.ref if isinstance(x, Document) else str(x).replace(f"{tmp_path}/", "") for x in found]
    assert told == [
        "a",
        "aa.txt: the file is empty. Give the text of the report.",
        "b",
        'sub/a.html: its id "a" was given before, in a.txt. Give it another id.',
        "c",
    ]


def test_standard_input() -> None:
    (document,) = from_bytes(TEXT.encode())
    assert isinstance(document, Document)
    assert (document.ref, document.text) == ("stdin", TEXT)
    assert [str(x) for x in from_bytes(b"")] == [
        "standard input: the file is empty. Give the text of the report."
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=PROBES, max_size=120) | st.text(max_size=120))
def test_any_text_reads_or_is_refused_and_every_span_quotes_it(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    found = from_bytes(data)
    assert found
    for item in found:
        if isinstance(item, ReadError):
            continue
        spans = sorted(item.headings + item.paragraphs)
        assert all(item.text[span.start : span.end] == span.text for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        told = without_head(item)
        assert set("".join(told.split())) - set("#") <= set("".join(span.text for span in spans))
    again = from_bytes(data)
    assert [str(x) for x in again] == [str(x) for x in found]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_read_or_are_refused(data: bytes) -> None:
    assert all(isinstance(found, Document | ReadError) for found in from_bytes(data))


def test_plain_text_loads_no_heavy_library() -> None:
    code = (
        "import io, sys; from wireledger.read import documents; "
        f"list(documents('-', stdin=io.BytesIO({(TEXT * 3)!r}.encode()))); "
        "heavy = 'trafilatura htmldate pypdf docx feedparser py3langid lxml charset_normalizer numpy'; "
        "print([name for name in heavy.split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
