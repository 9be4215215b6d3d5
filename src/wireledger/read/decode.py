"""From bytes to text: byte order marks, UTF-8, a stated encoding, and a guess that is warned of."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wireledger.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = [
    "cp1252", "cp1256", "cp1251", "cp1250", "cp1254", "cp1255", "koi8_r", "iso8859_6",
    "gb18030", "big5", "shift_jis", "euc_kr",
]  # fmt: skip
_MOST_DAMAGED = 0.01  # of the characters: a page with a broken byte here and there is still read
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_MOST_CONTROLS = 0.05  # of the bytes of a text; a picture or a program has 10 % and more
_HALF = "the last character is cut in half and was left out"
_ENCODING_ADVICE = "Save it as UTF-8 and read it again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what had to be assumed to read it."""

    text: str
    warnings: tuple[str, ...] = ()


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text in any encoding that is read here."""
    if data.startswith(tuple(mark for mark, _ in _BOMS)):
        return False
    sample = data[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(_MOST_CONTROLS * len(sample), 1) and not _utf16(sample)


def decode(data: bytes, place: str, stated: str | None = None) -> Decoded:
    """The text of ``data``; ``stated`` is the encoding that the file itself names.

    Raises ReadError where it is binary or in no encoding that can be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding, place))
    if is_binary(data):
        raise ReadError(
            place, "is binary, not text", "Give a text, HTML, PDF, DOCX, feed, JSONL or CSV file."
        )
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), (_HALF,))
    encoding_utf16 = _utf16(data[:_SAMPLE])
    if encoding_utf16:
        return Decoded(_strictly(data, encoding_utf16, place))
    return _legacy(data, place, stated)


def _strictly(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"opens as {encoding.upper()}, but byte {error.start} does not belong to that encoding"
        raise ReadError(place, reason, _ENCODING_ADVICE) from error


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every other byte of Latin text is NUL."""
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _legacy(data: bytes, place: str, stated: str | None) -> Decoded:
    """The stated encoding; UTF-8 with a few broken bytes; an older encoding; or a ReadError."""
    if stated:
        try:
            return Decoded(data.decode(stated))
        except (LookupError, ValueError):
            pass  # a wrong statement: told below like a file that states none
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    other = len(text) - len(text.encode("ascii", "ignore")) - damaged  # whole characters beyond ASCII
    few = damaged <= _MOST_DAMAGED * len(text)
    if not (few and other > damaged):
        guessed = _guessed(data)
        if guessed is not None:
            return guessed
    if few:
        return Decoded(text, (f"{damaged} broken UTF-8 sequence(s) replaced by U+FFFD",))
    raise ReadError(place, "is not UTF-8 and its encoding cannot be told", _ENCODING_ADVICE)


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    if best is None:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    guess = f"the encoding is not stated and not UTF-8: read as {best.encoding}, which is a guess"
    return Decoded(text, (guess,))
