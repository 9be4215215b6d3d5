"""What the reports of an incident say of one field, each value with its report, origin and voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wireledger.ledger.tellings import Telling, ToldIncident
from wireledger.records import Claim, EventField, Source
from wireledger.resolve.origin_kinds import publisher_kind, speaker_kind
from wireledger.resolve.resolution import Origin

REVIEWER = "a reviewer"
"""The voice of a value that a decision put in the place of a report's."""
_NO_DAY = "9999"
_SIDES = ("official", "group", "force")
_ARMED = ("group", "force")


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One value of a field. ``claim`` is None for a reviewer's correction, whose id is ``claim_id``."""

    value: str
    telling: Telling
    claim_id: str
    claim: Claim | None
    order: int

    @property
    def voice(self) -> str:
        """Who says it in the report: the innermost speaker, else the publisher."""
        return REVIEWER if self.claim is None else innermost(self.claim).name

    @property
    def is_denied(self) -> bool:
        """Whether the report denies it."""
        return self.claim is not None and self.claim.modality == "denied"


class Told:
    """The reports of one incident, looked up in."""

    def __init__(self, told: ToldIncident) -> None:
        self.tellings = sorted(told.tellings, key=lambda t: (published(t), t.document.ref, t.event.id))
        self._origins = told.incident.origins

    @cached_property
    def origin_of(self) -> Mapping[str, Origin]:
        """The origin behind each report, by ref."""
        return {ref: origin for origin in self._origins for ref in origin.reports}

    def origin_id(self, telling: Telling) -> str:
        """The id of the origin behind a report; a report without one is its own."""
        origin = self.origin_of.get(telling.document.ref)
        return origin.id if origin else telling.document.ref

    def is_by_a_side(self, telling: Telling, claim: Claim | None) -> bool:
        """Whether words come from a body that may itself be a side: an authority or an armed group."""
        voice = innermost(claim) if claim else None
        if voice and voice.kind != "publisher":
            return speaker_kind(f"{voice.role or ''} {voice.name}") in _SIDES
        return self.publisher_is_a_side(telling)

    def publisher_is_a_side(self, telling: Telling) -> bool:
        """Whether the report comes from an authority or an armed group, or goes back to one."""
        return self._kind(telling) in _SIDES

    def is_by_a_group(self, telling: Telling, claim: Claim | None) -> bool:
        """Whether words come from an armed group: what it says of the other side's dead is a claim."""
        voice = innermost(claim) if claim else None
        if voice is None or voice.kind == "publisher":
            return self._kind(telling) == "group"
        kind = speaker_kind(f"{voice.role or ''} {voice.name}")
        groups = {entity.id for entity in telling.entities if entity.kind == "group"}
        return kind in _ARMED or (kind is None and voice.entity in groups)

    def _kind(self, telling: Telling) -> str:
        origin = self.origin_of.get(telling.document.ref)
        return origin.kind if origin else publisher_kind(telling.document.publisher or "")

    def values(self, field: EventField) -> Iterator[ToldValue]:
        """Every value of a field, in the order in which the reports were published."""
        for telling in self.tellings:
            claims = {claim.id: claim for claim in telling.claims}
            for order, value in enumerate(telling.event.values):
                if value.field == field:
                    yield ToldValue(value.value, telling, value.claim, claims.get(value.claim), order)


def published(telling: Telling) -> str:
    """The day on which the report was published; a text that sorts last where it is not known."""
    return telling.document.published or _NO_DAY


def innermost(claim: Claim) -> Source:
    """Who says it: the last of the chain, but no mere channel."""
    if claim.sources[-1].kind != "channel":
        return claim.sources[-1]
    return next((s for s in reversed(claim.sources) if s.kind != "channel"), claim.sources[0])
