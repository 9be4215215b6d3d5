"""The terminal report on one record: incidents, people, groups, statements, contradictions.

Built for people who read many a day: what happened first, then who, then who said what, each fact
on a numbered line with the words "said by" and its chain. ``lines`` decides what is shown and gives
the numbers; this module only lays it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wireledger.cli import phrases
from wireledger.cli.lines import Line, Section, lines
from wireledger.cli.safe import safe
from wireledger.records import Event, Record

NARROWEST, WIDEST, WITHOUT_TERMINAL = 60, 120, 100
ROOMY = 100  # columns from which the incident table shows status and claims too

_TITLES: dict[Section, str] = {
    "incidents": "Incidents",
    "people": "People",
    "groups": "Groups",
    "statements": "Statements",
    "contradictions": "What the report itself contradicts",
}


def console_for(stream: TextIO) -> Console:
    """A console as wide as reads well, without colours where ``stream`` is no terminal."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    wide = console.width if console.is_terminal else WITHOUT_TERMINAL
    console.width = min(max(wide, NARROWEST), WIDEST)
    return console


def report(record: Record, width: int = WITHOUT_TERMINAL) -> RenderableType:
    """The whole report on a record, for a console of ``width`` columns."""
    numbered = lines(record)
    parts: list[RenderableType] = [_header(record), *_warnings(record)]
    for section, title in _TITLES.items():
        shown = [line for line in numbered if line.section == section]
        if shown:
            parts += [Text(), Text(title, style="bold underline"), *_section(section, shown, record, width)]
    if not numbered:
        parts += [Text(), Text("No incident, person, group or statement was found in this report.")]
    parts.append(Text())
    return Group(*parts)


def _header(record: Record) -> RenderableType:
    document = record.document
    title = Text(safe(document.title or document.ref), style="bold")
    facts = [
        document.publisher or "publisher unknown",
        phrases.published(document),
        f"language {document.language}" if document.language else "language unknown",
        "complete" if document.complete else "INCOMPLETE",
        document.ref,
    ]
    below = Text(safe(" · ".join(facts)), style="dim" if document.complete else "")
    return Group(Rule(style="dim", characters="─"), title, below)


def plain_text(console: Console, shown: RenderableType) -> str:
    """What the console would print, without the spaces at line ends."""
    with console.capture() as captured:
        console.print(shown)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def display(console: Console, shown: RenderableType) -> None:
    """Print on a terminal; elsewhere write plain lines."""
    if console.is_terminal:
        console.print(shown)
    else:
        console.file.write(plain_text(console, shown))


def _warnings(record: Record) -> Iterator[RenderableType]:
    for warning in record.document.warnings:
        yield _hanging("!", Text(safe(warning), style="yellow"))


def _section(section: Section, shown: list[Line], record: Record, width: int) -> Iterator[RenderableType]:
    if section == "incidents":
        yield _incident_table(shown, record, width)
        yield from _incident_details(shown, record)
    elif section == "statements":
        for speaker, said in groupby(shown, key=lambda line: line.owner):
            yield Padding(Text(safe(speaker), style="bold"), (0, 0, 0, 1))
            yield _grid(said)
    elif section == "contradictions":
        yield _grid(shown)
    else:
        for _, about in groupby(shown, key=lambda line: line.owner):
            yield _grid(about)


def _incident_table(shown: list[Line], record: Record, width: int) -> RenderableType:
    """One row an incident; where the report gives several values they stand side by side."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    columns = [c for c in _COLUMNS if width >= ROOMY or not c.roomy]
    table.add_column("", no_wrap=True)
    for column in columns:
        table.add_column(column.name, width=column.width, ratio=column.ratio, overflow="fold")
    numbers = {line.owner: line for line in shown if line.label == "incident"}
    for event in record.events:
        line = numbers[event.id]
        cells = (Text(safe(line.text if c.name == "what" else c.cell(event))) for c in columns)
        table.add_row(Text(f"[{line.number}]", style="cyan"), *cells)
    return table


def _who(event: Event) -> str:
    doers = ", ".join(dict.fromkeys(p.text for p in event.roles if p.role == "actor"))
    others = ", ".join(dict.fromkeys(p.text for p in event.roles if p.role in ("target", "victim")))
    return f"{doers or '?'} → {others or '?'}" if doers or others else "–"


def _side_by_side(event: Event, name: str, best: str | None) -> str:
    """All values of a field in conflict, else its best value."""
    if name in event.conflicts:
        values = dict.fromkeys(v.value for v in event.values if v.field == name)
        return " / ".join(values)
    return best or "–"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the incident table: of fixed width, or with a share of what is left."""

    name: str
    cell: Callable[[Event], str]
    width: int | None = None
    ratio: int | None = None
    roomy: bool = False


_COLUMNS = (
    _Column("what", lambda e: e.type, ratio=3),
    _Column("when", lambda e: _side_by_side(e, "date", phrases.days(e.date)), width=10),
    _Column("where", lambda e: _side_by_side(e, "place", e.place.text or e.place.name), ratio=3),
    _Column("who → whom", _who, ratio=4),
    _Column("killed", lambda e: _side_by_side(e, "killed", phrases.count(e.killed)), width=8),
    _Column("injured", lambda e: _side_by_side(e, "injured", phrases.count(e.injured)), width=8),
    _Column("status", lambda e: e.status, width=12, roomy=True),
    _Column("claims", lambda e: str(len(e.claims)), width=6, roomy=True),
)


def _incident_details(shown: list[Line], record: Record) -> Iterator[RenderableType]:
    """For each incident its values, one a line, under its status and number of claims."""
    events = {event.id: event for event in record.events}
    for owner, group in groupby(shown, key=lambda line: line.owner):
        incident, *values = group
        event = events[owner]
        claims = f"{len(event.claims)} claim{'' if len(event.claims) == 1 else 's'}"
        title = Text(safe(f"on [{incident.number}] {incident.text}"), style="bold")
        title.append(f"  {event.status}, {claims}", style="dim")
        yield Padding(title, (0, 0, 0, 1))
        yield _grid(values)


def _grid(shown: Iterable[Line]) -> RenderableType:
    """Numbered lines with a label each; the text wraps under itself."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, justify="right", min_width=5)
    grid.add_column(no_wrap=True, min_width=11)
    grid.add_column(ratio=1, overflow="fold")
    grid.expand = True
    for line in shown:
        text = Text(safe(line.text), style="bold" if line.label == "name" else "")
        if line.by and line.section != "statements":
            text.append("  said by " + safe("; ".join(line.by)), style="dim")
        grid.add_row(Text(f"[{line.number}]", style="cyan"), Text(line.label, style="dim"), text)
    return grid


def _hanging(mark: str, text: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(mark, style="yellow"), text)
    return grid
