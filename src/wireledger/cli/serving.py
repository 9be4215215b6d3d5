"""The commands of the workbench: serving it, and who may sign in to it."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from wireledger.cli.ledger_commands import DEFAULT, LedgerOption

RoleName = Literal["reader", "coder", "reviewer", "admin"]


PORT = 8377
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 for any free one.")
]
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")]


def serve(
    ledger: LedgerOption = DEFAULT,
    port: PortOption = PORT,
    browser: BrowserOption = True,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Where to listen. Any but this machine needs accounts and TLS."),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", show_default=False, help="The host name that browsers use, if not --host."
        ),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", show_default=False, help="The certificate for TLS.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", show_default=False, help="The key of the certificate.")
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy in front gives TLS and passes the host name on.")
    ] = False,
) -> None:
    """Open the ledger in the browser: the workbench, to read, check and decide.

    It listens on this machine alone, and only who has the printed address comes in. End it with Ctrl-C.
    """
    from wireledger.cli.workbench import serve_ledger
    from wireledger.web.serving import Wish

    wish = Wish(host, port, getpass.getuser(), tuple(name or ()), certificate, key, behind_proxy)
    serve_ledger(ledger, wish, browser)


def user(
    action: Annotated[
        Literal["add", "role", "sign-out", "close", "remove", "list"],
        typer.Argument(
            metavar="ACTION",
            show_default=False,
            help="add (or give a new password), role (another one), sign-out, close, remove, or list.",
        ),
    ],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", show_default=False, help="Whose account.")
    ] = None,
    role: Annotated[
        RoleName,
        typer.Option(help="A reader looks, a coder also codes and adds, a reviewer also decides."),
    ] = "reader",
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say who may sign in to a workbench that others reach. The password is asked for or piped in."""
    from wireledger.cli import workbench
    from wireledger.errors import UsageError

    if action == "list":
        workbench.list_users(ledger)
    elif name is None:
        raise UsageError(f"user {action} needs a NAME.")
    elif action == "remove":
        workbench.remove_user(ledger, name)
    elif action == "role":
        workbench.change_role(ledger, name, role)
    elif action == "sign-out":
        workbench.sign_out_user(ledger, name)
    elif action == "close":
        workbench.close_user(ledger, name)
    else:
        workbench.add_user(ledger, name, role, sys.stdin)
