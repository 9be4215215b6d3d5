"""Incidents as several reports tell them, made by hand without a ledger, for tests of codes and policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wireledger.ids import content_id
from wireledger.ledger.query import IdentityRow, IncidentRow
from wireledger.ledger.tellings import TakingPart, Telling, ToldIncident
from wireledger.publish.coded import Coded, coded
from wireledger.records import (
    CivilianHarm,
    Claim,
    Count,
    Document,
    Entity,
    Event,
    EventDate,
    EventField,
    EventPlace,
    EventValue,
    Modality,
    Participant,
    ParticipantRole,
    Role,
    Source,
    Span,
    Status,
)
from wireledger.resolve.conflict_counts import count_in
from wireledger.resolve.dates import interval_in
from wireledger.resolve.resolution import (
    Conflict,
    ConflictField,
    EventRef,
    IdentityKind,
    Incident,
    Origin,
    OriginKind,
)

TOWN = EventPlace("Baidoa", "Baidoa", 64435, 3.11383, 43.6498, "SO", "04", "exact")
NEAR = EventPlace("near Baidoa", "Baidoa", 64435, 3.11383, 43.6498, "SO", "04", "near")
PROVINCE = EventPlace("Bay region", "Bay", 64538, 2.5, 43.5, "SO", "04", "province")
COUNTRY = EventPlace("Somalia", "Somalia", 51537, 6.0, 48.0, "SO", None, "country")
ELSEWHERE = EventPlace("Kismayo", "Kismayo", 55671, -0.35817, 42.54536, "SO", "09", "exact")
UNKNOWN = EventPlace("the old well", None, None, None, None, None, None, "unknown")


@dataclass(frozen=True)
class Who:
    """A person or group of the ledger; ``posts`` are titles with the groups in which they are held."""

    name: str
    kind: IdentityKind = "group"
    posts: tuple[tuple[str, str | None], ...] = ()


Named = str | Who


@dataclass(frozen=True)
class Number:
    """A count as a report gives it: its value, its words, who says it (None: the outlet itself)."""

    value: str
    words: str
    voice: str | None = None
    modality: Modality = "asserted"


@dataclass(frozen=True)
class Account:
    """What one report tells of the incident."""

    ref: str = "a"
    outlet: str = "Halyard News"
    published: str | None = "2024-05-04"
    type: str = "armed_clash"
    trigger: str = "fighting"
    day: str | None = "2024-05-03"
    place: EventPlace = TOWN
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    weapons: tuple[str, ...] = ()
    killed: tuple[Number, ...] = ()
    injured: tuple[Number, ...] = ()
    status: Status = "asserted"
    harm: CivilianHarm = "not_mentioned"
    speaker: str | None = None
    corrected: frozenset[str] = field(default_factory=frozenset)


class _Making:
    """The telling of an account while its text grows."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.text = ""
        self.claims: list[Claim] = []
        self.values: list[EventValue] = []
        self.roles: list[Participant] = []
        self.entities: dict[str, Entity] = {}

    def say(self, field: EventField, value: str, words: str, voice: str | None, modality: Modality) -> Span:
        span = Span(len(self.text), len(self.text) + len(words), words)
        self.text += words + ". "
        made = content_id(self.account.ref, field, value, str(span.start), kind="claim")
        chain: tuple[Source, ...] = (Source(self.account.outlet, "publisher"),)
        if voice:
            chain = (*chain, Source(voice, "speaker"))
        if field not in self.account.corrected:
            self.claims.append(Claim(made, "e", field, value, None, span, None, chain, modality, False))
        self.values.append(EventValue(field, value, made))
        return span

    def part(self, role: ParticipantRole, named: Named) -> None:
        name = named if isinstance(named, str) else named.name
        span = self.say("target" if role == "victim" else role, name, name, self.account.speaker, "asserted")
        made = None if isinstance(named, str) else f"{self.account.ref}:{name}"
        if made and isinstance(named, Who):
            roles = tuple(Role(title, group, None, None, None, "c") for title, group in named.posts)
            self.entities[made] = Entity(made, named.kind, name, roles=roles)
        self.roles.append(Participant(role, name, made, span.start, span.end))


