from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.telling import AL_BAB, decision, report
from wireledger.records import Record
from wireledger.resolve.incidents import incidents
from wireledger.resolve.resolution import Decision

STATEMENT = report(
    "statement",
    "On Sept. 12 our forces struck Abu Ubaydah of the Salt Brigade near al-Bab, killing him.",
    publisher="Northern Task Force",
    trigger="struck",
    hit=["Abu Ubaydah"],
    killed="1",
)
MONITOR = report(
    "monitor",
    "A drone hit a red motorcycle on the Tadef road near al-Bab. Two men died at once, shopkeepers said.",
    publisher="Aleppo Rights Monitor",
    published="2024-09-12",
    trigger="hit",
    killed="2",
)
TWIN = report(
    "twin",
    "A drone hit a silver car near the Qabasin roundabout in al-Bab. The driver and his passenger died.",
    publisher="Aleppo Rights Monitor",
    published="2024-09-15",
    trigger="hit",
    day="2024-09-15",
    killed="2",
)
ELSEWHERE = report(
    "elsewhere",
    "Gunmen breached the prison of Potiskum with explosives. Four officers died.",
    trigger="breached",
    type="armed_clash",
    where=("Potiskum", 11.71, 11.08, "NG", "44", "exact"),
    killed="4",
)
ALL = [STATEMENT, MONITOR, TWIN, ELSEWHERE]


def clusters(*records: Record, decisions: tuple[Decision, ...] = ()) -> set[frozenset[str]]:
    found, _ = incidents(records, (), decisions)
    return {frozenset(e.ref for e in i.events) for i in found}


def test_reports_of_one_incident_are_put_together_and_near_twins_kept_apart() -> None:
    assert clusters(*ALL) == {frozenset(s) for s in (("statement", "monitor"), ("twin",), ("elsewhere",))}


def test_an_incident_says_who_tells_what() -> None:
    found, _ = incidents([STATEMENT, MONITOR], ())
    (one,) = found
    assert one.type == "air_drone_strike"
    assert one.label == "air or drone strike, al-Bab, 2024-09-12"
    assert {o.name: o.reports for o in one.origins} == {
        "Northern Task Force": ("statement",),
        "Aleppo Rights Monitor": ("monitor",),
    }
    assert [c.field for c in one.conflicts] == ["killed"]
    assert {v.field: [x.value for x in v.values] for v in one.values}["killed"] == ["1", "2"]
    assert one.links[0].reasons[0] == "same day (2024-09-12)"


def test_the_id_holds_when_a_later_report_comes_in() -> None:
    (alone,), _ = incidents([MONITOR], ())
    (with_more,), _ = incidents([MONITOR, STATEMENT], ())
    assert alone.id == with_more.id


def test_a_doubt_is_a_question_with_its_reasons() -> None:
    vague = report("vague", "A raid near al-Bab left two men dead on Friday, shopkeepers said.", trigger="raid",
                   type="ground_raid", day="2024-09-13", where=AL_BAB, killed="2")  # fmt: skip
    found, asked = incidents([MONITOR, vague], ())
    assert len(found) == 2
    (question,) = asked
    assert question.kind == "incident"
    assert {question.link.a, question.link.b} == {"event-monitor", "event-vague"}
    assert 0.15 < question.link.score < 0.5
    assert "same place" in question.link.reasons


def test_a_reviewer_decides() -> None:
    apart = decision("different", "event-statement", "event-monitor")
    together = decision("same", "event-twin", "event-monitor", id="d2")
    assert frozenset({"statement"}) in clusters(*ALL, decisions=(apart,))
    assert frozenset({"monitor", "twin"}) in clusters(*ALL, decisions=(apart, together))


def test_a_rejected_event_is_left_out() -> None:
    assert clusters(*ALL, decisions=(decision("reject", "event-twin"),)) == clusters(
        STATEMENT, MONITOR, ELSEWHERE
    )


def test_two_events_of_one_report_are_two_incidents() -> None:
    twice = replace(MONITOR, events=(*MONITOR.events, replace(MONITOR.events[0], id="second")))
    found, _ = incidents([twice], ())
    assert len(found) == 2


def test_no_reports_no_incidents() -> None:
    assert incidents([], ()) == ((), ())


@settings(max_examples=15)
@given(st.permutations(ALL))
def test_the_order_of_the_records_changes_nothing(records: list[Record]) -> None:
    assert incidents(records, ()) == incidents(ALL, ())
