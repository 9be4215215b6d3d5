"""Managing accounts: who may sign in, as what, and who may not any more.

An account that was closed keeps its name, so that nobody else can take it and decide under it; no password
opens it until it is given a new one. There is always one administrator who can sign in.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select, text, update

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.accounts import Account, Role, account, put_account
from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import account as table

_CLOSED = "closed-"  # how the stamp of a closed account begins


def is_open(held: Account) -> bool:
    """Whether a password opens the account."""
    return not held.stamp.startswith(_CLOSED)


def add_account(ledger: Ledger, name: str, role: Role, password: str) -> None:
    """Add an account. Raises UsageError where there is one, or the name or password will not do."""
    if account(ledger, name) is not None:
        raise UsageError(f'"{name}" has an account already. Change its role, or give it a new password.')
    put_account(ledger, name, role, password)


def give_role(ledger: Ledger, name: str, role: Role) -> None:
    """Give an account another role, at once and without signing anybody out.

    Raises LedgerError where there is none of this name, UsageError where nobody could manage any more.
    """
    with ledger.writing() as connection:
        held = _held(connection, name)
        if role != "admin":
            _check_another(connection, held)
        connection.execute(update(table).where(table.c.name == name).values(role=role))


def give_password(ledger: Ledger, name: str, password: str) -> None:
    """Give an account a new password; a closed one is open again, and whoever was signed in is signed out.

    Raises LedgerError where there is none of this name, UsageError for a password that will not do.
    """
    held = account(ledger, name)
    if held is None:
        raise _nobody(name)
    put_account(ledger, name, held.role, password)


def sign_out_everywhere(ledger: Ledger, name: str) -> None:
    """End every session of an account; its password stays. Raises LedgerError where there is none."""
    with ledger.writing() as connection:
        if is_open(_held(connection, name)):
            _stamp(connection, name, stamp=secrets.token_hex(8))


def close_account(ledger: Ledger, name: str) -> None:
    """Let nobody sign in with an account any more, and sign out who has.

    Raises LedgerError where there is none of this name, UsageError where nobody could manage any more.
    """
    from argon2 import PasswordHasher  # it loads a compiled library

    nothing_fits = PasswordHasher().hash(secrets.token_urlsafe(32))
    with ledger.writing() as connection:
        _check_another(connection, _held(connection, name))
        _stamp(connection, name, stamp=_CLOSED + secrets.token_hex(8), password=nothing_fits)


def _stamp(connection: Connection, name: str, **values: str) -> None:
    connection.execute(update(table).where(table.c.name == name).values(values))


def _held(connection: Connection, name: str) -> Account:
    if connection.dialect.name != "sqlite":
        connection.execute(text("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE"))
    wanted = select(table.c.name, table.c.role, table.c.stamp).where(table.c.name == name)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise _nobody(name)
    return Account(*row)


def _nobody(name: str) -> LedgerError:
    return LedgerError(f'"{name}" has no account. See them with `wireledger user list`.')


def _check_another(connection: Connection, held: Account) -> None:
    """Raise UsageError where this is the only administrator who can sign in."""
    wanted = select(table.c.name, table.c.role, table.c.stamp).where(
        table.c.role == "admin", table.c.name != held.name
    )
    others = (Account(*row) for row in connection.execute(wanted))
    if held.role == "admin" and is_open(held) and not any(map(is_open, others)):
        raise UsageError(f'"{held.name}" is the only admin. Make another one first.')
