"""What the ledger holds, counted: each chart with its table."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup
from starlette.responses import Response

from wireledger.ledger.over_time import every_step
from wireledger.ledger.statistics import OfMonth, Statistics, statistics
from wireledger.publish.charts.bars import Bar, bars_svg
from wireledger.web.rendering import words_of
from wireledger.web.routing import get
from wireledger.web.visit import Visit

_TYPES = 6  # told apart by colour; the others together are a seventh
_MONTHS = 60  # bars that one chart shows well
_SIZE = (760, 220)


def _statistics(visit: Visit) -> Response:
    found = statistics(visit.ledger)
    types = _types(found)
    return visit.show(
        "statistics.html",
        found=found,
        types=types,
        key=_key(found, types),
        gaps=len(_along(found)) < len(every_step(found.months[0].month, found.months[-1].month))
        if found.months
        else False,
        rows=[(month, _parts(month, types)) for month in found.months],
        months=_months(visit, found, types),
        origins=_origins(found),
        conflicts=_conflicts(found),
        leaders=_leaders(found),
    )


def _types(found: Statistics) -> tuple[str, ...]:
    """The types that are told most, first of all those of which there is most."""
    counted: Counter[str] = Counter()
    for month in found.months:
        counted.update(dict(month.types))
    return tuple(name for name, _ in counted.most_common(_TYPES))


def _parts(month: OfMonth, types: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of these types, and of all others."""
    numbers = dict(month.types)
    told = tuple(numbers.get(name, 0) for name in types)
    return (*told, *[0] * (_TYPES - len(types)), month.number - sum(told))


def _key(found: Statistics, types: tuple[str, ...]) -> list[tuple[int, str]]:
    """The colours of the types and their names."""
    others = any(_parts(month, types)[_TYPES] for month in found.months)
    named = [(n, words_of(name)) for n, name in enumerate(types)]
    return [*named, (_TYPES, "other types")] if others else named


def _along(found: Statistics) -> tuple[OfMonth, ...]:
    """The months of the chart: every one from the first to the last, unless these are too many."""
    if not found.months:
        return ()
    told = {month.month: month for month in found.months}
    every = every_step(found.months[0].month, found.months[-1].month)
    return tuple(told.get(m, OfMonth(m, ())) for m in every) if len(every) <= _MONTHS else found.months


def _months(visit: Visit, found: Statistics, types: tuple[str, ...]) -> Markup:
    bars = [
        Bar(
            month.month,
            _parts(month, types),
            f"{month.month}: {', '.join(f'{n} {words_of(name)}' for name, n in month.types)}",
            visit.url("incidents", {"from": month.month, "to": month.month}),
        )
        for month in _along(found)
    ]
    return bars_svg(bars, "Incidents by month and type", _SIZE)


def _origins(found: Statistics) -> Markup:
    bars = [
        Bar(str(origins), (number,), f"{number} incidents with {origins} independent origins")
        for origins, number in found.origins
    ]
    return bars_svg(bars, "Incidents by their number of independent origins", _SIZE)


def _conflicts(found: Statistics) -> Markup:
    bars = [
        Bar(
            words_of(of.field),
            (of.incidents - of.open, of.open),
            f"{words_of(of.field)}: {of.incidents} incidents, {of.open} of them not judged",
        )
        for of in found.conflicts
    ]
    return bars_svg(bars, "Contradictions by field", _SIZE)


def _leaders(found: Statistics) -> Markup:
    bars = [
        Bar(
            of.year,
            (of.replaced, of.killed - of.replaced),
            f"{of.year}: {of.killed} said to be killed, {of.replaced} of them said to be followed by another",
        )
        for of in found.leaders
    ]
    return bars_svg(bars, "Heads of groups said to be killed, by year", _SIZE)


ROUTES = (get("/statistics", "statistics", _statistics),)
