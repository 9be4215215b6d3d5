"""What the commands do that ask a ledger: one question each, shown as a table or as lines of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wireledger.cli.ledgers import fresh_ledger
from wireledger.cli.listing import ListFormat, chosen, shown_limit, write_lines, write_table
from wireledger.ledger.compare import compare
from wireledger.ledger.dossier import IdentityDossier, IncidentDossier, show
from wireledger.ledger.leadership import leadership
from wireledger.ledger.query import Order, Wanted, identities, incidents
from wireledger.ledger.search import search
from wireledger.records import Record
from wireledger.resolve.resolution import IdentityKind

if TYPE_CHECKING:
    from rich.console import RenderableType


def list_incidents(name: str, wanted: Wanted, form: ListFormat | None, limit: int | None) -> None:
    """Incidents, newest first."""
    from wireledger.cli.ledger_tables import incident_table

    form = chosen(form)
    with fresh_ledger(name) as ledger:
        rows = incidents(ledger, wanted, shown_limit(form, limit))
    if form == "jsonl":
        write_lines(rows)
    else:
        write_table(incident_table(rows))


def list_timeline(name: str, wanted: Wanted, form: ListFormat | None) -> None:
    """Incidents, oldest first."""
    from wireledger.cli.ledger_tables import timeline

    order: Order = "oldest"
    with fresh_ledger(name) as ledger:
        rows = incidents(ledger, wanted, order=order)
    if chosen(form) == "jsonl":
        write_lines(rows)
    else:
        write_table(timeline(rows))


def list_identities(
    name: str, kind: IdentityKind, called: str | None, form: ListFormat | None, limit: int | None
) -> None:
    """People or groups, those in most reports first."""
    from wireledger.cli.ledger_tables import identity_table

    form = chosen(form)
    with fresh_ledger(name) as ledger:
        rows = identities(ledger, kind, called, shown_limit(form, limit))
    if form == "jsonl":
        write_lines(rows)
    else:
        write_table(identity_table(rows))


def show_one(name: str, asked: str, form: ListFormat | None) -> None:
    """All on one thing."""
    with fresh_ledger(name) as ledger:
        found = show(ledger, asked)
    if chosen(form) == "jsonl":
        write_lines([found])
    else:
        write_table(_view(found))


def _view(found: IncidentDossier | IdentityDossier | Record) -> RenderableType:
    from wireledger.cli import ledger_views
    from wireledger.cli.report import report

    if isinstance(found, Record):
        return report(found)
    return (
        ledger_views.incident(found) if isinstance(found, IncidentDossier) else ledger_views.identity(found)
    )


def show_search(name: str, words: str, form: ListFormat | None, limit: int) -> None:
    """What holds the words."""
    from wireledger.cli.ledger_tables import results

    with fresh_ledger(name) as ledger:
        found = search(ledger, words, limit)
    if chosen(form) == "jsonl":
        write_lines((*found.identities, *found.reports))
    else:
        write_table(results(found))


def show_matrix(name: str, asked: str, form: ListFormat | None) -> None:
    """What the origins of an incident say."""
    from wireledger.cli.ledger_views import matrix

    with fresh_ledger(name) as ledger:
        found = compare(ledger, asked)
    if chosen(form) == "jsonl":
        write_lines([found])
    else:
        write_table(matrix(found))


def show_leadership(name: str, asked: str, form: ListFormat | None) -> None:
    """Who led a group."""
    from wireledger.cli import ledger_views

    with fresh_ledger(name) as ledger:
        found = leadership(ledger, asked)
    if chosen(form) == "jsonl":
        write_lines([found])
    else:
        write_table(ledger_views.leadership(found))
