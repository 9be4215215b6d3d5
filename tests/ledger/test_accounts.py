from __future__ import annotations

import pytest
from sqlalchemy import select

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.accounts import account, accounts, put_account, remove_account, signed_in
from wireledger.ledger.connect import Ledger
from wireledger.ledger.tables import account as table

PASSWORD = "correct horse battery"


def test_an_account_signs_in_with_its_password(ledger: Ledger) -> None:
    assert put_account(ledger, "Anna", "reviewer", PASSWORD)
    found = signed_in(ledger, "Anna", PASSWORD)
    assert found == account(ledger, "Anna")
    assert found is not None
    assert (found.name, found.role) == ("Anna", "reviewer")
    assert signed_in(ledger, "Anna", PASSWORD + " ") is None
    assert signed_in(ledger, "anna", PASSWORD) is None
    assert signed_in(ledger, "", "") is None


def test_the_password_itself_is_not_kept(ledger: Ledger) -> None:
    put_account(ledger, "Anna", "reader", PASSWORD)
    with ledger.reading() as connection:
        row = connection.execute(select(table)).one()
    assert row.password.startswith("$argon2id$")
    assert PASSWORD not in str(row)


def test_a_new_password_changes_the_stamp(ledger: Ledger) -> None:
    put_account(ledger, "Anna", "reader", PASSWORD)
    before = account(ledger, "Anna")
    assert not put_account(ledger, "Anna", "admin", "another password")
    after = account(ledger, "Anna")
    assert before is not None
    assert after is not None
    assert (after.role, after.stamp != before.stamp) == ("admin", True)
    assert signed_in(ledger, "Anna", PASSWORD) is None


def test_accounts_are_listed_and_removed(ledger: Ledger) -> None:
    put_account(ledger, "Bela", "coder", PASSWORD)
    put_account(ledger, "Anna", "admin", PASSWORD)
    assert [a.name for a in accounts(ledger)] == ["Anna", "Bela"]
    remove_account(ledger, "Anna")
    assert [a.name for a in accounts(ledger)] == ["Bela"]
    with pytest.raises(LedgerError, match='"Anna" has no account'):
        remove_account(ledger, "Anna")


@pytest.mark.parametrize("given", ["", " Anna", "Anna ", "a" * 65, "An\nna", "<b>", "-anna", "\u202eanna"])
def test_names_that_would_deceive_are_refused(ledger: Ledger, given: str) -> None:
    with pytest.raises(UsageError, match="is no name for an account"):
        put_account(ledger, given, "reader", PASSWORD)


def test_short_passwords_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="at least 10 characters"):
        put_account(ledger, "Anna", "reader", "123456789")
