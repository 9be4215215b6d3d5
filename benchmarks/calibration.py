"""How well the confidences hold: of items at 0.8, are four in five right?

usage: python -m benchmarks.calibration --gold FILE [--data ../shared]

Every item of a record is judged right or wrong by the rules of ``score_reports.py``. The error is the
expected calibration error (Guo et al. 2017) over ten bins: the mean gap between confidence and share right,
each bin weighted by its items. Facts of people and groups that the annotation does not list are not judged.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks import reports
from benchmarks.command import rows
from benchmarks.scoring import SHARED, MissingDataError, needed
from wireledger.extract.event_values import count_text
from wireledger.records import Count

BINS = 10
UNKNOWN = Count(None, None)
SHOWN = ("event", "states", "alias", "short_form", "role")
"""The kinds of item that the results tell one by one; the values of events are taken together."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One item: its kind (as in ``confidence.yml``), its confidence, and whether it is right."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error, mean confidence and share right, 0 to 1, over ``items``."""

    error: float
    confidence: float
    right: float
    items: int


def judged_reports(gold: Path, data: Path = SHARED) -> list[Judged]:
    """Every item of every report in ``gold``, read with wireledger and judged."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        reports.predict(gold, out)
        return judged_predictions(gold, out, data)


def judged_predictions(gold: Path, predictions: Path, data: Path = SHARED) -> list[Judged]:
    """Every item of the records in ``predictions``, judged by the annotation in ``gold``."""
    scorer = scorer_module(data)
    annotated = {row["id"]: row for row in rows(gold)}
    return [j for r in rows(predictions) for j in judged(r, annotated[r["document"]["ref"]], scorer)]


def scorer_module(data: Path) -> ModuleType:
    """``score_reports.py`` as a module. Raises MissingDataError."""
    spec = importlib.util.spec_from_file_location("score_reports", needed(data / "score_reports.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(record: Row, gold: Row, scorer: ModuleType) -> Iterator[Judged]:
    """The items of one record."""
    claims = {c["id"]: c for c in record["claims"]}
    yield from _events(record, gold, scorer, claims)
    yield from _statements(record, gold, scorer)
    for kind, names in (("person", "persons"), ("group", "groups")):
        own = [e for e in record["entities"] if e["kind"] == kind]
        wanted = gold.get(names, [])
        pairs = scorer.pairs(
            own,
            wanted,
            lambda a, b: sum(scorer.any_alike(x, scorer.entity_names(b)) for x in scorer.entity_names(a)),
        )
        for i, j in pairs:
            yield from _entity(own[i], wanted[j], scorer, claims)


def _events(record: Row, gold: Row, scorer: ModuleType, claims: Mapping[str, Row]) -> Iterator[Judged]:
    heads = scorer.incidents(gold)
    mates = dict(scorer.pairs(record["events"], heads, scorer.likeness))
    for i, event in enumerate(record["events"]):
        mate = heads[mates[i]] if i in mates else None
        yield Judged("event", event["confidence"], mate is not None)
        for value in event["values"]:
            claim = claims[value["claim"]]
            right = mate is not None and _value_right(value, mate, scorer)
            yield Judged(value["field"], claim["confidence"], right)


def _value_right(value: Row, gold: Row, scorer: ModuleType) -> bool:
    field, said = value["field"], value["value"]
    if field == "type":
        return bool(said in gold["types"])
    if field == "date":
        days = [gold["date_start"], *gold["more_date_start"]]
        return any(d and said.split("/")[0][: len(d)] == d for d in days)
    if field == "place":
        return bool(scorer.any_alike(said, [gold["place"], *gold["more_place"]]))
    if field in ("killed", "injured"):
        count = Count(**gold["victims_" + field]) if gold["victims_" + field] else UNKNOWN
        return count != UNKNOWN and said == count_text(count)
    return bool(scorer.any_alike(said, gold[field + "s"]))


def _statements(record: Row, gold: Row, scorer: ModuleType) -> Iterator[Judged]:
    said = [c for c in record["claims"] if c["content"]]

    def same(a: Row, b: Row) -> float:
        shared = float(scorer.overlap(a["content"], b["content"]))
        return shared if shared >= 0.5 else 0.0

    mates = dict(scorer.pairs(said, gold.get("claims", []), same))
    for i, claim in enumerate(said):
        yield Judged("states", claim["confidence"], i in mates)


def _entity(own: Row, gold: Row, scorer: ModuleType, claims: Mapping[str, Row]) -> Iterator[Judged]:
    mates = dict(scorer.pairs([a["name"] for a in own["aliases"]], gold["aliases"], scorer.alike))
    for i, alias in enumerate(own["aliases"]):
        kind = "short_form" if alias["kind"] == "short_form" else "alias"
        yield Judged(kind, alias["confidence"], i in mates)
    held = scorer.pairs(
        own["roles"], gold.get("roles", []), lambda x, y: scorer.alike(x["title"], y["title"])
    )
    for i, role in enumerate(own["roles"]):
        yield Judged("role", role["confidence"], i in dict(held))
    for move in own["moves"]:
        places = [m["place"] for m in gold.get("moves") or []]
        yield Judged("moved", claims[move["claim"]]["confidence"], scorer.any_alike(move["place"], places))
    for whole in own["part_of"]:
        right = scorer.alike(whole["group"], gold.get("part_of"))
        yield Judged("part_of", claims[whole["claim"]]["confidence"], right)
    for claim in claims.values():
        if claim["predicate"] == "fate" and claim["subject"] == own["id"]:
            yield Judged("fate", claim["confidence"], own["fate"] == gold.get("fate"))


def calibration(items: Iterable[Judged]) -> Calibration:
    """The expected calibration error of ``items``."""
    given = list(items)
    sure = np.array([j.confidence for j in given])
    right = np.array([j.right for j in given], dtype=float)
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    n = max(1, len(given))
    return Calibration(sum(gaps) / n, float(sure.sum() / n), float(right.sum() / n), len(given))


def by_kind(items: Iterable[Judged]) -> dict[str, Calibration]:
    """Calibration of each kind that the results tell, then of all values of events, then of everything."""
    given = list(items)
    found = {kind: calibration(j for j in given if j.kind == kind) for kind in SHOWN}
    values = ("type", "date", "place", "actor", "target", "weapon", "killed", "injured")
    found["event values"] = calibration(j for j in given if j.kind in values)
    found["all"] = calibration(given)
    return found


def table(found: Mapping[str, Calibration]) -> str:
    """Calibrations as a Markdown table."""
    rows = ["| item | calibration error | mean confidence | share right | items |", "|---|---|---|---|---|"]
    for name, c in found.items():
        rows.append(f"| {name} | {c.error:.3f} | {c.confidence:.3f} | {c.right:.3f} | {c.items} |")
    return "\n".join(rows)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=SHARED)
    given = parser.parse_args()
    try:
        print(table(by_kind(judged_reports(given.gold, given.data))))
    except (MissingDataError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
