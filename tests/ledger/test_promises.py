"""Promises 5 and 6 with the shipped resolver: what is shown follows from reports and decisions alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import builders
from tests.ledger.reports import STORIES, record
from wireledger.errors import LedgerError
from wireledger.ledger.compare import compare
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided, exported, imported
from wireledger.ledger.dossier import IdentityDossier, IncidentDossier, show
from wireledger.ledger.items import ruling
from wireledger.ledger.judged import judged_records
from wireledger.ledger.leadership import leadership
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add
from wireledger.plain import to_line
from wireledger.records import Record
from wireledger.resolve.resolution import IdentityKind
from wireledger.resolve.resolve import resolve

RECORDS = (*map(record, STORIES), builders.record())
EVENTS = [r.events[0].id for r in RECORDS]
PEOPLE = [r.entities[0].id for r in RECORDS]
PREDICATES = ("type", "alias", "states")
KINDS: tuple[IdentityKind, ...] = ("person", "group")


def claim(report: int, predicate: str) -> str:
    """The first claim of that kind in one of the reports."""
    return next(c.id for c in RECORDS[report].claims if c.predicate == predicate)


def ledger_of(records: Sequence[Record], file: Path) -> Ledger:
    ledger = open_ledger(str(file), create=True)
    for made in records:
        add(ledger, made)
    refresh(ledger, resolve)
    return ledger


def shown(ledger: Ledger) -> list[str]:
    """All that the ledger tells: what is worked out from the reports, the reports, and each one's dossiers."""
    people = [show(ledger, row.id) for kind in KINDS for row in identities(ledger, kind)]
    matrices = [compare(ledger, row.id) for row in incidents(ledger, Wanted())]
    return [to_line(resolution(ledger)), *map(to_line, (*judged_records(ledger), *people, *matrices))]


@pytest.fixture
def resolved(tmp_path: Path) -> Ledger:
    return ledger_of(RECORDS, tmp_path / "resolved.db")


def test_reports_of_one_raid_are_one_incident(resolved: Ledger) -> None:
    found = incidents(resolved, Wanted(place="Tel Arran", since="2022-05-03", until="2022-05-03"))
    assert max(row.reports for row in found) >= 3
    matrix = compare(resolved, EVENTS[0])
    assert all(said.words for row in matrix.rows for cell in row.cells for said in cell.said)


def test_the_order_of_adding_makes_no_difference(resolved: Ledger, tmp_path: Path) -> None:
    other = ledger_of(RECORDS[::-1], tmp_path / "other.db")
    assert to_line(resolution(other)) == to_line(resolution(resolved))


@pytest.mark.parametrize(
    "taken",
    [
        Ruling("same", (EVENTS[0], EVENTS[3])),
        Ruling("different", (EVENTS[0], EVENTS[1])),
        Ruling("reject", (EVENTS[4],)),
        Ruling("correct", (EVENTS[0],), "killed", "12"),
        Ruling("different", (PEOPLE[0], PEOPLE[1])),
        Ruling("same", (PEOPLE[0], PEOPLE[3])),
        Ruling("reject", (PEOPLE[3],)),
        Ruling("correct", (PEOPLE[0],), "name", "Kareem Adil"),
        Ruling("accept", (claim(-1, "alias"),)),
        *(Ruling("reject", (claim(-1, p),)) for p in PREDICATES),
        Ruling("correct", (claim(0, "killed"),), "value", "8"),
        Ruling("correct", (claim(0, "killed"),), "speaker", "a nurse"),
        Ruling("correct", (claim(0, "fate"),), "modality", "denied"),
    ],
    ids=lambda r: f"{r.verdict} {r.items[0]} {r.field}",
)
def test_a_decision_changes_what_is_shown_and_undoing_gives_it_back(
    resolved: Ledger, tmp_path: Path, taken: Ruling
) -> None:
    before = shown(resolved)
    made = decided(taken, "as the photographs show", user="anna")
    append(resolved, [made])
    refresh(resolved, resolve)
    after = shown(resolved)
    assert after != before
    replayed = ledger_of(RECORDS, tmp_path / "replayed.db")
    lines = tmp_path / "decisions.jsonl"
    lines.write_text("".join(f"{line}\n" for line in exported(resolved)), encoding="utf-8")
    append(replayed, imported(lines))
    refresh(replayed, resolve)
    assert shown(replayed) == after
    append(resolved, [decided(Ruling("undo", (made.id,)), "", user="anna")])
    refresh(resolved, resolve)
    assert shown(resolved) == before


def test_what_was_rejected_is_shown_nowhere(resolved: Ledger) -> None:
    alias, post, toll = (claim(n, p) for n, p in ((3, "alias"), (3, "role"), (3, "killed")))
    append(resolved, [decided(Ruling("reject", (c,)), "", user="anna") for c in (alias, post, toll)])
    refresh(resolved, resolve)
    man = show(resolved, PEOPLE[3])
    assert isinstance(man, IdentityDossier)
    assert (man.aliases, [f.kind for f in man.facts]) == ((), ["fate"])
    assert "killed" not in {row.field for row in compare(resolved, EVENTS[3]).rows}
    assert "Nadir Haso" not in {leader.person.name for leader in leadership(resolved, "Salt Brigade").leaders}
    assert not {alias, post, toll} & {c.id for r in judged_records(resolved) for c in r.claims}


def test_who_was_rejected_is_nobody(resolved: Ledger) -> None:
    append(resolved, [decided(Ruling("reject", (PEOPLE[3],)), "", user="anna")])
    refresh(resolved, resolve)
    assert "Nadir Haso" not in {row.name for row in identities(resolved, "person")}
    found = show(resolved, EVENTS[3])
    assert isinstance(found, IncidentDossier)
    assert [row.kind for row in found.involved] == []
    with pytest.raises(LedgerError, match="nothing in the ledger has this id or name"):
        show(resolved, "Nadir Haso")
    accepted = ruling(resolved, "accept", (PEOPLE[3],))
    append(resolved, [decided(accepted, "it is a name after all", user="anna")])
    refresh(resolved, resolve)
    assert "Nadir Haso" in {row.name for row in identities(resolved, "person")}


def test_a_correction_is_shown_without_words(resolved: Ledger) -> None:
    append(resolved, [decided(Ruling("correct", (EVENTS[1],), "killed", "12"), "", user="anna")])
    refresh(resolved, resolve)
    matrix = compare(resolved, EVENTS[1])
    said = [s for row in matrix.rows if row.field == "killed" for cell in row.cells for s in cell.said]
    assert [(s.value, s.ref, s.words) for s in said if s.words is None] == [("12", "a2", None)]
