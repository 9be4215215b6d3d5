"""The reports written for this project to train on: ``training/reports/*.jsonl``, all invented.

They follow the annotation of ``shared/reports/GUIDELINES.md``; a key that is left out means null, nothing,
"asserted" or "not_mentioned". ``python -m training.written [FILE…]`` checks that every annotated string
stands in its text and that the labels are known, and exits 1 where one does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.command import rows
from wireledger.extract.questions import CLASSES

FOLDER = Path(__file__).parent / "reports"
Row = dict[str, Any]
NO_COUNT = {"min": None, "max": None}
EVENT: Row = {
    "date_start": None,
    "date_end": None,
    "date_text": None,
    "place": None,
    "actors": [],
    "targets": [],
    "victims_killed": NO_COUNT,
    "victims_injured": NO_COUNT,
    "civilian_harm": "not_mentioned",
    "weapons": [],
    "status": "asserted",
    "same_as": None,
}
PERSON: Row = {"mentions": [], "aliases": [], "roles": [], "moves": [], "fate": "unknown"}
GROUP: Row = {"mentions": [], "aliases": [], "part_of": None}
CLAIM: Row = {"speaker": None, "channel": None, "via": None, "speaker_role": None, "modality": "asserted"}


def written_reports(paths: list[Path] | None = None) -> Iterator[Row]:
    """The reports of ``paths`` (all of them unless named), with what was left out filled in."""
    for path in paths or sorted(FOLDER.glob("*.jsonl")):
        yield from map(completed, rows(path))


def completed(row: Row) -> Row:
    """A report with every key of the annotation."""
    parts = {"events": EVENT, "persons": PERSON, "groups": GROUP, "claims": CLAIM}
    filled = {key: [{**left_out, **item} for item in row.get(key, [])] for key, left_out in parts.items()}
    return {**row, "synthetic": True, **filled}


def problems(row: Row) -> Iterator[str]:
    """What is wrong with a completed report."""
    text = row["text"]
    for key in ("id", "publisher", "published"):
        if not row.get(key):
            yield f"no {key}"
    for where, string in _strings(row):
        if string is not None and (not string or string not in text):
            yield f"{where} is not in the text: {string!r}"
    for number, event in enumerate(row["events"]):
        for name, key in (("type", "type"), ("status", "status"), ("civilian_harm", "civilian_harm")):
            if event.get(key) not in CLASSES[name]:
                yield f"event {number}: unknown {key} {event.get(key)!r}"
        if event.get("trigger", "") not in event.get("evidence", ""):
            yield f"event {number}: the trigger is not in its evidence"
        if event["same_as"] is not None and not 0 <= event["same_as"] < number:
            yield f"event {number}: same_as must name an earlier event"
        for key in ("victims_killed", "victims_injured"):
            if set(event[key]) != {"min", "max"}:
                yield f"event {number}: {key} needs min and max"
    for person in row["persons"]:
        if person["fate"] not in CLASSES["fate"]:
            yield f"{person['name']}: unknown fate {person['fate']!r}"
    for claim in row["claims"]:
        if claim["modality"] not in CLASSES["modality"]:
            yield f"claim: unknown modality {claim['modality']!r}"


def _strings(row: Row) -> Iterator[tuple[str, str | None]]:
    for number, event in enumerate(row["events"]):
        for key in ("trigger", "evidence", "date_text", "place"):
            yield f"event {number}: {key}", event.get(key, "" if key in ("trigger", "evidence") else None)
        for key in ("actors", "targets", "weapons"):
            for string in event[key]:
                yield f"event {number}: {key}", string
    for person in row["persons"]:
        for string in [person["name"], *person["aliases"], *person["mentions"]]:
            yield "person", string
        for role in person["roles"]:
            for key in ("title", "group", "area"):
                yield f"role of {person['name']}: {key}", role.get(key)
        for move in person["moves"]:
            for key in ("place", "when"):
                yield f"move of {person['name']}: {key}", move.get(key)
    for group in row["groups"]:
        for string in [group["name"], *group["aliases"], *group["mentions"], group["part_of"]]:
            yield "group", string
    for number, claim in enumerate(row["claims"]):
        for key in ("speaker", "cue", "channel", "via", "speaker_role", "content"):
            yield f"claim {number}: {key}", claim.get(key)


def main() -> int:
    """Print every problem; 1 where there is one."""
    bad, seen = 0, set()
    for row in written_reports([Path(p) for p in sys.argv[1:]]):
        found = [*problems(row), *(["the id is used twice"] if row["id"] in seen else [])]
        seen.add(row["id"])
        for problem in found:
            print(f"{row['id']}: {problem}")
        bad += bool(found)
    print(f"{len(seen)} reports, {bad} with problems")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
