from __future__ import annotations

import pytest

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.accounts import Account, account, put_account, signed_in
from wireledger.ledger.connect import Ledger
from wireledger.ledger.managing import (
    add_account,
    close_account,
    give_password,
    give_role,
    is_open,
    sign_out_everywhere,
)

PASSWORD = "correct horse battery"


@pytest.fixture
def anna(ledger: Ledger) -> Ledger:
    """A ledger with the account of Anna, a reviewer."""
    add_account(ledger, "Anna", "reviewer", PASSWORD)
    return ledger


def of(ledger: Ledger, name: str) -> Account:
    found = account(ledger, name)
    assert found is not None
    return found


def test_an_account_is_added_once(anna: Ledger) -> None:
    with pytest.raises(UsageError, match="has an account already"):
        add_account(anna, "Anna", "admin", "another password")
    assert signed_in(anna, "Anna", PASSWORD) == of(anna, "Anna")


def test_another_role_signs_nobody_out(anna: Ledger) -> None:
    before = of(anna, "Anna")
    give_role(anna, "Anna", "coder")
    assert of(anna, "Anna") == Account("Anna", "coder", before.stamp)


def test_signing_out_keeps_the_password(anna: Ledger) -> None:
    before = of(anna, "Anna")
    sign_out_everywhere(anna, "Anna")
    assert of(anna, "Anna").stamp != before.stamp
    assert signed_in(anna, "Anna", PASSWORD) is not None


def test_a_closed_account_opens_with_a_new_password_alone(anna: Ledger) -> None:
    close_account(anna, "Anna")
    assert not is_open(of(anna, "Anna"))
    assert signed_in(anna, "Anna", PASSWORD) is None
    sign_out_everywhere(anna, "Anna")
    assert not is_open(of(anna, "Anna"))
    with pytest.raises(UsageError, match="has an account already"):
        add_account(anna, "Anna", "reader", PASSWORD)
    give_password(anna, "Anna", "a new password")
    assert signed_in(anna, "Anna", "a new password") == of(anna, "Anna")
    assert (of(anna, "Anna").role, is_open(of(anna, "Anna"))) == ("reviewer", True)


def test_there_is_always_an_admin(anna: Ledger) -> None:
    put_account(anna, "Omar", "admin", PASSWORD)
    with pytest.raises(UsageError, match='"Omar" is the only admin'):
        give_role(anna, "Omar", "reader")
    with pytest.raises(UsageError, match='"Omar" is the only admin'):
        close_account(anna, "Omar")
    give_role(anna, "Anna", "admin")
    close_account(anna, "Omar")
    with pytest.raises(UsageError, match='"Anna" is the only admin'):
        close_account(anna, "Anna")


def test_who_has_no_account_is_named(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match='"Nobody" has no account'):
        give_role(ledger, "Nobody", "reader")
    with pytest.raises(LedgerError, match='"Nobody" has no account'):
        give_password(ledger, "Nobody", PASSWORD)
    with pytest.raises(LedgerError, match='"Nobody" has no account'):
        close_account(ledger, "Nobody")
