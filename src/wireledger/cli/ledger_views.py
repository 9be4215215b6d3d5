"""How one incident, person or group of the ledger looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wireledger.cli.ledger_tables import UNKNOWN, agreement, days, identity_table, incident_table
from wireledger.cli.phrases import fate
from wireledger.cli.safe import safe
from wireledger.ledger.compare import Cell, Matrix, Said
from wireledger.ledger.dossier import IdentityDossier, IncidentDossier, Telling
from wireledger.ledger.facts import Fact
from wireledger.ledger.leadership import Holder, Leadership
from wireledger.ledger.query import IdentityRow, IncidentRow
from wireledger.resolve.resolution import OpenQuestion

_MARKS = {"agree": "", "differ": "≠ ", "silent": "–"}
_LABELS = {"alias": "also called", "role": "post", "moved": "lived in", "part_of": "part of", "fate": "fate"}


def matrix(found: Matrix) -> RenderableType:
    """The agreement matrix: values by origin, then the words behind them."""
    return Group(*_matrix(found))


def incident(found: IncidentDossier) -> RenderableType:
    """All on one incident."""
    parts = [*_matrix(found.matrix), *_heading("Reports"), *map(_telling, found.reports)]
    if found.involved:
        parts += [*_heading("People and groups"), identity_table(found.involved)]
    return Group(*parts, *_questions(found.questions))


def identity(found: IdentityDossier) -> RenderableType:
    """All on one person or group."""
    parts: list[RenderableType] = [_title(found.identity.name, found.identity.handle, _seen(found.identity))]
    spellings = dict.fromkeys(s.text for s in found.spellings)
    parts.append(_line("spelled", ", ".join(spellings)))
    if found.aliases:
        parts.append(_line("also called", ", ".join(found.aliases)))
    if found.facts:
        parts += [*_heading("What is said"), _facts(found.facts)]
    if found.incidents:
        parts += [*_heading("Incidents"), incident_table(found.incidents)]
    return Group(*parts, *_questions(found.questions))


def leadership(found: Leadership) -> RenderableType:
    """The leaders of a group in their order, and the incidents that changed them."""
    parts: list[RenderableType] = [_title(found.group.name, found.group.handle, _seen(found.group))]
    if not found.leaders:
        parts += [Text(), Text("No report names somebody at the head of it.")]
    parts += [part for leader in found.leaders for part in _holder(leader)]
    if found.others:
        parts += [*_heading("Other posts"), *(part for other in found.others for part in _holder(other))]
    if found.changes:
        parts += [*_heading("Appointments and successions"), incident_table(found.changes)]
    return Group(*parts)


def _holder(found: Holder) -> Iterator[RenderableType]:
    name = Text(safe(found.person.name), style="bold")
    name.append(f"  {found.person.handle}", style="cyan")
    yield Text()
    yield name
    yield _facts((*found.posts, *found.fates))


def _matrix(found: Matrix) -> Iterator[RenderableType]:
    yield _title(found.incident.label, found.incident.handle, _told(found.incident))
    yield Text()
    for number, origin in enumerate(found.origins, 1):
        reports = ", ".join(origin.reports)
        yield _line(f"[{number}]", f"{origin.name} ({origin.kind}): {reports}")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("")
    for number, _ in enumerate(found.origins, 1):
        table.add_column(f"[{number}]", overflow="fold")
    for row in found.rows:
        style = "bold" if row.contradicts else ""
        table.add_row(Text(row.field, style=style), *map(_cell, row.cells))
    yield table
    yield from _heading("In which words")
    told: set[Said] = set()  # what an event's method is, say, follows from the words for its type
    for row in found.rows:
        for number, cell in enumerate(row.cells, 1):
            for said in cell.said:
                if said not in told:
                    yield _line(f"[{number}] {row.field}", _words(said))
                told.add(said)


def _cell(cell: Cell) -> Text:
    values = " / ".join(dict.fromkeys(said.value for said in cell.said))
    return Text(safe(_MARKS[cell.verdict] + values), style="bold" if cell.verdict == "differ" else "")


def _words(said: Said) -> str:
    if said.words is None:
        return f"{said.value}, as a reviewer corrected it  ({said.ref})"
    mark = "" if said.modality == "asserted" else f", {said.modality}"
    return f"{said.value}: “{said.words}” said by {said.by}{mark}  ({said.ref}, {said.claim})"


def _told(row: IncidentRow) -> str:
    return ", ".join(part for part in (days(row), row.place, agreement(row)) if part and part != UNKNOWN)


def _seen(row: IdentityRow) -> str:
    return f"in {row.reports} reports and {row.incidents} incidents"


def _telling(told: Telling) -> RenderableType:
    about = [told.publisher or "publisher unknown", told.published or "date unknown", told.title or ""]
    return _line(told.ref, f"{' · '.join(part for part in about if part)}  ({told.event})")


def _facts(facts: Sequence[Fact]) -> RenderableType:
    """Facts of one kind and text together, with all who say so."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=12, no_wrap=True)
    grid.add_column(overflow="fold")
    ordered = sorted(facts, key=lambda f: (list(_LABELS).index(f.kind), _fact(f)))
    for (kind, text), same in groupby(ordered, key=lambda f: (f.kind, _fact(f))):
        line = Text(safe(text))
        line.append(safe(f"  said by {'; '.join(_by(same))}"), style="dim")
        grid.add_row(Text(f" {_LABELS[kind]}", style="dim"), line)
    return grid


def _fact(fact: Fact) -> str:
    if fact.kind == "fate":
        return fate(fact.text, fact.modality)
    if fact.since and fact.until:
        return f"{fact.text} ({fact.since} to {fact.until})"
    if fact.since:
        return f"{fact.text} ({'from ' if fact.kind == 'role' else ''}{fact.since})"
    return f"{fact.text} (until {fact.until})" if fact.until else fact.text


def _by(facts: Iterable[Fact]) -> list[str]:
    """Each chain of sources, with the reports that have it."""
    refs: dict[str, dict[str, None]] = {}
    for fact in facts:
        refs.setdefault(fact.by, {})[fact.ref] = None
    return [f"{by} ({', '.join(of)})" for by, of in refs.items()]


def _questions(questions: Sequence[OpenQuestion]) -> Iterator[RenderableType]:
    if not questions:
        return
    yield from _heading("Could be the same, and is kept apart until somebody decides")
    for question in questions:
        link = question.link
        yield _line(f"{link.score:.2f}", f"{link.a} and {link.b}: {', '.join(link.reasons)}")


def _title(name: str, handle: str, about: str) -> RenderableType:
    title = Text(safe(name), style="bold")
    title.append(f"  {handle}", style="cyan")
    title.append(safe(f"  {about}"), style="dim")
    return title


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(words, style="bold underline")


def _line(label: str, text: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=12, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(safe(label), style="dim"), Text(safe(text)))
    return Padding(grid, (0, 0, 0, 1))
