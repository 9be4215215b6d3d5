"""Where incidents lie, for a map: those at one place together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

from sqlalchemy import case, func, select

from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted, incidents_wanted
from wireledger.records import PlacePrecision


@dataclass(frozen=True, slots=True)
class PlacedIncidents:
    """Incidents that are told at one place with one precision; ``contradicted`` of them have contradictions.

    ``place`` is the name that most of them have there, ``lat`` and ``lon`` are WGS84 degrees, and ``country``
    is an ISO 3166-1 alpha-2 code. ``only`` is the handle of the incident where there is one alone.
    """

    lat: float
    lon: float
    precision: PlacePrecision
    country: str | None
    place: str | None
    incidents: int
    contradicted: int
    only: str | None


def placed(ledger: Ledger, wanted: Wanted) -> tuple[PlacedIncidents, ...]:
    """The places of the incidents wanted, those with most incidents first. Raises as ``query.incidents``."""
    incident, point = tables.incident, tables.incident_point
    columns = (incident.c.id, incident.c.handle, incident.c.place, incident.c.conflicts)
    with ledger.reading() as connection:
        found = incidents_wanted(connection, wanted, "newest", *columns).order_by(None).subquery()
        where = (point.c.lat, point.c.lon, point.c.precision, point.c.country)
        against = func.sum(case((found.c.conflicts != "", 1), else_=0))
        told = (func.count(), against, func.min(found.c.handle))
        made = select(*where, found.c.place, *told).join_from(point, found, point.c.incident == found.c.id)
        rows = connection.execute(made.group_by(*where, found.c.place)).all()
    spots: dict[tuple[float, float, str], list[_Told]] = {}
    for lat, lon, precision, country, *rest in rows:
        spots.setdefault((lat, lon, precision), []).append(_Told(country, *rest))
    made_of = (_together(where, told) for where, told in spots.items())
    return tuple(sorted(made_of, key=lambda spot: (-spot.incidents, spot.lat, spot.lon, spot.precision)))


class _Told(NamedTuple):
    """Incidents of one name at one place; ``handle`` is that of one of them."""

    country: str | None
    place: str | None
    incidents: int
    contradicted: int
    handle: str


def _together(where: tuple[float, float, str], told: list[_Told]) -> PlacedIncidents:
    lat, lon, precision = where
    named = [one for one in told if one.place]
    best = min(named, key=lambda one: (-one.incidents, one.place or ""), default=None)
    total = sum(one.incidents for one in told)
    return PlacedIncidents(
        lat=lat,
        lon=lon,
        precision=cast(PlacePrecision, precision),
        country=min((one.country for one in told if one.country), default=None),
        place=best.place if best else None,
        incidents=total,
        contradicted=sum(one.contradicted for one in told),
        only=told[0].handle if total == 1 else None,
    )
