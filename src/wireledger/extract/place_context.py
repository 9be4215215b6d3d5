"""What a report's place names say of each other: where it is about, and what each name lies in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from wireledger.extract.countries import country_code, us_state
from wireledger.extract.place_names import Point
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.regions import region, short_division
from wireledger.extract.spelling import fold
from wireledger.extract.toponyms import Toponym
from wireledger.extract.word_lists import word_set
from wireledger.records import Place

_BESIDE = 500  # characters at most between a name unknown to the gazetteer and the place it is near
_LARGE = 100_000  # people of a place that a report may name though it speaks of nothing near it
_POINTS = 50  # places that namesakes are compared with at most
_IN_LIST = frozenset((",", "and", ", and", "or", ", or"))


def context_of(text: str, toponyms: Sequence[Toponym]) -> PlaceContext:
    """The context in which the names of ``text`` are looked up, so that each has one sense in it."""
    known = gazetteer()
    holders = dict(_holders(text, toponyms))
    names = [t.text for t in toponyms]
    listed = frozenset(_listed(text, toponyms))
    divisions = frozenset(_divisions(names))
    first = PlaceContext(_ordered(_countries(names)), divisions, (), listed, holders)
    sure = [n for n in dict.fromkeys(names) if fold(n) in holders or len(known.names.senses(n)) == 1]
    found = [known.resolve(n, first) for n in sure if not country_code(n) and not region(n)]
    points: list[Point] = [(p.lat, p.lon) for p in found if p.lat is not None and p.lon is not None]
    counted = _countries(names)
    counted.update(p.country for p in found if p.country)
    divisions = first.divisions | {f"{p.country}.{p.admin1}" for p in found if p.admin1}
    near = tuple(dict.fromkeys(points))[:_POINTS]
    about = replace(first, countries=_ordered(counted), divisions=divisions, points=near)
    about = _without_far_places(names, about)
    return replace(about, beside=dict(_beside(toponyms, about)))


def _without_far_places(names: Sequence[str], context: PlaceContext) -> PlaceContext:
    """The context with the small places doubted that alone stand for their country among others.

    Of such on data/geo/dev.jsonl one in thirteen is the place meant, and most are no places at all.
    """
    known, told = gazetteer(), defaultdict(set)
    places = {name: known.resolve(name, context) for name in dict.fromkeys(names)}
    for name, place in places.items():
        for code in {place.country, *_countries([name])} - {None}:
            told[code].add(fold(name))
    alone = {c: next(iter(told_by)) for c, told_by in told.items() if len(told_by) == 1 and len(told) > 1}
    doubted = {
        fold(name): place.country
        for name, place in places.items()
        if alone.get(place.country or "") == fold(name) and not _countries([name]) and _is_small(name, place)
    }
    far = set(doubted.values())
    countries = tuple(c for c in context.countries if c not in far)
    return replace(context, countries=countries, doubted=frozenset(doubted))


def _is_small(name: str, place: Place) -> bool:
    people = (s.people for s in gazetteer().names.senses(name) if s.id == place.geonameid)
    return next(people, 0) < _LARGE


def _beside(toponyms: Sequence[Toponym], context: PlaceContext) -> Iterator[tuple[str, str]]:
    """Names that the gazetteer does not know, each with the settlement named nearest to it."""
    known = gazetteer()
    places = {t.text: known.resolve(t.text, context) for t in toponyms}
    exact = [t for t in toponyms if places[t.text].precision == "exact"]
    exact = [t for t in exact if places[t.text].country in context.countries[:2]] or exact
    exact = exact or [t for t in toponyms if places[t.text].precision == "province"]
    starts = [t.start for t in exact]
    for toponym in toponyms:
        if places[toponym.text].lat is None:
            at = bisect_left(starts, toponym.start)
            beside = exact[max(0, at - 1) : at + 1]
            nearest = min(beside, key=lambda t: abs(t.start - toponym.start), default=None)
            if nearest and abs(nearest.start - toponym.start) <= _BESIDE:
                yield fold(toponym.text), nearest.text


def _holders(text: str, toponyms: Sequence[Toponym]) -> Iterator[tuple[str, str]]:
    """Names with the name after a comma: "Paris" in "Texas"."""
    for toponym, after in pairwise(toponyms):
        if text[toponym.end : after.start].strip() == "," and _holds_others(after.text):
            yield fold(toponym.text), after.text


def _listed(text: str, toponyms: Sequence[Toponym]) -> Iterator[str]:
    """Names said to be a US state, holding a town ("Buffalo, New York") or in a list with one, folded."""
    first = word_set("places", "cities_first")
    for toponym in toponyms:
        said = (
            text[max(0, toponym.start - 9) : toponym.start] == "state of "
            or text[toponym.end : toponym.end + 6].lower() == " state"
        )
        if said and us_state(toponym.text):
            yield fold(toponym.text)
    for name, holder in _holders(text, toponyms):
        state = us_state(holder)
        if state and any((s.country, s.admin1) == ("US", state) for s in gazetteer().names.senses(name)):
            yield fold(holder)
    for one, other in pairwise(toponyms):
        if text[one.end : other.start].strip() in _IN_LIST:
            for name, beside in ((one.text, other.text), (other.text, one.text)):
                if us_state(name) and us_state(beside) and fold(beside) not in first:
                    yield fold(name)


def _holds_others(name: str) -> bool:
    division = (
        short_division(name)
        or us_state(name)
        or any(s.kind == "division" for s in gazetteer().names.senses(name))
    )
    return bool(country_code(name) or division)


def _countries(names: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in names:
        area = region(name)
        short = short_division(name)
        code = country_code(name) or (
            short[0] if short else "US" if us_state(name) else area and area.country
        )
        if code:
            counts[code] += 1
    return counts


def _divisions(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        short = short_division(name)
        state = us_state(name)
        if short:
            yield f"{short[0]}.{short[1]}"
        elif state and not country_code(name):  # Georgia
            yield f"US.{state}"


def _ordered(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda c: (-counts[c], c)))
