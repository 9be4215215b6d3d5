from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Client, serving, site, window
from wireledger.ledger.accounts import account, put_account, signed_in
from wireledger.ledger.connect import Ledger
from wireledger.ledger.managing import is_open
from wireledger.web.attempts import Attempts
from wireledger.web.pages import signing

PASSWORD = "correct horse battery"
NEW = "staple staple staple"


@pytest.fixture
def admin(own_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Omar, an admin who is signed in; Bela is a reviewer."""
    monkeypatch.setattr(signing, "_ATTEMPTS", Attempts())
    put_account(own_ledger, "Omar", "admin", PASSWORD)
    put_account(own_ledger, "Bela", "reviewer", PASSWORD)
    return signed("Omar", own_ledger)


def signed(name: str, ledger: Ledger, like: Client | None = None) -> Client:
    client = Client(like.site if like else site(ledger, token=None))
    client.get("/login")
    assert client.post_form("/login", {"name": name, "password": PASSWORD}).status_code == 303
    return client


def change(client: Client, name: str, action: str, **fields: str) -> int:
    return client.post_form(f"/accounts/{name}", {"action": action, **fields}).status_code


def test_an_admin_sees_who_has_which_role_and_no_secret(admin: Client, own_ledger: Ledger) -> None:
    page = admin.get("/accounts").text
    assert 'data-go="a"' in page
    for name, role in (("Omar", "admin"), ("Bela", "reviewer")):
        assert name in page
        assert f"<td>{role}" in page
        held = account(own_ledger, name)
        assert held is not None
        assert held.stamp not in page
    assert "argon2" not in page


@pytest.mark.parametrize("role", ["reader", "coder", "reviewer"])
def test_others_do_not(admin: Client, own_ledger: Ledger, role: str) -> None:
    put_account(own_ledger, "Bela", role, PASSWORD)  # type: ignore[arg-type]
    other = signed("Bela", own_ledger, admin)
    assert other.get("/accounts").status_code == 403
    assert 'href="/accounts"' not in other.get("/").text
    assert other.post_form("/accounts", {"name": "Eve", "role": "admin"}).status_code == 403
    assert change(other, "Bela", "role", role="admin") == 403
    held = account(own_ledger, "Bela")
    assert held is not None
    assert held.role == role


def test_a_form_without_its_token_changes_nothing(admin: Client, own_ledger: Ledger) -> None:
    answer = admin.post("/accounts/Bela", data={"action": "role", "role": "admin"})
    assert answer.status_code == 403
    held = account(own_ledger, "Bela")
    assert held is not None
    assert held.role == "reviewer"


def test_an_account_is_added(admin: Client, own_ledger: Ledger) -> None:
    fields = {"name": "Cem", "role": "coder", "password": NEW, "password-again": NEW}
    assert admin.post_form("/accounts", fields).status_code == 303
    found = signed_in(own_ledger, "Cem", NEW)
    assert found is not None
    assert found.role == "coder"
    again = admin.post_form("/accounts", fields | {"role": "admin"})
    assert again.status_code == 400
    assert NEW not in again.text
    assert admin.post_form("/accounts", fields | {"name": "Dora", "password-again": "x"}).status_code == 400
    assert admin.post_form("/accounts", fields | {"name": "Dora", "role": "owner"}).status_code == 400
    assert account(own_ledger, "Dora") is None


def test_a_role_holds_at_once(admin: Client, own_ledger: Ledger) -> None:
    bela = signed("Bela", own_ledger, admin)
    assert bela.get("/review").status_code == 200
    assert change(admin, "Bela", "role", role="reader") == 303
    assert bela.get("/review").status_code == 403
    assert bela.get("/").status_code == 200


@pytest.mark.parametrize(
    ("action", "fields"),
    [("sign-out", {}), ("close", {}), ("password", {"password": NEW, "password-again": NEW})],
)
def test_who_is_signed_out_has_to_sign_in(
    admin: Client, own_ledger: Ledger, action: str, fields: dict[str, str]
) -> None:
    bela = signed("Bela", own_ledger, admin)
    assert change(admin, "Bela", action, **fields) == 303
    assert bela.get("/").status_code == 303
    held = account(own_ledger, "Bela")
    assert held is not None
    assert is_open(held) == (action != "close")
    assert (signed_in(own_ledger, "Bela", PASSWORD) is not None) == (action == "sign-out")
    assert (signed_in(own_ledger, "Bela", NEW) is not None) == (action == "password")


def test_nobody_shuts_the_door_behind_themselves(admin: Client) -> None:
    assert change(admin, "Omar", "close") == 400
    assert change(admin, "Omar", "role", role="reader") == 400
    assert admin.get("/accounts").status_code == 200
    assert change(admin, "Nobody", "close") == 404
    assert change(admin, "Bela", "promote") == 400


def test_ones_own_password_is_changed_with_the_old_one(admin: Client, own_ledger: Ledger) -> None:
    bela, elsewhere = (signed("Bela", own_ledger, admin) for _ in range(2))
    fields = {"old": "wrong", "password": NEW, "password-again": NEW}
    refused = bela.post_form("/account", fields)
    assert refused.status_code == 403
    assert "That is not your password." in refused.text
    assert bela.post_form("/account", fields | {"old": PASSWORD}).status_code == 303
    assert "You have a new password." in bela.get("/account?done=1").text
    assert elsewhere.get("/").status_code == 303
    assert signed_in(own_ledger, "Bela", NEW) is not None


def test_where_a_token_lets_in_there_is_no_own_account(own_client: Client) -> None:
    assert own_client.get("/account").status_code == 404
    assert "listens on this machine alone" in own_client.get("/accounts").text


def test_in_the_browser(
    own_ledger: Ledger,
    browser: Browser,
    axe: Callable[[Page], None],
    screenshots: Callable[[Page, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signing, "_ATTEMPTS", Attempts())
    put_account(own_ledger, "Omar", "admin", PASSWORD)
    put_account(own_ledger, "Bela", "reviewer", PASSWORD)
    with serving(own_ledger, token=None) as served, window(browser, served, f"{served.url}/login") as page:
        page.get_by_label("Name").fill("Omar")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Accounts")).to_be_visible()
        page.wait_for_load_state()  # the keys are listened to from then on
        page.keyboard.press("g")
        page.keyboard.press("a")
        expect(page.get_by_role("heading", name="Accounts", exact=True)).to_be_visible()
        page.get_by_text("Change Bela").click()
        axe(page)
        screenshots(page, "accounts")
        page.get_by_role("row", name="Bela").get_by_label("Role").select_option("coder")
        page.get_by_role("button", name="Give this role").click()
        expect(page.get_by_role("status")).to_contain_text("Bela has another role.")
        page.get_by_role("link", name="Omar").click()
        expect(page.get_by_role("heading", name="Your account")).to_be_visible()
        axe(page)
