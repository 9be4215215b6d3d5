"""What ``wireledger export`` does: write the ledger as files that others read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wireledger.cli.ledgers import fresh_ledger
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.publish.formats import exporter

if TYPE_CHECKING:
    from wireledger.publish.safe_places import Level


@dataclass(frozen=True, slots=True)
class Sharing:
    """That a safe copy is asked for: places no finer than ``level``, and the file of the secret, if any."""

    level: Level
    salt_file: Path | None


def export(name: str, form: str, wanted: Wanted, path: Path, sharing: Sharing | None = None) -> None:
    """Write the incidents wanted in one of the forms of ``publish.formats``."""
    with fresh_ledger(name) as ledger:
        if sharing is None:
            exporter(form)(ledger, wanted, path)
            return
        with shared(ledger, wanted, sharing, path) as copy:
            exporter(form)(copy, Wanted(), path)


@contextmanager
def shared(ledger: Ledger, wanted: Wanted, sharing: Sharing, path: Path) -> Iterator[Ledger]:
    """The incidents wanted as a safe copy; when it is used, what was removed is written beside ``path``."""
    from wireledger.publish.safe import Safety, safe_copy, write_removed
    from wireledger.publish.safe_salt import salt_of

    safety = Safety(salt_of(ledger, sharing.salt_file), sharing.level)
    with safe_copy(ledger, wanted, safety) as made:
        yield made.ledger
        write_removed(made, sharing.level, path)
