from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.publish.planted import RECORDS, ledger_of
from wireledger.ledger.connect import Ledger


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of five incidents: one told twice, one of a month, one of a country, one of nowhere."""
    made = ledger_of(tmp_path_factory.mktemp("told") / "told.db", RECORDS)
    yield made
    made.close()
