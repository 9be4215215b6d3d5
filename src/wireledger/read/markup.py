"""Paragraphs and headings of an element tree, in a walk without recursion."""

from __future__ import annotations

import re

from lxml import etree, html

from wireledger.read.content import Block
from wireledger.read.words import words

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>|&[#\w]+;")


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page or fragment; None where it holds no element. Nothing is fetched."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = text.replace("\x00", " ").encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def blocks_of(root: etree._Element, skipped: frozenset[str]) -> list[Block]:
    """The paragraphs and headings under ``root`` in order, without the elements named in ``skipped``."""
    parting, headings = words("html", "blocks"), words("html", "headings")
    found: list[Block] = []
    buffer: list[str] = []

    def part(heading: bool = False) -> None:
        text = "".join(buffer)
        buffer.clear()
        if text.strip():
            found.append(Block(text, heading))

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in parting:
                part()
            if tag in skipped:
                walk.skip_subtree()
            else:
                buffer.append(element.text or "")
            continue
        if tag in parting:
            part(tag in headings)
        elif tag in ("td", "th", "cell"):
            buffer.append(" ")
        if element is not root:
            buffer.append(element.tail or "")
    part()
    return found


def fragment_blocks(text: str) -> list[Block]:
    """The blocks of a piece of HTML such as a feed's entry; of plain text, its lines."""
    if not _TAG.search(text):
        return [Block(line) for line in text.splitlines()]
    root = parse(text)
    return [] if root is None else blocks_of(root, words("html", "skipped"))
