"""What holds for every page of the workbench, whoever wrote it. New pages are checked without a line here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.web.conftest import TOKEN, Client, signed_in, site
from wireledger.ledger.accounts import put_account
from wireledger.ledger.connect import Ledger
from wireledger.web.app import all_pages
from wireledger.web.rendering import HERE
from wireledger.web.routing import Page
from wireledger.web.security import CONTENT_POLICY
from wireledger.web.site import ROLES

PASSWORD = "correct horse battery"
PAGES = all_pages()
READ = [p for p in PAGES if p.method == "GET"]
POSTED = [p for p in PAGES if p.method == "POST"]
OWN = ("sign-in", "sign-out", "account-password")  # what everybody does with their own account
CLOSED = [p for p in PAGES if p.role is not None]


def by_name(pages: list[Page] | tuple[Page, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=[p.name for p in pages])


def address(page: Page) -> str:
    return re.sub(r"\{[^}]*\}", "x", page.path)


def ask(client: Client, page: Page, **headers: str) -> httpx2.Response:
    return client.request(page.method, address(page), headers=headers)


@pytest.fixture(scope="module")
def stranger(ledger: Ledger) -> Client:
    """Somebody who has not come in."""
    return Client(site(ledger))


@pytest.fixture(scope="module")
def accounts_ledger(ledger_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with an account for each role, named like it."""
    from wireledger.ledger.connect import open_ledger

    path = tmp_path_factory.mktemp("accounts") / "accounts.db"
    path.write_bytes(ledger_file.read_bytes())
    opened = open_ledger(str(path))
    for role in ROLES:
        put_account(opened, role, role, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def clients(accounts_ledger: Ledger) -> dict[str, Client]:
    """Somebody of each role, signed in."""
    return {role: entered(accounts_ledger, role) for role in ROLES}


def entered(ledger: Ledger, name: str) -> Client:
    """The client of somebody who has signed in with an account."""
    client = Client(site(ledger, token=None))
    client.get("/login")
    assert client.post_form("/login", {"name": name, "password": PASSWORD}).status_code == 303
    return client


@by_name(PAGES)
def test_every_answer_binds_the_browser(client: Client, page: Page) -> None:
    headers = ask(client, page).headers
    assert headers["content-security-policy"] == CONTENT_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_may_run_or_style_from_anywhere_else() -> None:
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    assert "default-src 'none'" in CONTENT_POLICY


def test_errors_and_files_are_bound_too(client: Client) -> None:
    for path in ("/nowhere", "/static/base.css", "/static/nothing.js", "/static/../app.py"):
        assert client.get(path).headers["content-security-policy"] == CONTENT_POLICY


@by_name(PAGES)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "testserver.evil.example", ""])
def test_other_host_names_are_not_answered(client: Client, page: Page, host: str) -> None:
    refused = ask(client, page, host=host)
    assert refused.status_code == 403
    assert b"<html" not in refused.content


@by_name(CLOSED)
def test_strangers_see_nothing(stranger: Client, page: Page) -> None:
    answer = ask(stranger, page)
    assert answer.status_code == 401
    assert "wireledger serve" in answer.text
    assert "examples.db" not in answer.text


@by_name(POSTED)
def test_forms_need_the_token_of_the_session(client: Client, page: Page) -> None:
    assert ask(client, page).status_code == 403
    wrong = client.post(address(page), data={"csrf": "0" * 64})
    assert wrong.status_code == 403
    assert "not from a page of this session" in wrong.text


@by_name(POSTED)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://testserver:81"},
        {"origin": "https://testserver"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_forms_of_other_sites_are_refused(client: Client, page: Page, headers: dict[str, str]) -> None:
    refused = client.post(address(page), data={"csrf": client.csrf()}, headers=headers)
    assert (refused.status_code, refused.text) == (
        403,
        "Forms are taken from pages of this workbench alone.\n",
    )


@by_name(CLOSED)
def test_roles(clients: dict[str, Client], page: Page) -> None:
    assert page.role is not None
    for role in ROLES[: ROLES.index(page.role)]:
        client = clients[role]
        data = {"csrf": client.csrf()}
        refused = client.get(address(page)) if page.method == "GET" else client.post(address(page), data=data)
        assert refused.status_code == 403
        assert f"This needs the role {page.role}, and {role} is {role}." in refused.text


def test_whatever_writes_needs_more_than_to_look() -> None:
    for page in POSTED:
        assert page.role in ("coder", "reviewer", "admin") or page.name in OWN, page.name


def test_a_wrong_token_lets_nobody_in(stranger: Client) -> None:
    for token in ("", "x", TOKEN[:-1], TOKEN + "x"):
        assert stranger.get(f"/?token={token}").status_code == 403
    assert stranger.get("/").status_code == 401


def test_the_token_leaves_the_address(ledger: Ledger) -> None:
    client = Client(site(ledger))
    first = client.get(f"/inbox?token={TOKEN}")
    assert (first.status_code, first.headers["location"]) == (303, "/inbox")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/inbox").status_code == 200


def test_a_session_of_another_workbench_is_worth_nothing(ledger: Ledger) -> None:
    one, other = signed_in(site(ledger)), Client(site(ledger))
    other.cookies = one.cookies
    assert other.get("/").status_code == 401


def test_secrets_are_not_shown(client: Client) -> None:
    assert TOKEN not in client.get("/").text
    assert client.site.secret not in repr(client.site)
    assert TOKEN not in repr(client.site)


def test_a_form_that_is_too_large_is_refused(client: Client) -> None:
    refused = client.post_form("/inbox/retry", {"entry": "x" * 1_000_001})
    assert refused.status_code == 413
    assert "more than 1 MB" in refused.text


def test_a_form_that_lies_about_its_size_is_refused(client: Client) -> None:
    def parts() -> Iterator[bytes]:
        yield f"csrf={client.csrf()}".encode()
        for _ in range(20):
            yield b"&x=" + b"x" * 90_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/inbox/retry", content=parts(), headers=headers).status_code == 413


def test_too_many_fields_are_refused(client: Client) -> None:
    assert client.post_form("/inbox/retry", {f"f{n}": "" for n in range(300)}).status_code == 400


def test_an_error_inside_tells_nothing_of_it(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /etc/x")

    client = signed_in(site(ledger))
    client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
    monkeypatch.setattr("wireledger.web.pages.home.overview", broken)
    shown = client.get("/")
    assert shown.status_code == 500
    assert "This is a bug in wireledger" in shown.text
    assert "secret path" not in shown.text
    assert shown.headers["content-security-policy"] == CONTENT_POLICY


def test_templates_hold_nothing_that_the_policy_forbids() -> None:
    inline = re.compile(
        r"\son[a-z]+\s*=|\sstyle\s*=|<style|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE
    )
    for template in (HERE / "templates").rglob("*.html"):
        assert not inline.search(template.read_text(encoding="utf-8")), template.name


def test_nothing_is_marked_safe_in_templates() -> None:
    for template in (HERE / "templates").rglob("*.html"):
        assert "|safe" not in template.read_text(encoding="utf-8").replace(" ", ""), template.name
