"""Saved web pages. trafilatura finds the article; title, publisher and date come from its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

import htmldate
import trafilatura
from lxml import etree
from lxml import html as lxml_html

from wireledger.errors import ReadError
from wireledger.read.content import Block, Content, DateWords, joined
from wireledger.read.dates import EARLIEST_YEAR
from wireledger.read.decode import decode
from wireledger.read.markup import blocks_of, parse
from wireledger.read.words import lists, words
from wireledger.settings import Limits

_STATED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TOO_LARGE = "the page is too large to search for its article: text from around it may have come along"
_NEVER_TEXT = ("script", "style", "noscript", "template", "svg", "math", "iframe", "object")
_LEAST_CHARS = 200  # where trafilatura finds less, it falls back to the page's whole text, menus and all


def read(data: bytes, place: str, ref: str, limits: Limits) -> Iterator[Content | ReadError]:
    """The article of a page. Raises ReadError where the page holds none."""
    stated = _STATED.search(data[:4_096])
    decoded = decode(data, place, stated[1].decode("ascii") if stated else None)
    tree = parse(decoded.text)
    large = tree is not None and sum(1 for _ in tree.iter()) > limits.html_elements
    blocks = [] if tree is None else _all_blocks(tree) if large else _article(tree)
    text, headings = joined(blocks)
    if tree is None or not text:
        raise ReadError(
            place,
            "the page holds no article text",
            "Save the page once it has fully loaded, or paste its text.",
        )
    yield Content(
        place,
        ref,
        text,
        title=_title(tree),
        publisher=_meta(tree, "publisher"),
        url=_url(tree),
        dates=_dates(tree),
        headings=headings,
        warnings=decoded.warnings + ((_TOO_LARGE,) if large else ()),
    )


def _article(tree: lxml_html.HtmlElement) -> list[Block]:
    """The article as trafilatura finds it, or every block outside menus where it finds next to nothing."""
    page = deepcopy(tree)
    etree.strip_elements(page, *_NEVER_TEXT, with_tail=False)
    try:
        extracted = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        extracted = None  # pages that trafilatura cannot take apart
    body = getattr(extracted, "body", None)
    blocks = [] if body is None else blocks_of(body, frozenset())
    if sum(len(block.text) for block in blocks) >= _LEAST_CHARS:
        return blocks
    return _all_blocks(tree) or blocks


def _all_blocks(tree: lxml_html.HtmlElement) -> list[Block]:
    return blocks_of(tree, words("html", "skipped"))


def _meta(tree: lxml_html.HtmlElement, field: str) -> str | None:
    """The content of the first meta tag in the order of ``html.yml``."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = (element.get("content") or element.get("datetime") or "").strip()
        if value:
            found.setdefault(key.casefold(), value)
    return next((found[key] for key in lists("html")[field] if key in found), None)


def _title(tree: lxml_html.HtmlElement) -> str | None:
    stated = _meta(tree, "title")
    if stated:
        return stated
    headlines = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    if len(headlines) == 1 and headlines[0]:
        return headlines[0]
    titles = [" ".join("".join(element.itertext()).split()) for element in tree.iter("title")]
    return next(filter(None, titles + headlines), None)


def _url(tree: lxml_html.HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    return _meta(tree, "url")


def _dates(tree: lxml_html.HtmlElement) -> tuple[DateWords, ...]:
    """The publication date that the markup states; nothing is taken from the address or the prose."""
    stated = _meta(tree, "published") or _json_date(tree) or _htmldate(tree)
    return (DateWords(stated, "meta tag"),) if stated else ()


def _json_date(tree: lxml_html.HtmlElement) -> str | None:
    for script in tree.iter("script"):
        match = _JSON_DATE.search(script.text or "") if "ld+json" in (script.get("type") or "") else None
        if match:
            return match[1]
    return None


def _htmldate(tree: lxml_html.HtmlElement) -> str | None:
    """What htmldate finds in the meta tags alone: it knows more of their names than ``html.yml``."""
    page = lxml_html.Element("html")
    head, body = etree.SubElement(page, "head"), etree.SubElement(page, "body")
    etree.SubElement(body, "p")
    for element in tree.iter("meta"):
        etree.SubElement(head, "meta", dict(element.attrib))
    try:
        return htmldate.find_date(
            page,
            extensive_search=False,
            original_date=True,
            min_date=f"{EARLIEST_YEAR}-01-01",
        )
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        return None
