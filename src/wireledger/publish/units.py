"""Which incidents no table of events can hold: what did not happen, and what lies nowhere on the map."""

from __future__ import annotations

from wireledger.publish.coded import Coded

_NOT_HELD = {
    "denied": "every report that tells it denies it",
    "planned": "it is planned, and no report says that it happened",
    "hypothetical": "it is supposed, and no report says that it happened",
}


def not_held(incident: Coded) -> str | None:
    """Why an incident did not happen by what is told; None where it did."""
    if not incident.sources:
        return "reviewers rejected every report of it"
    return _NOT_HELD.get(incident.status)


def left_out_for(incident: Coded) -> str | None:
    """Why an incident is left out of a table that needs a point; None where nothing stands in the way."""
    if reason := not_held(incident):
        return reason
    place = incident.place
    if place.text is None and place.geonameid is None:
        return "no report names a place, and nothing else in them shows the country"
    if place.country is None or place.lat is None or place.lon is None:
        return f'the gazetteer does not know the place "{place.text}"'
    return None
