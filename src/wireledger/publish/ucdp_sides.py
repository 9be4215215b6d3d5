"""UCDP's sides and type of violence: who is an organised actor, who fights for a state, who is a civilian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wireledger.extract.event_values import is_named
from wireledger.publish.coded import Coded
from wireledger.publish.coded_parts import ARMED_GROUPS, STATE, UNARMED, Party, Sector
from wireledger.publish.party_sectors import core_of, sector_of
from wireledger.publish.regions import country_in
from wireledger.publish.side_file import tables_of

Nature = Literal["state", "group", "civilians"]


@dataclass(frozen=True, slots=True)
class UcdpSide:
    """A side: its name and what it is."""

    name: str
    nature: Nature
    sectors: frozenset[Sector]


@dataclass(frozen=True, slots=True)
class Dyad:
    """Side A, side B (None where not known) and the type of violence, 1 to 3."""

    a: UcdpSide
    b: UcdpSide | None
    violence: int | None


def dyad(incident: Coded) -> Dyad | str:
    """The sides of an incident, or the reason why it is none of organised violence.

    One person, of whom no report names the group, is no organised actor.
    """
    country = incident.place.country or ""
    acting = _sides([p for p in incident.actors if p.kind != "person" or p.groups], country)
    hit = _sides((*incident.targets, *incident.victims), country)
    organised = next((s for s in acting if s.nature != "civilians"), None)
    if organised is None and incident.type == "armed_clash":
        organised = next((s for s in hit if s.nature != "civilians"), None)
    if organised is None:
        return "no report names an organised actor who did it"
    other = _main([s for s in hit if s.name != organised.name])
    if other is None and incident.type == "armed_clash":
        other = next((s for s in acting if s.name != organised.name and s.nature != "civilians"), None)
    if other and other.nature == "state" and organised.nature == "group":
        return Dyad(other, organised, 1)
    return Dyad(organised, other, _violence(organised, other))


def _main(sides: Sequence[UcdpSide]) -> UcdpSide | None:
    """The first of the sides, one that is armed before civilians who were hit beside it.

    Where that is a group of no name it is the first with one: they may be the same.
    """
    first = next((s for s in sides if s.nature != "civilians"), next(iter(sides), None))
    if first is None or first.nature != "group" or is_named(first.name):
        return first
    return next((s for s in sides if s.nature == "group" and is_named(s.name)), first)


def _violence(a: UcdpSide, b: UcdpSide | None) -> int | None:
    if b is None:
        return None
    if b.nature == "civilians":
        return 3
    return 1 if "state" in (a.nature, b.nature) else 2


def _sides(parties: Sequence[Party], country: str) -> list[UcdpSide]:
    """The parties that can be a side, each once; who is known by one side's label alone is none."""
    found: dict[str, UcdpSide] = {}
    for party in parties:
        made = None if party.is_object else _side(party, country)
        if made:
            known = found.get(made.name)
            sectors = made.sectors | known.sectors if known else made.sectors
            found[made.name] = UcdpSide(made.name, made.nature, sectors)
    return list(found.values())


def _side(party: Party, country: str) -> UcdpSide | None:
    sectors = frozenset({party.sector}) if party.sector else frozenset[Sector]()
    if party.of_unknown_state and not party.is_named_group:
        return UcdpSide(core_of(party.name), "state", sectors)
    if party.sector in STATE and not party.is_named_group:
        state = country_in("ucdp", party.country or country)
        return UcdpSide(tables_of("ucdp")["state"].format(country=state), "state", sectors)
    if party.is_named_group:
        return UcdpSide(party.name, _nature(party.sector), sectors)
    group = next((g for g in party.groups if is_named(g) and sector_of(g) != "labelled"), None)
    if group:
        return UcdpSide(group.removeprefix("the "), _nature(sector_of(group)), sectors)
    if party.sector in UNARMED:
        return UcdpSide(tables_of("ucdp")["civilians"], "civilians", sectors)
    return UcdpSide(core_of(party.name), "group", sectors) if party.sector in ARMED_GROUPS else None


def _nature(sector: Sector | None) -> Nature:
    """What a group with a name is; one of no known kind that takes part in violence is an armed group."""
    if sector in STATE or sector == "international":
        return "state"
    return "civilians" if sector in UNARMED else "group"
