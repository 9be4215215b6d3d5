"""How far places are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088  # mean radius


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points, given as latitude and longitude in degrees (haversine)."""
    (lat, lon), (lat2, lon2) = one, other
    across = sin(radians(lon2 - lon) / 2) ** 2 * cos(radians(lat)) * cos(radians(lat2))
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin(radians(lat2 - lat) / 2) ** 2 + across)))
