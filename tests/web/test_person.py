from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Client, signed_in, site
from tests.web.hand_made import brigade, ledger_of
from wireledger.ledger.connect import Ledger
from wireledger.ledger.dossier import IdentityDossier, show
from wireledger.ledger.members import members
from wireledger.ledger.query import identities
from wireledger.web import identities as identities_page

HOWS = ("asserted", "denied", "future")


@pytest.fixture
def brigades(tmp_path: Path) -> Iterator[Ledger]:
    made = ledger_of(tmp_path, brigade())
    yield made
    made.close()


@pytest.fixture
def reader(brigades: Ledger) -> Client:
    return signed_in(site(brigades))


def identity(ledger: Ledger, entity: str) -> str:
    """The id of an entity's person."""
    found = show(ledger, entity)
    assert isinstance(found, IdentityDossier)
    return found.identity.id


def told(ledger: Ledger, entity: str) -> set[str]:
    """The reports of an entity's person."""
    found = show(ledger, entity)
    assert isinstance(found, IdentityDossier)
    return {member.ref for member in members(ledger, found.identity.id)}


def test_everything_said_is_said_by_somebody_in_words(reader: Client) -> None:
    page = reader.get("/people/Karim Adel").text
    post = page[page.index('<bdi dir="auto">said to be “emir, Salt Brigade”') :]
    post = post[: post.index("</ul>")]
    assert "2019 to May 2021" in post
    assert "emir of the Salt Brigade" in post
    assert "Lina Sayed" in post
    assert "said not to be killed" in page
    assert "<strong>killed" not in page


def test_posts_lie_on_an_axis_of_years(reader: Client) -> None:
    chart = reader.get("/people/Karim Adel").text.split('class="chart periods"')[1].split("</svg>")[0]
    assert ">2019<" in chart
    assert 'class="bar"' in chart
    assert "said to be “emir, Salt Brigade” by" in chart


def test_spellings_stand_with_their_reports(reader: Client) -> None:
    page = reader.get("/people/Karim Adel").text
    spellings = page[page.index('class="spellings"') :]
    assert 'href="/reports/salt-brigade"' in spellings[:700]
    assert 'href="/reports/denial"' in spellings[:700]


def test_everybody_who_says_so_has_an_address(reader: Client) -> None:
    page = reader.get("/people/Karim Adel/said?kind=role").text
    assert "said to be “emir, Salt Brigade”" in page
    assert 'href="/reports/salt-brigade?item=' in page
    assert 'href="/reports/denial?item=' in page
    fates = {how: reader.get(f"/people/Karim Adel/said?kind=fate&text=killed&modality={how}") for how in HOWS}
    assert "said 2 times," in fates["denied"].text
    assert "Nobody says so." in fates["future"].text
    assert reader.get("/people/Karim Adel/said?kind=wealth").status_code == 400
    assert reader.get("/people/Karim Adel/said?kind=fate&text=killed&modality=x").status_code == 400
    assert reader.get("/people/Nobody Atall/said?kind=role").status_code == 404


def test_all_reports_that_name_somebody_have_an_address(reader: Client) -> None:
    page = reader.get("/people/Karim Adel/reports").text
    assert 'href="/reports/salt-brigade?item=' in page
    assert 'href="/reports/denial?item=' in page
    assert "stands in 2 reports" in page


def test_of_many_members_those_to_take_out_are_chosen_on_a_page_of_its_own(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'type="checkbox" name="entity"' in reader.get("/people/Karim Adel").text
    monkeypatch.setattr(identities_page, "FEW", 1)
    page = reader.get("/people/Karim Adel").text
    assert 'type="checkbox" name="entity"' not in page
    address = re.search(r'href="(/people/[^"]*/split)"', page)
    assert address is not None
    choice = reader.get(address[1]).text
    assert choice.count('type="checkbox" name="entity"') == 2
    assert "put together from 2 parts of reports" in choice


def test_a_group_is_no_person(reader: Client) -> None:
    assert reader.get("/people/Salt Brigade").status_code == 404


def test_two_spellings_are_joined_from_the_open_question(own_client: Client, own_ledger: Ledger) -> None:
    for row in identities(own_ledger, "person"):
        page = own_client.get(f"/people/{row.handle}").text
        card = re.search(
            r'name="entity" value="([^"]+)"><input type="hidden" name="other" value="([^"]+)"', page
        )
        if card:
            break
    assert card is not None
    both = told(own_ledger, card[1]) | told(own_ledger, card[2])
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen is not None
    fields = {"entity": card[1], "other": card[2], "verdict": "same", "seen": seen[1], "reason": "one man"}
    answer = own_client.post_form(f"/people/{card[1]}", fields)
    assert answer.status_code == 303, answer.text
    assert told(own_ledger, card[1]) == both


def test_a_split_takes_the_chosen_reports_out(own_client: Client, own_ledger: Ledger) -> None:
    row = identities(own_ledger, "person")[0]
    held = list(dict.fromkeys(m.entity for m in members(own_ledger, row.id)))
    assert len(held) >= 2
    answer = own_client.post_form(f"/people/{row.handle}/split", {"entity": held[0], "reason": "a namesake"})
    assert answer.status_code == 303, answer.text
    assert identity(own_ledger, held[0]) != identity(own_ledger, held[1])
    assert len({identity(own_ledger, entity) for entity in held[1:]}) == 1


def test_who_is_not_there_cannot_be_merged(reader: Client) -> None:
    fields = {"verdict": "same", "other": "Nobody Atall"}
    assert reader.post_form("/people/Karim Adel", fields).status_code == 404
    assert reader.post_form("/people/Karim Adel", fields | {"other": ""}).status_code == 400


def test_in_the_browser(
    page: Page, ledger: Ledger, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto(f"/people/{identities(ledger, 'person')[0].handle}")
    expect(page.get_by_role("heading", name="Spellings")).to_be_visible()
    axe(page)
    screenshots(page, "person")
