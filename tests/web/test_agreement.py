from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Client, Served, site
from wireledger.ledger.accounts import put_account
from wireledger.ledger.codings import CODED, Coded, CodingSet, checked, code, codings, make_set
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import history
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents

VALUES = {
    "type": "bombing",
    "date": "2022-11-09",
    "place": "Bara",
    "killed": "3",
    "injured": "",
    "status": "asserted",
    "civilian_harm": "possible",
}


@pytest.fixture
def pilot(own_ledger: Ledger) -> CodingSet:
    """A set of three events."""
    return make_set(own_ledger, "Pilot", "Anna", Wanted(), 3)


def coded(ledger: Ledger, of: CodingSet, user: str, **changes: str) -> None:
    """Somebody codes the whole set."""
    values = [checked(field, (VALUES | changes)[field]) for field in CODED]
    for unit in of.units:
        code(ledger, of, unit.event, user, "nothing", values)


def test_a_set_is_made_of_what_the_filters_leave(own_client: Client, own_ledger: Ledger) -> None:
    answer = own_client.post_form("/codings", {"name": "Contradicted", "most": "500", "contradicted": "yes"})
    assert answer.status_code == 303
    made = answer.headers["location"].rsplit("/", 1)[1]
    told = told_incidents(own_ledger, Wanted(contradicted=True))
    assert f"1 of {sum(len(one.tellings) for one in told)}," in own_client.get(f"/codings/{made}").text


def test_a_set_that_cannot_be_made_says_why(own_client: Client, pilot: CodingSet) -> None:
    for fields, says in (
        ({"name": ""}, "A set needs a name. Write one."),
        ({"name": "Pilot"}, "There is a set called"),
        ({"name": "x", "from": "soon"}, "“soon” is no date"),
        ({"name": "x", "from": "2100"}, "No incident has all of this"),
    ):
        answer = own_client.post_form("/codings", fields)
        assert (answer.status_code, says in answer.text) == (400, True)


def test_the_form_is_blind(own_client: Client, own_ledger: Ledger, pilot: CodingSet) -> None:
    coded(own_ledger, pilot, "Omar", place="a place that only Omar names")
    shown = own_client.get(f"/codings/{pilot.id}").text
    assert "only Omar" not in shown
    assert "selected" not in shown
    assert re.findall(r'<input id="f-\w+"[^>]*value="([^"]*)"', shown) == ["", "", "", ""]


def test_starting_from_the_reading_is_recorded(
    own_client: Client, own_ledger: Ledger, pilot: CodingSet
) -> None:
    event = pilot.units[0].event
    shown = own_client.get(f"/codings/{pilot.id}?event={event}&start=reading").text
    assert "that is recorded" in shown
    assert 'name="start" value="reading"' in shown
    own_client.post_form(f"/codings/{pilot.id}", {"event": event, "start": "reading", **VALUES})
    assert codings(own_ledger, pilot)["Anna", event].started_from == "reading"


def test_what_is_coded_is_kept_and_the_next_is_asked(
    own_client: Client, own_ledger: Ledger, pilot: CodingSet
) -> None:
    for unit in pilot.units:
        assert f'value="{unit.event}"' in own_client.get(f"/codings/{pilot.id}").text
        answer = own_client.post_form(f"/codings/{pilot.id}", {"event": unit.event, **VALUES})
        assert answer.status_code == 303
    assert "You coded all 3 of this set." in own_client.get(f"/codings/{pilot.id}").text
    made = codings(own_ledger, pilot)["Anna", pilot.units[0].event]
    assert made.values == tuple(Coded(name, VALUES[name] or None) for name in CODED)
    assert made.started_from == "nothing"


def test_a_value_that_is_not_understood_loses_nothing(
    own_client: Client, own_ledger: Ledger, pilot: CodingSet
) -> None:
    wrong = {"event": pilot.units[0].event, **VALUES, "killed": "a few"}
    answer = own_client.post_form(f"/codings/{pilot.id}", wrong)
    assert answer.status_code == 400
    assert "is not understood" in answer.text
    assert 'value="Bara"' in answer.text
    assert codings(own_ledger, pilot) == {}


