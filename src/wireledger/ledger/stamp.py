"""The mark that tells one writing of the resolved tables from another."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, insert

from wireledger.ledger.tables import resolution


def new_stamp() -> str:
    """A stamp that no other writing has."""
    return secrets.token_hex(8)


def outdate(connection: Connection) -> None:
    """Note that the tables do not follow any more from what the ledger holds, whatever its numbers say."""
    connection.execute(delete(resolution))
    row = {"reports": 0, "decisions": 0, "program": "", "stamp": new_stamp()}
    connection.execute(insert(resolution), row)
