from __future__ import annotations

from typing import Any

from tests.resolve.gold_records import gold_record
from wireledger.records import Count
from wireledger.resolve.resolve import resolve

NOBODY = {"min": None, "max": None}


def row(ref: str, text: str, events: list[dict[str, Any]]) -> dict[str, Any]:
    """One annotated report with a man called Anas Qasim and what a nurse said."""
    told = {
        "date_start": "2024-09-12", "date_end": "2024-09-12", "date_text": None, "place": "al-Bab", "actors": [],
        "targets": ["Anas Qasim"], "victims_killed": NOBODY, "victims_injured": NOBODY, "weapons": [],
        "civilian_harm": "not_mentioned", "status": "asserted", "same_as": None,
    }  # fmt: skip
    person = {"name": "Anas Qasim", "mentions": [], "aliases": [], "roles": [], "fate": "killed"}
    claim = {
        "speaker": "a nurse", "speaker_role": None, "channel": None, "via": None, "cue": "said",
        "content": text.partition(", a nurse")[0], "modality": "asserted", "quoted": False,
    }  # fmt: skip
    return {
        "id": ref, "publisher": f"Paper {ref}", "published": "2024-09-13", "title": "News", "text": text,
        "events": [told | e for e in events], "persons": [person], "groups": [], "claims": [claim],
    }  # fmt: skip


TEXT = "A drone strike in al-Bab killed Anas Qasim and his driver, a nurse said. Both died at once."
STRIKE = {
    "type": "air_drone_strike",
    "trigger": "strike",
    "evidence": TEXT[:72],
    "victims_killed": {"min": 2, "max": 2},
}
DEATH = {"type": "air_drone_strike", "trigger": "died", "evidence": TEXT[73:], "same_as": 0}


def test_mentions_of_one_incident_are_one_event_with_its_values() -> None:
    (event,) = gold_record(row("a", TEXT, [STRIKE, DEATH])).events
    assert [t.text for t in event.triggers] == ["strike", "died"]
    assert event.killed == Count(2, 2)
    assert event.place.country == "SY"
    assert event.roles[0].entity is not None


def test_a_value_is_said_by_the_statement_that_holds_its_words() -> None:
    record = gold_record(row("a", TEXT, [STRIKE]))
    killed = next(c for c in record.claims if c.predicate == "killed")
    assert [s.name for s in killed.sources] == ["Paper a", "a nurse"]


def test_records_from_annotation_can_be_resolved() -> None:
    other = row(
        "b", TEXT.replace("Both died", "The two died"), [STRIKE | {"victims_killed": {"min": 3, "max": 3}}]
    )
    found = resolve([gold_record(row("a", TEXT, [STRIKE])), gold_record(other)])
    (incident,) = found.incidents
    assert [o.reports for o in incident.origins] == [("a", "b")]
    killed = next(v for v in incident.values if v.field == "killed")
    assert {v.value for v in killed.values} == {"2", "3"}
    assert incident.conflicts == ()  # what only a copy says is nobody else's word
