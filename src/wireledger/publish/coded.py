"""An incident in the terms that all codebooks share, with no codebook's policy: values, and who says each.

Every format of ``publish`` starts from here. Which value stands where reports differ is said in
``coded_choice.py``, and in ``docs/publish.md`` for readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wireledger.ledger.tellings import ToldIncident
from wireledger.publish.coded_counts import counts
from wireledger.publish.coded_note import note
from wireledger.publish.coded_parties import alike, parties
from wireledger.publish.coded_parts import CountTold, Party, SourceTold
from wireledger.publish.coded_told import Told, innermost
from wireledger.publish.coded_when_where import when, where
from wireledger.records import CivilianHarm, Claim, DatePrecision, EventPlace, Status
from wireledger.resolve.resolution import Conflict, Origin

_STATUSES: Sequence[Status] = ("asserted", "alleged", "denied", "planned", "hypothetical")
_HARMS: Sequence[CivilianHarm] = ("reported", "possible", "none_reported", "not_mentioned")


@dataclass(frozen=True, slots=True)
class Coded:
    """One incident.

    ``type`` is the ledger's, ``types`` are all that reports give. ``status``: asserted where any report
    asserts it, then alleged, denied, planned, hypothetical; ``denied_by`` are the origins that deny it.
    ``civilian_harm`` is the gravest that a report gives. ``first_day`` to ``last_day`` is the date that
    stands (``date_precision`` by its length: day up to a night in two, week up to seven days, month, year),
    and ``earliest`` to ``latest`` are the days that all equally fine dates leave possible; None where not
    known. ``place`` is the place that stands and ``places`` all told. Parties stand in the order of the
    number of their origins. ``updated`` is the last day on which a report of it was published. ``note`` says
    the whole in one sentence. ``place_inferred`` and ``days_inferred`` say of what no report tells
    where it comes from (``coded_context.py``).
    """

    id: str
    handle: str
    type: str
    types: tuple[str, ...]
    label: str
    status: Status
    denied_by: tuple[str, ...]
    civilian_harm: CivilianHarm
    first_day: date | None
    last_day: date | None
    date_precision: DatePrecision
    date_text: str | None
    earliest: date | None
    latest: date | None
    place: EventPlace
    places: tuple[EventPlace, ...]
    killed: tuple[CountTold, ...]
    injured: tuple[CountTold, ...]
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    victims: tuple[Party, ...]
    weapons: tuple[Party, ...]
    sources: tuple[SourceTold, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[Conflict, ...]
    updated: str | None
    note: str
    claims: tuple[Claim, ...]
    place_inferred: str | None = None
    days_inferred: str | None = None

    @property
    def inferred(self) -> tuple[str, ...]:
        """Where a place or days come from that no report tells."""
        return tuple(why for why in (self.place_inferred, self.days_inferred) if why)


def coded(incident: ToldIncident) -> Coded:
    """An incident of the ledger in these terms; the same one always gives the same."""
    told = Told(incident)
    days = when(told)
    place, places = where(told)
    killed, injured = counts(told, "killed"), counts(told, "injured")
    actors, targets, victims, weapons = (
        parties(told, incident, role, place.country) for role in ("actor", "target", "victim", "weapon")
    )
    actors, targets, victims = alike(actors, targets, victims)
    statuses = [t.event.status for t in told.tellings]
    denied = [told.origin_id(t) for t in told.tellings if t.event.status == "denied"]
    return Coded(
        id=incident.incident.id,
        handle=incident.row.handle,
        type=incident.incident.type,
        types=_unique(v.value for v in told.values("type")) or (incident.incident.type,),
        label=incident.incident.label,
        status=min(statuses, key=_STATUSES.index, default="asserted"),
        denied_by=_unique(denied),
        civilian_harm=min(
            (t.event.civilian_harm for t in told.tellings), key=_HARMS.index, default="not_mentioned"
        ),
        first_day=days.first_day,
        last_day=days.last_day,
        date_precision=days.precision,
        date_text=days.text,
        earliest=days.earliest,
        latest=days.latest,
        place=place,
        places=places,
        killed=killed,
        injured=injured,
        actors=actors,
        targets=targets,
        victims=victims,
        weapons=weapons,
        sources=tuple(_sources(told)),
        origins=incident.incident.origins,
        conflicts=incident.incident.conflicts,
        updated=max((p for t in told.tellings if (p := t.document.published)), default=None),
        note=note(incident, (actors, targets), (killed, injured)),
        claims=tuple(claim for t in told.tellings for claim in t.claims),
    )


def _sources(told: Told) -> Iterable[SourceTold]:
    """The reports, each once, by the day of publication."""
    seen: dict[str, list[str]] = {}
    for telling in told.tellings:
        voices = seen.setdefault(telling.document.ref, [])
        voices += [innermost(claim).name for claim in telling.claims]
    for telling in {t.document.ref: t for t in told.tellings}.values():
        document, origin = telling.document, told.origin_of.get(telling.document.ref)
        yield SourceTold(
            ref=document.ref,
            publisher=document.publisher,
            innermost=_unique(seen[document.ref]),
            origin=origin.id if origin else None,
            kind=origin.kind if origin else "unknown",
            title=document.title,
            url=document.url,
            published=document.published,
            language=document.language,
            status=telling.event.status,
            civilian_harm=telling.event.civilian_harm,
        )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
