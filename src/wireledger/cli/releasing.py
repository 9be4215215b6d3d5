"""What ``wireledger release`` does: write a versioned release of the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from wireledger.cli.exporting import Sharing, shared
from wireledger.cli.ledgers import fresh_ledger
from wireledger.cli.listing import tell_one
from wireledger.ledger.query import Wanted
from wireledger.publish.release import Plan, release


@dataclass(frozen=True, slots=True)
class Change:
    """How many incidents of the previous release fared so."""

    change: str
    incidents: int


@dataclass(frozen=True, slots=True)
class Released:
    """A release that was written, and what changed since the one before it."""

    folder: str
    version: str
    changes: tuple[Change, ...]


def write_release(name: str, plan: Plan, folder: Path, sharing: Sharing | None) -> None:
    """Write it, and say what changed."""
    with fresh_ledger(name) as ledger:
        if sharing is None:
            told = release(ledger, plan, folder)
        else:
            with shared(ledger, plan.wanted, sharing, folder) as copy:
                told = release(copy, replace(plan, wanted=Wanted()), folder)
    made = Released(str(folder), plan.version, tuple(Change(kind, told[kind]) for kind in told))
    listed = ", ".join(f"{count:,} {kind}" for kind, count in told.items()) or "nothing"
    since = f" Changed since {plan.previous}: {listed}." if plan.previous else ""
    tell_one(made, f"{folder}: release {plan.version} is written.{since}")
