"""What the commands do that take, undo, show, export and import decisions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wireledger.cli.ledgers import fresh_ledger, opened_ledger, settle
from wireledger.cli.listing import ListFormat, chosen, tell_one, write_lines, write_table
from wireledger.cli.output import opened
from wireledger.errors import LedgerError, UsageError
from wireledger.ledger import decisions
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Past, Ruling
from wireledger.ledger.items import ruling
from wireledger.resolve.resolution import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why; ``user`` None is who runs the program."""

    user: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """How many decisions of a file were new to the ledger, and how many it held."""

    new: int
    known: int


def decide(name: str, verdict: Verdict, asked: tuple[str, ...], signed: Signature) -> None:
    """Take a decision, and resolve again."""
    with fresh_ledger(name) as ledger:
        made = _taken(ledger, ruling(ledger, verdict, asked), signed)
    tell_one(made, f"{made.id}: {verdict} {' '.join(asked)}. Take it back with: wireledger undo {made.id}")


def undo(name: str, asked: str | None, signed: Signature) -> None:
    """Take back a decision, the last one that stands where none is named."""
    with opened_ledger(name) as ledger:
        last = _meant(decisions.history(ledger), asked)
        made = _taken(ledger, Ruling("undo", (last.id,)), signed)
    tell_one(made, f"{made.id}: {last.id} ({last.verdict}) is taken back.")


def show_history(name: str, form: ListFormat | None) -> None:
    """Every decision, oldest first."""
    with opened_ledger(name) as ledger:
        taken = decisions.history(ledger)
    if chosen(form) == "jsonl":
        write_lines(taken)
    else:
        from wireledger.cli.ledger_tables import history

        write_table(history(taken))


def export_decisions(name: str, file: Path | None) -> None:
    """Write every decision as a line."""
    with opened_ledger(name) as ledger, opened(file) as stream:
        stream.writelines(f"{line}\n" for line in decisions.exported(ledger))


def import_decisions(name: str, file: Path | None) -> None:
    """Add the decisions of a file that are new, and resolve again."""
    if file is None:
        raise UsageError("decisions import needs a file. Name one that `wireledger decisions export` wrote.")
    made = decisions.imported(file)
    with opened_ledger(name) as ledger:
        new = decisions.append(ledger, made)
        settle(ledger)
    tell_one(Imported(new, len(made) - new), f"{new} new, {len(made) - new} known")


def _taken(ledger: Ledger, ruled: Ruling, signed: Signature) -> Decision:
    made = decisions.decided(ruled, signed.reason, signed.user)
    decisions.append(ledger, [made])
    settle(ledger)
    return made


def _meant(taken: tuple[Past, ...], asked: str | None) -> Decision:
    """The decision asked for by its id or the beginning of one; else the last that stands and is no undo."""
    if asked is None:
        standing = [p.decision for p in taken if p.stands and p.decision.verdict != "undo"]
        if not standing:
            raise LedgerError("There is no decision to take back. See them with `wireledger history`.")
        return standing[-1]
    found = [p for p in taken if p.decision.id.startswith((asked, f"decision-{asked}"))]
    if len(found) != 1:
        raise LedgerError(f'"{asked}" names {len(found)} decisions. See them with `wireledger history`.')
    if not found[0].stands:
        raise LedgerError(f"{found[0].decision.id} was taken back before. See `wireledger history`.")
    return found[0].decision
