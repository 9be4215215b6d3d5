from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Client
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import IncidentRow, Wanted, identities, incidents


def handles(client: Client, query: str) -> set[str]:
    """The handles of the incidents that the list leads to."""
    return set(re.findall(r'href="/incidents/(incident-[0-9a-f]+)"', client.get(f"/incidents?{query}").text))


def wanted(ledger: Ledger, **filters: object) -> set[str]:
    return {row.handle for row in incidents(ledger, Wanted(**filters))}  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def contradicted(ledger: Ledger) -> IncidentRow:
    return incidents(ledger, Wanted(contradicted=True))[0]


def test_every_incident_is_listed(client: Client, ledger: Ledger) -> None:
    assert handles(client, "") == wanted(ledger)


def test_contradictions_are_named_in_words(client: Client, contradicted: IncidentRow) -> None:
    shown = client.get("/incidents?contradicted=yes").text
    for field in contradicted.conflicts:
        assert f"≠ {field.replace('_', ' ')}" in shown


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("contradicted=yes", {"contradicted": True}),
        ("origins=2", {"origins_at_least": 2}),
        ("status=denied", {"status": "denied"}),
        ("from=2022-11&to=2022-11", {"since": "2022-11", "until": "2022-11"}),
        ("type=ground_raid", {"type": "ground_raid"}),
        ("contradicted=yes&origins=2&order=oldest", {"contradicted": True, "origins_at_least": 2}),
    ],
)
def test_the_address_filters(client: Client, ledger: Ledger, query: str, filters: dict[str, object]) -> None:
    assert handles(client, query) == wanted(ledger, **filters)
    assert handles(client, query) <= wanted(ledger)


def test_an_actor_is_a_person_or_a_group(client: Client, ledger: Ledger) -> None:
    for kind in ("person", "group"):
        row = next(r for r in identities(ledger, kind) if r.incidents)
        assert handles(client, f"actor={row.id}") == wanted(ledger, **{kind: row.id}) != set()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("actor=Nobody+of+that+name", "Nobody in the ledger is called “Nobody of that name”."),
        ("type=rain", "“rain” is no type of incident."),
        ("origins=many", "“many” is no number of origins."),
        ("from=yesterday", "“yesterday” is no date. Write YYYY-MM-DD, YYYY-MM or YYYY."),
    ],
)
def test_what_makes_no_sense_is_said_beside_the_filters(client: Client, query: str, says: str) -> None:
    shown = client.get(f"/incidents?{query}")
    assert shown.status_code == 200
    assert says in shown.text


def test_people_and_groups_are_found_by_the_beginning_of_a_name(client: Client, ledger: Ledger) -> None:
    for kind, address in (("person", "/people"), ("group", "/groups")):
        row = identities(ledger, kind)[0]  # type: ignore[arg-type]
        first = row.name.split()[-1][:4]
        assert f"{address}/{row.handle}" in client.get(f"{address}?name={first}").text
    assert "Nobody was found." in client.get("/people?name=Nobodyatall").text


def test_filters_are_kept_in_the_address(page: Page) -> None:
    page.goto("/incidents")
    page.get_by_label("contradicted only").check()
    page.get_by_label("Independent origins").select_option("2")
    page.get_by_role("button", name="Filter").click()
    expect(page).to_have_url(re.compile(r"contradicted=yes"))
    expect(page).to_have_url(re.compile(r"origins=2"))
    expect(page.get_by_label("contradicted only")).to_be_checked()
    rows = page.get_by_role("region", name="Incidents").get_by_role("row")
    assert all("≠" in row.inner_text() for row in rows.all()[1:])
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_label("contradicted only")).not_to_be_checked()


@pytest.mark.parametrize("name", ["incidents", "people", "groups"])
def test_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None], name: str
) -> None:
    page.goto(f"/{name}")
    expect(page.get_by_role("heading", level=1)).to_have_text(name.title())
    axe(page)
    screenshots(page, name)
