from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.conftest import Client
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import identities
from wireledger.web.marking import Part, marked


def test_words_are_marked_whatever_their_case_and_accents() -> None:
    assert marked("Bza’a's Emir fell.", "emir BZAA") == (
        Part("Bza’a's", True),
        Part(" ", False),
        Part("Emir", True),
        Part(" fell.", False),
    )
    assert marked("nothing here", "emir") == (Part("nothing here", False),)


def test_reports_show_the_words_that_were_looked_for(client: Client) -> None:
    shown = client.get("/search?q=KILLED").text
    assert "<mark>killed</mark>" in shown
    assert 'href="/reports/' in shown


def test_people_and_groups_who_are_called_so_come_first(client: Client, ledger: Ledger) -> None:
    person = identities(ledger, "person")[0]
    shown = client.get("/search", params={"q": person.name}).text
    assert f"/people/{person.handle}" in shown


def test_words_that_are_none_are_refused_in_words(client: Client) -> None:
    shown = client.get("/search?q=...")
    assert shown.status_code == 200
    assert "holds no word" in shown.text
    assert "Nothing holds all of these words." in client.get("/search?q=xyzzyplugh").text


def test_what_is_looked_for_does_nothing(client: Client) -> None:
    shown = client.get("/search", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in shown


def test_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto("/incidents")
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("killed")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("killed")
    axe(page)
    screenshots(page, "search")
