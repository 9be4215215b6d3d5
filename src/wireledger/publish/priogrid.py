"""Cells of PRIO-GRID, half a degree wide and high, as UCDP numbers them.

Source: Tollefsen, Strand and Buhaug, "PRIO-GRID: A unified spatial data structure" (2012): rows from south to
north, columns from west to east, ``gid = (row - 1) * 720 + column``, 1 in the south-west, 259,200 in the
north-east.
"""

from __future__ import annotations

from math import floor

_CELLS_A_DEGREE = 2
_COLUMNS, _ROWS = 720, 360


def priogrid_gid(lat: float, lon: float) -> int:
    """The number of the cell of a point in WGS84 degrees; a border belongs to the cell north or east."""
    row = min(floor((lat + 90) * _CELLS_A_DEGREE) + 1, _ROWS)
    column = min(floor((lon + 180) * _CELLS_A_DEGREE) + 1, _COLUMNS)
    return (row - 1) * _COLUMNS + column
