from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from tests.conftest import Command
from wireledger.errors import UsageError
from wireledger.ledger.accounts import put_account, signed_in
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.web.serving import Wish, address, check, is_loopback, listening, site_of

PASSWORD = "correct horse battery"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(str(tmp_path / "x.db"), create=True)


@pytest.mark.parametrize(
    ("host", "private"),
    [("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("::", False), ("192.168.1.5", False), ("example.org", False), ("localhost.example.org", False)],
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, private: bool) -> None:
    assert is_loopback(host) is private


def certified(host: str) -> Wish:
    return Wish(host, 0, "a", certificate=Path("c.pem"), key=Path("k.pem"))


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish("192.168.1.5", 0, "a"), "others on the network could read along"),
        (certified("0.0.0.0"), "needs the name that browsers use"),
        (Wish("127.0.0.1", 0, "a", behind_proxy=True), "needs the name that browsers use"),
        (Wish("127.0.0.1", 0, "a", certificate=Path("c.pem")), "go together"),
        (certified("192.168.1.5"), "needs accounts, and the ledger has none"),
        (Wish("127.0.0.1", 0, "a", ("ledger.example.org",), behind_proxy=True), "needs accounts"),
    ],
)  # fmt: skip
def test_what_would_not_be_safe_is_refused(ledger: Ledger, wish: Wish, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        check(wish, ledger)


def test_with_accounts_and_tls_others_may_come(ledger: Ledger) -> None:
    put_account(ledger, "Anna", "admin", PASSWORD)
    check(certified("192.168.1.5"), ledger)
    wish = Wish("127.0.0.1", 8377, "a", ("Ledger.example.org",), behind_proxy=True)
    check(wish, ledger)
    site = site_of(wish, ledger, ledger.name, 8377)
    assert site.door.token is None
    assert site.door.secure
    assert "ledger.example.org" in site.door.hosts
    assert "127.0.0.1:8377" not in site.door.hosts
    assert address(site, wish, 8377) == "https://Ledger.example.org/"


def test_alone_a_token_is_enough(ledger: Ledger) -> None:
    wish = Wish("127.0.0.1", 8377, "anna")
    check(wish, ledger)
    site = site_of(wish, ledger, ledger.name, 8377)
    assert re.fullmatch(r"http://127\.0\.0\.1:8377/\?token=[\w-]{32}", address(site, wish, 8377))
    assert {"127.0.0.1:8377", "localhost:8377"} <= site.door.hosts
    assert site_of(wish, ledger, ledger.name, 8377).door.token != site.door.token


def test_a_port_that_is_taken_is_named() -> None:
    with listening(Wish("127.0.0.1", 0, "a")) as sock:
        sock.listen()
        port = sock.getsockname()[1]
        with pytest.raises(UsageError, match=f"127.0.0.1:{port}: .*give another --port"):
            listening(Wish("127.0.0.1", port, "a"))


def test_accounts_on_the_command_line(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = tmp_path / "x.db"
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    added = run("user", "add", "Anna", "--role", "reviewer", "--ledger", name)
    assert (added.code, added.out) == (0, "Anna (reviewer) was added.\n")
    assert run("user", "list", "--ledger", name).out == "reviewer  Anna\n"
    ledger = open_ledger(str(name))
    assert signed_in(ledger, "Anna", PASSWORD) is not None
    ledger.close()
    assert run("user", "role", "Anna", "--role", "coder", "--ledger", name).out == "Anna is coder now.\n"
    assert run("user", "sign-out", "Anna", "--ledger", name).out == "Anna was signed out everywhere.\n"
    assert run("user", "close", "Anna", "--ledger", name).out == "Anna cannot sign in any more.\n"
    assert run("user", "list", "--ledger", name).out == "coder     Anna  (closed)\n"
    assert run("user", "remove", "Anna", "--ledger", name).out == "Anna was removed.\n"
    missing = run("user", "remove", "Anna", "--ledger", name)
    assert (missing.code, missing.err.startswith('error: "Anna" has no account.')) == (1, True)
    assert run("user", "add", "--ledger", name).code == 2


def test_it_serves_soon_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """From start to first page in under 3 s on an idle machine; here it may be busy with other tests."""
    command = [sys.executable, "-m", "wireledger", "serve", "--no-browser", "--port", "0"]
    begun = time.monotonic()
    with subprocess.Popen(
        [*command, "--ledger", str(tmp_path / "x.db")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout is not None
        assert served.stderr is not None
        line = served.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
        assert found, served.stderr.read()
        with httpx2.Client(follow_redirects=True) as client:
            page = client.get(found[0])
        assert "This ledger holds no reports yet." in page.text
        assert time.monotonic() - begun < 20
        os.kill(served.pid, signal.SIGINT)
        out, err = served.communicate(timeout=30)
    assert "Traceback" not in err
    assert "token=" not in out + err
