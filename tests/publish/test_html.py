from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html as markup

from tests.publish.planted import RECORDS, ledger_of
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents
from wireledger.publish import html
from wireledger.publish.html import days
from wireledger.publish.tables import incident_line

HOSTILE = '<script>alert(1)</script><img src="http://evil.example/x.png">\u202e'


@pytest.fixture(scope="module")
def page(told: Ledger, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("html") / "report.html"
    html.export(told, Wanted(), path)
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    base = RECORDS[0]
    document = replace(base.document, title=HOSTILE, publisher=HOSTILE, url="http://evil.example/" + HOSTILE)
    entities = tuple(replace(e, name=HOSTILE) for e in base.entities)
    claims = tuple(replace(c, span=replace(c.span, text=HOSTILE), value=HOSTILE) for c in base.claims)
    record = replace(base, document=document, entities=entities, claims=claims)
    made = ledger_of(tmp_path_factory.mktemp("hostile") / "x.db", [record])
    yield made
    made.close()


def parsed(page: str) -> Any:
    """The page as a tree."""
    return markup.fromstring(page)


def test_it_loads_nothing_and_runs_nothing(page: str) -> None:
    tree = parsed(page)
    assert not re.search(r"https?://", page)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //@style | //@onclick")
    assert "@import" not in page
    assert "url(" not in page
    assert all(str(href).startswith("#") for href in tree.xpath("//@href"))
    assert "default-src 'none'" in page


def test_every_link_leads_somewhere_in_it(page: str) -> None:
    tree = parsed(page)
    ids = {str(made) for made in tree.xpath("//@id")}
    assert {str(href)[1:] for href in tree.xpath("//@href")} <= ids


def test_every_incident_is_told_once_in_their_order(page: str, told: Ledger) -> None:
    tree = parsed(page)
    shown = [str(made) for made in tree.xpath("//section[@id='incidents']/article/@id")]
    assert shown == [row.id for row in incidents(told, Wanted(), order="oldest")]


def test_it_says_who_says_what_and_where_they_contradict(page: str) -> None:
    tree = parsed(page)
    (row,) = tree.xpath("//tr[@class='contradicts']")
    assert "killed" in row.text_content()
    assert "said by Tadef Lantern" in " ".join(row.text_content().split())
    assert "≠" in row.text_content()


def test_people_and_sources_are_listed(page: str) -> None:
    tree = parsed(page)
    people = tree.xpath("//section[@id='people']")[0].text_content()
    assert "Anas" in people
    assert "Coast Front" in people
    assert len(tree.xpath("//section[@id='sources']//tbody/tr")) == len(RECORDS)


def test_text_of_reports_is_escaped_and_cannot_turn_the_page(hostile: Ledger, tmp_path: Path) -> None:
    html.export(hostile, Wanted(), tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    tree = parsed(page)
    assert not tree.xpath("//script | //img")
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page
    assert all(str(href).startswith("#") for href in tree.xpath("//@href"))


def test_an_empty_ledger_is_told_as_that(told: Ledger, tmp_path: Path) -> None:
    html.export(told, Wanted(since="2030"), tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "0 incidents from 0 reports." in page
    assert "Only: <bdi" in page


def test_its_map_leads_to_the_incidents_of_each_place(page: str, told: Ledger) -> None:
    links = [str(href)[1:] for href in parsed(page).xpath("//*[local-name()='svg']//@href")]
    rows = {row.id for row in incidents(told, Wanted())}
    assert links
    assert set(links) <= rows
    assert parsed(page).xpath("//section[@id='timeline']//*[local-name()='rect']")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-09-12", "2024-09-12", "2024-09-12"),
        ("2024-09-12", "2024-09-13", "2024-09-12 to 2024-09-13"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "2023-02-01 to 2023-02-27"),
        ("2024-01-01", "2024-12-31", "2024"),
        (None, None, "day unknown"),
    ],
)
def test_days_as_people_write_them(told: Ledger, first: str | None, last: str | None, shown: str) -> None:
    from wireledger.ledger.tellings import told_incidents

    line = incident_line(next(told_incidents(told, Wanted())))
    assert days(replace(line, first_day=first, last_day=last)) == shown
