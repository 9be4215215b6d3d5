from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Client, serving, site, window
from wireledger.ledger.accounts import put_account, remove_account
from wireledger.ledger.connect import Ledger
from wireledger.web.attempts import Attempts
from wireledger.web.pages import signing
from wireledger.web.visit import is_ours

PASSWORD = "correct horse battery"


@pytest.fixture
def visitor(own_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody at the login page; Bela has an account, as a reviewer."""
    monkeypatch.setattr(signing, "_ATTEMPTS", Attempts())
    put_account(own_ledger, "Bela", "reviewer", PASSWORD)
    client = Client(site(own_ledger, token=None))
    client.get("/login")
    return client


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> int:
    return client.post_form("/login", {"name": "Bela", "password": password, **more}).status_code


def test_one_who_has_an_account_comes_in_and_goes_out(visitor: Client) -> None:
    asked = visitor.get("/inbox?a=b")
    assert asked.headers["location"] == "/login?next=%2Finbox%3Fa%3Db"
    entered = visitor.post_form("/login", {"name": "Bela", "password": PASSWORD, "next": "/inbox?a=b"})
    assert entered.headers["location"] == "/inbox?a=b"
    assert "Bela" in visitor.get("/").text
    visitor.post_form("/logout")
    assert visitor.get("/").status_code == 303


def test_a_wrong_password_and_an_unknown_name_look_alike(visitor: Client) -> None:
    wrong = visitor.post_form("/login", {"name": "Bela", "password": "wrong"})
    unknown = visitor.post_form("/login", {"name": "Nobody", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text == unknown.text
    assert "The name or the password is wrong." in wrong.text


def test_guessing_has_to_wait(visitor: Client) -> None:
    assert [sign_in(visitor, "wrong") for _ in range(7)] == [403] * 5 + [429] * 2
    assert sign_in(visitor) == 429


def test_waiting_grows_and_ends() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(5):
        assert attempts.wait("a", "1.2.3.4") == 0
        attempts.failed("a", "1.2.3.4")
    assert attempts.wait("a", "elsewhere") == 1
    assert attempts.wait("another", "1.2.3.4") == 1
    assert attempts.wait("another", "elsewhere") == 0
    now[0] = 1.0
    attempts.failed("a", "1.2.3.4")
    assert attempts.wait("a", "1.2.3.4") == 2
    for _ in range(20):
        attempts.failed("a", "1.2.3.4")
    assert attempts.wait("a", "1.2.3.4") == 900


def test_a_removed_account_is_out_at_once(visitor: Client, own_ledger: Ledger) -> None:
    assert sign_in(visitor) == 303
    assert visitor.get("/").status_code == 200
    remove_account(own_ledger, "Bela")
    assert visitor.get("/").status_code == 303


def test_a_new_password_ends_old_sessions(visitor: Client, own_ledger: Ledger) -> None:
    assert sign_in(visitor) == 303
    put_account(own_ledger, "Bela", "reviewer", "another password")
    assert visitor.get("/").status_code == 303


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil", "/a\nb", "evil"]
)
def test_signing_in_leads_nowhere_else(visitor: Client, target: str) -> None:
    assert not is_ours(target)
    entered = visitor.post_form("/login", {"name": "Bela", "password": PASSWORD, "next": target})
    assert entered.headers["location"] == "/"


def test_a_link_from_another_site_signs_nobody_out(browser: Browser, own_ledger: Ledger) -> None:
    put_account(own_ledger, "Bela", "reviewer", PASSWORD)
    with serving(own_ledger, token=None) as served, window(browser, served, "/inbox") as page:
        page.get_by_label("Name").fill("Bela")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")
        page.goto("data:text/html,<a href='" + served.url + "/inbox'>a link</a>")
        page.get_by_text("a link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")


def test_where_a_token_lets_in_there_is_no_login(client: Client) -> None:
    assert client.get("/login").status_code == 404


def test_in_the_browser(
    browser: Browser,
    own_ledger: Ledger,
    axe: Callable[[Page], None],
    screenshots: Callable[[Page, str], None],
) -> None:
    put_account(own_ledger, "Bela", "reviewer", PASSWORD)
    with serving(own_ledger, token=None) as served, window(browser, served, "/inbox") as page:
        axe(page)
        screenshots(page, "login")
        page.get_by_label("Name").fill("Bela")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
