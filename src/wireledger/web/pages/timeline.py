"""Incidents along time and on a map, with the filters of their list."""

from __future__ import annotations

from calendar import monthrange

from markupsafe import Markup
from starlette.responses import Response

from wireledger.extract.event_types import event_types
from wireledger.ledger.over_time import OverTime, Step, over_time
from wireledger.ledger.spots import PlacedIncidents, placed
from wireledger.publish.charts.bars import Bar, bars_svg
from wireledger.publish.charts.map import Spot, map_svg, reach
from wireledger.web.filtering import STATUSES, Filters, filters, found_or
from wireledger.web.routing import get
from wireledger.web.visit import Visit

_MOST_SPOTS = 150  # on one map: more could not be told apart


def _timeline(visit: Visit) -> Response:
    asked = filters(visit)
    none: tuple[PlacedIncidents, ...] = ()
    time, problems = found_or(asked, lambda: over_time(visit.ledger, asked.wanted), OverTime((), 0))
    spots, _ = found_or(asked, lambda: placed(visit.ledger, asked.wanted), none)
    return visit.show(
        "timeline.html",
        filters=asked,
        problems=problems,
        types=event_types().values(),
        statuses=STATUSES,
        time=time,
        chart=_chart(visit, asked, time),
        addresses={step.when: _of_step(visit, asked, step) for step in time.steps},
        map=_map(visit, asked, spots[:_MOST_SPOTS]),
        spots=spots,
        shown=_MOST_SPOTS,
        places={spot: _of_spot(visit, asked, spot) for spot in spots[:_MOST_SPOTS]},
    )


def _chart(visit: Visit, asked: Filters, time: OverTime) -> Markup:
    bars = [
        Bar(
            step.when,
            (step.incidents - step.contradicted, step.contradicted),
            f"{step.when}: {step.incidents} incidents, {step.contradicted} of them contradicted",
            _of_step(visit, asked, step),
        )
        for step in time.steps
    ]
    return bars_svg(bars, "Incidents along time", (960, 220))


def _of_step(visit: Visit, asked: Filters, step: Step) -> str:
    """The list of the incidents of a step."""
    last = step.when
    if len(last) == 7:
        last = f"{last}-{monthrange(int(last[:4]), int(last[5:]))[1]}"
    return visit.url("incidents", asked.query | {"from": step.when, "to": last})


def _map(visit: Visit, asked: Filters, spots: tuple[PlacedIncidents, ...]) -> Markup:
    drawn = [
        Spot(
            spot.lat,
            spot.lon,
            reach(spot.precision),
            _says(spot),
            _of_spot(visit, asked, spot),
            "against" if spot.contradicted else "told",
            spot.incidents,
            spot.country,
        )
        for spot in spots
    ]
    return map_svg(drawn, "Where the incidents are said to have happened", (960, 460))


def _says(spot: PlacedIncidents) -> str:
    number = "1 incident" if spot.incidents == 1 else f"{spot.incidents} incidents"
    against = f", {spot.contradicted} contradicted" if spot.contradicted else ""
    return f"{spot.place or 'unnamed place'}: {number}{against}"


def _of_spot(visit: Visit, asked: Filters, spot: PlacedIncidents) -> str | None:
    if spot.only is not None and visit.has("incident"):
        return visit.url("incident", item=spot.only)
    return visit.url("incidents", asked.query | {"place": spot.place}) if spot.place else None


ROUTES = (get("/timeline", "timeline", _timeline),)
