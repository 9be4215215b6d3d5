"""The reports written to train on: every annotated string stands in its text."""

import copy
from typing import Any

import pytest

from training.written import completed, problems, written_reports

ROW: dict[str, Any] = {
    "id": "x-1",
    "publisher": "Harbour News",
    "published": "2024-05-02",
    "title": None,
    "text": "Gunmen killed Ado Sani, known as Kura, on Monday, police said.",
    "events": [
        {
            "type": "shooting_assassination",
            "trigger": "killed",
            "evidence": "Gunmen killed Ado Sani, known as Kura, on Monday",
            "date_start": "2024-04-29",
            "date_text": "on Monday",
            "actors": ["Gunmen"],
            "targets": ["Ado Sani"],
            "victims_killed": {"min": 1, "max": 1},
        }
    ],
    "persons": [{"name": "Ado Sani", "aliases": ["Kura"], "fate": "killed"}],
    "claims": [{"speaker": "police", "cue": "said", "content": "Gunmen killed Ado Sani"}],
}


def test_what_is_left_out_is_filled_in() -> None:
    whole = completed(ROW)
    assert whole["groups"] == []
    assert whole["events"][0]["status"] == "asserted"
    assert whole["persons"][0]["roles"] == []
    assert whole["synthetic"] is True
    assert list(problems(whole)) == []


@pytest.mark.parametrize(
    ("part", "key", "value", "said"),
    [
        ("events", "place", "Kano", "event 0: place is not in the text: 'Kano'"),
        ("events", "type", "murder", "event 0: unknown type 'murder'"),
        ("events", "trigger", "police", "event 0: the trigger is not in its evidence"),
        ("events", "same_as", 0, "event 0: same_as must name an earlier event"),
        ("persons", "fate", "dead", "Ado Sani: unknown fate 'dead'"),
        ("claims", "speaker", "Police", "claim 0: speaker is not in the text: 'Police'"),
        ("claims", "modality", "sure", "claim: unknown modality 'sure'"),
    ],
)
def test_a_wrong_annotation_is_told(part: str, key: str, value: Any, said: str) -> None:
    row = copy.deepcopy(ROW)
    row[part][0][key] = value
    assert said in list(problems(completed(row)))


def test_all_written_reports_are_sound() -> None:
    rows = list(written_reports())
    assert rows
    assert [p for row in rows for p in problems(row)] == []
    assert len({row["id"] for row in rows}) == len(rows)
