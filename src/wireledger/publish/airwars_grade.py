"""Airwars' judgements, computed from origins and conflicts by stated rules (``airwars.yml``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from wireledger.extract.event_values import is_named
from wireledger.publish.acled_events import ARMED
from wireledger.publish.airwars_harm import civilians, harmed
from wireledger.publish.coded import Coded
from wireledger.publish.coded_groups import speaks_for
from wireledger.publish.coded_parts import Party

StrikeStatus = Literal["Declared strike", "Contested strike", "Likely strike", "Single source claim"]
Grade = Literal["Confirmed", "Discounted", "Contested", "Fair", "Weak"]
_MAY_BE_HARM = ("reported", "possible")


def strike_status(incident: Coded) -> StrikeStatus:
    """Whether the strike took place, by who tells of it."""
    if declaring(incident):
        return "Declared strike"
    if is_contested(incident) or incident.denied_by:
        return "Contested strike"
    return "Likely strike" if len(incident.origins) > 1 else "Single source claim"


def grade(incident: Coded) -> Grade | None:
    """How well harm to civilians is shown; None where no report tells of anybody who may be a civilian."""
    telling = _telling_of_harm(incident)
    if any(s.civilian_harm == "reported" and _is_own(incident, s.publisher or "") for s in incident.sources):
        return "Confirmed"
    if _armed_only(incident):
        return "Discounted"
    if not telling:
        return None
    if is_contested(incident):
        return "Contested"
    return "Fair" if len(telling) > 1 else "Weak"


def _telling_of_harm(incident: Coded) -> frozenset[str | None]:
    """The origins that tell of harm to people who may be civilians."""
    counts = [c for many in harmed(incident) for c in many if civilians([c]).max]
    sources = [s for s in incident.sources if s.civilian_harm in _MAY_BE_HARM]
    return frozenset(c.origin for c in counts) | frozenset(s.origin or s.ref for s in sources)


def declaring(incident: Coded) -> frozenset[str]:
    """Ids of the origins that are an actor of the incident itself, by name."""
    return frozenset(origin.id for origin in incident.origins if _is_own(incident, origin.name))


def _is_own(incident: Coded, outlet: str) -> bool:
    """Whether an outlet is an actor's own: "Sada al-Jabal (Usbat al-Jabal)" is that of Usbat al-Jabal."""
    return any(
        speaks_for(outlet, name)
        for party in belligerents_of(incident)
        for name in (party.name, *party.texts)
        if is_named(name)
    )


def is_known(incident: Coded, party: Party) -> bool:
    """Whether the actor is known: it tells of the strike itself, or two independent origins name it."""
    own = declaring(incident)
    return len(party.origins) > 1 or bool(own & set(party.origins))


def is_contested(incident: Coded) -> bool:
    """Whether origins contradict each other on who acted."""
    return any(conflict.field == "actor" for conflict in incident.conflicts)


def belligerents_of(incident: Coded) -> tuple[Party, ...]:
    """The actors that can be a belligerent: no things, and no civilians."""
    return tuple(
        p for p in incident.actors if not p.is_object and p.sector not in ("civilians", "protesters")
    )


def _armed_only(incident: Coded) -> bool:
    """Whether everyone harmed was armed, by the words of those who are no side."""
    sides = {o.id for o in incident.origins if o.kind in ("official", "group")}
    told = [c for many in harmed(incident) for c in many if c.is_total]
    others = [c for c in told if c.origin not in sides]
    return bool(others) and _all_armed(c.of for c in told) and incident.civilian_harm not in _MAY_BE_HARM


def _all_armed(sectors: Iterable[str | None]) -> bool:
    return all(sector in ARMED for sector in sectors)
