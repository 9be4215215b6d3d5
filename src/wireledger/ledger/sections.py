"""The rows of a resolution, section after section: all, or those that may differ from the last time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wireledger.ledger import tables
from wireledger.ledger.changes import Section
from wireledger.ledger.rows import Row, Rows
from wireledger.resolve.resolution import Identity, Incident, Resolution

_OF_INCIDENTS = (tables.incident, tables.incident_event, tables.incident_point, tables.incident_facet)
_OF_IDENTITIES = (tables.identity, tables.identity_word, tables.identity_entity)
_QUEUE = tuple(tables.review.columns.keys())
_Made = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Written:
    """What the rows that stand were made of, by the id of the incident, and of the person or group.

    ``queue`` are the rows of the review queue themselves, by their places.
    """

    incidents: _Made = field(default_factory=dict)
    identities: _Made = field(default_factory=dict)
    queue: Mapping[str, tuple[object, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Resolution, rows: Rows) -> Written:
        """What the rows of a resolution are made of."""
        return cls(
            {i.id: rows.made_of_incident(i) for i in found.incidents},
            {i.id: rows.made_of_identity(i) for i in found.identities},
            {str(row["place"]): _values(row) for _, row in rows.reviewed()},
        )


def all_sections(found: Resolution, rows: Rows) -> Iterator[Section]:
    """All rows; those that others refer to come first."""
    yield from _of_wholes(rows, found.incidents, found.identities)
    yield Section((tables.question,), rows.questions())
    yield Section((tables.review,), rows.reviewed())


def changed_sections(found: Resolution, rows: Rows, before: Written, now: Written) -> Iterator[Section]:
    """The rows of what is made of something else than ``before``, and is so ``now``, and all questions."""
    incidents = [i for i in found.incidents if before.incidents.get(i.id) != now.incidents[i.id]]
    identities = [i for i in found.identities if before.identities.get(i.id) != now.identities[i.id]]
    gone = sorted(before.incidents.keys() - now.incidents.keys())
    nobody = sorted(before.identities.keys() - now.identities.keys())
    told, known = [*(i.id for i in incidents), *gone], [*(i.id for i in identities), *nobody]
    yield from _of_wholes(rows, incidents, identities, told, known)
    yield Section((tables.question,), rows.questions())
    asked = [place for place, values in now.queue.items() if before.queue.get(place) != values]
    queue = ((tables.review, dict(zip(_QUEUE, now.queue[place], strict=True))) for place in asked)
    yield Section((tables.review,), queue, [*asked, *sorted(before.queue.keys() - now.queue.keys())])


def _of_wholes(
    rows: Rows,
    incidents: Sequence[Incident],
    identities: Sequence[Identity],
    told: Sequence[str] | None = None,
    known: Sequence[str] | None = None,
) -> Iterator[Section]:
    yield Section(_OF_INCIDENTS, rows.of_incidents(incidents), told)
    yield Section(_OF_IDENTITIES, rows.of_identities(identities), known)
    yield Section((tables.incident_identity,), rows.involved(incidents), told)
    yield Section((tables.fact,), rows.facts(identities), known)


def _values(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _QUEUE)
