"""What is refreshed step by step is what resolving everything anew would give, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.ledger.reports import STORIES, Story, record
from tests.ledger.resolved_rows import kept_rows, resolved_rows
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.freshness import freshness
from wireledger.ledger.refreshing import Refreshing
from wireledger.ledger.resolved import refresh, resolution
from wireledger.ledger.write import add, replace_reading
from wireledger.plain import to_line
from wireledger.records import Record
from wireledger.resolve.resolve import resolve

MORE = (
    Story("a4", outlet="Coast Daily", killed="4", leader="Kareem Adil"),
    Story("a5", outlet="Coast Daily", day="2022-05-04", more="The car was hit twice on the coast road."),
    Story("b2", outlet="Port Post", day="2022-05-09", killed="8", leader="Nadir Haso"),
    Story("b3", outlet="Port Post", day="2022-05-10", killed="7", leader="Nadir Haso", method="strike"),
)
RECORDS = (*map(record, STORIES), builders.record(), *map(record, MORE))
EVENTS = [e.id for r in RECORDS for e in r.events]
PEOPLE = [e.id for r in RECORDS for e in r.entities if e.kind == "person"]
GROUPS = [e.id for r in RECORDS for e in r.entities if e.kind == "group"]
CLAIMS = [c.id for r in RECORDS for c in r.claims]
TYPES = ("air_drone_strike", "shooting_assassination")


def _several(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True).map(tuple)


def _one(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sampled_from(ids).map(lambda made: (made,))


RULINGS = st.one_of(
    st.builds(
        Ruling,
        st.sampled_from(["same", "different"]),
        st.one_of(_several(EVENTS), _several(PEOPLE), _several(GROUPS)),
    ),
    st.builds(Ruling, st.sampled_from(["accept", "reject"]), _one([*EVENTS, *PEOPLE, *GROUPS, *CLAIMS])),
    st.builds(Ruling, st.just("correct"), _one(EVENTS), st.just("killed"), st.sampled_from(["3", "9"])),
    st.builds(Ruling, st.just("correct"), _one(EVENTS), st.just("type"), st.sampled_from(TYPES)),
    st.builds(
        Ruling, st.just("correct"), _one(EVENTS), st.just("place"), st.sampled_from(["Idlib", "Tel Arran"])
    ),
    st.builds(Ruling, st.just("correct"), _one(EVENTS), st.just("date"), st.just("2022-05-09")),
    st.builds(Ruling, st.just("correct"), _one([*PEOPLE, *GROUPS]), st.just("name"), st.just("Nadir Haso")),
)
STEPS = st.lists(st.one_of(RULINGS, st.just("add"), st.integers(0, 5)), min_size=3, max_size=8)
"""A ruling, another report, or the number of a decision to be undone."""


@contextmanager
def ledger_of(records: Sequence[Record]) -> Iterator[Ledger]:
    with (
        TemporaryDirectory() as folder,
        closing(open_ledger(str(Path(folder, "x.db")), create=True)) as ledger,
    ):
        for made in records:
            add(ledger, made)
        yield ledger


def assert_as_anew(ledger: Ledger) -> None:
    assert freshness(ledger).is_fresh
    assert kept_rows(ledger) == resolved_rows(ledger, resolve)


def take(ledger: Ledger, step: Ruling | str | int) -> None:
    if isinstance(step, Ruling):
        append(ledger, [decided(step, "", user="anna")])
    elif isinstance(step, int):
        past = [p.decision.id for p in history(ledger)]
        if past:
            append(ledger, [decided(Ruling("undo", (past[step % len(past)],)), "", user="anna")])
    else:
        next((made for made in RECORDS if add(ledger, made)), None)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(2, 6), STEPS)
def test_step_by_step_is_as_anew(first: int, steps: Sequence[Ruling | str | int]) -> None:
    with ledger_of(RECORDS[:first]) as ledger:
        refreshing = Refreshing(ledger)
        refreshing.refresh()
        for step in steps:
            take(ledger, step)
            refreshing.refresh()
            assert_as_anew(ledger)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_the_tables_of_another_program_are_brought_to_the_same_rows(
    steps: Sequence[Ruling | str | int],
) -> None:
    with ledger_of(RECORDS[:4]) as ledger:
        for step in steps:
            take(ledger, step)
            refresh(ledger, resolve)
            assert_as_anew(ledger)


def test_it_is_so_on_every_database(ledger: Ledger) -> None:
    refreshing = Refreshing(ledger)
    for step in (
        "add",
        "add",
        "add",
        Ruling("same", (EVENTS[0], EVENTS[2])),
        "add",
        Ruling("reject", (PEOPLE[1],)),
        0,
    ):
        take(ledger, step)
        refreshing.refresh()
    assert_as_anew(ledger)


def test_what_another_refreshed_is_taken_in() -> None:
    with ledger_of(RECORDS[:3]) as ledger:
        mine, other = Refreshing(ledger), Refreshing(ledger)
        for number in range(3, 7):
            (mine, other)[number % 2].refresh()
            add(ledger, RECORDS[number])
        mine.refresh()
        assert_as_anew(ledger)


def test_a_replaced_record_is_read_again() -> None:
    with ledger_of([*RECORDS[:3]]) as ledger:
        refreshing = Refreshing(ledger)
        refreshing.refresh()
        before = to_line(resolution(ledger))
        other = RECORDS[0]
        replace_reading(ledger, Record(other.document, other.entities, (), other.claims), "another model")
        refreshing.refresh()
        assert to_line(resolution(ledger)) != before
        assert_as_anew(ledger)


def test_a_large_ledger_is_resolved_anew() -> None:
    with ledger_of(RECORDS[:3]) as ledger:
        refreshing = Refreshing(ledger, most=3)
        refreshing.refresh()
        add(ledger, RECORDS[3])
        refreshing.refresh()
        assert_as_anew(ledger)
