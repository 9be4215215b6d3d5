from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.conftest import Client


def test_the_first_page_shows_what_contradicts(client: Client) -> None:
    shown = client.get("/")
    assert shown.status_code == 200
    assert "Where sources contradict each other" in shown.text
    assert 'class="badge conflict"' in shown.text


def test_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    axe(page)
    screenshots(page, "home")


def test_the_keyboard_help_opens_and_closes(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
