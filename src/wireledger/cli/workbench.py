"""What ``wireledger serve`` and ``wireledger user`` do."""

from __future__ import annotations

import gc
import getpass
import webbrowser
from pathlib import Path
from typing import TextIO

from wireledger.cli.ledgers import opened_ledger
from wireledger.ledger.accounts import Role, accounts, put_account, remove_account
from wireledger.ledger.managing import close_account, give_role, is_open, sign_out_everywhere
from wireledger.web.serving import Wish, address, check, listening, server, site_of, user_cache


def serve_examples(port: int, browser: bool) -> None:
    """Serve a ledger of the example reports; it is kept in the user's cache, so that they are read once."""
    from wireledger.cli.add import add_all
    from wireledger.cli.examples import example_reports
    from wireledger.errors import ReadError
    from wireledger.extract.tagger import model_card
    from wireledger.ids import content_id

    reports = example_reports()
    made = content_id(*(r.read_text(encoding="utf-8") for r in reports), model_card().sha256, kind="demo")
    folder = user_cache()
    folder.mkdir(parents=True, exist_ok=True)
    name = str(folder / f"{made}.db")
    if add_all(reports, name, workers=1):
        raise ReadError(name, "not all example reports could be added", "Remove this file, and try again.")
    serve_ledger(name, Wish("127.0.0.1", port, getpass.getuser()), browser)


def serve_ledger(name: str, wish: Wish, browser: bool) -> None:
    """Serve the ledger ``name`` until the program is ended; a file that is not there is made."""
    with opened_ledger(name, create=True) as ledger:
        check(wish, ledger)
        with listening(wish) as sock:
            port: int = sock.getsockname()[1]
            where = name if "://" in name else str(Path(name).absolute())
            site = site_of(wish, ledger, where, port)
            opened = address(site, wish, port)

            def started() -> None:
                gc.freeze()  # what every page needs is there: it need not be looked through again
                print(f"The workbench of {ledger.name}: {opened}\nEnd it with Ctrl-C.", flush=True)
                if browser and wish.is_private:
                    webbrowser.open(opened)

            server(site, wish, started).run([sock])


def add_user(name: str, user: str, role: Role, stdin: TextIO) -> None:
    """Make an account, or give it another role and password."""
    if stdin.isatty():
        password = getpass.getpass(f"Password for {user}: ")
    else:
        password = stdin.readline().rstrip("\r\n")
    with opened_ledger(name, create=True) as ledger:
        new = put_account(ledger, user, role, password)
    print(f"{user} ({role}) was {'added' if new else 'changed'}.")


def remove_user(name: str, user: str) -> None:
    """Take an account away; its decisions stay."""
    with opened_ledger(name) as ledger:
        remove_account(ledger, user)
    print(f"{user} was removed.")


def change_role(name: str, user: str, role: Role) -> None:
    """Give an account another role; its password and its sessions stay."""
    with opened_ledger(name) as ledger:
        give_role(ledger, user, role)
    print(f"{user} is {role} now.")


def close_user(name: str, user: str) -> None:
    """Let nobody sign in with the account any more, until it is given a new password."""
    with opened_ledger(name) as ledger:
        close_account(ledger, user)
    print(f"{user} cannot sign in any more.")


def sign_out_user(name: str, user: str) -> None:
    """End every session of the account."""
    with opened_ledger(name) as ledger:
        sign_out_everywhere(ledger, user)
    print(f"{user} was signed out everywhere.")


def list_users(name: str) -> None:
    """Every account with its role."""
    with opened_ledger(name) as ledger:
        for held in accounts(ledger):
            print(f"{held.role:<8}  {held.name}{'' if is_open(held) else '  (closed)'}")
