"""How lists of the ledger look on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wireledger.cli.listing import SHOWN
from wireledger.cli.phrases import event_type
from wireledger.cli.safe import safe
from wireledger.ledger.days import short_days
from wireledger.ledger.decisions import Past
from wireledger.ledger.query import SIDE_BY_SIDE, IdentityRow, IncidentRow
from wireledger.ledger.search import Hit, Results

UNKNOWN = "–"


def incident_table(rows: Sequence[IncidentRow]) -> RenderableType:
    """One incident a row; ``≠`` marks the fields on which its origins contradict."""
    table = _table("what", "when", "where", "killed", "reports", "origins", "≠")
    for row in rows[:SHOWN]:
        told = (_short(row.place), _short(row.killed))
        cells = (days(row), *told, str(row.reports), str(row.origins))
        _row(table, row.handle, event_type(row.type), *cells, ", ".join(row.conflicts) or "–")
    return _listed(table, rows, "incident")


def identity_table(rows: Sequence[IdentityRow]) -> RenderableType:
    """One person or group a row."""
    table = _table("name", "reports", "incidents")
    for row in rows[:SHOWN]:
        _row(table, row.handle, row.name, str(row.reports), str(row.incidents))
    return _listed(table, rows, "name")


def timeline(rows: Sequence[IncidentRow]) -> RenderableType:
    """Incidents under their months."""
    parts: list[RenderableType] = []
    for month, of_month in groupby(rows, key=lambda row: days(row)[:7]):
        title = Text("day unknown" if month == UNKNOWN else month, style="bold")
        parts += [Text(), title, _dated(of_month)]
    return Group(*parts) if parts else Text("No incident was found.")


def results(found: Results) -> RenderableType:
    """People and groups that are called so, then reports."""
    parts: list[RenderableType] = []
    if found.identities:
        parts += [Text(), Text("People and groups", style="bold underline"), identity_table(found.identities)]
    if found.reports:
        parts += [Text(), Text("Reports", style="bold underline"), *(_hit(hit) for hit in found.reports)]
    return Group(*parts) if parts else Text("Nothing was found.")


def history(taken: Sequence[Past]) -> RenderableType:
    """One decision a row; those that were undone are marked."""
    table = _table("when", "who", "decided", "on", "why")
    for past in taken:
        made = past.decision
        what = made.verdict if past.stands else f"{made.verdict} (undone)"
        on = " ".join([*made.items, *([f"{made.field} = {made.value}"] if made.field else [])])
        _row(table, made.id, made.time[:16].replace("T", " "), made.user, what, on, made.reason or "–")
    return table if taken else Text("Nothing was decided yet.")


def days(row: IncidentRow) -> str:
    """The days of an incident in short words; a dash where unknown."""
    return short_days(row.start, row.end) or UNKNOWN


def _short(values: str | None) -> str:
    """At most two of the values that stand side by side: all of them are in ``show``."""
    if not values:
        return UNKNOWN
    first, *rest = values.split(SIDE_BY_SIDE)
    return SIDE_BY_SIDE.join([first, *rest[:1], *(["…"] if len(rest) > 1 else [])])


def agreement(row: IncidentRow) -> str:
    """``3 reports, 2 origins, which contradict on killed``."""
    told = f"{_number(row.reports, 'report')}, {_number(row.origins, 'origin')}"
    return f"{told}, contradicting on {', '.join(row.conflicts)}" if row.conflicts else told


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True, style="cyan")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _row(table: Table, handle: str, *cells: str) -> None:
    table.add_row(*(Text(safe(cell)) for cell in (handle, *cells)))


def _listed(table: Table, rows: Sequence[object], what: str) -> RenderableType:
    if not rows:
        return Text(f"No {what} was found.")
    if len(rows) <= SHOWN:
        return table
    return Group(
        table, Text(f"The first {SHOWN}; there are more. Filter them, or write all to a pipe or file.")
    )


def _dated(rows: Iterable[IncidentRow]) -> RenderableType:
    """Day, handle, and what happened; each text wraps under itself."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=11, no_wrap=True)
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        killed = f", killed {_short(row.killed)}" if row.killed else ""
        place = f", {_short(row.place)}" if row.place else ""
        text = Text(safe(f"{event_type(row.type)}{place}{killed}"))
        text.append(safe(f"  {agreement(row)}"), style="dim")
        grid.add_row(Text(f" {days(row)}"), Text(safe(row.handle)), text)
    return grid


def _hit(hit: Hit) -> RenderableType:
    title = Text(safe(hit.title or hit.ref), style="bold")
    about = [hit.publisher or "publisher unknown", hit.published or "date unknown", hit.ref]
    title.append(safe(f"  {' · '.join(about)}"), style="dim")
    return Group(title, *_below(hit))


def _below(hit: Hit) -> Iterator[RenderableType]:
    yield Padding(Text(safe(hit.excerpt)), (0, 0, 0, 1))
    for row in hit.incidents:
        line = Text(safe(row.handle), style="cyan")
        line.append(safe(f"  {row.label}"))
        yield Padding(line, (0, 0, 0, 1))
