from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Client, serving, signed_in, site, window
from tests.web.hand_made import brigade, ledger_of
from wireledger.ledger.connect import Ledger


@pytest.fixture(scope="module")
def brigades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    made = ledger_of(tmp_path_factory.mktemp("brigades"), brigade())
    yield made
    made.close()


@pytest.fixture
def reader(brigades: Ledger) -> Client:
    return signed_in(site(brigades))


def structure(page: str) -> str:
    return page.split('class="chart structure"')[1].split("</svg>")[0]


def test_a_link_that_is_denied_is_dashed_and_says_by_whom(reader: Client) -> None:
    chart = structure(reader.get("/groups/Salt Brigade").text)
    assert 'class="tie disputed"' in chart
    assert "said to be part of Coast Front by Halyard News Agency" in chart
    assert "said not to be part of Coast Front by Halyard News Agency" in chart


def test_on_a_chosen_day_only_what_was_told_by_then_counts(reader: Client) -> None:
    chart = structure(reader.get("/groups/Salt Brigade?on=2022-12-31").text)
    assert 'class="tie"' in chart
    assert "disputed" not in chart
    assert "up to that day" in reader.get("/groups/Salt Brigade?on=2022-01-01").text
    assert reader.get("/groups/Salt Brigade?on=soon").status_code == 400


def test_leaders_are_said_to_have_led_it(reader: Client) -> None:
    page = reader.get("/groups/Salt Brigade").text
    leaders = page[page.index("Said to have led it") :]
    assert "Karim Adel" in leaders
    assert "said to be “emir, Salt Brigade”" in leaders
    assert 'class="chart periods"' in leaders


def test_all_who_held_posts_have_an_address(reader: Client) -> None:
    page = reader.get("/groups/Salt Brigade/leadership").text
    assert "1 person is said to have held posts in it" in page
    assert "said to be “emir, Salt Brigade”" in page
    assert 'class="chart periods"' in page
    assert reader.get("/groups/Karim Adel/leadership").status_code == 404


def test_in_the_browser(
    browser: Browser, brigades: Ledger, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    with serving(brigades) as served, window(browser, served) as page:
        page.goto("/groups/Salt Brigade")
        expect(page.get_by_role("heading", name="Structure")).to_be_visible()
        page.get_by_label("as told up to").fill("2022-12-31")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("link", name="all that is told")).to_be_visible()
        axe(page)
        page.goto("/groups/Salt Brigade")
        screenshots(page, "group")
