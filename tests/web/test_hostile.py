"""Reports that were written to do harm in the browser: no page of the workbench lets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.ledger.reports import Story, record
from tests.web.conftest import NARROW, Client, serving, signed_in, site, window
from tests.web.crawling import crawl
from tests.web.test_pages import inline
from wireledger.ids import content_id
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.records import Entity, Record, Span
from wireledger.resolve.resolve import resolve

SCRIPT = '"><script>document.title="taken"</script>'
IMAGE = "<img src=x onerror=document.title='taken'>"
OVERRIDE = "\u202eevil\u2066\u200f' onmouseover='x"
LONG_LINE = "word " * 10_000
UNBROKEN = "x" * 5_000
NAMES = [f"Name{n:04} <b>Family{n:04}</b>" for n in range(1_000)]


def hostile() -> Iterator[Record]:
    for number, outlet in enumerate((SCRIPT, f"Desk {OVERRIDE}", "javascript:alert(1)")):
        yield record(
            Story(
                ref=f"a/{number}?<b>&\"'# 100%",
                outlet=outlet,
                day=f"2024-05-0{number + 1}",
                place=IMAGE if number else f"{SCRIPT} square",
                leader=f"Karim {SCRIPT}" if number else f"Karim {OVERRIDE}",
                more=f"{LONG_LINE} {UNBROKEN} {{{{ 7 * 7 }}}} {{% raw %}} </textarea></title><svg onload=x>",
            )
        )
    crowd = record(Story(ref="crowd", outlet="Desk", more=", ".join(NAMES)))
    text = crowd.document.text
    many = [
        Entity(content_id(name, kind="entity"), "person", name, mentions=(Span(at, at + len(name), name),))
        for name in NAMES
        for at in [text.index(name)]
    ]
    yield replace(crowd, entities=(*crowd.entities, *many))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    ledger = open_ledger(str(path), create=True)
    for made in hostile():
        assert add(ledger, made)
    refresh(ledger, resolve)
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def attacked_client(attacked: Ledger) -> Client:
    return signed_in(site(attacked))


def test_no_page_has_markup_of_a_report(attacked_client: Client) -> None:
    kinds = set()
    for seen in crawl(attacked_client, 80, each=4):
        assert seen.status == 200, (seen.address, seen.linked_from)
        if not seen.is_page:
            continue
        kinds.add(seen.address.split("/")[1].split("?")[0])
        tree = seen.tree()
        assert not inline(tree), seen.address
        assert not tree.xpath("//main//img[@src='x']"), seen.address
        assert "49" not in tree.xpath("string(//title)"), seen.address
        for link in tree.xpath("//a/@href"):
            assert link.startswith(("/", "#", "?", "http://", "https://")), (seen.address, link)
    assert {"incidents", "people", "reports"} <= kinds


def test_in_the_browser(browser: Browser, attacked: Ledger, attacked_client: Client) -> None:
    """No script of a report runs, nothing outside is asked, and no line makes a page scroll sideways."""
    pages = [s for s in crawl(attacked_client, 60, each=2) if s.is_page]
    with serving(attacked) as served, window(browser, served) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.set_viewport_size({"width": NARROW, "height": 740})
        for seen in pages:
            answered = page.goto(seen.address)
            assert answered is not None
            assert answered.status == 200, seen.address
            assert page.title() != "taken", seen.address
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= NARROW, f"{seen.address} is {wide} px wide"


def test_a_thousand_people_are_listed_by_pages(attacked_client: Client) -> None:
    shown = attacked_client.get("/people")
    assert shown.status_code == 200
    assert len(shown.content) < 1_000_000
