from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup
from playwright.sync_api import Page, expect

from tests.web.conftest import Client
from wireledger.ledger.connect import Ledger
from wireledger.ledger.over_time import over_time
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.statistics import statistics
from wireledger.publish.charts.bars import Bar, bars_svg


def test_the_tables_give_the_numbers(client: Client, ledger: Ledger) -> None:
    shown = re.sub(r"\s+", " ", client.get("/statistics").text)
    found = statistics(ledger)
    for origins, number in found.origins:
        assert f'<th scope="row" class="number">{origins}</th><td class="number">{number}</td>' in shown
    for of in found.conflicts:
        assert (
            f'<th scope="row">{of.field.replace("_", " ")}</th><td class="number">{of.incidents}</td>'
            in shown
        )


def test_a_bar_leads_to_what_it_counts() -> None:
    drawn = bars_svg([Bar("2022", (2, 1), "2022: 3 incidents", "/incidents?from=2022&to=2022")], "by year")
    assert 'href="/incidents?from=2022&amp;to=2022"' in drawn
    assert "<title>2022: 3 incidents</title>" in drawn
    heights = [float(h) for h in re.findall(r'<rect class="part\d"[^>]* height="([\d.]+)"', drawn)]
    assert heights[0] == 2 * heights[1]


def test_words_in_a_chart_do_nothing() -> None:
    drawn = bars_svg([Bar("<b>", (1,), "<script>x</script>")], '"><script>')
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert isinstance(drawn, Markup)


def test_the_timeline_counts_every_dated_incident(client: Client, ledger: Ledger) -> None:
    found = over_time(ledger, Wanted())
    rows = incidents(ledger, Wanted())
    assert sum(step.incidents for step in found.steps) + found.undated == len(rows)
    assert sum(step.contradicted for step in found.steps) == sum(bool(r.conflicts and r.start) for r in rows)
    assert client.get("/timeline?actor=Nobody+at+all").status_code == 200


def test_the_timeline_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto("/timeline")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline and map")
    axe(page)
    screenshots(page, "timeline")
    bar = page.get_by_role("region", name="Chart of incidents along time").get_by_role("link").first
    says = bar.get_attribute("aria-label") or ""
    bar.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Incidents")
    number = re.search(r": (\d+) incidents?", says)
    assert number is not None
    rows = page.get_by_role("region", name="Incidents").get_by_role("row")
    assert rows.count() - 1 >= int(number[1])  # those that may have begun earlier are wanted too


def test_statistics_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto("/statistics")
    expect(page.get_by_role("heading", level=1)).to_have_text("Statistics")
    axe(page)
    screenshots(page, "statistics")
