"""What a file holds, told by its first bytes; its name decides only where the bytes leave it open."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal[
    "plain", "html", "feed", "pdf", "docx", "jsonl", "csv", "json array", "doc", "rtf", "xml", "archive"
]
HEAD_BYTES = 8_192
_BY_NAME: dict[str, Format] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".rss": "feed", ".atom": "feed", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_HTML = re.compile(
    rb"\s*<(?:!doctype html|html|head|body|meta|article|div|h1|p|title|script|section)\b", re.I
)
_COMMENTS = re.compile(rb"\A(?:\s*(?:<\?[^>]{0,500}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->))+")


def sniff(head: bytes, ending: str) -> Format:
    """The format of a file that begins with ``head``; ``ending`` is its name's, such as ``.txt``."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"Rar!")):
        return "archive"
    named = _BY_NAME.get(ending.casefold())
    if named in ("jsonl", "csv", "pdf", "docx"):
        return named
    return _markup(head) or named or _table(head, ending) or "plain"


def _markup(head: bytes) -> Format | None:
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    text = _COMMENTS.sub(b"", text)
    if not text.lstrip().startswith(b"<"):
        return None
    if _HTML.match(text):
        return "html"
    if _FEED.search(text[:2_000]):
        return "feed"
    return "xml" if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") else None


def _table(head: bytes, ending: str) -> Format | None:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb'\{\s*"', text):
        return "jsonl"
    if re.match(rb"\[\s*\{\s*\"", text) and ending.casefold() in (".json", ""):
        return "json array"
    first = text.split(b"\n", 1)[0].lower()
    columns = {column.strip(b' "\r') for column in re.split(rb"[,;\t]", first)}
    if (
        b"text" in columns
        and len(columns & {b"id", b"title", b"date", b"published", b"url", b"publisher"}) >= 1
    ):
        return "csv"
    return None
