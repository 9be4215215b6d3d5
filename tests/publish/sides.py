"""Reports made by hand in which groups fight, capture and are wanted, for tests of the codebooks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.publish.planted import SOMALIA
from tests.resolve.telling import report
from wireledger.records import Claim, Entity, EventValue, Participant, ParticipantRole, Record, Source, Span


def taking_part(record: Record, role: ParticipantRole, name: str) -> Record:
    """The record with one more group in its event, in that role and in those words."""
    ref, (event,) = record.document.ref, record.events
    made, claim = f"{ref}:{name}", f"{ref}-{role}-{name}"
    words, chain = (
        Span(0, 1, record.document.text[:1]),
        (Source(record.document.publisher or "", "publisher"),),
    )
    value = EventValue(role, name, claim) if role != "victim" else None
    claims = (
        *record.claims,
        Claim(
            claim,
            event.id,
            "target" if role == "victim" else role,
            name,
            None,
            words,
            None,
            chain,
            "asserted",
            False,
        ),
    )
    told = replace(
        event,
        roles=(*event.roles, Participant(role, name, made, 0, 1)),
        claims=(*event.claims, claim),
        values=(*event.values, value) if value else event.values,
    )
    return replace(
        record, entities=(*record.entities, Entity(made, "group", name)), events=(told,), claims=claims
    )


def changed(record: Record, **values: Any) -> Record:
    """The record with other values in its event."""
    return replace(record, events=(replace(record.events[0], **values),))


CLASH = taking_part(
    taking_part(
        taking_part(
            report("clash", "A clash in al-Bab.", trigger="clash", type="armed_clash"), "actor", "Syrian army"
        ),
        "target",
        "Coast rebels",
    ),
    "target",
    "villagers",
)
CAPTURE = taking_part(
    report("capture", "Police captured them.", trigger="captured", type="arrest_capture"),
    "target",
    "Coast rebels",
)
ARREST = taking_part(
    report("arrest", "Police arrested them.", trigger="arrested", type="arrest_capture"),
    "target",
    "two traders",
)
LABELLED = taking_part(
    report("labelled", "Police arrested them.", trigger="arrested", type="arrest_capture"),
    "target",
    "terrorists",
)
WARRANT = report(
    "warrant",
    "It rained. A court issued an arrest warrant for Nadir. Nobody came.",
    trigger="issued",
    type="arrest_capture",
    hit=["Nadir"],
)
SERVED = report(
    "served",
    "Marines, in fulfilment of two arrest warrants, detained Nadir.",
    trigger="detained",
    type="arrest_capture",
    hit=["Nadir"],
)
TAKEN = report("taken", "The rebels took the town.", trigger="took", type="territory_change")
LEFT = report("left", "The rebels withdrew from the town.", trigger="withdrew", type="territory_change")
DENIED = changed(report("denied", "A strike, the army denied."), status="denied")
PLANNED = changed(report("planned"), status="planned")
OLD = report("old", day="2024-08-01", published="2024-09-14")
NAMED = report(
    "named",
    "He was named emir.",
    trigger="named",
    type="appointment_succession",
    day="2023-01-01",
    where=SOMALIA,
)
UNDATED = report(
    "undated",
    "Shelling, somewhere.",
    trigger="Shelling",
    type="shelling",
    day=None,
    where=None,
    published=None,
)