def test_who_has_not_finished_may_not_look(own_client: Client, own_ledger: Ledger, pilot: CodingSet) -> None:
    coded(own_ledger, pilot, "Omar")
    assert own_client.get(f"/agreement/{pilot.id}").status_code == 200  # Anna codes nothing herself
    own_client.post_form(f"/codings/{pilot.id}", {"event": pilot.units[0].event, **VALUES})
    answer = own_client.get(f"/agreement/{pilot.id}")
    assert answer.status_code == 403
    assert "first finish it. 2 are left." in answer.text


def test_a_coder_codes_and_decides_nothing(own_ledger: Ledger, pilot: CodingSet) -> None:
    put_account(own_ledger, "cora", "coder", "a long password")
    client = Client(site(own_ledger, token=None))
    client.get("/login")
    assert client.post_form("/login", {"name": "cora", "password": "a long password"}).status_code == 303
    assert client.get(f"/codings/{pilot.id}").status_code == 200
    assert client.get(f"/agreement/{pilot.id}").status_code == 403
    assert client.get("/review").status_code == 403
    answer = client.post_form(f"/codings/{pilot.id}", {"event": pilot.units[0].event, **VALUES})
    assert answer.status_code == 303
    assert ("cora", pilot.units[0].event) in codings(own_ledger, pilot)


def test_the_choice_of_a_reviewer_becomes_a_correction(
    own_client: Client, own_ledger: Ledger, pilot: CodingSet
) -> None:
    coded(own_ledger, pilot, "Omar")
    coded(own_ledger, pilot, "Lea", killed="5")
    address = f"/agreement/{pilot.id}"
    shown = own_client.get(address).text
    assert shown.count('class="card difference"') == 3
    event = pilot.units[0].event
    answer = own_client.post_form(address, {"event": event, "field": "killed", "value": "5", "seen": ""})
    assert answer.status_code == 303
    made = history(own_ledger)[-1].decision
    assert (made.verdict, made.items, made.field, made.value) == ("correct", (event,), "killed", "5")
    after = own_client.get(address).text
    assert after.count('class="card difference"') == 2
    assert "Settled" in after


def test_what_no_decision_can_hold_is_listed_alone(
    own_client: Client, own_ledger: Ledger, pilot: CodingSet
) -> None:
    coded(own_ledger, pilot, "Omar")
    coded(own_ledger, pilot, "Lea", civilian_harm="reported")
    address = f"/agreement/{pilot.id}"
    assert "No decision can hold this field." in own_client.get(address).text
    fields = {"event": pilot.units[0].event, "field": "civilian_harm", "value": "reported"}
    assert own_client.post_form(address, fields).status_code == 400


def test_two_people_code_and_their_agreement_is_shown(
    own_page: Page,
    own_served: Served,
    own_ledger: Ledger,
    pilot: CodingSet,
    axe: Callable[[Page], None],
    screenshots: Callable[[Page, str], None],
) -> None:
    for n, unit in enumerate(pilot.units):
        values = [
            checked(f, (VALUES | {"killed": str(n), "type": "shelling" if n else "bombing"})[f])
            for f in CODED
        ]
        code(own_ledger, pilot, unit.event, "Omar", "nothing", values)
    own_page.goto("/codings")
    axe(own_page)
    screenshots(own_page, "codings")
    own_page.get_by_role("link", name="Pilot", exact=True).click()
    axe(own_page)
    screenshots(own_page, "coding")
    for n in range(3):
        own_page.get_by_label("Type", exact=True).select_option("shelling" if n else "bombing")
        own_page.get_by_label("Killed", exact=True).fill(str(n + n // 2))
        own_page.get_by_role("button", name="Keep, and on to the next").click()
    own_page.get_by_role("link", name="See how far the coders agree").click()
    row = own_page.get_by_role("row", name="type")
    expect(row.get_by_role("cell").nth(2)).to_have_text("1.00")
    axe(own_page)
    screenshots(own_page, "agreement")
    card = own_page.get_by_role("article").filter(has_text="Killed").first
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Settle").click()
    expect(own_page.get_by_role("heading", name="Settled")).to_be_visible()
    assert history(own_ledger)[-1].decision.field == "killed"
