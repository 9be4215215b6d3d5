"""An incident of no told place or day, with what else its reports show: less exact, and said to be so.

A coder who reads "the two were buried in one hole" beside a report from Abyan codes the province, or the
country, and not the hole; and who reads of a clash without a day in Monday's paper codes the month. Codebooks
have codes for both. What is found here is marked: ``Coded.inferred`` says in words where it comes from.

- Place: the country that the words for the place name; else what the known places of the other events in the
  same reports have in common, a province or a country; else the only country that their titles and first
  paragraphs name. Where the other places and these countries contradict each other there is none.
- Day: the 31 days up to the first report's publication, where what tells it is news. An analyst or a monitor
  looks back, and so does who writes "years ago": their day of publication says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

from wireledger.extract.countries import countries_of, country_id
from wireledger.ledger.connect import Ledger
from wireledger.ledger.tellings import ToldIncident
from wireledger.ledger.told_places import places_told
from wireledger.publish.coded import Coded
from wireledger.publish.place_codes import (
    country_middle,
    country_name,
    province_id,
    province_middle,
    province_name,
)
from wireledger.records import EventPlace, PlacePrecision
from wireledger.resolve.resolution import OriginKind

_KEPT = 1000  # reports whose places are remembered
_DAYS = 31
_LOOKING_BACK: frozenset[OriginKind] = frozenset({"expert", "monitor"})
_LONG_AGO = re.compile(r"\b(?:years?|decades?|century|centuries|ago|anniversary)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:north|south|east|west|cent(?:er|re|ral)|upper|lower|border|coast)", re.IGNORECASE)
_HAPPENED = ("asserted", "alleged")


class Context:
    """What the reports of a ledger show beside the incident itself."""

    def __init__(self, ledger: Ledger) -> None:
        self._places = lru_cache(maxsize=_KEPT)(partial(places_told, ledger))

    def completed(self, told: ToldIncident, incident: Coded) -> Coded:
        """The incident with a place and days less exact than told ones, where it has none of its own."""
        if incident.status not in _HAPPENED or not told.tellings:
            return incident
        return _dated(self._placed(told, incident))

    def _placed(self, told: ToldIncident, incident: Coded) -> Coded:
        if incident.place.lat is not None and incident.place.country:
            return incident
        refs = dict.fromkeys(t.document.ref for t in told.tellings)
        places = [place for ref in refs for place in self._places(ref)]
        heads = " ".join(f"{t.document.title or ''} {_head(t.document.text)}" for t in told.tellings)
        found = inferred_place(incident, places, countries_of(heads))
        if found is None:
            return incident
        place, why = found
        return replace(incident, place=place, place_inferred=why)


def inferred_place(
    incident: Coded, others: Sequence[EventPlace], named: Sequence[str]
) -> tuple[EventPlace, str] | None:
    """A place for an incident whose own the gazetteer does not know, and in words where it comes from.

    ``others`` are the places of the other events in its reports, ``named`` the countries (ISO 3166-1 alpha-2)
    that their titles and first paragraphs name.
    """
    words = " ".join(place.text for place in incident.places if place.text)
    own = countries_of(words)
    if len(own) == 1:
        return _area(own[0], None, incident.place.text, is_part=bool(_PARTLY.search(words))), (
            f'the place is that of {country_name(own[0])}, which the words "{words}" name'
        )
    held = {place.country for place in others if place.country}
    both = held & set(named) if len(held) > 1 else held
    if not held and len(named) == 1:
        made = _area(named[0], None, incident.place.text)
        return made, f"no report tells the place: it is {made.name}, the only country that they begin with"
    country = both.pop() if len(both) == 1 else None
    if country is None or (len(named) == 1 and country not in named):
        return None
    provinces = {place.admin1 for place in others if place.country == country}
    province = provinces.pop() if len(provinces) == 1 else None
    made = _area(country, province, incident.place.text)
    return made, (
        f"no report tells the place: it is {made.name}, where the other places of these reports lie"
    )


def _head(text: str) -> str:
    """The first paragraph, in which news names the country."""
    return text.lstrip().partition("\n\n")[0]


def _area(country: str, admin1: str | None, text: str | None, is_part: bool = False) -> EventPlace:
    """A province or country as a place; ``is_part`` of one where words tell no more than a part of it."""
    if admin1 and (middle := province_middle(country, admin1)):
        name = province_name(country, admin1)
        known = province_id(country, admin1)
        return EventPlace(text, name, known, *middle, country, admin1, "province")
    lat, lon = country_middle(country) or (None, None)
    precision: PlacePrecision = "province" if is_part else "country"
    return EventPlace(text, country_name(country), country_id(country), lat, lon, country, None, precision)


def _dated(incident: Coded) -> Coded:
    if incident.earliest is not None or (incident.date_text and _LONG_AGO.search(incident.date_text)):
        return incident
    news = [s.published for s in incident.sources if s.kind not in _LOOKING_BACK]
    days = sorted(day for day in news if day and len(day) == len("2024-01-01"))
    if not days or len(news) < len(incident.sources):
        return incident
    last = date.fromisoformat(days[0])
    first = last - timedelta(_DAYS - 1)
    return replace(
        incident,
        first_day=first,
        last_day=last,
        earliest=first,
        latest=last,
        date_precision="month",
        days_inferred=(
            f"no report tells the day: it is one of the {_DAYS} up to {last}, when the first was published"
        ),
    )
