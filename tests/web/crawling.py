"""Following every link of the workbench, as far as it leads to pages that were not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import html

from tests.web.conftest import Client


@dataclass(frozen=True)
class Seen:
    """A page, the one that links to it, and its status."""

    address: str
    linked_from: str
    status: int
    content_type: str
    text: str

    @property
    def is_page(self) -> bool:
        return self.content_type.startswith("text/html")

    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.text)


def crawl(client: Client, most: int, each: int = 6) -> Iterator[Seen]:
    """The pages that links lead to from the first, at most ``most``, and ``each`` of one kind of address."""
    found = {"/": ""}
    kinds: dict[str, int] = {}
    open_ = ["/"]
    while open_ and most:
        address = open_.pop(0)
        answer = client.get(address)
        most -= 1
        seen = Seen(
            address, found[address], answer.status_code, answer.headers.get("content-type", ""), answer.text
        )
        yield seen
        if not seen.is_page:
            continue
        for link in seen.tree().xpath("//main//a/@href | //nav//a/@href"):
            target, _ = urldefrag(urljoin(address, link))
            kind = "/".join(target.split("?")[0].split("/")[:2]) + ("?" if "?" in target else "")
            if target.startswith("/") and target not in found and kinds.get(kind, 0) < each:
                kinds[kind] = kinds.get(kind, 0) + 1
                found[target] = address
                open_.append(target)
