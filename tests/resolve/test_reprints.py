from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.telling import decision, report, under_ref
from wireledger.records import Record
from wireledger.resolve.reprints import all_refs, printed
from wireledger.resolve.resolution import Resolution
from wireledger.resolve.resolve import resolve

RECORDS = [
    report(
        "army",
        "Our forces struck Anas al-Dandal of the Salt Brigade near al-Bab on Thursday, killing him at once.",
        publisher="Northern Task Force",
        trigger="struck",
        hit=["Anas al-Dandal"],
        killed="1",
    ),
    report(
        "paper",
        "A strike near al-Bab killed Anas al-Dandal, the task force said.",
        hit=["Anas al-Dandal"],
        killed="2",
        speakers=[("the task force", None)],
    ),
    report("later", "A strike in al-Bab hit a silver car.", day="2024-09-15", published="2024-09-16"),
    report("far", "Shells fell on Idlib.", trigger="fell", type="shelling", where=None),
]


def refs_of(found: Resolution, event: str) -> list[str]:
    """The refs under which an event stands in its incident."""
    return [e.ref for i in found.incidents for e in i.events if e.event == event]


def test_records_that_share_all_ids_are_one_report() -> None:
    first, second = RECORDS[:2]
    found = printed([under_ref(first, "reprint", "Gazette"), second, first])
    assert all_refs(found) == {"army": ("army", "reprint"), "paper": ("paper",)}
    assert found[0].first == first


def test_the_first_published_stands_for_all_and_a_ref_counts_once() -> None:
    late = replace(RECORDS[0], document=replace(RECORDS[0].document, ref="a", published="2024-10-01"))
    (found,) = printed([late, RECORDS[0], late])
    assert found.refs == ("army", "a")


def test_a_reprint_is_told_wherever_the_report_is() -> None:
    found = resolve([*RECORDS, under_ref(RECORDS[0], "reprint", "Coast Gazette")])
    (incident,) = (i for i in found.incidents if i.events[0].event == "event-army")
    assert [(e.ref, e.event) for e in incident.events] == [
        ("army", "event-army"),
        ("paper", "event-paper"),
        ("reprint", "event-army"),
    ]
    assert "army" in incident.origins[0].reports
    assert "reprint" in incident.origins[0].reports
    assert {v.value: v.reports for f in incident.values if f.field == "killed" for v in f.values} == {
        "1": ("army", "reprint"),
        "2": ("paper",),
    }
    (killed,) = incident.conflicts
    assert {v.value: v.reports for v in killed.values} == {"1": ("army", "reprint"), "2": ("paper",)}
    (man,) = (i for i in found.identities if i.kind == "person")
    assert {s.ref for s in man.spellings} == {"army", "paper", "reprint"}


def test_a_reprint_dated_otherwise_contradicts_nothing() -> None:
    one = RECORDS[2]
    moved = under_ref(one, "moved", "Coast Gazette")
    moved = replace(moved, document=replace(moved.document, published="2024-10-01"))
    (incident,) = resolve([one, moved]).incidents
    assert incident.conflicts == ()
    assert [o.reports for o in incident.origins] == [("later", "moved")]


def test_a_decision_on_an_event_holds_for_all_refs() -> None:
    reprint = under_ref(RECORDS[1], "reprint", "Coast Gazette")
    apart = resolve([*RECORDS, reprint], [decision("different", "event-army", "event-paper")])
    assert {frozenset(e.ref for e in i.events) for i in apart.incidents} == {
        frozenset(s) for s in (("army",), ("paper", "reprint"), ("later",), ("far",))
    }
    rejected = resolve([*RECORDS, reprint], [decision("reject", "event-paper")])
    assert refs_of(rejected, "event-paper") == []
    corrected = resolve([*RECORDS, reprint], [decision("correct", "event-paper", field="killed", value="9")])
    nine = [v for i in corrected.incidents for f in i.values for v in f.values if v.value == "9"]
    assert [v.reports for v in nine] == [("paper", "reprint")]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(range(len(RECORDS))), min_size=1, max_size=5))
def test_copies_add_refs_and_change_no_count(copied: list[int]) -> None:
    copies: list[Record] = [
        under_ref(RECORDS[at], f"{RECORDS[at].document.ref}-{number}", f"Gazette {number}")
        for number, at in enumerate(copied)
    ]
    before, after = resolve(RECORDS), resolve([*copies, *RECORDS])
    of: dict[str, set[str]] = {r.document.ref: {r.document.ref} for r in RECORDS}
    for at, copy in zip(copied, copies, strict=True):
        of[RECORDS[at].document.ref].add(copy.document.ref)
    assert len(after.identities) == len(before.identities)
    assert [i.id for i in after.incidents] == [i.id for i in before.incidents]
    for old, new in zip(before.incidents, after.incidents, strict=True):
        assert {(r, e.event) for e in old.events for r in of[e.ref]} == {(e.ref, e.event) for e in new.events}
        assert [c.field for c in new.conflicts] == [c.field for c in old.conflicts]
        assert {o.id: {r for ref in o.reports for r in of[ref]} for o in old.origins} == {
            o.id: set(o.reports) for o in new.origins
        }
