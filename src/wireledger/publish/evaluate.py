"""How well the reading does on a coder's own reviewed reports: precision, recall, F1 and agreement.

``incident``: an event is found where two of these agree: its trigger, its class of type, a participant.
``slots``: the filled fields of all incidents together, and each by itself. ``person``, ``alias``, ``role``,
``move``, ``fate``, ``group_alias``: of those whom the coder lists. ``claim``: statements with at least half
of their words in common; with their ``speaker`` and ``modality``.

Agreement is Krippendorff's alpha between the coder and the reading as two coders, over the items that both
have (Krippendorff, Content Analysis, 4th ed. 2019, chapter 12; computed by the package ``krippendorff``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wireledger.publish.evaluate_agreement import Agreement, Pairs
from wireledger.publish.evaluate_gold import GoldReport
from wireledger.publish.evaluate_incidents import SLOTS, coupled, score_incidents
from wireledger.publish.evaluate_people import (
    coupled_claims,
    coupled_people,
    score_claims,
    score_groups,
    score_people,
)
from wireledger.publish.evaluate_tally import Measure, Tally
from wireledger.records import Record

MEASURES = (
    "incident",
    "slots",
    *(f"slot.{name}" for name in SLOTS),
    *"person alias role move fate group_alias claim claim.speaker claim.modality".split(),
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over all reports; ``read`` of the ``reports`` could be read, the others count as empty."""

    reports: int
    read: int
    measures: tuple[Measure, ...]
    agreement: tuple[Agreement, ...]


def evaluate(gold: Iterable[GoldReport], records: Mapping[str, Record]) -> Evaluation:
    """Compare the records, by the ids of their reports, with a coder's.

    Raises UsageError where a library that this needs is not installed.
    """
    tally, pairs = Tally(), Pairs()
    reports = read = 0
    for report in gold:
        record = records.get(report.id)
        reports, read = reports + 1, read + (record is not None)
        _score(record, report, tally, pairs)
    return Evaluation(reports, read, tuple(map(tally.measure, MEASURES)), pairs.agreement())


def _score(record: Record | None, gold: GoldReport, tally: Tally, pairs: Pairs) -> None:
    couples = coupled(record.events if record else (), gold.incidents)
    score_incidents(couples, tally)
    found = record or _NOTHING
    score_people(found, gold, tally)
    score_groups(found, gold, tally)
    score_claims(found, gold, tally)
    for couple in couples:
        pairs.add_incident(couple)
    for person, told in coupled_people(found, gold):
        pairs.add("fate", None if person.fate == "unknown" else person.fate, told.fate)
    for claim, said in coupled_claims(found, gold):
        pairs.add("claim.modality", claim.modality, said.modality)


_NOTHING = Record(None, (), (), ())  # type: ignore[arg-type]  # only what was found in it is looked at
