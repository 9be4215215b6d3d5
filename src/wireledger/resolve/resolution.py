"""The nouns of resolving: what many records say together, and the decisions that reviewers took.

Everything refers back to the records by their ids: an event by ``Event.id``, a person or group in one
report by ``Entity.id``, a report by ``Document.ref``. Those ids are hashes of content, so a decision holds
on any ledger that has the same report read by the same model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "accept", "reject", "correct", "undo"]
IdentityKind = Literal["person", "group"]
OriginKind = Literal["official", "agency", "monitor", "group", "correspondent", "expert", "unknown"]
ConflictField = Literal[
    "date", "place", "method", "killed", "injured", "actor", "victim_name", "role", "fate"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided, as one appended row; it is never changed, only undone by a further row.

    ``items`` are ids of events, of entities or of claims: two or more for ``same`` and ``different``, one or
    more claims for ``accept``, ``reject`` and ``correct``, one otherwise. ``correct`` gives ``field`` its new
    ``value``. ``undo`` names in ``items`` the decision that it takes back. ``time`` is UTC, ISO 8601. The
    ``id`` is a hash of all the rest.
    """

    id: str
    verdict: Verdict
    items: tuple[str, ...]
    field: str | None
    value: str | None
    user: str
    time: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two events or entities held to be the same, with how sure that is (0 to 1) and why, in words."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A pair that may be the same and was kept apart: for a reviewer to decide."""

    kind: Literal["incident", "person", "group"]
    link: Link


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source of an incident, and the reports that go back to it, by ref."""

    id: str
    kind: OriginKind
    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value as some reports give it: their refs, and the claims that hold the words."""

    value: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldValues:
    """All values of one field of an incident."""

    field: str
    values: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field whose values truly contradict, at the precision at which they are given."""

    field: ConflictField
    values: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event of one report."""

    ref: str
    event: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened, as several reports tell it."""

    id: str
    type: str
    label: str
    events: tuple[EventRef, ...]
    origins: tuple[Origin, ...]
    values: tuple[FieldValues, ...]
    conflicts: tuple[Conflict, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Spelling:
    """A form of a name and the report that uses it."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or group over all reports, with every spelling; ``entities`` are the ids in the reports."""

    id: str
    kind: IdentityKind
    name: str
    spellings: tuple[Spelling, ...]
    aliases: tuple[str, ...]
    entities: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """All incidents and identities, and what could not be decided; each part in the order of its ids."""

    incidents: tuple[Incident, ...]
    identities: tuple[Identity, ...]
    questions: tuple[OpenQuestion, ...]
