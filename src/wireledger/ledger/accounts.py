"""Who may sign in to the workbench of a ledger, and as what. Passwords are kept as argon2 hashes alone."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, insert, select, update

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import account as table

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "coder", "reviewer", "admin"]
"""What somebody may: look; also code; also decide; also manage. Each holds the rights of those before it."""

SHORTEST = 10  # characters of a password
_NAME = re.compile(r"[^\W_][\w .@-]{0,63}")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``stamp`` changes with every new password."""

    name: str
    role: Role
    stamp: str


def put_account(ledger: Ledger, name: str, role: Role, password: str) -> bool:
    """Add an account, or give it a new role and password; whether it is new.

    Raises UsageError for a name or a password that will not do.
    """
    if not _NAME.fullmatch(name) or name != name.strip():
        raise UsageError(
            f'"{name}" is no name for an account. Use letters, digits, and . @ - or space inside.'
        )
    if len(password) < SHORTEST:
        raise UsageError(f"The password is too short. Give one of at least {SHORTEST} characters.")
    row = {"role": role, "password": _hasher().hash(password), "stamp": secrets.token_hex(8)}
    with ledger.writing() as connection:
        changed = connection.execute(update(table).where(table.c.name == name).values(row)).rowcount
        if not changed:
            connection.execute(insert(table).values(row | {"name": name}))
    return not changed


def remove_account(ledger: Ledger, name: str) -> None:
    """Take an account away. Raises LedgerError where there is none of this name."""
    with ledger.writing() as connection:
        if not connection.execute(delete(table).where(table.c.name == name)).rowcount:
            raise LedgerError(f'"{name}" has no account. See them with `wireledger user list`.')


def accounts(ledger: Ledger) -> tuple[Account, ...]:
    """Every account, by name."""
    wanted = select(table.c.name, table.c.role, table.c.stamp).order_by(table.c.name)
    with ledger.reading() as connection:
        return tuple(Account(*row) for row in connection.execute(wanted))


def account(ledger: Ledger, name: str) -> Account | None:
    """The account of this name; None where there is none."""
    wanted = select(table.c.name, table.c.role, table.c.stamp).where(table.c.name == name)
    with ledger.reading() as connection:
        row = connection.execute(wanted).one_or_none()
    return None if row is None else Account(*row)


def signed_in(ledger: Ledger, name: str, password: str) -> Account | None:
    """The account whose name and password these are; None where they are wrong.

    It takes as long for a name that has no account.
    """
    from argon2.exceptions import VerifyMismatchError

    with ledger.reading() as connection:
        row = connection.execute(select(table).where(table.c.name == name)).one_or_none()
    try:
        _hasher().verify(_nobody() if row is None else row.password, password)
    except VerifyMismatchError:
        return None
    return None if row is None else Account(row.name, row.role, row.stamp)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # it loads a compiled library, and few commands sign in

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password fits."""
    return _hasher().hash(secrets.token_urlsafe(32))
