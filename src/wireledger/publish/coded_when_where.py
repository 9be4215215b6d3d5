"""When and where an incident happened: the values that stand for it, by ``coded_choice``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wireledger.extract.date_intervals import Interval
from wireledger.publish.coded_choice import Held, chosen
from wireledger.publish.coded_told import Told, ToldValue, published
from wireledger.records import DatePrecision, EventPlace, PlacePrecision
from wireledger.resolve.dates import interval_in, to_the_day
from wireledger.resolve.place_distance import Spot, relation, spot_of

NOWHERE = EventPlace(None, None, None, None, None, None, None, "unknown")
_FINEST_PLACE: tuple[PlacePrecision, ...] = ("exact", "near", "district", "province", "country", "unknown")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class When:
    """The days that stand for an incident, how fine they are, and all days that reports leave possible."""

    first_day: date | None
    last_day: date | None
    precision: DatePrecision
    text: str | None
    earliest: date | None
    latest: date | None


def when(told: Told) -> When:
    """The date that stands, from the earliest to the latest day that the finest dates told leave possible."""
    given = [held for value in told.values("date") if (held := _held_date(told, value))]
    stands = chosen(given, _covers)
    if stands is None:
        texts = [t.event.date.text for t in told.tellings if t.event.date.text]
        return When(None, None, "unknown", texts[0] if texts else None, None, None)
    days = stands.value
    finest = [h.value for h in given if to_the_day(h.value) == to_the_day(days)]
    words = next((t.event.date.text for t in told.tellings if t.document.ref == stands.ref), None)
    low, high = min(i.low for i in finest), max(i.high for i in finest)
    return When(days.low, days.high, _precision(days), words, low, high)


def _held_date(told: Told, value: ToldValue) -> Held[Interval] | None:
    interval = interval_in(value.value)
    if interval is None or value.is_denied:
        return None
    length = (interval.high - interval.low).days
    telling = value.telling
    return Held(
        interval,
        told.origin_id(telling),
        length,
        published(telling),
        telling.document.ref,
        value.order,
        value.claim is None,
    )


def _covers(a: Interval, b: Interval) -> bool:
    """Whether one date holds the other: a month its days, a night the two days it lies in."""
    return a.low <= b.low and b.high <= a.high


def _precision(days: Interval) -> DatePrecision:
    """How fine a date is, by its length; ``Interval`` calls several days in a row days."""
    length = (days.high - days.low).days + 1
    if length <= 2:
        return "day"
    if length <= _WEEK:
        return "week"
    return "month" if (days.low.year, days.low.month) == (days.high.year, days.high.month) else "year"


def where(told: Told) -> tuple[EventPlace, tuple[EventPlace, ...]]:
    """The place that stands, and all places told, each once, in the order of publication.

    A place that the gazetteer does not know comes after all that it knows, however exact its name.
    """
    reviewed = {value.telling.document.ref for value in told.values("place") if value.claim is None}
    given = [
        Held(
            place,
            told.origin_id(telling),
            _FINEST_PLACE.index(place.precision),
            published(telling),
            telling.document.ref,
            reviewed=telling.document.ref in reviewed,
        )
        for telling in told.tellings
        if (place := telling.event.place).text or place.geonameid
    ]
    known = [held for held in given if held.value.lat is not None or held.value.country]
    spots = {held.value: spot_of(held.value.text, held.value) for held in given}
    stands = chosen(known or given, lambda a, b: a == b or _covers_place(spots[a], spots[b]))
    return (stands.value if stands else NOWHERE), tuple(dict.fromkeys(held.value for held in given))


def _covers_place(a: Spot, b: Spot) -> bool:
    """Whether one place can be the other, or holds it; a country holds every place in it."""
    found = relation(a, b)
    if found in ("same", "near"):
        return True
    coarser = _FINEST_PLACE.index(a.precision) > _FINEST_PLACE.index(b.precision)
    return coarser and (found == "contained" or (found == "same_country" and a.precision == "country"))
