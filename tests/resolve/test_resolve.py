from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.telling import decision, report
from tests.resolve.test_reprint_dates import FIRST, NEXT_DAY, SHORTENED, WEEK_LATER
from wireledger.records import Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision
from wireledger.resolve.resolve import Resolving, resolve
from wireledger.resolve.settling import Given

RECORDS = [
    report("a", "A strike near al-Bab killed Muhannad al-Hammadi.", hit=["Muhannad al-Hammadi"], killed="1"),
    report("b", "Muhannad al-Hammadi died in a strike in al-Bab.", hit=["Muhannad al-Hammadi"], killed="2"),
    report("c", "A strike in al-Bab hit a car.", day="2024-09-15", published="2024-09-16"),
    report("d", "Shells fell on Idlib.", trigger="fell", type="shelling", where=None),
]
DECISIONS = [
    decision("same", "event-a", "event-c", id="d1", time="2024-10-01T00:00:00Z"),
    decision("different", "event-a", "event-b", id="d2", time="2024-10-02T00:00:00Z"),
    decision("reject", "event-d", id="d3", time="2024-10-03T00:00:00Z"),
    decision("correct", "event-a", id="d4", time="2024-10-04T00:00:00Z", field="killed", value="7"),
    decision(
        "different", "a:Muhannad al-Hammadi", "b:Muhannad al-Hammadi", id="d5", time="2024-10-05T00:00:00Z"
    ),
]


def sets(records: list[Record], decisions: list[Decision]) -> set[frozenset[str]]:
    return {frozenset(e.ref for e in i.events) for i in resolve(records, decisions).incidents}


def test_one_call_gives_incidents_and_identities() -> None:
    found = resolve(RECORDS)
    assert sets(RECORDS, []) == {frozenset("ab"), frozenset("c"), frozenset("d")}
    (man,) = (i for i in found.identities if i.kind == "person")
    assert man.entities == ("a:Muhannad al-Hammadi", "b:Muhannad al-Hammadi")


def test_decisions_reach_the_stage_that_they_concern() -> None:
    assert sets(RECORDS, DECISIONS) == {frozenset("ac"), frozenset("b")}
    people = [i for i in resolve(RECORDS, DECISIONS).identities if i.kind == "person"]
    assert len(people) == 2


def test_a_corrected_value_is_told_with_the_decision() -> None:
    found = resolve(RECORDS, DECISIONS[3:4])
    killed = {
        v.value: v.claims for i in found.incidents for f in i.values if f.field == "killed" for v in f.values
    }
    assert killed == {"7": ("d4",), "2": ("b-killed-2",)}


@settings(max_examples=10, deadline=None)
@given(st.permutations(RECORDS), st.permutations(DECISIONS))
def test_the_order_of_records_and_decisions_changes_nothing(
    records: list[Record], decisions: list[Decision]
) -> None:
    assert resolve(records, decisions) == resolve(RECORDS, DECISIONS)


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from(range(len(DECISIONS)))))
def test_undoing_restores_what_was(undone: set[int]) -> None:
    undos = [
        decision("undo", DECISIONS[i].id, id=f"u{i}", time=f"2024-11-0{i + 1}T00:00:00Z") for i in undone
    ]
    left = [d for i, d in enumerate(DECISIONS) if i not in undone]
    assert resolve(RECORDS, [*DECISIONS, *undos]) == resolve(RECORDS, left)


MORE = [*RECORDS, NEXT_DAY, FIRST, SHORTENED, WEEK_LATER]
MORE_DECISIONS = [
    *DECISIONS,
    decision("reject", "event-first", id="d6", time="2024-10-06T00:00:00Z"),
    decision("correct", "event-next", id="d7", time="2024-10-07T00:00:00Z", field="date", value="2024-09-12"),
    decision("same", "a:Muhannad al-Hammadi", "week:Hamza al-Dandal", id="d8", time="2024-10-08T00:00:00Z"),
    decision("undo", "d6", id="u6", time="2024-10-09T00:00:00Z"),
]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from(range(len(MORE)))), st.sets(st.sampled_from(MORE_DECISIONS))),
        min_size=2,
        max_size=5,
    )
)
def test_time_after_time_is_as_all_at_once(runs: list[tuple[set[int], set[Decision]]]) -> None:
    resolving = Resolving(keeps=True)
    for numbers, decisions in runs:
        records = [MORE[n] for n in sorted(numbers)]
        ruled = rulings(standing(decisions))
        given_now = (Given.of(corrected(record, ruled.corrections)) for record in records)
        assert resolving.resolution(given_now, ruled) == resolve(records, list(decisions))


def test_what_nothing_touched_is_the_same_object() -> None:
    resolving = Resolving(keeps=True)
    ruled = rulings(())
    packed = [Given.of(record) for record in RECORDS]
    first, second = (resolving.resolution(packed, ruled) for _ in range(2))
    assert all(a is b for a, b in zip(first.incidents, second.incidents, strict=True))
    assert all(a is b for a, b in zip(first.identities, second.identities, strict=True))
