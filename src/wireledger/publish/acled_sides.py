"""ACLED's two sides with the codebook's names for the unknown, who is targeted, and the point of a place."""

from __future__ import annotations

from collections.abc import Sequence

from wireledger.publish.acled_actors import Side, are_civilians, sides, unknown
from wireledger.publish.acled_events import Kind
from wireledger.publish.coded import Coded
from wireledger.publish.coded_parts import Party
from wireledger.publish.place_codes import Town, capital_of, main_town
from wireledger.publish.regions import country_in
from wireledger.records import EventPlace

REMOTE = "Explosions/Remote violence"
ATTACK = "Violence against civilians"
OF_TWO = ("Battles", ATTACK)
"""Kinds of event that turn on who is hit."""
_VIOLENCE = (*OF_TWO, REMOTE)  # kinds of event in which ACLED always has an actor1
_TARGETING = (ATTACK, REMOTE, "Riots", "Protests")  # in which ACLED marks that civilians were the target


def both_sides(incident: Coded, kind: Kind, country: str) -> tuple[Side, Side]:
    """Who acted and who was hit; in violence, ACLED's names for the unknown where nobody says who.

    Who is known by a side's label alone is not written as anything: neither as armed nor as a civilian.
    """
    hit = (*incident.targets, *incident.victims)
    one, other = sides(incident.actors, hit, country)
    if kind.event in _VIOLENCE and one.actor is None:
        name = "flying" if incident.type == "air_drone_strike" else "armed"
        why = "; ".join((*one.remarks, f"{kind.event} by an unknown actor, as no words say who it is"))
        one = unknown(name, country, why)
    if kind.event in _VIOLENCE and other.actor is None and not any(map(_is_anybody, hit)):
        counted = any(party.is_number for party in hit)
        if kind.event == ATTACK or (counted and kind.event == REMOTE):
            other = unknown("people", country, "no words say who they are: civilians are presumed")
        elif kind.event == "Battles":
            other = unknown("armed", country, "no words say who fought on this side")
    return one, other


def _is_anybody(party: Party) -> bool:
    """Whether a party is somebody of whom words say more than a number."""
    return not party.is_object and not party.is_number


def targeting(kind: Kind, hit: Sequence[Party], other: Side) -> str | None:
    """ACLED's mark where civilians, or people of whom no more is said than how many, were the target."""
    presumed = other.kind == "Civilians" and not other.beside and not any(map(_is_anybody, hit))
    return "Civilians targeted" if kind.event in _TARGETING and (presumed or are_civilians(hit)) else None


def spot(place: EventPlace) -> Town:
    """The point that ACLED gives a place: of a province or country, as it is taken there, a capital's."""
    assert place.country
    assert place.lat is not None
    assert place.lon is not None
    name = place.name or place.text or country_in("acled", place.country)
    found = None
    if place.precision == "province" and place.admin1:
        found = main_town(place.country, place.admin1)
    elif place.precision == "country":
        found = capital_of(place.country)
    return found or Town(name, place.lat, place.lon)
