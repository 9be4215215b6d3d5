"""What holds for every page that can be reached, whoever wrote it."""

from __future__ import annotations

import pytest
from lxml import html

from tests.web.conftest import Client
from tests.web.crawling import Seen, crawl


@pytest.fixture(scope="module")
def reached(client: Client) -> list[Seen]:
    return list(crawl(client, 120))


def test_every_link_leads_somewhere(reached: list[Seen]) -> None:
    assert len(reached) > 20
    assert [(s.address, s.linked_from, s.status) for s in reached if s.status != 200] == []


def test_every_page_has_its_frame(reached: list[Seen]) -> None:
    for seen in reached:
        if not seen.is_page or seen.address.endswith("/entries"):
            continue
        tree = seen.tree()
        assert len(tree.xpath("//h1")) == 1, seen.address
        assert tree.xpath("//title/text()")[0].strip(), seen.address
        assert len(tree.xpath("//main")) == 1, seen.address
        assert tree.get("lang") == "en", seen.address


def test_ids_are_unique_and_labels_lead_to_fields(reached: list[Seen]) -> None:
    for seen in filter(lambda s: s.is_page, reached):
        tree = seen.tree()
        ids: list[str] = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (seen.address, sorted(i for i in ids if ids.count(i) > 1))
        for target in tree.xpath("//label/@for"):
            assert target in ids, (seen.address, target)


def test_every_form_that_posts_has_the_token(reached: list[Seen], client: Client) -> None:
    for seen in filter(lambda s: s.is_page, reached):
        for form in seen.tree().forms:
            if form.method == "POST":
                assert form.fields.get("csrf") == client.csrf(), (seen.address, form.action)


def test_nothing_of_a_page_is_outside(reached: list[Seen]) -> None:
    for seen in filter(lambda s: s.is_page, reached):
        for address in seen.tree().xpath(
            "//script/@src | //link/@href | //img/@src | //form/@action | //use/@href"
        ):
            assert address.startswith(("/", "#", "data:image/")), (seen.address, address)
            assert not address.startswith("//"), (seen.address, address)
        assert not inline(seen.tree()), seen.address


def inline(tree: html.HtmlElement) -> list[str]:
    """What the policy would not run: handlers, styles and scripts within the page."""
    handlers = tree.xpath("//@*[starts-with(name(), 'on') or name() = 'style']")
    return [str(h) for h in handlers] + [s.text for s in tree.xpath("//script[not(@src)] | //style")]