def telling(account: Account) -> Telling:
    """One report."""
    made = _Making(account)
    made.say("type", account.type, account.trigger, account.speaker, "asserted")
    if account.day:
        made.say("date", account.day, f"on {account.day}", account.speaker, "asserted")
    if account.place.text:
        made.say("place", account.place.text, account.place.text, account.speaker, "asserted")
    parts: tuple[tuple[ParticipantRole, Sequence[Named]], ...] = (
        ("actor", account.actors),
        ("target", account.targets),
        ("weapon", account.weapons),
    )
    for role, many in parts:
        for named in many:
            made.part(role, named)
    numbers: tuple[tuple[EventField, tuple[Number, ...]], ...] = (
        ("killed", account.killed),
        ("injured", account.injured),
    )
    for name, told in numbers:
        for number in told:
            made.say(name, number.value, number.words, number.voice or account.speaker, number.modality)
    interval = interval_in(account.day) if account.day else None
    event = Event(
        id=f"event-{account.ref}",
        type=account.type,
        triggers=(),
        date=EventDate(
            interval.low.isoformat() if interval else None,
            interval.high.isoformat() if interval else None,
            interval.precision if interval else "unknown",
            account.day,
        ),
        place=account.place,
        roles=tuple(made.roles),
        killed=_first(account.killed),
        injured=_first(account.injured),
        civilian_harm=account.harm,
        status=account.status,
        claims=tuple(v.claim for v in made.values),
        values=tuple(made.values),
    )
    document = Document(
        ref=account.ref,
        id=f"doc-{account.ref}",
        title=f"Title of {account.ref}",
        publisher=account.outlet,
        url=None,
        published=account.published,
        published_from="field",
        language="en",
        complete=True,
        warnings=(),
        text=made.text,
    )
    return Telling(document, event, tuple(made.claims), tuple(made.entities.values()))


def _first(told: tuple[Number, ...]) -> Count:
    return (count_in(told[0].value) if told else None) or Count(None, None)


def told(
    *accounts: Account,
    name: str = "incident-0000000000000001",
    conflicts: Sequence[ConflictField] = (),
    kinds: dict[str, OriginKind] | None = None,
) -> ToldIncident:
    """The incident that these reports tell: each outlet is one origin, of the kind in ``kinds``."""
    tellings = tuple(telling(account) for account in accounts)
    refs: dict[str, list[str]] = {}
    for account in accounts:
        refs.setdefault(account.outlet, []).append(account.ref)
    origins = tuple(
        Origin(f"origin-{outlet}", (kinds or {}).get(outlet, "unknown"), outlet, tuple(many))
        for outlet, many in refs.items()
    )
    incident = Incident(
        name,
        accounts[0].type,
        f"{accounts[0].type}, {accounts[0].place.text}, {accounts[0].day}",
        tuple(EventRef(a.ref, f"event-{a.ref}") for a in accounts),
        origins,
        (),
        tuple(Conflict(c, ()) for c in conflicts),
    )
    days = [i for a in accounts if a.day and (i := interval_in(a.day))]
    row = IncidentRow(
        id=name,
        handle=name[:13],
        type=incident.type,
        label=incident.label,
        start=min(i.low for i in days).isoformat() if days else None,
        end=max(i.high for i in days).isoformat() if days else None,
        place=accounts[0].place.text,
        killed=None,
        injured=None,
        reports=len(accounts),
        origins=len(origins),
        conflicts=tuple(conflicts),
    )
    return ToldIncident(incident, row, tellings, _involved(tellings))


def _involved(tellings: Sequence[Telling]) -> tuple[TakingPart, ...]:
    """Entities of one name are one person or group."""
    found: dict[str, tuple[Entity, list[Participant]]] = {}
    for one in tellings:
        for entity in one.entities:
            parts = [p for p in one.event.roles if p.entity == entity.id]
            found.setdefault(entity.name, (entity, []))[1].extend(parts)
    return tuple(
        TakingPart(
            IdentityRow(f"i-{name}", name, "person" if entity.kind == "person" else "group", name, 1, 1),
            tuple(sorted({p.role for p in parts})),
            tuple(sorted({p.entity for p in parts if p.entity})),
        )
        for name, (entity, parts) in sorted(found.items())
    )


def code(*accounts: Account, **more: object) -> Coded:
    """The incident of these accounts, coded."""
    return coded(told(*accounts, **more))  # type: ignore[arg-type]  # what ``told`` takes
